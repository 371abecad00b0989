package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

// shownTerms is how many categories, and how many tags, a list offers before it
// refers to their index. Together with PerPage it bounds what a list weighs.
const shownTerms = 10

// listName names a list by its filter: "Essays · #paper".
func (p *Page) listName() (heading, description string) {
	if !p.Address.IsNarrowed() {
		return p.Env.Blog.Name, p.Env.Blog.Description
	}
	var parts []string
	if q := p.Address.Query; q != "" {
		parts = append(parts, p.Env.Text.Search.Quoted(q))
	}
	for _, t := range p.chosen() {
		if t.Kind == post.Tag {
			t.Name = "#" + t.Name
		}
		parts = append(parts, t.Name)
	}
	heading = strings.Join(parts, " · ")
	return heading, heading + " · " + p.count()
}

func listView(p *Page) []app.UI {
	e := p.Env
	list := []app.UI{
		el("header", attrs{"class", "hanji-head"},
			p.avatar(),
			el("h1", attrs{}.when(len(p.Heading) >= longName, "class", "hanji-long").own(e), text(p.Heading)),
			p.tagline(),
			p.lead()),
		p.facets(),
	}
	if len(p.Result.Posts) == 0 {
		return append(list, p.empty())
	}
	cards := each(p.Posts, func(q *post.Post) app.UI {
		return e.card(q, q == p.Posts[0], q.Pinned && !p.Address.IsNarrowed())
	})
	list = append(list, el("ol", attrs{"class", "hanji-cards"}, cards...))
	return append(list, p.pager())
}

// empty says why a list is, and what would be in it with one condition less.
func (p *Page) empty() app.UI {
	e, a := p.Env, p.Address
	if !a.IsNarrowed() {
		return el("p", attrs{"class", "hanji-empty"}, text(e.Text.NoPosts))
	}
	var ways []app.UI
	without := func(name string, to route.Address) {
		if n := len(e.selected(to).Posts); n > 0 && to.IsNarrowed() {
			ways = append(ways, el("li", nil, el("a", attrs{"href", to.Href(e.Base), "rel", "nofollow"}, text(e.Text.Without(name, n)))))
		}
	}
	if a.Query != "" {
		without(e.Text.Search.Quoted(a.Query), route.Address{Kind: route.List, Filter: a.Filter, Page: 1})
	}
	for _, t := range p.chosen() {
		without(t.Name, route.Address{Kind: route.List, Query: a.Query, Filter: a.Filter.Toggle(t.Kind, t.Slug), Page: 1})
	}
	return el("div", attrs{"class", "hanji-empty"},
		el("p", nil, text(e.Text.NothingFound)),
		when(len(ways) > 0, el("ul", nil, ways...)),
		e.backHome())
}

// chosen are the terms of the filter.
func (p *Page) chosen() []post.Term {
	return slices.DeleteFunc(slices.Concat(p.Result.Categories, p.Result.Tags), func(t post.Term) bool {
		return !p.Address.Filter.Has(t.Kind, t.Slug)
	})
}

// lead says what the list is: the blog's description at home, else how many.
func (p *Page) lead() app.UI {
	e := p.Env
	if !p.Address.IsNarrowed() {
		return when(e.Blog.Description != "", el("p", attrs{"class", "hanji-lead"}.own(e), text(e.Blog.Description)))
	}
	return el("p", attrs{"class", "hanji-lead"},
		text(p.count()+" "),
		el("a", attrs{"class", "hanji-clear", "href", e.Href("/")}, text(e.Text.ClearFilter)))
}

// count says how many the list has. What is searched for may be found in pages too.
func (p *Page) count() string {
	n := len(p.Result.Posts)
	if p.Address.Query != "" {
		return p.Env.Text.Search.Count(n)
	}
	return p.Env.Text.Posts(n)
}

// facets narrow a list: one category, any number of tags, each with the number of posts
// that choosing it would leave.
func (p *Page) facets() app.UI {
	t := p.Env.Text
	return el("section", attrs{"class", "hanji-facets", "aria-label", t.Filter},
		p.facet("facet-categories", t.Categories, p.Result.Categories, route.Address{Kind: route.Categories}, t.AllCategories),
		p.facet("facet-tags", t.Tags, p.Result.Tags, route.Address{Kind: route.Tags}, t.AllTags))
}

// facet offers the terms that are chosen, to be left again, and the most frequent
// ones; the rest are at the index.
func (p *Page) facet(id, name string, terms []post.Term, index route.Address, all string) app.UI {
	if len(terms) == 0 {
		return nil
	}
	var chips []app.UI
	for _, isChosen := range []bool{true, false} {
		for _, t := range terms {
			if p.Address.Filter.Has(t.Kind, t.Slug) == isChosen && (isChosen || len(chips) < shownTerms) {
				chips = append(chips, p.chip(t))
			}
		}
	}
	more := el("li", nil, el("a", attrs{"class", "hanji-more", "href", index.Href(p.Env.Base)}, text(all)))
	return el("div", attrs{"class", "hanji-facet"},
		el("h2", attrs{"id", id}, text(name)),
		el("ul", attrs{"class", "hanji-chips", "aria-labelledby", id}, append(chips, when(len(terms) > len(chips), more))...))
}

