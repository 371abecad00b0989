package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

const relatedPosts = 3

func postView(page *Page) []app.UI {
	e, p := page.Env, page.Post
	var hero app.UI
	if p.HeaderImage && p.Image != nil {
		hero = el("div", attrs{"class", "hero"}, e.image(p.Image, true))
	}
	return nodes(
		el("article", attrs{"class", "post"}.with("lang", e.otherLang(p)),
			el("header", attrs{"class", "head"},
				e.meta(p),
				el("h1", nil, text(p.Title)),
				e.byline(p)),
			hero,
			raw(`<div class="prose">`+page.Article.HTML+`</div>`),
			el("div", attrs{"class", "end"}, e.tagList(p), e.keepButton(p))),
		e.neighbours(p),
		e.related(p))
}

func (e *Env) byline(p *post.Post) app.UI {
	if p.Author == "" {
		return nil
	}
	return el("p", attrs{"class", "byline"}, text(p.Author))
}

func (e *Env) neighbours(p *post.Post) app.UI {
	older, newer := e.Library.Neighbours(p)
	if older == nil && newer == nil {
		return nil
	}
	link := func(q *post.Post, class, label string) app.UI {
		if q == nil {
			return el("span", nil)
		}
		return el("a", attrs{"class", class, "href", e.Href(q.Path)},
			el("span", attrs{"class", "label"}, text(label)),
			el("span", attrs{"class", "name"}.with("lang", e.otherLang(q)), text(q.Title)))
	}
	return el("nav", attrs{"class", "neighbours", "aria-label", e.Text.Neighbours},
		link(older, "older", e.Text.Older),
		link(newer, "newer", e.Text.Newer))
}

func (e *Env) related(p *post.Post) app.UI {
	related := e.Library.Related(p, relatedPosts)
	if len(related) == 0 {
		return nil
	}
	return el("section", attrs{"class", "related", "aria-label", e.Text.Related},
		el("h2", nil, text(e.Text.Related)),
		el("ul", attrs{"class", "dates"}, each(related, e.dated)...))
}

// dated is a post as one line: its date and its title.
func (e *Env) dated(p *post.Post) app.UI {
	return el("li", nil,
		e.time(p.Date), text(" "),
		el("a", attrs{"href", e.Href(p.Path)}.with("lang", e.otherLang(p)), text(p.Title)))
}
