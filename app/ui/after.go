package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

const (
	relatedPosts = 3
	// seriesAround is how many parts of a long series are shown before a post, and after.
	seriesAround = 2
)

// after is the posts that follow a post's text, each of them once.
type after struct {
	// series are the listed parts of the post's series, the first first, and part the place
	// of the post among them, or where it would be. series is empty where no other is there.
	series []*post.Post
	part   int
	// older and newer are the neighbours in time, nil at the ends and where the series
	// has them.
	older, newer *post.Post
	// related are the closest of all others.
	related []*post.Post
}

func (e *Env) after(p *post.Post) (a after) {
	a.series, a.part = e.Library.Series(p)
	a.older, a.newer = e.Library.Neighbours(p)
	for _, q := range []**post.Post{&a.older, &a.newer} {
		if *q != nil && p.IsWith(*q) {
			*q = nil
		}
	}
	a.related = e.Library.Related(p, relatedPosts, a.older, a.newer)
	return a
}

// window returns the range of the parts of the series that are shown.
func (a after) window() (from, to int) {
	n := len(a.series)
	if n <= post.WholeSeries {
		return 0, n
	}
	from = max(0, min(a.part-seriesAround, n-1-2*seriesAround))
	return from, from + 1 + 2*seriesAround
}

// parts are those that are shown.
func (a after) parts() []*post.Post {
	from, to := a.window()
	return a.series[from:to]
}

// shownBeside are a post and those that follow it.
func (p *Page) shownBeside() []*post.Post {
	a := p.after
	shown := slices.Concat([]*post.Post{p.Post, a.older, a.newer}, a.parts(), a.related)
	return slices.DeleteFunc(shown, func(q *post.Post) bool { return q == nil })
}

// series shows the parts of the post's series, or those around it and where all are.
func (p *Page) series() app.UI {
	a := p.after
	if len(a.series) == 0 {
		return nil
	}
	e := p.Env
	from, to := a.window()
	count := e.Text.Article.Part(a.part+1, len(a.series))
	if p.Post.Hidden {
		count = e.Text.Posts(len(a.series))
	}
	all := route.Address{Kind: route.Series, Series: post.Slug(p.Post.Series)}.Href(e.Base)
	return el("section", attrs{"class", "hanji-series", "aria-labelledby", "hanji-series"},
		el("h2", attrs{"id", "hanji-series"}.own(e), text(p.Post.Series+" "),
			el("span", attrs{"class", "hanji-count"}.with("lang", e.Foreign()), text(count))),
		e.partList(a.parts(), from, p.Post),
		when(to-from < len(a.series),
			el("p", nil, el("a", attrs{"class", "hanji-more", "href", all}, text(e.Text.AllOf(len(a.series)))))))
}

// partList is parts of a series, of which some come before the first, and one may be
// shown.
func (e *Env) partList(parts []*post.Post, before int, shown *post.Post) app.UI {
	var list []app.UI
	for i, q := range parts {
		tag, a := "a", attrs{"href", route.Href(e.Base, q.Path)}
		if q == shown {
			tag, a = "span", attrs{"aria-current", "page"}
		}
		list = append(list, el("li", attrs{"value", strconv.Itoa(before + i + 1)}, el(tag, a.of(e, q), text(q.Title))))
	}
	return el("ol", attrs{"class", "hanji-parts"}, list...)
}

// seriesView shows all parts of a long series.
func seriesView(p *Page) []app.UI {
	parts := p.Env.Library.SeriesAt(p.Address.Series)
	return []app.UI{p.head(text(p.Env.Text.Posts(len(parts)))), p.Env.partList(parts, 0, nil)}
}

func (p *Page) neighbours() app.UI {
	a, e := p.after, p.Env
	link := func(q *post.Post, class, label string) app.UI {
		if q == nil {
			return el("span", nil)
		}
		return el("a", attrs{"class", class, "href", route.Href(e.Base, q.Path)},
			el("span", attrs{"class", "hanji-label"}, text(label)),
			el("span", attrs{"class", "hanji-name"}.of(e, q), text(q.Title)))
	}
	return when(a.older != nil || a.newer != nil,
		el("nav", attrs{"class", "hanji-neighbours", "aria-label", e.Text.Neighbours},
			link(a.older, "hanji-older", e.Text.Older),
			link(a.newer, "hanji-newer", e.Text.Newer)))
}

func (p *Page) related() app.UI {
	return when(len(p.after.related) > 0, p.Env.readNext(p.Env.Text.Related, p.after.related))
}

// readNext offers posts at the end of a page.
func (e *Env) readNext(name string, posts []*post.Post) app.UI {
	return el("section", attrs{"class", "hanji-related", "aria-label", name},
		el("h2", nil, text(name)),
		el("ul", attrs{"class", "hanji-dates"}, each(posts, e.dated)...))
}

// dated is a post as one line: its date and its title.
func (e *Env) dated(p *post.Post) app.UI {
	return el("li", nil, append(e.draftMark(p),
		e.time(p.Date), text(" "),
		el("a", attrs{"href", route.Href(e.Base, p.Path)}.of(e, p), text(p.Title)))...)
}
