package identity_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hanji/app/folder"
	"hanji/app/identity"
	"hanji/app/jekyll"
)

// frameOf reads the frame of a blog of some files, which is called Blog.
func frameOf(t *testing.T, files map[string]string) identity.Frame {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := folder.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := jekyll.Open(f, false)
	b.ReadData(time.UTC)
	site := jekyll.Site{IsStatic: f.Exists, Base: "/blog/", Zone: time.UTC, Now: time.Now()}
	return identity.ReadFrame(b.Frame(site), "Blog", "/blog/")
}

// TestHeadOfFrame reads what an include of a layout has in the head, in the words of settings
// and data.
func TestHeadOfFrame(t *testing.T) {
	got := frameOf(t, map[string]string{
		"_config.yml":           "title: Blog\nbaseurl: /blog\ngoogle: abc\n",
		"_data/me.yml":          "mastodon: https://example.social/@me\n",
		"index.md":              "---\nlayout: home\n---\nWords.\n",
		"_layouts/home.html":    "---\nlayout: default\n---\n<main>{{ content }}</main>",
		"_layouts/default.html": "<!DOCTYPE html><html lang=ko_KR.UTF-8>{% include head.html %}<body>{{ content }}<a href='{{ '/' | relative_url }}'><img src=/me.png></a></body></html>",
		"_includes/head.html": `<head>
<link rel="shortcut icon" href="{{ '/favicon.ico' | relative_url }}">
<link rel="Apple-Touch-Icon" sizes="180x180" href="/touch.png">
<link rel="mask-icon" href="/mask.svg" color="#123456">
<link rel="icon" type="image/svg+xml" href="{{ broken | }">
<link rel="manifest" href="/site.webmanifest">
<link rel="me" href="{{ site.data.me.mastodon }}">
<meta name="google-site-verification" content="{{ site.google }}">
<meta name="naver-site-verification" content="{{ site.naver }}">
<meta name="msvalidate.01" content="def"><meta name="author" content="x">
</head>`,
	})
	want := identity.Frame{
		File: "_layouts/default.html", Lang: "ko-KR", Manifest: "/site.webmanifest", Logo: "/me.png",
		Icons:    []identity.FrameIcon{{Rel: "icon", Href: "/blog/favicon.ico"}, {Rel: "apple-touch-icon", Href: "/touch.png", Sizes: "180x180"}, {Rel: "mask-icon", Href: "/mask.svg", Color: "#123456"}},
		Metas:    []identity.FrameMeta{{Name: "google-site-verification", Content: "abc"}, {Name: "msvalidate.01", Content: "def"}},
		Profiles: []string{"https://example.social/@me"},
	}
	if got, want := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestMenuOfFrame finds the menu among the links of a page.
func TestMenuOfFrame(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"the first nav that is one": {`<nav class="breadcrumb"><a href="/x/">X</a> <a href="/y/">Y</a></nav><nav><a href="/a/">A</a> <a href="/b/">B</a></nav>`,
			"[{A /a/ []} {B /b/ []}]"},
		"a list without a nav": {`<ul class="main-menu"><li><a href="/a/">A</a></li><li><a href="/b/">B</a></li></ul>`,
			"[{A /a/ []} {B /b/ []}]"},
		"a head without a name": {`<header class="theme-dark"><h1><a href="/blog/">Blog</a></h1><p><a href="/a/">A</a> <a href="/b/">B</a></p></header>`,
			"[{A /a/ []} {B /b/ []}]"},
		"boxes below entries": {`<nav class="navbar"><a class="navbar-brand" href="/blog/">Mine</a><div class="navbar-nav"><a class="nav-link" href="/a/">A</a>
<div class="nav-item dropdown"><a class="nav-link dropdown-toggle" href="/b/" data-bs-toggle="dropdown">B</a><div class="dropdown-menu"><a class="dropdown-item" href="/c/">C</a></div></div></div></nav>`,
			"[{A /a/ []} {B /b/ [{C /c/ []}]}]"},
		"below a button": {`<nav><ul><li><button>More</button><ul><li><a href="/c/">C</a></li></ul></li><li><a href="/a/">A</a></li></ul></nav>`,
			"[{More  [{C /c/ []}]} {A /a/ []}]"},
		"twice":            {`<nav><a href="/a/">A</a> <a href="/b/">B</a></nav><nav class="mobile-nav"><a href="/a/">A</a> <a href="/b/">B</a></nav>`, "[{A /a/ []} {B /b/ []}]"},
		"one link":         {`<nav><a href="/a/">A</a></nav>`, "[]"},
		"accounts alone":   {`<nav class="social"><a href="https://github.com/a">G</a> <a href="https://x.com/a">X</a></nav>`, "[]"},
		"the page's foot":  {`<footer><nav><a href="/a/">A</a> <a href="/b/">B</a></nav></footer>`, "[]"},
		"a list of recent": {`<nav><a href="/a/">A</a> <a href="/b/">B</a><ul class="recent-posts"><li><a href="/c/">C</a></li></ul></nav>`, "[{A /a/ []} {B /b/ []}]"},
	} {
		t.Run(name, func(t *testing.T) {
			got := frameOf(t, map[string]string{"_config.yml": "title: Blog", "_layouts/default.html": "<html><body>" + c.body + "</body></html>"})
			if got := fmt.Sprint(got.Menu); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestFrameOfNoLayouts reads no frame where a blog has no layouts, or not all of them.
func TestFrameOfNoLayouts(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"a gem's":         {"_config.yml": "theme: minima"},
		"one of the text": {"_config.yml": "theme: minima", "_layouts/home.html": "---\nlayout: of-the-gem\n---\n<nav><a href=/a/>A</a> <a href=/b/>B</a></nav>"},
		"none for home":   {"_config.yml": "theme: minima", "_layouts/post.html": "<html lang=ko></html>"},
		"outside":         {"_config.yml": "layouts_dir: ../layouts", "index.html": "---\nlayout: ../../default\n---\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := frameOf(t, files); got.File != "" || got.Lang != "" || got.Menu != nil {
				t.Errorf("got %+v, want none", got)
			}
		})
	}
}

// TestFrameLimits reads layouts of which little would make much.
func TestFrameLimits(t *testing.T) {
	const menu = "<nav><a href=/a/>A</a> <a href=/b/>B</a></nav>"
	for name, c := range map[string]struct {
		files  map[string]string
		isRead bool
	}{
		"a layout in itself":       {map[string]string{"_layouts/default.html": "---\nlayout: default\n---\n<html>" + menu + "{{ content }}"}, true},
		"layouts in a circle":      {map[string]string{"_layouts/default.html": "---\nlayout: b\n---\n{{ content }}", "_layouts/b.html": "---\nlayout: default\n---\n<html>" + menu + "{{ content }}"}, true},
		"an include in itself":     {map[string]string{"_layouts/default.html": "<html>" + menu + "{% include a.html %}", "_includes/a.html": "a{% include a.html %}{% include a.html %}"}, true},
		"a loop without end":       {map[string]string{"_layouts/default.html": "<html>" + menu + "{% for i in (1..9999999) %}{% for j in (1..9999999) %}{{ i }}{% endfor %}{% endfor %}"}, true},
		"a long layout":            {map[string]string{"_layouts/default.html": "<html>" + menu + strings.Repeat("<p>a</p>", 1<<17)}, false},
		"a long include":           {map[string]string{"_layouts/default.html": "<html>" + menu + "{% include a.html %}", "_includes/a.html": strings.Repeat("<p>a</p>", 1<<17)}, true},
		"layouts that double":      {map[string]string{"_layouts/default.html": "---\nlayout: b\n---\n<html>" + menu + strings.Repeat("a", 100_000), "_layouts/b.html": strings.Repeat("{{ content }}", 50)}, true},
		"elements in one another":  {map[string]string{"_layouts/default.html": "<html>" + menu + strings.Repeat("<div>", 40_000)}, false},
		"front matter that is bad": {map[string]string{"_layouts/default.html": "---\na: [\n---\n<html>" + menu}, false},
	} {
		t.Run(name, func(t *testing.T) {
			c.files["_config.yml"] = "title: Blog\n"
			start := time.Now()
			got := frameOf(t, c.files)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			if isRead := len(got.Menu) == 2; isRead != c.isRead {
				t.Errorf("menu %v, want one: %t", got.Menu, c.isRead)
			}
		})
	}
}
