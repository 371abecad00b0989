//go:build !js

package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"hanji/app/corpus"
	"hanji/app/e2e/built"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/site"
	"hanji/app/source"
	"hanji/web"
)

// servePages serves a blog of five posts with a page, /about/, that has moved there
// from /who/.
func servePages(t *testing.T) *server {
	t.Helper()
	return serveChanged(t, func(blog *source.Blog) {
		blog.Settings.Nav = []post.Link{{Name: "Posts", URL: "/"}, {Name: "About", URL: "/about/"}}
	})
}

// serveChanged is servePages for a blog that is changed before it is built.
func serveChanged(t *testing.T, change func(*source.Blog)) *server {
	t.Helper()
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	var client site.Client
	for name, data := range map[string]*[]byte{"client.wasm": &client.Wasm, "wasm_exec.js": &client.Exec} {
		if *data, err = os.ReadFile(filepath.Join(filepath.Dir(program), name)); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	if err := corpus.Write(dir, 5); err != nil {
		t.Fatal(err)
	}
	blog, problems := source.Load(dir, source.Options{})
	for _, p := range problems {
		t.Fatal(p)
	}
	about := &post.Post{Path: "/about/", Page: true, Card: post.Card{Title: "Who writes", Description: "A papermaker.", Minutes: 1}}
	blog.Library = post.NewLibrary(append(blog.Library.Posts, about))
	blog.Texts[about.Path] = post.Text{Markdown: "The vatman dips the mould."}
	blog.Articles[about.Path] = markdown.Render(blog.Texts[about.Path], markdown.Base)
	blog.Redirects = []source.Redirect{{From: "/who/", To: about.Path}}
	change(blog)
	built, err := site.Build(blog, web.Files, client)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	for name, data := range built.Files {
		file := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return serve(t, out)
}

// TestPageOfTheBlog reaches a page of the blog as a post is reached: by a link within
// the document, by the search, by its old address, and without the host.
func TestPageOfTheBlog(t *testing.T) {
	t.Parallel()
	s := servePages(t)
	b := newTab(t)
	b.keepBlog(s)
	b.wait(`hanji.shelf?.posts === 5 && hanji.shelf.of === 5`)
	const about = `document.querySelector("h1")?.textContent === "Who writes" && document.querySelector(".hanji-prose")?.textContent.includes("vatman")`
	arrive := func() {
		t.Helper()
		b.wait(about)
		got := eval[string](b, `[document.querySelector('[property="og:type"]').content, document.querySelector(".hanji-nav [aria-current]")?.textContent,
			document.querySelectorAll("time, .hanji-minutes, .hanji-neighbours, .hanji-related").length].join()`)
		if got != "website,About,0" {
			t.Errorf("the page is %q", got)
		}
	}
	eval[any](b, `void (window.loadedOnce = true)`)
	b.click(`.hanji-nav a[href="/about/"]`)
	arrive()
	b.click(`.hanji-nav a[href="/"]`)
	b.wait(`document.querySelectorAll(".hanji-card").length === 5`)
	if !eval[bool](b, `window.loadedOnce`) {
		t.Error("the page was loaded again")
	}
	b.open(s.origin + "/?q=vatman")
	b.wait(live + ` && document.querySelectorAll(".hanji-card").length === 1`)
	if got := eval[string](b, `document.querySelector(".hanji-card .hanji-words").innerText.replace(/\s+/g, " ")`); got != "Who writes A papermaker." {
		t.Errorf("the search finds %q", got)
	}
	b.click(".hanji-card h2 a")
	arrive()
	b.open(s.origin + "/who/")
	b.wait(`location.pathname === "/about/"`)
	arrive()

	s.stop()
	b.expect("net::ERR_|Failed to fetch")
	b.open(s.origin + "/")
	b.wait(live)
	b.click(`.hanji-nav a[href="/about/"]`)
	arrive()
	eval[any](b, `caches.delete("hanji:/:pages")`)
	b.open(s.origin + "/about/")
	arrive()
}
