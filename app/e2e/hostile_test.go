//go:build !js

package e2e

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hanji/app/e2e/built"
)

const (
	hostileTitle = `"><img src=x onerror=alert(1)> & "따옴표" <b>`
	hostilePost  = `---
title: '"><img src=x onerror=alert(1)> & "따옴표" <b>'
date: 2024-05-02 09:00
category: '<script>alert(2)</script>'
tag: ["C++", "C#", "한글 태그", "a/b", "..", "<script>"]
description: '</script><script>alert(3)</script>'
---
Words [a](javascript:alert(4)) <img src=x.png onerror=alert(5)> <script>alert(6)</script>
`
)

// TestHostileNames builds a blog whose names all try to break out, and finds them
// whole on every page, in the head, in the feed and in the browser; nothing runs.
func TestHostileNames(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "posts"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"2024-05-02-one.md", "2024-05-03-two.md"} {
		if err := os.WriteFile(filepath.Join(dir, "posts", name), []byte(hostilePost), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "posts", "x.png"), pixel(), 0o644); err != nil {
		t.Fatal(err)
	}
	const base = "https://example.org/some/path/"
	out := built.Site(t, dir, "--url", base, "--precompress=false")
	files := readTree(t, out)
	tags := 0
	inline := map[string]string{}
	for at, root := range files.pages(t, base) {
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
					t.Errorf("%s: <%s %s=%q>", at, n.Data, a.Key, a.Val)
				}
			}
			if n.Data == "script" && built.Attr(n, "src") == "" && built.Attr(n, "type") != "application/ld+json" {
				inline[built.Text(n)] = at
			}
		}
		if strings.Contains(at, "/2024/05/0") {
			if h1 := built.Text(built.Elements(root, "h1")[0]); h1 != hostileTitle {
				t.Errorf("%s: the title is %q", at, h1)
			}
			for _, n := range built.Elements(root, "meta") {
				if built.Attr(n, "property") == "og:title" && built.Attr(n, "content") != hostileTitle {
					t.Errorf("%s: og:title is %q", at, built.Attr(n, "content"))
				}
			}
		}
		if strings.Contains(at, "/tags/") && !strings.HasSuffix(at, "/tags/") {
			tags++
		}
	}
	settings := slices.MinFunc(slices.Collect(maps.Keys(inline)), func(a, b string) int { return len(a) - len(b) })
	for script, at := range inline { // Home says more after them: web/asks.js.
		if len(inline) > 2 || !strings.HasPrefix(script, settings) || strings.Contains(script, "alert") {
			t.Errorf("%s: an inline script that is not the settings' alone: %s", at, script)
		}
	}
	if tags != 6 {
		t.Errorf("six tags have %d pages", tags)
	}
	if feed := string(files["feed.xml"]); !strings.Contains(feed, "&#34;&gt;&lt;img src=x onerror=alert(1)&gt; &amp; ") {
		t.Errorf("the feed has another title:\n%s", feed)
	}

	s := serve(t, dir)
	if err := os.MkdirAll(filepath.Join(dir, "some"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, filepath.Join(dir, "some", "path")); err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	b.expect("404")
	b.open(s.origin + "/some/path/2024/05/03/two/")
	eval[any](b, `window.alert = () => { throw new Error("a script ran") }`)
	b.start()
	b.click(".hanji-brand")
	b.wait(`!document.getElementById("page")`)
	for _, path := range sitemap(t, dir, "/some/path/") {
		eval[any](b, `goappNav(new URL(`+js(path)+`, location).href)`)
		b.wait(`decodeURI(location.pathname) === decodeURI(` + js(path) + `)`)
		b.wait(equalsPrerendered + `(` + js(path) + `)`)
	}
}

// TestNamesOfGlobals starts the client on a page that has an element for every
// global that its loader looks for, which makes window's named access find it.
func TestNamesOfGlobals(t *testing.T) {
	files := "-- posts/2024-05-02-names.md --\n"
	for _, name := range []string{"fs", "process", "path", "crypto", "performance", "console", "fetch"} {
		files += "\n## " + name + "\n"
	}
	for _, name := range []string{"Go", "TextEncoder", "TextDecoder", "WebAssembly", "Uint8Array"} {
		files += "\n<p id=\"" + name + "\">Words.</p>\n"
	}
	out := built.Site(t, blogOf(t, files), "--url", "https://example.org/", "--precompress=false")
	s := serve(t, out)
	b := newTab(t)
	b.open(s.origin + "/2024/05/02/names/")
	if !eval[bool](b, `document.getElementById("fs") instanceof HTMLHeadingElement && document.getElementById("Go") !== null`) {
		t.Fatal("the page does not have the ids")
	}
	b.start()
	b.click(".hanji-brand")
	b.wait(`!document.getElementById("page") && location.pathname === "/"`)
}
