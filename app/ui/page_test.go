//go:build !js

package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hanji/app/corpus"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/route"
	"hanji/app/search"
)

const evil = "\"><img src=x onerror=alert(1)> & \"따옴표\" <b>\\ \u200b\u00a0'`"

// TestPagesEscape parses every kind of page of a blog whose texts all try to
// break out, and finds them as they were.
func TestPagesEscape(t *testing.T) {
	lib := corpus.NastyLibrary()
	for _, p := range lib.Posts {
		p.Title, p.Description, p.Author, p.Lang = evil, evil, evil, "en"
		p.Image = &post.Image{Src: "/x.png?v=1\" onerror=alert(1)", Width: 4, Height: 3}
		p.HeaderImage = true
	}
	blog := post.Blog{Name: evil, Description: evil, Lang: "ko", Dir: "ltr", URL: "https://example.org/",
		Author: evil + "by", Tagline: evil + "!", Logo: &post.Image{Src: evil}, Avatar: &post.Image{Src: evil},
		Accounts: []post.Link{{Name: evil, URL: "https://example.net/" + evil}},
		Nav:      []post.Link{{Name: evil, URL: "/"}, {Name: evil, Links: []post.Link{{Name: evil, URL: "/x/" + evil}}}}}
	e := NewEnv(blog, lib, "/")
	for _, a := range route.All(lib) {
		var article markdown.Article
		if a.Kind == route.Post {
			article = markdown.Article{HTML: "<p>text</p>"}
		}
		var out strings.Builder
		for _, part := range NewPage(e, a).Fill(article).View() {
			out.WriteString(HTML(part))
		}
		root, err := html.Parse(strings.NewReader(out.String()))
		if err != nil {
			t.Fatal(err)
		}
		h1 := 0
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script", "b":
				t.Errorf("%+v: <%s> got in", a, n.Data)
			case "h1":
				h1++
				if a.Kind == route.Post && n.FirstChild.Data != evil {
					t.Errorf("%+v: the title became %q", a, n.FirstChild.Data)
				}
			}
			for _, attr := range n.Attr {
				if strings.HasPrefix(attr.Key, "on") {
					t.Errorf("%+v: <%s> has %s", a, n.Data, attr.Key)
				}
			}
		}
		if h1 != 1 {
			t.Errorf("%+v has %d h1", a, h1)
		}
	}
}

// TestHeadingsTakeNoID holds that a post's headings, whatever they say, have ids
// that the rest of the page has not.
func TestHeadingsTakeNoID(t *testing.T) {
	p := &post.Post{Path: "/a/", Tags: []string{"paper"}}
	lib := post.NewLibrary([]*post.Post{p, {Path: "/b/", Tags: []string{"paper"}}})
	e := NewEnv(post.Blog{Lang: "en"}, lib, "/")
	page := func(text string) (ids []string) {
		var out strings.Builder
		article := markdown.Render(post.Text{Markdown: text}, e.Base)
		for _, part := range NewPage(e, route.Address{Kind: route.Post, Path: p.Path}).Fill(article).View() {
			out.WriteString(HTML(part))
		}
		root, err := html.Parse(strings.NewReader(out.String()))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			for _, attr := range n.Attr {
				if attr.Key == "id" {
					ids = append(ids, attr.Val)
				}
			}
		}
		return ids
	}
	var headings strings.Builder
	for _, id := range append(page("text"), "related") {
		headings.WriteString("# " + id + "\n\n")
	}
	ids := page(headings.String())
	slices.Sort(ids)
	if distinct := slices.Compact(slices.Clone(ids)); !slices.Equal(distinct, ids) {
		t.Errorf("ids stand twice: %q", ids)
	}
}

// printed is the content of a page of an environment, as HTML.
func printed(e *Env, a route.Address, article markdown.Article) string {
	return HTML(NewPage(e, a).Fill(article).View()...)
}

