package site

import (
	"bytes"
	_ "embed"
	"html/template"
	"maps"
	"net/url"
	"strings"
	"sync"
	"time"

	"hanji/app/post"
	"hanji/app/ui"
)

//go:embed document.html
var documentSource string

var documentTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("document").Parse(documentSource))
})

// document is what document.html shows.
type document struct {
	Lang, Dir, Foreign, Title, Description, Canonical, BlogName string
	Style                                                       template.CSS
	Head                                                        headScript
	Boot, Reader                                                scriptLink
	Words                                                       template.HTMLAttr
	Go, Wasm, Worker, Edition, Client                           string
	Base, Root, Manifest, Feed                                  string
	Start, Lost, Card                                           bool
	Icons                                                       []iconLink
	Properties, Colors                                          []property
	Structured                                                  any
	App, Before, Page, Beside                                   template.HTML
}

// headScript is the script in the head: its words, and the policy that knows it.
type headScript struct {
	Source template.JS
	Words  template.HTMLAttr
	Policy string
}

type scriptLink struct{ Href, Integrity string }

type property struct{ Name, Content string }

type iconLink struct{ Rel, Href, Type, Sizes string }

// everyPage is what all pages have in common.
type everyPage struct {
	head                headScript
	app, before, beside template.HTML
}

func (b *builder) everyPage() everyPage {
	return everyPage{
		head:   b.headScript(b.own.settings, ""),
		app:    template.HTML(ui.HTML(ui.NewRoot(nil, nil))),
		before: template.HTML(ui.HTML(ui.Without(b.env))),
		beside: template.HTML(ui.HTML(ui.SearchDialog(b.env)) + ui.HTML(ui.SettingsPanel(b.env))),
	}
}

func (b *builder) headScript(source, words string) headScript {
	return headScript{template.JS(source), template.HTMLAttr(words), b.policy(source)}
}

// page prerenders the page at an address.
func (b *builder) page(a ui.Address) ([]byte, error) {
	var t *post.Text
	if a.Kind == ui.Post {
		text := b.texts[a.Path]
		t = &text
	}
	p := ui.NewPage(b.env, a, t)
	blog := b.env.Blog
	d := document{
		Lang: blog.Lang, Dir: blog.Dir, Foreign: b.env.Foreign(), Title: p.Title(), Canonical: p.Canonical(), BlogName: blog.Name,
		Description: p.Summary(),
		Head:        b.every.head,
		Style:       template.CSS(b.own.style), Edition: b.own.edition, Client: b.own.client(),
		Boot: b.scriptLink(b.own.boot), Reader: b.scriptLink(b.own.reader),
		Words: template.HTMLAttr(b.env.Text.Reader.Attributes()),
		Go:    b.env.Href(b.own.exec), Wasm: b.env.Href(b.own.wasm), Worker: b.env.Href("/sw.js"),
		Base: b.env.Base, Root: b.root, Manifest: b.env.Href(manifestPath), Feed: ui.Href(b.env.Base, blog.FeedPath()),
		Icons:  b.iconLinks(),
		Colors: b.colors(),
		Lost:   a.Kind == ui.NotFound,
		App:    b.every.app,
		Before: b.every.before,
		Beside: b.every.beside,
	}
	if a.Kind == ui.List && a.SitePath() == "/" {
		d.Head = b.headScript(b.own.settings+b.own.asks, ui.AsksAttributes(b.env.Text))
	}
	if a.Kind == ui.Loading {
		// The shell belongs to no deployment's data: publishing a post does not
		// change it, so it does not change the worker.
		d.Root, d.Start = "", true
	}
	if a.Kind == ui.Shelf {
		d.Start = true // Only the client knows the device.
	}
	if own, _ := b.source.Extra[a.Path]["canonical_url"].(string); strings.HasPrefix(own, "https://") || strings.HasPrefix(own, "http://") {
		d.Canonical = own // As jekyll-seo-tag has it.
	}
	if d.Canonical != "" {
		d.Properties = b.properties(p)
		d.Structured = b.structured(p)
		d.Card = p.Post != nil && p.Post.Image != nil
	}
	var view strings.Builder
	for _, part := range p.View() {
		view.WriteString(ui.HTML(part))
	}
	d.Page = template.HTML(view.String())
	var out bytes.Buffer
	err := documentTemplate().Execute(&out, d)
	return out.Bytes(), err
}

func (b *builder) scriptLink(s script) scriptLink {
	return scriptLink{b.env.Href(s.path), s.integrity}
}

// properties are Open Graph's (ogp.me).
func (b *builder) properties(p *ui.Page) []property {
	blog := b.env.Blog
	list := []property{
		{"og:site_name", blog.Name},
		{"og:title", p.Heading},
		{"og:description", p.Summary()},
		{"og:url", p.Canonical()},
	}
	if strings.Contains(blog.Lang, "-") { // Open Graph's locales have a territory.
		list = append(list, property{"og:locale", strings.ReplaceAll(blog.Lang, "-", "_")})
	}
	if p.IsArticle() {
		list = append(list,
			property{"og:type", "article"},
			property{"article:published_time", p.Post.Date.Format(time.RFC3339)})
		for _, t := range b.env.Library.Terms(post.Category, p.Post) {
			list = append(list, property{"article:section", t.Name})
		}
		for _, t := range b.env.Library.Terms(post.Tag, p.Post) {
			list = append(list, property{"article:tag", t.Name})
		}
	} else {
		list = append(list, property{"og:type", "website"})
	}
	if p.Post != nil && p.Post.Image != nil {
		list = append(list, property{"og:image", b.absolute(p.Post.Image.Src)})
	}
	return list
}

// absolute makes a site path, perhaps with a query, an absolute URL.
func (b *builder) absolute(to string) string {
	base, err := url.Parse(b.env.Blog.URL)
	if err != nil {
		return to
	}
	ref, err := url.Parse(b.env.Href(to))
	if err != nil {
		return to
	}
	return base.ResolveReference(ref).String()
}

// structured is the page's JSON-LD (schema.org), nil where it has none.
func (b *builder) structured(p *ui.Page) any {
	blog := b.env.Blog
	author := map[string]any{"@type": "Person", "name": first(blog.Author, blog.Name)}
	if p.Post == nil {
		if p.Address.SitePath() != "/" {
			return nil
		}
		return map[string]any{
			"@context": "https://schema.org", "@type": "Blog",
			"name": blog.Name, "description": blog.Description, "url": blog.URL,
			"inLanguage": blog.Lang, "author": author,
		}
	}
	if p.Post.Author != "" {
		author["name"] = p.Post.Author
	}
	data := map[string]any{
		"@context": "https://schema.org", "description": p.Post.Description, "url": p.Canonical(),
		"inLanguage": first(p.Post.Lang, blog.Lang), "author": author,
	}
	if p.IsArticle() {
		maps.Copy(data, map[string]any{
			"@type": "BlogPosting", "headline": p.Post.Title, "mainEntityOfPage": p.Canonical(),
			"datePublished": p.Post.Date.Format(time.RFC3339),
		})
	} else {
		maps.Copy(data, map[string]any{"@type": "WebPage", "name": p.Post.Title})
	}
	if len(p.Post.Tags) > 0 {
		data["keywords"] = p.Post.Tags
	}
	if len(p.Post.Categories) > 0 {
		data["articleSection"] = p.Post.Categories
	}
	if p.Post.Image != nil {
		data["image"] = b.absolute(p.Post.Image.Src)
	}
	return data
}
