package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

// notFoundView is also what Unavailable shows, where cards may be missing too.
func notFoundView(p *Page) []app.UI {
	e := p.Env
	newest := slices.DeleteFunc(slices.Clone(firstOf(e.Library.Listed(), relatedPosts)),
		func(q *post.Post) bool { return !q.HasCard() })
	return []app.UI{
		p.head(text(p.Description)),
		e.backHome(),
		e.readNext(e.Text.Newest, newest),
	}
}

func (e *Env) backHome() app.UI {
	return el("p", nil, el("a", attrs{"class", "hanji-button", "href", e.Href("/")}, text(e.Text.BackHome)))
}

// loadingView is shown until the client has filled the shell. Where it cannot,
// web/settings.js sets data-failed on the document, and the style sheet swaps the two parts.
func loadingView(p *Page) []app.UI {
	e := p.Env
	return []app.UI{
		el("header", attrs{"class", "hanji-head"},
			el("h1", nil,
				el("span", attrs{"class", "hanji-while-loading"}, text(p.Heading)),
				el("span", attrs{"class", "hanji-when-failed"}, text(e.Text.Unavailable)))),
		el("div", attrs{"class", "hanji-when-failed"},
			el("p", nil, text(e.Text.UnavailableHelp)),
			e.backHome()),
	}
}