func (p *Page) chip(t post.Term) app.UI {
	to := route.Address{Kind: route.List, Query: p.Address.Query, Filter: p.Address.Filter.Toggle(t.Kind, t.Slug), Page: 1}
	a := attrs{"class", "hanji-chip", "href", to.Href(p.Env.Base)}.own(p.Env).
		when(p.Address.Filter.Has(t.Kind, t.Slug), "aria-current", "true").
		when(to.Combined(), "rel", "nofollow")
	return el("li", nil, el("a", a,
		text(t.Name+" "), el("span", attrs{"class", "hanji-count"}, text(p.Env.Text.Number(t.Count)))))
}

// card is a post in a list; the first one's picture is likely to be in view from the start.
// isPinned says that it stands there though others are newer.
func (e *Env) card(p *post.Post, first, isPinned bool) app.UI {
	var more []app.UI
	if isPinned {
		more = []app.UI{text(" "), el("span", nil, el("span", attrs{"class", "hanji-pinned"}, text(e.Text.Pinned)))}
	}
	to := route.Href(e.Base, p.Path)
	return el("li", attrs{"class", "hanji-card"}.of(e, p),
		when(p.Image != nil, el("a", attrs{"class", "hanji-cover", "href", to, "tabindex", "-1", "aria-hidden", "true"},
			e.image(p.Image, "", first))),
		el("div", attrs{"class", "hanji-words"},
			e.meta(p, more...),
			el("h2", nil, el("a", attrs{"href", to}, text(p.Title))),
			when(p.Description != "", el("p", attrs{"class", "hanji-desc"}, text(p.Description))),
			e.tagList(p)))
}

// image is a picture, should there be one, decorative without alt; eager ones are wanted before
// others.
func (e *Env) image(image *post.Image, alt string, eager bool) app.UI {
	if image == nil {
		return nil
	}
	a := attrs{}.sized(e, image, alt)
	if eager {
		return el("img", append(a, "fetchpriority", "high", "decoding", "async"))
	}
	return el("img", append(a, "loading", "lazy", "decoding", "async"))
}

// sized adds what an image is, and its size where that is known.
func (a attrs) sized(e *Env, image *post.Image, alt string) attrs {
	a = append(slices.Clip(a), "src", e.Href(image.Src), "alt", alt)
	if image.Width > 0 && image.Height > 0 {
		a = append(a, "width", strconv.Itoa(image.Width), "height", strconv.Itoa(image.Height))
	}
	return a
}

// meta is the line above a title: date, categories, reading time, and what there is more to
// say. A page has none.
func (e *Env) meta(p *post.Post, more ...app.UI) app.UI {
	if p.Page {
		return nil
	}
	parts := append(e.draftMark(p), e.time(p.Date))
	for _, t := range e.Library.Terms(post.Category, p) {
		parts = append(parts, text(" "), e.termLink(t, ""))
	}
	minutes := el("span", attrs{"class", "hanji-minutes"}, text(e.Text.Minutes(p.Minutes)))
	parts = append(parts, text(" "), el("span", nil, minutes)) // In two: the dot before it is the page's.
	parts = append(parts, more...)
	return el("p", attrs{"class", "hanji-meta"}.within(e, p), parts...)
}

// draftMark says that a post is a draft, before its date; of others it is nothing.
func (e *Env) draftMark(p *post.Post) []app.UI {
	if !p.Draft {
		return nil
	}
	return []app.UI{el("span", attrs{"class", "hanji-draft"}, text(e.Text.Draft)), text(" ")}
}

// of adds what is other in a post than in the page around it.
func (a attrs) of(e *Env, p *post.Post) attrs {
	if p.Lang == "" {
		a = a.own(e)
	}
	return a.with("lang", p.Lang).with("dir", p.Dir)
}

// within returns to what is the page's, for the interface's words inside of a post.
func (a attrs) within(e *Env, p *post.Post) attrs {
	return a.when(p.Lang != "" || e.Foreign() != "", "lang", cmp.Or(e.Foreign(), e.Blog.Lang)).
		when(p.Dir != "", "dir", e.Blog.Dir)
}

// own adds the blog's language where the page has another.
func (a attrs) own(e *Env) attrs {
	return a.when(e.Foreign() != "", "lang", e.Blog.Lang)
}

func (e *Env) time(t time.Time) app.UI { return timeElement(t, e.Text.Date(t)) }

func timeElement(t time.Time, words string) app.UI {
	return el("time", attrs{"datetime", t.Format(time.RFC3339)}, text(words))
}

func (e *Env) termLink(t post.Term, prefix string) app.UI {
	filter := post.Filter{}.Toggle(t.Kind, t.Slug)
	return el("a", attrs{"href", route.Address{Kind: route.List, Filter: filter, Page: 1}.Href(e.Base)}.own(e), text(prefix+t.Name))
}

func (e *Env) tagList(p *post.Post) app.UI {
	terms := e.Library.Terms(post.Tag, p)
	return when(len(terms) > 0, el("ul", attrs{"class", "hanji-tags", "aria-label", e.Text.Tags}, each(terms, func(t post.Term) app.UI {
		return el("li", nil, e.termLink(t, "#"))
	})...))
}

// pageOf returns a page of a list, the last one if it has fewer.
func pageOf(posts []*post.Post, page int) (number int, shown []*post.Post) {
	number = min(page, route.Pages(len(posts)))
	from := (number - 1) * route.PerPage
	return number, firstOf(posts[from:], route.PerPage)
}

func firstOf(posts []*post.Post, n int) []*post.Post { return posts[:min(n, len(posts))] }
