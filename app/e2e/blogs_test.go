//go:build !js

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hanji/app/corpus"
	"hanji/app/e2e/built"
)

// threeBases are of blogs on one origin, of which the first is above the others.
var threeBases = []string{"/", "/a/", "/b/c/"}

// trees are the titles of the posts that only one of them has.
var trees = map[string]string{"/": "Alder", "/a/": "Birch", "/b/c/": "Cedar"}

// threeBlogs are blogs with the same posts at the same paths below their bases, and
// one post more each, on one origin.
func threeBlogs(t *testing.T) (s *server, publish func(base string)) {
	t.Helper()
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	s = serve(t, t.TempDir())
	sources := map[string]string{}
	publish = func(base string) {
		t.Helper()
		out := filepath.Join(t.TempDir(), "out")
		build := exec.Command(program, "build", sources[base], "-o", out, "--url", "https://example.org"+base, "--precompress=false")
		if output, err := build.CombinedOutput(); err != nil {
			t.Fatalf("hanji build: %v\n%s", err, output)
		}
		if err := copyInto(filepath.Join(s.dir, filepath.FromSlash(base)), out); err != nil {
			t.Fatal(err)
		}
	}
	for _, base := range threeBases {
		source := t.TempDir()
		sources[base] = source
		err := corpus.Write(source, 12)
		for name, content := range map[string]string{
			"manifest.json":           fmt.Sprintf(`{"name": "Blog %s", "lang": "en"}`, base),
			"posts/2027-01-01-own.md": fmt.Sprintf("---\ntitle: %s\n---\nA tree.\n", trees[base]),
		} {
			if err == nil {
				err = os.WriteFile(filepath.Join(source, filepath.FromSlash(name)), []byte(content), 0o644)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		publish(base)
	}
	return s, publish
}

// copyInto copies a folder's files over those of another.
func copyInto(to, from string) error {
	return filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		path, relErr := filepath.Rel(from, name)
		if err != nil || relErr != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		target := filepath.Join(to, path)
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

// ownControl is the worker that answers for the page.
const ownControl = `(navigator.serviceWorker.controller?.scriptURL ?? "").slice(location.origin.length)`

// TestThreeBlogs reads three blogs of one origin: nothing of one is seen in another.
func TestThreeBlogs(t *testing.T) {
	t.Parallel()
	s, publish := threeBlogs(t)
	b := newTab(t)
	b.expect("net::ERR_|Failed to fetch")
	b.keepBlog(s)
	latest := func(base string) string {
		return eval[string](b, `caches.match("`+base+`?setting=latest").then((kept) => kept?.json()).then((latest) => latest?.id)`)
	}
	first := latest("/")

	// The worker above answers for no page of the others, with no network either.
	b.open(s.origin + "/a/2027/01/01/own/")
	b.open(s.origin + "/a/2027/01/01/own/")
	if got := eval[string](b, ownControl); got != "/sw.js" {
		t.Fatalf("the page is controlled by %q", got)
	}
	if eval[bool](b, isOffline) || eval[bool](b, `hanji.isControlled()`) {
		t.Error("a page takes another blog's worker for its own")
	}
	s.stop()
	b.openFails(s.origin + "/a/tags/")
	s.start()
	b.open(s.origin + "/")
	if pages := b.cache("hanji:/:pages"); slices.ContainsFunc(pages, isBelow) || latest("/") != first {
		t.Errorf("the blog above keeps %q and %s, before %s", pages, latest("/"), first)
	}

	for _, base := range threeBases[1:] {
		b.keep(s.origin + base)
	}
	post := built.Library(t, s.dir).Listed()[3].Path[1:]
	for _, base := range threeBases {
		b.open(s.origin + base + "2027/01/01/own/")
		if got := eval[string](b, ownControl); got != base+"sw.js" {
			t.Errorf("%s is controlled by %q", base, got)
		}
		if got := eval[string](b, `fetch(document.querySelector("link[rel=manifest]").href).then((r) => r.json()).then(({id, scope, start_url}) => [id, scope, start_url].join(" "))`); got != strings.Join([]string{base, base, base}, " ") {
			t.Errorf("%s is installed as %s", base, got)
		}
	}

	// What a reader does in one of them.
	other := b.another()
	other.open(s.origin + "/a/" + post)
	b.open(s.origin + "/" + post)
	b.start()
	eval[any](b, `void document.querySelector("[name=theme][value=dark]").click()`)
	eval[any](b, `void document.querySelector("article .hanji-end").scrollIntoView()`)
	b.wait(`localStorage["hanji:/:read"]?.includes(` + js(post) + `)`)
	b.wait(keptState + ` === "no"`)
	eval[any](b, `void document.querySelector(".hanji-keep").click()`)
	b.wait(keptState + ` === "yes"`)
	const theme = `document.documentElement.dataset.theme ?? ""`
	other.frames()
	if got := eval[string](other, theme); got != "" {
		t.Errorf("an open page of another blog has the theme %q", got)
	}
	other.open(s.origin + "/" + post)
	if got := eval[string](other, theme); got != "dark" {
		t.Errorf("another page of the blog has the theme %q", got)
	}
	for _, base := range threeBases {
		own := base == "/"
		b.open(s.origin + base)
		if got := eval[bool](b, isMarked(base+post)); got != own {
			t.Errorf("%s: the post has been read: %t", base, got)
		}
		if got := eval[string](b, theme); (got == "dark") != own {
			t.Errorf("%s has the theme %q", base, got)
		}
		b.start()
		b.wait(`hanji.shelf?.posts === 13`)
		if got := eval[int](b, `hanji.shelf.kept.length`); (got == 1) != own {
			t.Errorf("%s: %d posts are on the shelf", base, got)
		}
		for _, of := range threeBases {
			b.open(s.origin + base + "?q=" + trees[of])
			b.wait(live)
			if got := eval[bool](b, `[...document.querySelectorAll("main h2")].some((title) => title.textContent === "`+trees[of]+`")`); got != (of == base) {
				t.Errorf("%s finds the post of %s: %t", base, of, got)
			}
		}
	}
	for _, key := range eval[[]string](b, `Object.keys(localStorage)`) {
		if !slices.Contains(threeBases, strings.Split(key, ":")[1]) {
			t.Errorf("the device keeps %s", key)
		}
	}

	// What one blog says to another's worker, and what is published in one.
	other.open(s.origin + "/")
	publish("/a/")
	b.open(s.origin + "/a/")
	b.start()
	eval[any](b, `navigator.serviceWorker.getRegistration("/").then(({active}) => active.postMessage({type: "remove", base: "/a/"})).then(() => true)`)
	eval[any](b, `hanji.tell({type: "remove"})`)
	b.wait(`hanji.shelf?.removed && hanji.shelf.posts === 0`)
	if eval[bool](other, `hanji.update`) || !eval[bool](other, isOffline) {
		t.Error("a page is told of another blog")
	}
	s.stop()
	for _, base := range []string{"/", "/b/c/"} {
		b.open(s.origin + base + "archive/")
		b.wait(live)
		if got := eval[string](b, `document.querySelector("main").textContent`); !strings.Contains(got, trees[base]) {
			t.Errorf("offline the archive of %s shows %q", base, got)
		}
	}
	for name, paths := range b.caches() {
		base := strings.Split(name, ":")[1]
		if i := slices.IndexFunc(paths, func(path string) bool { return baseOf(path) != base }); i >= 0 {
			t.Errorf("%s holds %s", name, paths[i])
		}
	}
}

// isMarked is true in a list that says of a post that it has been read.
func isMarked(path string) string {
	return `[...document.querySelectorAll("main li")].some((item) =>
		item.querySelector("h2 a")?.getAttribute("href") === ` + js(path) + ` && item.querySelector("[data-read]") !== null)`
}

// baseOf is the base of the blog, of three, that has a path.
func baseOf(path string) string {
	for _, base := range threeBases[1:] {
		if strings.HasPrefix(path, base) {
			return base
		}
	}
	return "/"
}

func isBelow(path string) bool { return baseOf(path) != "/" }

// severalBlogs reads two blogs of one origin, one below the other.
func severalBlogs(t *testing.T, w *window) {
	s, _ := threeBlogs(t)
	w.keepBlog(s)
	w.run(`document.querySelector("[name=theme][value=dark]").click()`)
	w.open(s.origin + "/a/")
	w.start()
	w.wait(isOffline + ` && hanji.isControlled()`)
	if got := get[string](w, `document.documentElement.dataset.theme ?? ""`); got != "" {
		t.Errorf("the blog below has the theme %q", got)
	}
	s.stop()
	for _, base := range []string{"/", "/a/"} {
		w.open(s.origin + base + "2027/01/01/own/")
		w.wait(heading + ` === "` + trees[base] + `"`)
	}
}

// asBefore leaves what is kept as the version before kept it: without seals and names
// of bases, and the root as JavaScript writes it.
const asBefore = `(async () => {
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const response = await cache.match(request);
			const headers = new Headers(response.headers);
			if (!headers.has("Seal")) continue;
			headers.delete("Seal");
			if (/[?](client|setting)=/.test(request.url)) headers.delete("Content-Length");
			const body = request.url.includes("?client=") ? JSON.stringify(await response.json()) : await response.blob();
			await cache.put(request, new Response(body, {headers}));
			if (request.url.endsWith("?setting=whole")) await cache.delete(request);
		}
	}
	for (const key of Object.keys(localStorage)) {
		localStorage.setItem(key.replace("hanji:/:", "hanji:"), localStorage.getItem(key));
		localStorage.removeItem(key);
	}
	return true;
})()`

// TestComeBackFromBefore has a reader come back with what the version before kept: all
// of it is still there, and what is chosen anew stays so.
func TestComeBackFromBefore(t *testing.T) {
	t.Parallel()
	s, b, _ := garbledBlog(t)
	eval[any](b, `void document.querySelector("[name=theme][value=dark]").click()`)
	eval[any](b, `void document.querySelector("article .hanji-end").scrollIntoView()`)
	b.wait(`localStorage["hanji:/:read"]`)
	eval[any](b, asBefore)
	b.stopWorkers()
	s.stop()
	unseen := built.Library(t, s.dir).Listed()[9]
	b.open(s.origin + unseen.Path)
	b.wait(heading + ` === ` + js(unseen.Title) + ` && ` + isOffline)
	b.wait(`hanji.shelf`)
	if !eval[bool](b, `document.documentElement.dataset.theme === "dark" && hanji.shelf.kept.join() === `+js(longPost)) {
		t.Error("settings or shelf are lost")
	}
	b.open(s.origin + "/")
	b.wait(isMarked(longPost))
	eval[any](b, `void document.querySelector("[name=theme][value='']").click()`)
	b.open(s.origin + "/")
	if got := eval[string](b, `document.documentElement.dataset.theme ?? ""`); got != "" {
		t.Errorf("the theme that was given up is %q again", got)
	}
	s.start()
	b.open(s.origin + "/")
	b.start()
	b.wait(`hanji.shelf?.offline && !hanji.shelf.busy && hanji.shelf.kept.length === 1`)
}
