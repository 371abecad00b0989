package site

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strings"
	"time"

	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/ui"
)

// feedEntries is how many of the newest posts the feed holds, with their text.
const feedEntries = 20

// Atom: RFC 4287.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   *atomPerson `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Author     *atomPerson    `xml:"author,omitempty"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Lang string `xml:"xml:lang,attr,omitempty"`
	HTML string `xml:",chardata"`
}

// addFeed adds an Atom feed of the newest listed posts, and of hidden ones too in a Jekyll
// blog, as jekyll-feed does. Without posts, the feed is as old as Unix time, because it may
// not depend on the day it is built.
func (b *builder) addFeed() error {
	blog := b.env.Blog
	feed := atomFeed{
		Lang: blog.Lang, ID: blog.URL, Title: clean(blog.Name), Subtitle: clean(blog.Description),
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		// An Atom feed must name an author for entries that do not.
		Author: &atomPerson{Name: clean(first(blog.Author, blog.Name))},
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: ui.Href(blog.URL, blog.FeedPath())},
			{Rel: "alternate", Type: "text/html", Href: blog.URL},
		},
	}
	posts := b.env.Library.Listed()
	if b.source.Settings.IsJekyll() {
		posts = b.env.Library.Posts
	}
	posts = slices.DeleteFunc(slices.Clone(posts), func(p *post.Post) bool { return p.Draft })
	if len(posts) > 0 {
		feed.Updated = posts[0].Date.Format(time.RFC3339)
	}
	for _, p := range posts[:min(feedEntries, len(posts))] {
		feed.Entries = append(feed.Entries, b.entry(p))
	}
	return b.addXML(fileName(blog.FeedPath()), feed)
}

func (b *builder) entry(p *post.Post) atomEntry {
	date := p.Date.Format(time.RFC3339)
	url := ui.Href(b.env.Blog.URL, p.Path)
	e := atomEntry{
		ID: url, Title: clean(p.Title), Published: date, Updated: date, Summary: clean(p.Description),
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: url}},
		Content: atomContent{Type: "html", Lang: p.Lang,
			HTML: clean(markdown.Render(b.texts[p.Path], b.env.Blog.URL).HTML)},
	}
	if dir := cmp.Or(p.Dir, b.env.Blog.Dir); dir != "ltr" { // Atom has no attribute for it.
		e.Content.HTML = `<div dir="` + dir + `">` + e.Content.HTML + `</div>`
	}
	if p.Author != "" {
		e.Author = &atomPerson{Name: clean(p.Author)}
	}
	for _, k := range []post.Kind{post.Category, post.Tag} {
		for _, t := range b.env.Library.Terms(k, p) {
			e.Categories = append(e.Categories, atomCategory{Term: clean(t.Name)})
		}
	}
	return e
}

// clean drops the control characters that XML 1.0 cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

func (b *builder) addXML(name string, value any) error {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	encoder := xml.NewEncoder(&out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	out.WriteByte('\n')
	return b.add(name, out.Bytes())
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
