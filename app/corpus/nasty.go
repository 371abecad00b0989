package corpus

import (
	"strings"
	"time"

	"hanji/app/post"
)

// NastyLibrary is a library whose addresses and names hold all that addresses and HTML
// give a meaning to.
func NastyLibrary() *post.Library {
	tags := []string{"C++", "C#", "한글 태그", "a/b", "..", "<script>", "page", "2"}
	var posts []*post.Post
	for i := range 45 {
		posts = append(posts, &post.Post{
			Path: "/2024/" + strings.Repeat("x", i+1) + "/", Card: post.Card{Title: "t", Minutes: 1},
			Date:       time.Date(2020+i/20, 1, 1, i, 0, 0, 0, time.UTC),
			Categories: []string{"분류 & more"}, Tags: tags, Series: `이어 쓴 "글" <b>`,
		})
	}
	posts[0].Path = `/한글 "제목"/100%/`
	posts[1].Path = "/old/style.html"
	return post.NewLibrary(posts)
}
