package site

import (
	"bytes"
	"cmp"
	"embed"
	"html/template"
	"maps"
	"net/url"
	"strings"
	"sync"
	"time"

	"hanji/app/post"
	"hanji/app/route"
	"hanji/app/settings"
	"hanji/app/ui"
)

//go:embed document.html redirect.html
var templateFiles embed.FS

var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(templateFiles, "*.html"))
})

// document is what document.html shows.
type document struct {
	Lang, Dir, Foreign, Title, Description, BlogName string
	Canonical, Robots                                string
	Style                                            template.CSS
	Head                                             headScript
	Boot, Reader                                     ownFile
	Words                                            template.HTMLAttr
	Go, Wasm, Worker, Edition, Client                string
	Base, Root, Manifest, Feed                       string
	Start, Lost, Card                                bool
	Icons                                            []iconLink
	Verifications                                    []settings.Meta
	Properties, Colors                               []property
	Structured                                       any
	App, Before, Page, Beside                        template.HTML
}

// headScript is the script in the head: its words, and the policy that knows it.
type headScript struct {
	Source template.JS
	Words  template.HTMLAttr
	Policy string
}

type property struct{ Name, Content string }

type iconLink struct{ Rel, Href, Type, Sizes string }

// everyPage is what all pages have in common.
func (b *builder) everyPage() document {
	blog := b.env.Blog
	return document{
		Lang: blog.Lang, Dir: blog.Dir, Foreign: b.env.Foreign(), BlogName: blog.Name,
		Head:  b.headScript(b.own.settings, ""),
		Style: template.CSS(b.own.style), Edition: b.own.edition, Client: b.own.client(),
		Boot: b.ownFile(b.own.boot), Reader: b.ownFile(b.own.reader),
		Words: template.HTMLAttr(ui.ReaderWords(b.env.Text)),
		Go:    b.env.Href(b.own.exec), Wasm: b.env.Href(b.own.wasm), Worker: b.env.Href("/sw.js"),
		Base: b.env.Base, Root: b.root, Manifest: b.env.Href(manifestPath), Feed: route.Href(b.env.Base, blog.FeedPath()),
		Icons:  b.iconLinks(),
		Colors: b.colors(), Verifications: b.source.Settings.Verifications,
		App:    template.HTML(ui.HTML(ui.NewRoot(nil, nil))),
		Before: template.HTML(ui.HTML(ui.Without(b.env))),
		Beside: template.HTML(ui.HTML(ui.SearchDialog(b.env)) + ui.HTML(ui.SettingsPanel(b.env))),
	}
}

func (b *builder) headScript(source, words string) headScript {
	return headScript{template.JS(source), template.HTMLAttr(words), b.policy(source)}
}

// page prerenders the page at an address.
func (b *builder) page(a route.Address) ([]byte, error) {
	p := ui.NewPage(b.env, a).Fill(b.source.Articles[a.Path].At(b.env.Base))
	d := b.every
	d.Title, d.Description, d.Canonical = p.Title(), p.Summary(), p.Canonical()
	d.Lost = a.Kind == route.NotFound
	if a.Kind == route.List && a.SitePath() == "/" {
		d.Head = b.headScript(b.own.settings+b.own.asks, ui.AsksWords(b.env.Text))
	}
	if a.Kind == route.Loading {
		// The shell belongs to no deployment's data: publishing a post does not
		// change it, so it does not change the worker.
		d.Root, d.Start = "", true
	}
	if a.Kind == route.Shelf {
		d.Start = true // Only the client knows the device.
	}
	matter := b.source.Matter[a.Path]
	if d.Canonical == "" {
		d.Robots = noIndex
	} else {
		d.Canonical, d.Robots = canonical(matter, d.Canonical), robots(matter)
		d.Properties = b.properties(p, d.Canonical)
		d.Structured = b.structured(p, d.Canonical)
		d.Card = b.preview(p) != nil
	}
	d.Page = template.HTML(ui.HTML(p.View()...))
	var out bytes.Buffer
	err := templates().ExecuteTemplate(&out, "document.html", d)
	return out.Bytes(), err
}

