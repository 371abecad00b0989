package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

// Header is the top of every page: the blog's name, its navigation, and what opens
// the search and the settings.
type Header struct {
	app.Compo
	Env     *Env
	Address Address
}

// Render implements go-app's Composer.
func (h *Header) Render() app.UI { return view(h.tree()) }

func (h *Header) tree() app.UI {
	e := h.Env
	here := h.Address.Href(e.Base)
	return el("header", attrs{"class", "hanji-top"},
		el("div", attrs{"class", "hanji-wrap"},
			el("a", attrs{"class", "hanji-brand", "href", e.Href("/")}.own(e), text(e.Blog.Name)),
			el("nav", attrs{"class", "hanji-nav", "aria-label", e.Text.Menu},
				el("ul", nil, each(e.navigation(), func(l post.Link) app.UI {
					href := e.Href(l.URL)
					a := attrs{"href", href}
					if len(e.Blog.Nav) > 0 || slices.Contains(e.Blog.Pages, l) {
						a = a.own(e)
					}
					if href == here && h.Address.Kind != NotFound {
						a = a.with("aria-current", "page")
					}
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
	return append([]post.Link{
		{Name: e.Text.Home, URL: "/"},
		{Name: e.Text.Categories, URL: "/categories/"},
		{Name: e.Text.Tags, URL: "/tags/"},
		{Name: e.Text.Archive, URL: "/archive/"},
	}, e.Blog.Pages...)
}

// Footer is the bottom of every page.
type Footer struct {
	app.Compo
	Env *Env
}

// Render implements go-app's Composer.
func (f *Footer) Render() app.UI { return view(f.tree()) }

func (f *Footer) tree() app.UI {
	e := f.Env
	name := e.Blog.Name
	if e.Blog.Author != "" {
		name += " · " + e.Blog.Author
	}
	return el("footer", attrs{"class", "hanji-foot"},
		el("div", attrs{"class", "hanji-wrap"},
			el("p", attrs{}.own(e), text(name)),
			el("p", nil,
				el("a", attrs{"href", Address{Kind: Shelf}.Href(e.Base)}, text(e.Text.Shelf.Name)),
				text(" · "),
				el("a", attrs{"href", Href(e.Base, e.Blog.FeedPath())}, text(e.Text.Feed)),
				text(" · "+e.Text.MadeWith))))
}

const iconSearch = `<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"></circle><path d="m15.25 15.25 5 5" fill="none" stroke="currentColor" stroke-width="1.5"></path></svg>`

// iconSettings is a large letter and a small one. Sizes and colours are the style
// sheet's.
const iconSettings = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2.5 18.5 8 5.5l5.5 13M4.4 14h7.2M21 12v6.5" fill="none" stroke="currentColor" stroke-width="1.5"></path><circle cx="18" cy="15.25" r="3" fill="none" stroke="currentColor" stroke-width="1.5"></circle></svg>`
