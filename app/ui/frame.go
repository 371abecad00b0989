package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

// top is the top of every page: the blog's name, its navigation, and what opens the search
// and the settings.
func (p *Page) top() app.UI {
	e := p.Env
	here := p.Address.Href(e.Base)
	return el("header", attrs{"class", "hanji-top"},
		el("div", attrs{"class", "hanji-wrap"},
			el("a", attrs{"class", "hanji-brand", "href", e.Href("/")}.own(e), text(e.Blog.Name)),
			el("nav", attrs{"class", "hanji-nav", "aria-label", e.Text.Menu},
				el("ul", nil, each(e.navigation(), func(l post.Link) app.UI {
					href := e.Href(l.URL)
					a := attrs{"href", href}
					if len(e.Blog.Nav) > 0 || slices.ContainsFunc(e.Blog.Pages, func(p post.Link) bool { return p.URL == l.URL }) {
						a = a.own(e)
					}
					a = a.when(href == here && p.Address.Kind != route.NotFound, "aria-current", "page")
					return el("li", nil, el("a", a, text(l.Name)))
				})...)),
			el("button", attrs{"class", "hanji-find", "type", "button", "data-search", "open", "aria-label", e.Text.Search.Name,
				"title", e.Text.Search.Name, "aria-keyshortcuts", "/ Control+K"}, raw(iconSearch)),
			e.settingsButton("hanji-set")))
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

// foot is the bottom of every page.
func (e *Env) foot() app.UI {
	name := e.Blog.Name
	if e.Blog.Author != "" {
		name += " · " + e.Blog.Author
	}
	return el("footer", attrs{"class", "hanji-foot"},
		el("div", attrs{"class", "hanji-wrap"},
			el("p", attrs{}.own(e), text(name)),
			el("p", nil,
				el("a", attrs{"href", route.Address{Kind: route.Shelf}.Href(e.Base)}, text(e.Text.Shelf.Name)),
				text(" · "),
				el("a", attrs{"href", route.Href(e.Base, e.Blog.FeedPath())}, text(e.Text.Feed)),
				text(" · "+e.Text.MadeWith))))
}

const iconSearch = `<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"></circle><path d="m15.25 15.25 5 5" fill="none" stroke="currentColor" stroke-width="1.5"></path></svg>`

// iconSettings is a large letter and a small one. Sizes and colours are the style
// sheet's.
const iconSettings = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2.5 18.5 8 5.5l5.5 13M4.4 14h7.2M21 12v6.5" fill="none" stroke="currentColor" stroke-width="1.5"></path><circle cx="18" cy="15.25" r="3" fill="none" stroke="currentColor" stroke-width="1.5"></circle></svg>`