// properties are Open Graph's (ogp.me) of the page that has its home at url.
func (b *builder) properties(p *ui.Page, url string) []property {
	blog := b.env.Blog
	list := []property{
		{"og:site_name", blog.Name},
		{"og:title", p.Heading},
		{"og:description", p.Summary()},
		{"og:url", url},
	}
	if strings.Contains(blog.Lang, "-") { // Open Graph's locales have a territory.
		list = append(list, property{"og:locale", strings.ReplaceAll(blog.Lang, "-", "_")})
	}
	if p.IsArticle() {
		list = append(list,
			property{"og:type", "article"},
			property{"article:published_time", p.Post.Date.Format(time.RFC3339)})
		if !p.Post.Changed.IsZero() {
			list = append(list, property{"article:modified_time", p.Post.Changed.Format(time.RFC3339)})
		}
		for _, t := range b.env.Library.Terms(post.Category, p.Post) {
			list = append(list, property{"article:section", t.Name})
		}
		for _, t := range b.env.Library.Terms(post.Tag, p.Post) {
			list = append(list, property{"article:tag", t.Name})
		}
	} else {
		list = append(list, property{"og:type", "website"})
	}
	if image := b.preview(p); image != nil {
		list = append(list, property{"og:image", b.absolute(image.Src)})
		if image.Alt != "" {
			list = append(list, property{"og:image:alt", image.Alt})
		}
	}
	return list
}

// preview returns the picture that stands for a page elsewhere, or else for the blog; nil if
// neither has one.
func (b *builder) preview(p *ui.Page) *post.Image {
	if p.Post == nil {
		return b.source.Settings.Preview
	}
	return cmp.Or(p.Post.Shared, p.Post.Image, b.source.Settings.Preview)
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

// structured is the JSON-LD (schema.org) of the page that has its home at url, nil where it
// has none.
func (b *builder) structured(p *ui.Page, url string) any {
	blog := b.env.Blog
	if p.Post == nil {
		if p.Address.SitePath() != "/" {
			return nil
		}
		data := map[string]any{
			"@context": "https://schema.org", "@type": "Blog",
			"name": blog.Name, "description": blog.Description, "url": blog.URL,
			"inLanguage": blog.Lang,
		}
		b.setAuthors(data, b.source.Settings.Owners)
		return data
	}
	data := map[string]any{
		"@context": "https://schema.org", "description": p.Post.Description, "url": url,
		"inLanguage": cmp.Or(p.Post.Lang, blog.Lang),
	}
	names := b.source.Authors[p.Post.Path]
	if len(names) == 0 {
		names = b.source.Settings.Owners
	}
	b.setAuthors(data, names)
	if p.IsArticle() {
		maps.Copy(data, map[string]any{
			"@type": "BlogPosting", "headline": p.Post.Title, "mainEntityOfPage": url,
			"datePublished": p.Post.Date.Format(time.RFC3339), "dateModified": p.Post.Updated().Format(time.RFC3339),
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
	if image := b.preview(p); image != nil {
		data["image"] = b.absolute(image.Src)
	}
	return data
}

// setAuthors tells of authors as persons (schema.org), of several as a list.
func (b *builder) setAuthors(data map[string]any, names []string) {
	var persons []map[string]any
	for _, name := range names {
		known := b.source.Settings.People[name]
		person := map[string]any{"@type": "Person", "name": name}
		for key, value := range map[string]string{"url": known.URL, "image": known.Image} {
			if value != "" {
				person[key] = b.absolute(value)
			}
		}
		if len(known.SameAs) > 0 {
			person["sameAs"] = known.SameAs
		}
		persons = append(persons, person)
	}
	switch len(persons) {
	case 0:
	case 1:
		data["author"] = persons[0]
	default:
		data["author"] = persons
	}
}
