package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
	"hanji/app/search"
)

// SearchID is the id of the search dialog. It is part of the document rather than of
// the page: web/boot.js opens it before the client is there, and what was typed by
// then stays. SearchStatusID and FoundID are of what the client fills.
const (
	SearchID       = "hanji-search"
	SearchStatusID = "hanji-search-status"
	FoundID        = "hanji-found"
)

// MostFound is how many posts the dialog shows.
const MostFound = 20

// PostOf returns the post of a hit.
func (e *Env) PostOf(hit search.Hit) *post.Post {
	return e.Library.All[len(e.Library.All)-1-hit.Post]
}

// FoundHTML is the list of what a search found: the first posts, with what the query matches
// marked and without their excerpts, and a link to all of them if there are more.
func FoundHTML(e *Env, query string, r search.Result) string {
	total := len(r.Hits)
	list := each(r.Hits[:min(total, MostFound)], func(hit search.Hit) app.UI { return e.found(r, hit) })
	if total > len(list) {
		to := route.Address{Kind: route.List, Query: query, Page: 1}.Href(e.Base)
		list = append(list, el("li", attrs{"class", "hanji-all"},
			el("a", attrs{"href", to}, text(e.Text.AllOf(total)))))
	}
	return HTML(list...)
}

func (e *Env) found(r search.Result, hit search.Hit) app.UI {
	p := e.PostOf(hit)
	var where []app.UI
	if !p.Page {
		where = append(where, text(e.Text.Date(p.Date)))
	}
	for _, t := range append(e.Library.Terms(post.Category, p), e.Library.Terms(post.Tag, p)...) {
		where = append(where, text(" · "))
		where = append(where, marked(r.Mark(t.Name))...)
	}
	return el("li", nil, el("a", attrs{"href", route.Href(e.Base, p.Path)}.of(e, p),
		el("span", attrs{"class", "hanji-name"}, marked(r.Mark(hit.Title))...),
		el("span", attrs{"class", "hanji-where"}.within(e, p), where...),
		el("span", attrs{"class", "hanji-excerpt"})))
}

// MarkedHTML is a text with what a query matches marked.
func MarkedHTML(parts []search.Part) string { return HTML(marked(parts)...) }

func marked(parts []search.Part) []app.UI {
	return each(parts, func(p search.Part) app.UI {
		if p.Match {
			return el("mark", nil, text(p.Text))
		}
		return text(p.Text)
	})
}
