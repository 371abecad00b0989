//go:build !js

package e2e

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hanji/app/e2e/built"
	"hanji/app/locale"
	"hanji/app/route"
)

// spelled is an address below /blog/, unescaped but for its query, as others write it.
type spelled struct {
	as string
	// means is the path of the page below /blog/, heading what that says.
	means, heading string
}

// spelledPaths are the ways that others write paths.
var spelledPaths = []spelled{
	{"/index.html", "/", "철자"},
	{"/index", "/", "철자"},
	{"//", "/", "철자"},
	{"/page/2", "/page/2/", "철자"},
	{"/2025/01/02/한글-제목", "/2025/01/02/한글-제목/", "한글 제목"},
	{"/2025/01/02/한글-제목/index.html", "/2025/01/02/한글-제목/", "한글 제목"},
	{"/2025/01/02/한글-제목.html", "/2025/01/02/한글-제목/", "한글 제목"},
	{"//2025/01//02/한글-제목/", "/2025/01/02/한글-제목/", "한글 제목"},
	{norm.NFD.String("/2025/01/02/한글-제목/"), "/2025/01/02/한글-제목/", "한글 제목"},
	{norm.NFD.String("/2025/01/02/한글-제목"), "/2025/01/02/한글-제목/", "한글 제목"},
	{"/2025/01/02/%ED%95%9C%EA%B8%80-%EC%A0%9C%EB%AA%A9/", "/2025/01/02/한글-제목/", "한글 제목"}, // Escaped twice.
	{"/2025/01/03/go-1.26", "/2025/01/03/go-1.26/", "Go 1.26"},
	{"/옛/글", "/옛/글.html", "옛 글"},
	{"/옛/글/", "/옛/글.html", "옛 글"},
	{norm.NFD.String("/옛/글.html"), "/옛/글.html", "옛 글"},
	{"/about", "/about/", "글쓴이"},
	{"/about.html", "/about/", "글쓴이"},
	{"/shelf", "/shelf/", "책꽂이"},
	{"/shelf/index.html", "/shelf/", "책꽂이"},
	{"/archive/2025", "/archive/2025/", "2025년"},
	{norm.NFD.String("/tags/캐시/"), "/tags/캐시/", "#캐시"},
	{norm.NFD.String("/tags/캐시/page/2"), "/tags/캐시/page/2/", "#캐시"},
	{"/categories/웹", "/categories/웹/", "웹"},
}

// spelledQueries are queries in NFD, and an escape that is none.
var spelledQueries = []struct{ as, means, heading string }{
	{"?tag=" + escapedNFD("캐시"), "?tag=" + route.Href("", "캐시"), "#캐시"},
	{"?category=" + escapedNFD("웹") + "&tag=" + escapedNFD("캐시") + "&utm_source=a+b", "?category=" + route.Href("", "웹") + "&tag=" + route.Href("", "캐시") + "&utm_source=a+b", "웹 · #캐시"},
	{"?q=" + escapedNFD("한글"), "?q=" + route.Href("", "한글"), "‘한글’"},
	{"?q=100%", "?q=100%25", "‘100%’"},
}

func escapedNFD(text string) string { return route.Href("", norm.NFD.String(text)) }

// spelledBlog serves a blog at /blog/ that has a page at each of these addresses, and one
// that has moved.
func spelledBlog(t *testing.T) *server {
	t.Helper()
	var files strings.Builder
	files.WriteString(`-- _config.yml --
title: 철자
lang: ko
permalink: pretty
-- about.md --
---
title: 글쓴이
permalink: /about/
redirect_from: /누구/
---
종이를 뜹니다.
-- old.md --
---
title: 옛 글
permalink: /옛/글.html
---
옛날 글입니다.
-- _posts/2025-01-03-go-1.26.md --
---
title: Go 1.26
---
Words.
-- _posts/2025-01-02-한글-제목.md --
---
title: 한글 제목
categories: [웹]
permalink: /2025/01/02/한글-제목/
tags: [캐시]
---
100% 한글.

## 둘째 부분

끝.
`)
	for i := range 12 {
		fmt.Fprintf(&files, "-- _posts/2024-01-%02d-one.md --\n---\ntitle: One\ntags: [캐시]\n---\nWords.\n", i+1)
	}
	out := built.Site(t, blogOf(t, files.String()), "--url", "https://example.org/blog/", "--precompress=false")
	root := t.TempDir()
	if err := os.Rename(out, filepath.Join(root, "blog")); err != nil {
		t.Fatal(err)
	}
	return serve(t, root)
}

