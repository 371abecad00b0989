package ui

import "hanji/app/post"

// Shown returns the posts that the page at an address shows by their cards, which
// must be loaded before the page is made.
func Shown(e *Env, a Address) []*post.Post {
	lib := e.Library
	switch a.Kind {
	case Post:
		p := lib.Post(a.Path)
		after := e.after(p)
		shown := append([]*post.Post{p}, after.parts()...)
		for _, q := range []*post.Post{after.older, after.newer} {
			if q != nil {
				shown = append(shown, q)
			}
		}
		return append(shown, after.related...)
	case List:
		_, shown := pageOf(e.selected(a).Posts, a.Page)
		return shown
	case Archive:
		var shown []*post.Post
		for _, y := range lib.Years() {
			shown = append(shown, firstOf(y.Posts, archivedPosts)...)
		}
		return shown
	case Year:
		return lib.Year(a.Year)
	case Series:
		return lib.SeriesAt(a.Series)
	case NotFound:
		return firstOf(lib.Listed(), relatedPosts)
	}
	return nil
}

// pageOf returns a page of a list, the last one if it has fewer.
func pageOf(posts []*post.Post, page int) (number int, shown []*post.Post) {
	number = min(page, Pages(len(posts)))
	from := (number - 1) * PerPage
	return number, firstOf(posts[from:], PerPage)
}

func firstOf(posts []*post.Post, n int) []*post.Post { return posts[:min(n, len(posts))] }
