package post_test

import (
	"fmt"
	"testing"
	"time"

	"hanji/app/post"
)

// BenchmarkSelect filters lists by two tags, with the counts of all others.
func BenchmarkSelect(b *testing.B) {
	for _, n := range []int{200, 10_000} {
		posts := make([]*post.Post, n)
		for i := range posts {
			posts[i] = &post.Post{
				Path:       fmt.Sprintf("/%d/", i),
				Card:       post.Card{Title: fmt.Sprint("Post ", i)},
				Date:       time.Unix(int64(i)*86400, 0),
				Categories: []string{fmt.Sprint("Category ", i%8)},
				Tags:       []string{fmt.Sprint("tag ", i%2), fmt.Sprint("tag ", 2+i%5), fmt.Sprint("tag ", 10+i*i%290)},
			}
		}
		lib := post.NewLibrary(posts)
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			for b.Loop() {
				lib.Select(post.Filter{Tags: []string{"tag-0", "tag-3"}})
			}
		})
	}
}