// isSpelledRight says that the page at an address is shown under this address.
func isSpelledRight(address, heading string) string {
	return fmt.Sprintf(`location.pathname + location.search + location.hash === %s && document.querySelector("h1")?.textContent === %s`,
		js(address), js(heading))
}

// exactly has a server answer for what it has at the very address alone. Requests of
// scripts for pages fail if client is set.
func (s *server) exactly(client bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = func(w http.ResponseWriter, r *http.Request) bool {
		name := r.URL.Path
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		info, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(name)))
		isScripts := client && r.Header.Get("Sec-Fetch-Dest") == "empty" && strings.HasSuffix(name, ".html")
		if err == nil && !info.IsDir() && !strings.Contains(name, "//") && !isScripts {
			return false
		}
		s.notFound(w, filepath.Join(s.dir, "blog"), s.dir)
		return true
	}
}

// loosely has a server answer for addresses with the pages that they mean.
func (s *server) loosely() {
	pages := map[string]string{}
	for _, at := range spelledPaths {
		pages["/blog"+at.as] = at.means
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = func(w http.ResponseWriter, r *http.Request) bool {
		means, ok := pages[r.URL.Path]
		if ok && strings.HasSuffix(means, "/") {
			means += "index.html"
		}
		if ok {
			s.file(w, r, filepath.Join(s.dir, "blog", filepath.FromSlash(means)))
		}
		return ok
	}
}

// A host that has a page at another spelling of an address alone leads there, without a
// client; one that has none leads nowhere.
func TestSpellingsLead(t *testing.T) {
	t.Parallel()
	s := spelledBlog(t)
	s.exactly(false)
	b := newTab(t)
	b.saveData() // There is no client.
	b.expect("status of 404")
	for _, at := range append(spelledPaths, spelled{norm.NFD.String("/누구/"), "/about/", "글쓴이"}, spelled{"/누구", "/about/", "글쓴이"}) {
		query := "?a=b#main"
		switch {
		case strings.HasSuffix(at.as, "/index.html"): // There is such a file.
			continue
		case strings.Contains(norm.NFC.String(at.as), "누구"):
			query = "" // A page that has moved says where to.
		}
		b.open(s.origin + route.Href("/blog", at.as) + query)
		b.wait(isSpelledRight(route.Href("/blog", at.means)+query, at.heading))
	}
	b.wait(`window.hanji`)
	if got := eval[string](b, `hanji.spellings("/%2541/")[0] + hanji.composed("?q=%2C%CC%A7")`); got != "/%41/?q=%2C%CC%A7" {
		t.Errorf("what looks like an escape, or follows one, is spelled %q", got)
	}
	for _, path := range []string{"/nowhere", "/nowhere/", "/nowhere.pdf", "/%25ff/", "/%5Cexample.org/", "/%2509/example.org/", "/50%25/%3Fa%23b"} {
		s.requests()
		b.open(s.origin + "/blog" + path)
		b.wait(`window.hanji && performance.getEntriesByType("resource").filter(({initiatorType, responseStatus}) => initiatorType === "fetch" && responseStatus === 404).length >=
			hanji.spellings(location.pathname).filter((path) => encodeURI(path).replace(/[?#]/g, encodeURIComponent) !== location.pathname).length`)
		b.frames()
		if got := eval[string](b, `location.pathname`); got != "/blog"+path {
			t.Errorf("%s leads to %s", path, got)
		}
	}
	// Where a host calls found what it has not, nothing leads round in circles.
	for _, answer := range []http.HandlerFunc{
		func(w http.ResponseWriter, r *http.Request) { s.file(w, r, filepath.Join(s.dir, "blog", "404.html")) },
		func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Sec-Fetch-Dest") == "document" {
				s.notFound(w, filepath.Join(s.dir, "blog"), s.dir)
			}
		},
	} {
		for _, path := range []string{"/blog/nowhere", "/blog/nowhere/", "/blog/nowhere.html"} {
			s.answer(path, answer)
		}
		s.requests()
		b.open(s.origin + "/blog/nowhere.html")
		b.wait(`performance.getEntriesByType("resource").some(({initiatorType}) => initiatorType === "fetch") || location.pathname !== "/blog/nowhere.html"`)
		for range 20 {
			b.frames()
		}
		asked := slices.DeleteFunc(s.requests(), func(path string) bool { return !strings.Contains(path, "nowhere") })
		if len(asked) > 3 { // The address, another that seems to be there, and that page.
			t.Errorf("a page that is not there is asked for at %q", asked)
		}
	}
}

