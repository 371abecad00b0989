// Package ui is what a reader sees: pages, and the elements that they are made of. The build
// prints them with HTML; in the browser Root, a component of go-app, mounts the same.
//
// ui does no I/O: it is handed an Env and a post's article.
package ui

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/locale"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/route"
)

// Env is what all pages of one deployment are rendered from.
type Env struct {
	Blog    post.Blog
	Library *post.Library
	// Base is the path of the blog's URL: "/", or "/some/path/".
	Base string
	Text *locale.Text
	// Find returns the posts that a query finds, the best first. It is nil where
	// nothing can be searched, which prerendered pages are not.
	Find func(query string) []*post.Post
}

// selected returns what a list shows pages of.
func (e *Env) selected(a route.Address) post.Result {
	if a.Query == "" {
		return e.Library.Select(a.Filter)
	}
	return e.Library.SelectOf(e.Find(a.Query), a.Filter)
}

// NewEnv makes the environment of a blog that lives below base.
func NewEnv(blog post.Blog, lib *post.Library, base string) *Env {
	return &Env{Blog: blog, Library: lib, Base: base, Text: locale.For(blog.Lang)}
}

// Foreign returns the language of the interface's text where that is not the blog's, and
// else "". The text of the blog within it then says its own: see attrs.own.
func (e *Env) Foreign() string {
	if base, _, _ := strings.Cut(e.Blog.Lang, "-"); strings.EqualFold(base, e.Text.Lang) {
		return ""
	}
	return e.Text.Lang
}

// Href returns a destination as a link: that of a post.Ref or post.Image. Absolute
// URLs stay as they are.
func (e *Env) Href(to string) string {
	u, err := url.Parse(to)
	if err != nil || !markdown.IsPath(to) {
		return to
	}
	rest := url.URL{RawQuery: u.RawQuery, Fragment: u.Fragment, RawFragment: u.RawFragment}
	return route.Href(e.Base, u.Path) + rest.String()
}

// Page is one page: what its head says, and its content.
type Page struct {
	// Turn counts the pages shown, so that no two are the same: go-app compares
	// them deeply, and a library gets its cards in place. It is compared first.
	Turn    int
	Env     *Env
	Address route.Address
	// Heading is the page's name, the text of its h1.
	Heading string
	// Description is one sentence for previews, perhaps empty.
	Description string
	// Post is set on the page of a post, and where it is a page of the blog itself.
	Post *post.Post
	// Article is the rendered text of Post, and after what follows it.
	Article markdown.Article
	after   after
	// Number and Count place a page of a list: 2 of 7.
	Number, Count int
	// Result is what a list shows a page of, Posts that page.
	Result post.Result
	Posts  []*post.Post
	// Device is what the shelf shows, nil where it is prerendered.
	Device *Device
}

// NewPage plans the page at an address: it selects what is shown there. The cards of
// those may not be loaded yet, as the page's text; Fill makes it whole.
func NewPage(e *Env, a route.Address) *Page {
	p := &Page{Env: e, Address: a, Number: 1, Count: 1}
	switch a.Kind {
	case route.Post:
		p.Post = e.Library.Post(a.Path)
		p.after = e.after(p.Post)
	case route.List:
		p.Result = e.selected(a)
		p.Count = route.Pages(len(p.Result.Posts))
		p.Number, p.Posts = pageOf(p.Result.Posts, a.Page)
	}
	return p
}

// Shown returns the posts that the page shows by their cards.
func (p *Page) Shown() []*post.Post {
	if shown := looks[p.Address.Kind].shown; shown != nil {
		return shown(p)
	}
	return nil
}

// Fill makes a page whole, once the cards of what is Shown there are loaded, and returns
// it. article is the text of the post where the address is one, and else empty.
func (p *Page) Fill(article markdown.Article) *Page {
	p.Heading, p.Description = looks[p.Address.Kind].name(p)
	p.Article = article
	return p
}

// Title is the document's title.
func (p *Page) Title() string {
	title := p.Heading
	if p.Number > 1 {
		title += " · " + p.Env.Text.Page(p.Number, p.Count)
	}
	if p.Heading == p.Env.Blog.Name {
		return title
	}
	return title + " · " + p.Env.Blog.Name
}

// Summary describes the page to those who do not see it, "" if nothing does.
func (p *Page) Summary() string {
	return cmp.Or(p.Description, p.Env.Blog.Description, p.Env.Blog.Name)
}

// Canonical is the absolute URL of the page, "" where it has none: an unknown
// address, a draft, a list that only a query names or that is narrowed to nothing, or the
// shelf, which is the device's.
func (p *Page) Canonical() string {
	a := p.Address
	if !a.InSitemap() || a.Combined() || a.IsNarrowed() && len(p.Result.Posts) == 0 || p.Post != nil && p.Post.Draft {
		return ""
	}
	return route.Href(p.Env.Blog.URL, a.SitePath())
}

// IsArticle reports whether p shows one of the posts.
func (p *Page) IsArticle() bool { return p.Post != nil && !p.Post.Page }

// View is everything between body's tags that belongs to the page.
func (p *Page) View() []app.UI {
	return []app.UI{
		el("a", attrs{"class", "hanji-skip", "href", "#main"}, text(p.Env.Text.Skip)),
		p.top(),
		&Main{Page: p},
		p.Env.foot(),
	}
}

// Main is the page's own content. Its identity is the page's, so that nothing
// of one page (an open detail, a scrolled table) is left in the next; all lists
// are one, so that focus stays on a filter while it is used.
type Main struct {
	app.Compo
	Page *Page
}

// CompoID implements go-app's DismountEnforcer.
func (m *Main) CompoID() string {
	if m.Page.Address.Kind == route.List {
		return "list"
	}
	return m.Page.Address.SitePath()
}

// Render implements go-app's Composer.
func (m *Main) Render() app.UI { return view(m.tree()) }

func (m *Main) tree() app.UI {
	return el("main", attrs{"id", "main", "class", "hanji-wrap", "tabindex", "-1"}, looks[m.Page.Address.Kind].view(m.Page)...)
}

// head names the page and says what it is, should there be more to say.
func (p *Page) head(lead ...app.UI) app.UI {
	var a attrs
	if p.Address.Kind == route.Series {
		a = a.own(p.Env)
	}
	return el("header", attrs{"class", "hanji-head"},
		el("h1", a, text(p.Heading)),
		when(len(lead) > 0, el("p", attrs{"class", "hanji-lead"}, lead...)))
}
