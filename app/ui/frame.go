package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

// top is the top of every page: the blog's name or logo, its navigation, and what opens the
// search and the settings.
func (p *Page) top() app.UI {
	e := p.Env
	links := e.navigation()
	class := "hanji-top"
	if isLong(links) {
		class += " hanji-many"
	}
	return el("header", attrs{"class", class},
		el("div", attrs{"class", "hanji-wrap"},
			e.brand(),
			el("nav", attrs{"class", "hanji-nav", "aria-label", e.Text.Menu}, el("ul", nil, each(links, p.menuEntry)...)),
			el("button", attrs{"class", "hanji-find", "type", "button", "data-search", "open", "aria-label", e.Text.Search.Name,
				"title", e.Text.Search.Name, "aria-keyshortcuts", "/ Control+K"}, raw(iconSearch)),
			e.settingsButton("hanji-set")))
}

// foot is the bottom of every page: whose it is, and what there is besides.
func (e *Env) foot() app.UI {
	name := e.Blog.Name
	if e.Blog.Author != "" && e.Blog.Author != name {
		name += " · " + e.Blog.Author
	}
	return el("footer", attrs{"class", "hanji-foot"},
		el("div", attrs{"class", "hanji-wrap"},
			el("p", attrs{}.own(e), text(name)),
			e.accounts(),
			el("p", nil, append(each(e.besides(), func(l post.Link) app.UI {
				return el("span", nil, el("a", attrs{"href", l.URL}, text(l.Name)), text(" · "))
			}), text(e.Text.MadeWith))...)))
}

// besides are the lists that the author's navigation does not name, and what no navigation does.
// Their addresses have the blog's prefix.
func (e *Env) besides() (links []post.Link) {
	for _, l := range e.lists() {
		if len(e.Blog.Nav) > 0 && !leadsTo(e.Blog.Nav, l.URL) {
			links = append(links, post.Link{Name: l.Name, URL: e.Href(l.URL)})
		}
	}
	return append(links,
		post.Link{Name: e.Text.Shelf.Name, URL: route.Address{Kind: route.Shelf}.Href(e.Base)},
		post.Link{Name: e.Text.Feed, URL: route.Href(e.Base, e.Blog.FeedPath())})
}

func leadsTo(links []post.Link, to string) bool {
	return slices.ContainsFunc(links, func(l post.Link) bool { return l.URL == to || leadsTo(l.Links, to) })
}

const iconSearch = `<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"></circle><path d="m15.25 15.25 5 5" fill="none" stroke="currentColor" stroke-width="1.5"></path></svg>`

// iconSettings is a large letter and a small one. Sizes and colours are the style
// sheet's.
const iconSettings = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2.5 18.5 8 5.5l5.5 13M4.4 14h7.2M21 12v6.5" fill="none" stroke="currentColor" stroke-width="1.5"></path><circle cx="18" cy="15.25" r="3" fill="none" stroke="currentColor" stroke-width="1.5"></circle></svg>`