// Whatever the host answers at another spelling of an address, the page itself or that
// there is none, the client shows the page, and the browser its address.
func TestSpellingsInTheClient(t *testing.T) {
	t.Parallel()
	s := spelledBlog(t)
	b := newTab(t)
	b.worker(false)
	b.expect("status of 404")
	check := func(at, address, heading string) {
		t.Helper()
		b.open(s.origin + at)
		eval[any](b, `void (window.loadedOnce = true)`)
		b.start()
		b.wait(isSpelledRight(address, heading) + " && hanji.shown === location.pathname + location.search")
		if !eval[bool](b, `window.loadedOnce === true`) {
			t.Errorf("%s was loaded again", at)
		}
	}
	s.loosely()
	for _, at := range spelledPaths {
		check(route.Href("/blog", at.as)+"?a=b#main", route.Href("/blog", at.means)+"?a=b#main", at.heading)
	}
	for _, at := range spelledQueries {
		check("/blog/"+at.as+"#main", "/blog/"+at.means+"#main", at.heading)
	}
	s.exactly(true)
	for _, at := range spelledPaths[3:6] {
		b.open(s.origin + route.Href("/blog", at.as))
		b.start()
		b.wait(isSpelledRight(route.Href("/blog", at.means), at.heading))
	}
	b.open(s.origin + "/blog/nowhere")
	b.start()
	if got := eval[string](b, `location.pathname`); got != "/blog/nowhere" {
		t.Errorf("an unknown address becomes %s", got)
	}
}

// Without a network all spellings lead to what is kept.
func TestSpellingsOffline(t *testing.T) {
	t.Parallel()
	s := spelledBlog(t)
	b := newTab(t)
	b.open(s.origin + "/blog/")
	b.start()
	b.wait(isOffline)
	b.open(s.origin + route.Href("/blog", "/about/")) // It is kept as a page.
	b.wait(`caches.open("hanji:/blog/:pages").then((cache) => cache.match(location.href))`)
	s.stop()
	b.expect("net::ERR_|Failed to fetch")
	for _, at := range spelledPaths {
		b.open(s.origin + route.Href("/blog", at.as) + "?a=b#main")
		b.start()
		b.wait(isSpelledRight(route.Href("/blog", at.means)+"?a=b#main", at.heading))
	}
	for _, at := range spelledQueries {
		b.open(s.origin + "/blog/" + at.as)
		b.start()
		b.wait(isSpelledRight("/blog/"+at.means, at.heading))
	}
	b.open(s.origin + "/blog/100%")
	b.start()
	b.wait(isSpelledRight("/blog/100%25", locale.For("ko").NotFound))
}
