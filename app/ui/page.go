// Package ui is what a reader sees: addresses, pages, the go-app components
// that they are made of, and their text in each language. The build prints
// pages with HTML; in the browser Root mounts the same components.
//
// ui does no I/O: it is handed an Env and a post's text.
package ui

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/markdown"
	"hanji/app/post"
)

// Env is what all pages of one deployment are rendered from.
type Env struct {
	Blog    post.Blog
	Library *post.Library
	// Base is the path of the blog's URL: "/", or "/some/path/".
	Base string
	Text *Messages
	// Find returns the posts that a query finds, the best first. It is nil where
	// nothing can be searched, which prerendered pages are not.
	Find func(query string) []*post.Post
}

// selected returns what a list shows pages of.
func (e *Env) selected(a Address) post.Result {
	if a.Query == "" {
		return e.Library.Select(a.Filter)
	}
	return e.Library.SelectOf(e.Find(a.Query), a.Filter)
}

// NewEnv makes the environment of a blog that lives below base.
func NewEnv(blog post.Blog, lib *post.Library, base string) *Env {
	return &Env{Blog: blog, Library: lib, Base: base, Text: MessagesFor(blog.Lang)}
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
	href := Href(e.Base, u.Path)
	if u.RawQuery != "" {
		href += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		href += "#" + u.EscapedFragment()
	}
	return href
}

// Page is one page: what its head says, and its content.
type Page struct {
	// Turn counts the pages shown, so that no two are the same: go-app compares
	// them deeply, and a library gets its cards in place. It is compared first.
	Turn    int
	Env     *Env
	Address Address
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

// NewPage makes the page at an address. The cards of what is Shown there must be
// loaded. t is the text of the post where the address is one, and nil otherwise.
func NewPage(e *Env, a Address, t *post.Text) *Page {
	p := &Page{Env: e, Address: a, Number: 1, Count: 1}
	switch a.Kind {
	case Post:
		p.Post = e.Library.Post(a.Path)
		p.Heading, p.Description = p.Post.Title, p.Post.Description
		p.Article = markdown.Render(*t, e.Base)
		p.after = e.after(p.Post)
	case List:
		p.Result = e.selected(a)
		p.Count = Pages(len(p.Result.Posts))
		p.Number, p.Posts = pageOf(p.Result.Posts, a.Page)
		p.Heading, p.Description = p.listHeading(), e.Blog.Description
		if a.IsNarrowed() {
			p.Description = p.Heading + " · " + p.count()
		}
	case Categories:
		p.Heading = e.Text.Categories
	case Tags:
		p.Heading = e.Text.Tags
	case Archive:
		p.Heading = e.Text.Archive
	case Year:
		p.Heading = e.Text.Year(a.Year)
	case Series:
		p.Heading = e.Library.SeriesAt(a.Series)[0].Series
	case Shelf:
		p.Heading, p.Description = e.Text.Shelf.Name, e.Text.Shelf.Lead
	case Loading:
		p.Heading = e.Text.Loading
	case Unavailable:
		p.Heading, p.Description = e.Text.Unavailable, e.Text.UnavailableHelp
	default:
		p.Heading, p.Description = e.Text.NotFound, e.Text.NotFoundHelp
	}
	return p
}

// listHeading names a list by its filter: "Essays · #paper".
func (p *Page) listHeading() string {
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
	if len(parts) == 0 {
		return p.Env.Blog.Name
	}
	return strings.Join(parts, " · ")
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
	switch p.Address.Kind {
	case NotFound, Unavailable, Loading, Shelf:
		return ""
	}
	if p.Post != nil && p.Post.Draft {
		return ""
	}
	if a := p.Address; a.Combined() || a.IsNarrowed() && len(p.Result.Posts) == 0 {
		return ""
	}
	return Href(p.Env.Blog.URL, p.Address.SitePath())
}

// IsArticle reports whether p shows one of the posts.
func (p *Page) IsArticle() bool { return p.Post != nil && !p.Post.Page }

// View is everything between body's tags that belongs to the page.
func (p *Page) View() []app.UI {
	return []app.UI{
		el("a", attrs{"class", "hanji-skip", "href", "#main"}, text(p.Env.Text.Skip)),
		&Header{Env: p.Env, Address: p.Address},
		&Main{Page: p},
		&Footer{Env: p.Env},
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
	if m.Page.Address.Kind == List {
		return "list"
	}
	return m.Page.Address.SitePath()
}

// Render implements go-app's Composer.
func (m *Main) Render() app.UI { return view(m.tree()) }

func (m *Main) tree() app.UI {
	return el("main", attrs{"id", "main", "class", "hanji-wrap", "tabindex", "-1"}, m.content()...)
}

func (m *Main) content() []app.UI {
	switch m.Page.Address.Kind {
	case Post:
		return postView(m.Page)
	case List:
		return listView(m.Page)
	case Categories:
		return termsView(m.Page, m.Page.Env.Library.Categories)
	case Tags:
		return termsView(m.Page, m.Page.Env.Library.Tags)
	case Archive:
		return archiveView(m.Page)
	case Year:
		return yearView(m.Page)
	case Series:
		return seriesView(m.Page)
	case Shelf:
		return shelfView(m.Page)
	case Loading:
		return loadingView(m.Page)
	}
	return notFoundView(m.Page)
}

// head names the page and says what it is.
func (p *Page) head(lead string) app.UI {
	var a attrs
	if p.Address.Kind == Series {
		a = a.own(p.Env)
	}
	return el("header", attrs{"class", "hanji-head"},
		el("h1", a, text(p.Heading)),
		el("p", attrs{"class", "hanji-lead"}, text(lead)))
}
