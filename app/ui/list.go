package ui

import (
	"cmp"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

// shownTerms is how many categories, and how many tags, a list offers before it
// refers to their index. Together with PerPage it bounds what a list weighs.
const shownTerms = 10

func listView(p *Page) []app.UI {
	e := p.Env
	list := []app.UI{
		el("header", attrs{"class", "hanji-head"},
			el("h1", attrs{}.own(e), text(p.Heading)),
			p.lead()),
		&Facets{Env: e, Query: p.Address.Query, Filter: p.Address.Filter, Categories: p.Result.Categories, Tags: p.Result.Tags},
	}
	if len(p.Result.Posts) == 0 {
		return append(list, p.empty())
	}
	cards := each(p.Posts, func(q *post.Post) app.UI {
		return &Card{Env: e, Post: q, First: q == p.Posts[0]}
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
	without := func(name string, to Address) {
		if n := len(e.selected(to).Posts); n > 0 && to.IsNarrowed() {
			ways = append(ways, el("li", nil, el("a", attrs{"href", to.Href(e.Base), "rel", "nofollow"}, text(e.Text.Without(name, n)))))
		}
	}
	if a.Query != "" {
		without(e.Text.Search.Quoted(a.Query), Address{Kind: List, Filter: a.Filter, Page: 1})
	}
	for _, t := range p.chosen() {
		without(t.Name, Address{Kind: List, Query: a.Query, Filter: a.Filter.Toggle(t.Kind, t.Slug), Page: 1})
	}
	var list app.UI
	if len(ways) > 0 {
		list = el("ul", nil, ways...)
	}
	return el("div", attrs{"class", "hanji-empty"}, el("p", nil, text(e.Text.NothingFound)), list, e.backHome())
}

// chosen are the terms of the filter.
func (p *Page) chosen() (list []post.Term) {
	for _, terms := range [][]post.Term{p.Result.Categories, p.Result.Tags} {
		for _, t := range terms {
			if p.Address.Filter.Has(t.Kind, t.Slug) {
				list = append(list, t)
			}
		}
	}
	return list
}

// lead says what the list is: the blog's description at home, else how many.
func (p *Page) lead() app.UI {
	e := p.Env
	if !p.Address.IsNarrowed() {
		if e.Blog.Description == "" {
			return nil
		}
		return el("p", attrs{"class", "hanji-lead"}.own(e), text(e.Blog.Description))
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

// Facets narrows a list: one category, any number of tags, each with the number
// of posts that choosing it would leave.
type Facets struct {
	app.Compo
	Env              *Env
	Query            string
	Filter           post.Filter
	Categories, Tags []post.Term
}

// Render implements go-app's Composer.
func (f *Facets) Render() app.UI { return view(f.tree()) }

func (f *Facets) tree() app.UI {
	e := f.Env
	return el("section", attrs{"class", "hanji-facets", "aria-label", e.Text.Filter},
		f.row("facet-categories", e.Text.Categories, f.Categories, Address{Kind: Categories}, e.Text.AllCategories),
		f.row("facet-tags", e.Text.Tags, f.Tags, Address{Kind: Tags}, e.Text.AllTags))
}

// row offers the terms that are chosen, to be left again, and the most frequent
// ones; the rest are at the index.
func (f *Facets) row(id, name string, terms []post.Term, index Address, all string) app.UI {
	if len(terms) == 0 {
		return nil
	}
	var chips []app.UI
	for _, isChosen := range []bool{true, false} {
		for _, t := range terms {
			if f.Filter.Has(t.Kind, t.Slug) == isChosen && (isChosen || len(chips) < shownTerms) {
				chips = append(chips, f.chip(t))
			}
		}
	}
	var more app.UI
	if len(terms) > len(chips) {
		more = el("li", nil, el("a", attrs{"class", "hanji-more", "href", index.Href(f.Env.Base)}, text(all)))
	}
	return el("div", attrs{"class", "hanji-facet"},
		el("h2", attrs{"id", id}, text(name)),
		el("ul", attrs{"class", "hanji-chips", "aria-labelledby", id}, append(chips, more)...))
}

func (f *Facets) chip(t post.Term) app.UI {
	to := Address{Kind: List, Query: f.Query, Filter: f.Filter.Toggle(t.Kind, t.Slug), Page: 1}
	a := attrs{"class", "hanji-chip", "href", to.Href(f.Env.Base)}.own(f.Env)
	if f.Filter.Has(t.Kind, t.Slug) {
		a = a.with("aria-current", "true")
	}
	if to.Combined() {
		a = a.with("rel", "nofollow")
	}
	return el("li", nil, el("a", a,
		text(t.Name+" "), el("span", attrs{"class", "hanji-count"}, text(number(t.Count)))))
}

// Card is a post in a list.
type Card struct {
	app.Compo
	Env  *Env
	Post *post.Post
	// First is set where the picture is likely to be in view from the start.
	First bool
}

// Render implements go-app's Composer.
func (c *Card) Render() app.UI { return view(c.tree()) }

func (c *Card) tree() app.UI {
	e, p := c.Env, c.Post
	a := attrs{"class", "hanji-card"}.of(e, p)
	var cover, description app.UI
	if p.Image != nil {
		cover = el("a", attrs{"class", "hanji-cover", "href", Href(e.Base, p.Path), "tabindex", "-1", "aria-hidden", "true"},
			e.image(p.Image, c.First))
	}
	if p.Description != "" {
		description = el("p", attrs{"class", "hanji-desc"}, text(p.Description))
	}
	return el("li", a,
		cover,
		el("div", attrs{"class", "hanji-words"},
			e.meta(p),
			el("h2", nil, el("a", attrs{"href", Href(e.Base, p.Path)}, text(p.Title))),
			description,
			e.tagList(p)))
}

// image is a decorative picture; eager ones are wanted before others.
func (e *Env) image(image *post.Image, eager bool) app.UI {
	a := attrs{"src", e.Href(image.Src), "alt", ""}
	if image.Width > 0 && image.Height > 0 {
		a = append(a, "width", strconv.Itoa(image.Width), "height", strconv.Itoa(image.Height))
	}
	if eager {
		return el("img", append(a, "fetchpriority", "high", "decoding", "async"))
	}
	return el("img", append(a, "loading", "lazy", "decoding", "async"))
}

// meta is the line above a title: date, categories, reading time. A page has none.
func (e *Env) meta(p *post.Post) app.UI {
	if p.Page {
		return nil
	}
	parts := append(e.draftMark(p), e.time(p.Date))
	for _, t := range e.Library.Terms(post.Category, p) {
		parts = append(parts, text(" "), e.termLink(t, ""))
	}
	minutes := el("span", attrs{"class", "hanji-minutes"}, text(e.Text.Minutes(p.Minutes)))
	parts = append(parts, text(" "), el("span", nil, minutes)) // In two: the dot before it is the page's.
	return el("p", attrs{"class", "hanji-meta"}.within(e, p), parts...)
}

// draftMark says that a post is a draft, before its date; of others it is nothing.
func (e *Env) draftMark(p *post.Post) []app.UI {
	if !p.Draft {
		return nil
	}
	return []app.UI{el("span", attrs{"class", "hanji-draft"}, text(e.Text.Draft)), text(" ")}
}

// other returns the language and the direction of a post where they are not those of the
// page.
func (e *Env) other(p *post.Post) (lang, dir string) {
	if lang = cmp.Or(p.Lang, e.Blog.Lang); lang == e.Blog.Lang && e.Foreign() == "" {
		lang = ""
	}
	if dir = p.Dir; dir == e.Blog.Dir {
		dir = ""
	}
	return lang, dir
}

// of adds what is other in a post than in the page around it.
func (a attrs) of(e *Env, p *post.Post) attrs {
	lang, dir := e.other(p)
	return a.with("lang", lang).with("dir", dir)
}

// within returns to what is the page's, for the interface's words inside of a post.
func (a attrs) within(e *Env, p *post.Post) attrs {
	lang, dir := e.other(p)
	if lang != "" {
		lang = cmp.Or(e.Foreign(), e.Blog.Lang)
	}
	if dir != "" {
		dir = e.Blog.Dir
	}
	return a.with("lang", lang).with("dir", dir)
}

// own adds the blog's language where the page has another.
func (a attrs) own(e *Env) attrs {
	if e.Foreign() == "" {
		return a
	}
	return a.with("lang", e.Blog.Lang)
}

func (e *Env) time(t time.Time) app.UI {
	return el("time", attrs{"datetime", t.Format(time.RFC3339)}, text(e.Text.Date(t)))
}

func (e *Env) termLink(t post.Term, prefix string) app.UI {
	filter := post.Filter{}.Toggle(t.Kind, t.Slug)
	return el("a", attrs{"href", Address{Kind: List, Filter: filter, Page: 1}.Href(e.Base)}.own(e), text(prefix+t.Name))
}

func (e *Env) tagList(p *post.Post) app.UI {
	terms := e.Library.Terms(post.Tag, p)
	if len(terms) == 0 {
		return nil
	}
	return el("ul", attrs{"class", "hanji-tags", "aria-label", e.Text.Tags}, each(terms, func(t post.Term) app.UI {
		return el("li", nil, e.termLink(t, "#"))
	})...)
}