// TestPageOfTheBlog holds that a page has all that a post's page has, but for what is
// of its date, its kind and the posts beside it.
func TestPageOfTheBlog(t *testing.T) {
	card := post.Card{Title: "Of paper", Minutes: 1, Source: "about.md"}
	about := &post.Post{Path: "/100%/about/", Page: true, Card: card}
	paper := &post.Post{Path: "/paper/", Card: card, Date: time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC)}
	older := &post.Post{Path: "/older/", Card: card}
	blog := post.Blog{Lang: "en", Edit: "https://example.org/edit/", Comments: &post.Comments{Repo: "a/b"},
		Nav: []post.Link{{Name: "Posts", URL: "/"}, {Name: "About", URL: "/100%25/about/"}}}
	e := NewEnv(blog, post.NewLibrary([]*post.Post{paper, about, older}), "/blog/")
	article := markdown.Render(post.Text{Markdown: "# One\n\n# Two\n\n# Three\n"}, e.Base)
	ofPost, ofPage := printed(e, route.Address{Kind: route.Post, Path: paper.Path}, article), printed(e, route.Address{Kind: route.Post, Path: about.Path}, article)
	for part, onPage := range map[string]bool{
		"<h1>Of paper</h1>": true, `class="hanji-prose"`: true, `id="hanji-contents"`: true, `data-share="page"`: true,
		`href="https://example.org/edit/about.md"`: true, `data-shelf="keep"`: true,
		"<time": false, `class="hanji-meta"`: false, `class="hanji-neighbours"`: false, "data-comments=": false,
		e.Text.Shelf.Keep + "<": false,
	} {
		if !strings.Contains(ofPost, part) || strings.Contains(ofPage, part) != onPage {
			t.Errorf("%s: of the post %v, of the page %v", part, strings.Contains(ofPost, part), strings.Contains(ofPage, part))
		}
	}
	if current := `<a href="/blog/100%25/about/" aria-current="page">`; !strings.Contains(ofPage, current) || strings.Contains(ofPost, current) {
		t.Errorf("the navigation does not say where it is: %s", ofPage)
	}

	e.Find = func(string) []*post.Post { return []*post.Post{about, paper} }
	found := route.Address{Kind: route.List, Query: "paper", Page: 1}
	list := printed(e, found, markdown.Article{})
	if strings.Count(list, `<li class="hanji-card">`) != 2 || strings.Count(list, "<time") != 1 || !strings.Contains(list, "2 results") {
		t.Errorf("what was found is %s", list)
	}
	p := NewPage(e, route.Address{Kind: route.Shelf}).Fill(markdown.Article{})
	p.Device = &Device{Shelf: Shelf{Kept: []string{about.Path, paper.Path}}, Begun: []Mark{{about.Path, 0.5}}}
	shelf := HTML(&Main{Page: p})
	if strings.Count(shelf, `href="/blog/100%25/about/"`) != 2 || strings.Count(shelf, "<time") != 1 || strings.Contains(shelf, "0001") {
		t.Errorf("the shelf is %s", shelf)
	}
	result := search.Result{Hits: []search.Hit{{Post: len(e.Library.Posts), Title: about.Title}}}
	if html := FoundHTML(e, "paper", result); !strings.Contains(html, "about/") || strings.Contains(html, "0001") {
		t.Errorf("the dialog has %s", html)
	}
	about.Lang, about.Dir = "ar", "rtl"
	if html := FoundHTML(e, "paper", result); !strings.Contains(html, `about/" lang="ar" dir="rtl">`) {
		t.Errorf("in the dialog a post in another language is %s", html)
	}
	for _, a := range []route.Address{{Kind: route.List, Page: 1}, {Kind: route.Archive}} {
		if html := HTML(&Main{Page: NewPage(e, a).Fill(markdown.Article{})}); strings.Contains(html, "about/") || !strings.Contains(html, "/blog/paper/") {
			t.Errorf("%+v shows the page: %s", a, html)
		}
	}
}

// TestFeedIsNamed holds that the footer leads to the blog's feed, wherever that is.
func TestFeedIsNamed(t *testing.T) {
	for feed, want := range map[string]string{"": "/blog/feed.xml", "/피드/100%.xml": "/blog/%ED%94%BC%EB%93%9C/100%25.xml"} {
		e := NewEnv(post.Blog{Feed: feed}, post.NewLibrary(nil), "/blog/")
		if got := HTML(e.foot()); !strings.Contains(got, `href="`+want+`"`) {
			t.Errorf("feed %q: %s", feed, got)
		}
	}
}

func TestHTMLIsPlain(t *testing.T) {
	got := HTML(el("p", attrs{"title", `a"b<c`, "class", "x"},
		text("1 < 2 & "), nil, el("img", attrs{"src", "/a.png", "alt", ""}), el("details", attrs{"open", ""})))
	want := `<p title="a&#34;b&lt;c" class="x">1 &lt; 2 &amp; <img src="/a.png" alt=""><details open=""></details></p>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
