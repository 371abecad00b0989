package site

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"math"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/route"
	"hanji/app/source"
	"hanji/app/theme"
)

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
	Content    *atomContent   `xml:"content,omitempty"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Lang string `xml:"xml:lang,attr,omitempty"`
	HTML string `xml:",chardata"`
}

// mostFeedText is how many bytes of text there are in the feeds of categories, tags and
// collections together. What is beyond that is there with its description.
const mostFeedText = 32 << 20

// addFeeds adds the blog's feeds.
func (b *builder) addFeeds() error {
	left := math.MaxInt // The first is the blog's.
	for _, f := range b.source.Feeds {
		if err := b.addXML(fileName(f.Path), b.feed(f, &left)); err != nil {
			return err
		}
		left = min(left, mostFeedText)
	}
	return nil
}

// feed makes a feed, with as many bytes of text as are left. What has no date is as old as Unix
// time, because nothing may depend on the day it is built.
func (b *builder) feed(f source.Feed, left *int) atomFeed {
	blog := b.env.Blog
	feed := atomFeed{
		Lang: blog.Lang, ID: f.ID, Title: clean(f.Title), Subtitle: clean(blog.Description),
		// An Atom feed must name an author for entries that do not.
		Author: &atomPerson{Name: clean(cmp.Or(blog.Author, blog.Name))},
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: route.Href(blog.URL, f.Path)},
			{Rel: "alternate", Type: "text/html", Href: blog.URL},
		},
	}
	latest := time.Time{}
	for _, e := range f.Entries {
		p := b.env.Library.Post(e.Path)
		if p.Updated().After(latest) {
			latest = p.Updated()
		}
		e.IsShort = e.IsShort || *left < 0
		entry := b.entry(p, e)
		if entry.Content != nil {
			if *left -= len(entry.Content.HTML); *left < 0 {
				entry.Content = nil
			}
		}
		feed.Entries = append(feed.Entries, entry)
	}
	feed.Updated = moment(latest)
	return feed
}

func moment(at time.Time) string {
	if at.IsZero() {
		at = time.Unix(0, 0).UTC()
	}
	return at.Format(time.RFC3339)
}

func (b *builder) entry(p *post.Post, of source.Entry) atomEntry {
	url := route.Href(b.env.Blog.URL, p.Path)
	e := atomEntry{
		ID: of.ID, Title: clean(p.Title), Summary: clean(p.Description),
		Published: moment(p.Date), Updated: moment(p.Updated()),
		Links: []atomLink{{Rel: "alternate", Type: "text/html", Href: url}},
	}
	if !of.IsShort {
		e.Content = b.content(p, url)
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

// content is the text of a post, in which all addresses are whole: few readers of feeds heed
// a base. It is made once for all feeds.
func (b *builder) content(p *post.Post, url string) *atomContent {
	if known := b.feedTexts[p.Path]; known != nil {
		return known
	}
	html := theme.InLight(markdown.Render(b.source.Texts[p.Path], b.env.Blog.URL).HTML)
	c := &atomContent{Type: "html", Lang: p.Lang, HTML: clean(wholeAddresses(html, url))}
	if dir := cmp.Or(p.Dir, b.env.Blog.Dir); dir != "ltr" { // Atom has no attribute for it.
		c.HTML = `<div dir="` + dir + `">` + c.HTML + `</div>`
	}
	b.feedTexts[p.Path] = c
	return c
}

var (
	// withinPage begins the link to a page itself, to a part of it or with a query.
	withinPage    = regexp.MustCompile(` href="([#?"])`)
	withoutScheme = regexp.MustCompile(` (href|poster|src|srcset)="//`)
)

// wholeAddresses puts the address of a page before the links of its text to itself, and a scheme
// before what has a host alone.
func wholeAddresses(text, page string) string {
	page = strings.ReplaceAll(html.EscapeString(page), "$", "$$")
	var out strings.Builder
	for z := html.NewTokenizer(strings.NewReader(text)); z.Next() != html.ErrorToken; {
		tag := string(z.Raw())
		if name, has := z.TagName(); has {
			tag = withoutScheme.ReplaceAllString(tag, ` $1="https://`)
			if string(name) == "a" {
				tag = withinPage.ReplaceAllString(tag, ` href="`+page+"$1")
			}
		}
		out.WriteString(tag)
	}
	return out.String()
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
