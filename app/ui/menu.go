package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

// oneLine is about how many bytes of names, each with menuSpace around it, fit beside the
// blog's own.
const (
	oneLine   = 64
	menuSpace = 4
)

// isLong reports whether a navigation needs a line of its own.
func isLong(links []post.Link) bool {
	n := 0
	for _, l := range links {
		n += len(l.Name) + menuSpace
	}
	return n > oneLine
}

// navigation is the author's, or the lists and pages.
func (e *Env) navigation() []post.Link {
	if len(e.Blog.Nav) > 0 {
		return e.Blog.Nav
	}
	return slices.Concat([]post.Link{{Name: e.Text.Home, URL: "/"}}, e.lists(), e.Blog.Pages)
}

// lists are the pages that lead to all posts.
func (e *Env) lists() []post.Link {
	return []post.Link{
		{Name: e.Text.Categories, URL: "/categories/"},
		{Name: e.Text.Tags, URL: "/tags/"},
		{Name: e.Text.Archive, URL: "/archive/"},
	}
}

// menuEntry is a link of the navigation, or what opens those below it: a details, which works
// before any script does. web/reader/menu.js closes it.
func (p *Page) menuEntry(l post.Link) app.UI {
	if len(l.Links) == 0 {
		return el("li", nil, p.menuLink(l))
	}
	links := l.Links
	if l.URL != "" && !slices.ContainsFunc(links, func(other post.Link) bool { return other.URL == l.URL }) {
		links = slices.Concat([]post.Link{{Name: l.Name, URL: l.URL}}, links)
	}
	head := attrs{}.own(p.Env).when(slices.ContainsFunc(links, p.isAt), "aria-current", "true")
	return el("li", nil, el("details", attrs{"class", "hanji-menu", "name", "hanji-menu"},
		el("summary", head, text(l.Name)),
		el("ul", nil, each(links, func(l post.Link) app.UI { return el("li", nil, p.menuLink(l)) })...)))
}

func (p *Page) menuLink(l post.Link) app.UI {
	e := p.Env
	a := attrs{"href", e.Href(l.URL)}
	if len(e.Blog.Nav) > 0 || slices.ContainsFunc(e.Blog.Pages, func(p post.Link) bool { return p.URL == l.URL }) {
		a = a.own(e)
	}
	return el("a", a.when(p.isAt(l), "aria-current", "page"), text(l.Name))
}

// isAt reports whether a link leads to p itself.
func (p *Page) isAt(l post.Link) bool {
	return p.Env.Href(l.URL) == p.Address.Href(p.Env.Base) && p.Address.Kind != route.NotFound
}
