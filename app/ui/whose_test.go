//go:build !js

package ui

import (
	"strings"
	"testing"

	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/route"
)

// pageOfBlog prints a page of a blog without posts.
func pageOfBlog(blog post.Blog, a route.Address) string {
	blog.Lang = "en"
	e := NewEnv(blog, post.NewLibrary(nil), "/base/")
	return HTML(NewPage(e, a).Fill(markdown.Article{}).View()...)
}

var home = route.Address{Kind: route.List, Page: 1}

func TestMenuBelowAnEntry(t *testing.T) {
	blog := post.Blog{Name: "Paper", Nav: []post.Link{
		{Name: "Posts", URL: "/"},
		{Name: "More", Links: []post.Link{{Name: "All tags", URL: "/tags/"}, {Name: "Mill", URL: "https://example.net/"}}},
		{Name: "Lists", URL: "/archive/", Links: []post.Link{{Name: "Kinds", URL: "/categories/"}}},
		{Name: "Tags", URL: "/tags/", Links: []post.Link{{Name: "Every tag", URL: "/tags/"}}},
	}}
	got := pageOfBlog(blog, route.Address{Kind: route.Tags})
	got = got[strings.Index(got, "<nav"):]
	got = got[:strings.Index(got, "</nav>")]
	want := `<nav class="hanji-nav" aria-label="Menu"><ul><li><a href="/base/">Posts</a></li>` +
		`<li><details class="hanji-menu" name="hanji-menu"><summary aria-current="true">More</summary><ul>` +
		`<li><a href="/base/tags/" aria-current="page">All tags</a></li><li><a href="https://example.net/">Mill</a></li></ul></details></li>` +
		`<li><details class="hanji-menu" name="hanji-menu"><summary>Lists</summary><ul>` +
		`<li><a href="/base/archive/">Lists</a></li><li><a href="/base/categories/">Kinds</a></li></ul></details></li>` +
		`<li><details class="hanji-menu" name="hanji-menu"><summary aria-current="true">Tags</summary><ul>` +
		`<li><a href="/base/tags/" aria-current="page">Every tag</a></li></ul></details></li></ul>`
	if got != want {
		t.Errorf("the menu is\n%s\nwant\n%s", got, want)
	}
}

func TestLongMenusHaveALine(t *testing.T) {
	entries := func(n int) (links []post.Link) {
		for range n {
			links = append(links, post.Link{Name: "Entry", URL: "/x/"})
		}
		return links
	}
	for n, want := range map[int]bool{5: false, 9: true} {
		if got := strings.Contains(pageOfBlog(post.Blog{Nav: entries(n)}, home), "hanji-many"); got != want {
			t.Errorf("%d entries have a line of their own: %v", n, got)
		}
	}
}

func TestBrand(t *testing.T) {
	for _, c := range []struct {
		name, want string
		logo       *post.Image
		tone       string
	}{
		{"Paper", `<a class="hanji-brand" href="/base/">Paper</a>`, nil, ""},
		{"Notes on paper, ink and the slow craft of reading", `<a class="hanji-brand hanji-long" href="/base/">Notes on paper, ink and the slow craft of reading</a>`, nil, ""},
		{"Paper", `<a class="hanji-brand" href="/base/"><img class="hanji-logo hanji-logo-dark" src="/base/logo.png?v=1" alt="Paper" width="400" height="100"></a>`,
			&post.Image{Src: "/logo.png?v=1", Width: 400, Height: 100}, "dark"},
		{"Paper", `<a class="hanji-brand" href="/base/"><img class="hanji-logo" src="/base/logo.png" alt="" width="100" height="100"><span>Paper</span></a>`,
			&post.Image{Src: "/logo.png", Alt: "A sheet", Width: 100, Height: 100}, ""},
		{"Paper", `<a class="hanji-brand" href="/base/"><img class="hanji-logo" src="https://example.net/logo.svg" alt=""><span>Paper</span></a>`,
			&post.Image{Src: "https://example.net/logo.svg"}, ""},
	} {
		if got := pageOfBlog(post.Blog{Name: c.name, Logo: c.logo, LogoTone: c.tone}, home); !strings.Contains(got, c.want) {
			t.Errorf("the brand of %+v is not %s: %s", c.logo, c.want, got)
		}
	}
}

func TestOwnerIsAtHome(t *testing.T) {
	blog := post.Blog{Name: "Paper", Author: "Yun Seo", Tagline: "A sheet a day", Description: "On paper.", Avatar: &post.Image{Src: "/me.jpg", Width: 300, Height: 300}}
	const portrait = `<img class="hanji-avatar" src="/base/me.jpg" alt="Yun Seo" width="300" height="300"><h1>Paper</h1><p class="hanji-tagline">A sheet a day</p><p class="hanji-lead">On paper.</p>`
	if got := pageOfBlog(blog, home); !strings.Contains(got, portrait) {
		t.Errorf("home has no %s: %s", portrait, got)
	}
	for _, a := range []route.Address{{Kind: route.Tags}, {Kind: route.Archive}, {Kind: route.List, Query: "ink", Page: 1}} {
		e := NewEnv(blog, post.NewLibrary(nil), "/base/")
		e.Find = func(string) []*post.Post { return nil }
		if got := HTML(NewPage(e, a).Fill(markdown.Article{}).View()...); strings.Contains(got, "hanji-avatar") || strings.Contains(got, "hanji-tagline") {
			t.Errorf("%+v shows the owner: %s", a, got)
		}
	}
	blog.Tagline = blog.Description
	if got := pageOfBlog(blog, home); strings.Count(got, "On paper.") != 1 {
		t.Errorf("home says twice what the blog is: %s", got)
	}
}

func TestFoot(t *testing.T) {
	blog := post.Blog{Name: "Paper", Author: "Paper", Accounts: []post.Link{
		{Name: "E-mail", URL: "mailto:yun@example.org"}, {Name: "GitHub", URL: "https://example.net/yun?a=1&b=2"}}}
	const want = `<p>Paper</p><ul class="hanji-accounts" aria-label="Elsewhere"><li><a href="mailto:yun@example.org" rel="me noopener">Email</a></li>` +
		`<li><a href="https://example.net/yun?a=1&amp;b=2" rel="me noopener">GitHub</a></li></ul>`
	if got := pageOfBlog(blog, home); !strings.Contains(got, want) {
		t.Errorf("the foot has no %s: %s", want, got)
	}
	blog.Author, blog.Accounts = "Yun Seo", nil
	if got := pageOfBlog(blog, home); !strings.Contains(got, "<p>Paper · Yun Seo</p><p>") {
		t.Errorf("the foot does not name the author alone: %s", got)
	}
}
