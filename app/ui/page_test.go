//go:build !js

package ui

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hanji/app/post"
)

const evil = "\"><img src=x onerror=alert(1)> & \"따옴표\" <b>\\ \u200b\u00a0'`"

// TestPagesEscape parses every kind of page of a blog whose texts all try to
// break out, and finds them as they were.
func TestPagesEscape(t *testing.T) {
	lib := nastyLibrary()
	for _, p := range lib.Posts {
		p.Title, p.Description, p.Author, p.Lang = evil, evil, evil, "en"
		p.Image = &post.Image{Src: "/x.png?v=1\" onerror=alert(1)", Width: 4, Height: 3}
		p.HeaderImage = true
	}
	blog := post.Blog{Name: evil, Description: evil, Lang: "ko", Dir: "ltr", URL: "https://example.org/",
		Nav: []post.Link{{Name: evil, URL: "/"}}}
	e := NewEnv(blog, lib, "/")
	for _, a := range Addresses(lib) {
		var t0 *post.Text
		if a.Kind == Post {
			t0 = &post.Text{Markdown: "text"}
		}
		var out strings.Builder
		for _, part := range NewPage(e, a, t0).View() {
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
				if a.Kind == Post && n.FirstChild.Data != evil {
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
	page := func(markdown string) (ids []string) {
		var out strings.Builder
		for _, part := range NewPage(e, Address{Kind: Post, Path: p.Path}, &post.Text{Markdown: markdown}).View() {
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

func TestHTMLIsPlain(t *testing.T) {
	got := HTML(el("p", attrs{"title", `a"b<c`, "class", "x"},
		text("1 < 2 & "), nil, el("img", attrs{"src", "/a.png", "alt", ""}), el("details", attrs{"open", ""})))
	want := `<p title="a&#34;b&lt;c" class="x">1 &lt; 2 &amp; <img src="/a.png" alt=""><details open=""></details></p>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
