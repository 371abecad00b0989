package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

// archivedPosts is how many titles of a year the archive shows before it refers
// to the year's own page: the archive must not grow with the blog.
const archivedPosts = 10

func shownInArchive(p *Page) (shown []*post.Post) {
	for _, y := range p.Env.Library.Years() {
		shown = append(shown, firstOf(y.Posts, archivedPosts)...)
	}
	return shown
}

func archiveView(p *Page) []app.UI {
	e := p.Env
	years := e.Library.Years()
	view := []app.UI{p.head(text(e.Text.Posts(len(e.Library.Listed()))))}
	for _, y := range years {
		to := route.Address{Kind: route.Year, Year: y.Year}.Href(e.Base)
		view = append(view, el("section", attrs{"class", "hanji-year"},
			el("h2", nil,
				el("a", attrs{"href", to}, text(e.Text.Year(y.Year))), text(" "),
				el("span", attrs{"class", "hanji-count"}, text(e.Text.Posts(len(y.Posts))))),
			el("ol", attrs{"class", "hanji-dates"}, each(firstOf(y.Posts, archivedPosts), e.dated)...),
			when(len(y.Posts) > archivedPosts, el("p", nil, el("a", attrs{"class", "hanji-more", "href", to},
				text(e.Text.Year(y.Year)+" "+e.Text.All))))))
	}
	return view
}

func yearView(p *Page) []app.UI {
	e := p.Env
	posts := e.Library.Year(p.Address.Year)
	view := []app.UI{p.head(text(e.Text.Posts(len(posts))+" "),
		el("a", attrs{"class", "hanji-clear", "href", e.Href("/archive/")}, text(e.Text.Archive)))}
	for len(posts) > 0 {
		month, n := posts[0].Date.Month(), 1
		for n < len(posts) && posts[n].Date.Month() == month {
			n++
		}
		view = append(view, el("section", attrs{"class", "hanji-year"},
			el("h2", nil, text(e.Text.Month(month))),
			el("ol", attrs{"class", "hanji-dates"}, each(posts[:n], e.dated)...)))
		posts = posts[n:]
	}
	return view
}
