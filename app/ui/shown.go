package ui

import "hanji/app/post"

// Shown returns the posts that the page at an address shows by their cards, which
// must be loaded before the page is made.
func Shown(e *Env, a Address) []*post.Post {
	lib := e.Library
	switch a.Kind {
	case Post:
		p := lib.Post(a.Path)
		shown := append([]*post.Post{p}, lib.Related(p, relatedPosts)...)
		older, newer := lib.Neighbours(p)
		for _, q := range []*post.Post{older, newer} {
			if q != nil {
				shown = append(shown, q)
			}
		}
		series, at := lib.Series(p)
		from, to := seriesWindow(len(series), at)
		return append(shown, series[from:to]...)
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
