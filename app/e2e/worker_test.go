//go:build !js

package e2e

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const (
	isOffline = `document.documentElement.dataset.offline === ""`
	heading   = `document.querySelector("h1").textContent`
)

// keep opens a page, wants the client, and waits until the blog is kept.
func (b *tab) keep(url string) {
	b.t.Helper()
	b.open(url)
	b.hover("a")
	b.wait(isOffline)
}

// keptFixture is a fixture on a server, and a tab in which it is kept.
func keptFixture(t *testing.T) (*fixture, *server, *tab) {
	t.Helper()
	f := newFixture()
	s := serveFixture(t, f)
	b := newTab(t)
	b.keep(s.origin + "/")
	return f, s, b
}

// caches returns the paths in each cache of the origin, sorted.
func (b *tab) caches() map[string][]string {
	b.t.Helper()
	return eval[map[string][]string](b, `(async () => {
		const all = {};
		for (const name of await caches.keys()) {
			const requests = await (await caches.open(name)).keys();
			all[name] = requests.map(({url}) => url.slice(location.origin.length)).sort();
		}
		return all;
	})()`)
}

// cache returns the paths in the one cache whose name has this prefix.
func (b *tab) cache(prefix string) []string {
	b.t.Helper()
	var found []string
	for name, paths := range b.caches() {
		if strings.HasPrefix(name, prefix) {
			if found != nil {
				b.t.Fatalf("several caches %s…", prefix)
			}
			found = paths
		}
	}
	return found
}

// Everything offline.
func TestWorkerKeepsEverything(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"/", "/some/path/"} {
		t.Run(base, func(t *testing.T) {
			t.Parallel()
			f := newFixture()
			f.base = base
			s := serveFixture(t, f)
			b := newTab(t)
			b.keep(s.origin + base)
			b.wait(`hanji.shelf?.done === 4 && hanji.shelf.total === 4 && hanji.shelf.offline`)
			if !eval[bool](b, `hanji.offline && performance.getEntriesByName("hanji:offline").length === 1`) {
				t.Errorf("state: %v", eval[any](b, `hanji`))
			}
			if scope := eval[string](b, `navigator.serviceWorker.ready.then(({scope}) => scope)`); scope != s.origin+base {
				t.Errorf("scope %s, want %s", scope, s.origin+base)
			}
			if got := len(b.cache("hanji:" + base + ":shell:")); got != 6 {
				t.Errorf("%d files in the shell, want 6", got)
			}
			if got := len(b.cache("hanji:" + base + ":data")); got != 6 {
				t.Errorf("%d files in the data, want 6: the root, by both names, and four chunks", got)
			}
			b.saveData()
			b.open(s.origin + base + "post/")
			b.wait(isOffline) // The page learns of it without a download.

			s.stop()
			b.expect(`ERR_CONNECTION_REFUSED`)
			for _, test := range []struct{ path, want string }{
				{"post/", "Post"},
				{"post/?q=x", "Post"},
				{"post?q=x#c", "Post"},
				{"post.html", "Post"},
				{"post/index.html", "Post"},
				{"%70%6fst//", "Post"},
				{"%25%37%30ost/", "Post"},
				{"go-1.26", "Shell"},
				{"never/visited/", "Shell"},
				{"?category=a&tag=b#c", "Shell"}, // Home was not visited under the worker.
				{"2017/09/04/한글.html", "Shell"},
				{"tags/node.js/", "Shell"},
				{"a/folder/without.dots/x", "Shell"},
			} {
				b.open(s.origin + base + test.path)
				if got := eval[string](b, heading); got != test.want {
					t.Errorf("%s shows %q, want %q", test.path, got, test.want)
				}
			}
			b.wait(live) // The shell's client starts from the cache.
			if !eval[bool](b, `fetch("`+base+`bundle.json?kept").then((r) => r.json()).then(({schema}) => schema > 0)`) {
				t.Error("the root cannot be had")
			}
			if !eval[bool](b, `fetch("`+base+strings.TrimPrefix(chunkPath(f.texts[0]), "/")+`").then((r) => r.ok)`) {
				t.Error("a chunk cannot be had")
			}
		})
	}
}

// A page that was cut on its way is none, be it the one that says that there is none;
// nor is a part, which nobody asked for.
func TestWorkerRefusesACutPage(t *testing.T) {
	t.Parallel()
	_, s, b := keptFixture(t)
	b.open(s.origin + "/")
	b.wait(`caches.open("hanji:/:pages").then((cache) => cache.match("/"))`)
	b.expect(`ERR_CONTENT_LENGTH_MISMATCH|ERR_FAILED|status of 404`)
	const ours = `<!DOCTYPE html><meta name="generator" content="hanji">`
	for _, test := range []struct {
		path   string
		status int
		part   string
		// breaks says that the connection breaks then; else the answer is whole to HTTP.
		breaks bool
		want   string // Nothing is for what the host says.
	}{
		{"/nowhere/", http.StatusNotFound, "", false, ""}, // A host may say no more.
		{"/", http.StatusOK, "", true, "Home"},
		{"/", http.StatusOK, "", false, "Home"},
		{"/", http.StatusOK, ours, true, "Home"},
		{"/", http.StatusOK, ours, false, "Home"},
		{"/", http.StatusPartialContent, ours, false, "Home"},
		{"/nowhere/", http.StatusNotFound, "", true, "Shell"},
		{"/nowhere/", http.StatusNotFound, "<!DOCTYPE html><title>", true, "Shell"},
		{"/nowhere/", http.StatusNotFound, ours, false, "Shell"},
		{"/nowhere/", http.StatusNotFound, "<h1>Of the host", false, "Of the host"},
		{"/gone/", http.StatusGone, ours, true, "Shell"},
	} {
		s.answer(test.path, func(w http.ResponseWriter, _ *http.Request) {
			length := len(test.part)
			if test.breaks {
				length = 4096
			}
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Length", fmt.Sprint(length))
			w.Header().Set("Content-Range", "bytes 0-21/4096")
			w.WriteHeader(test.status)
			fmt.Fprint(w, test.part)
			http.NewResponseController(w).Flush()
			if test.breaks {
				panic(http.ErrAbortHandler)
			}
		})
		// Chromium has a page of its own for an answer with nothing in it, its shell none.
		if !b.opens(s.origin+test.path) && test.want == "" {
			continue
		}
		if got := eval[string](b, `document.querySelector("h1")?.textContent ?? ""`); got != test.want {
			t.Errorf("%s with status %d and %q, broken: %t, shows %q, want %q", test.path, test.status, test.part, test.breaks, got, test.want)
		}
	}
}

// The first visit fetches the client once: the worker takes it from the
// browser's cache, when the host lets it.
func TestWorkerFetchesNothingTwice(t *testing.T) {
	t.Parallel()
	f := newFixture()
	s := serveFixture(t, f)
	var sent atomic.Int32
	s.answer(s.hashed("client", ".wasm"), func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/wasm")
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent.Add(1)
		fmt.Fprint(w, emptyModule)
	})
	b := newTab(t)
	b.keep(s.origin + "/")
	if n := sent.Load(); n != 1 {
		t.Errorf("the client was sent %d times, want once", n)
	}
	requests := s.requests()
	for _, text := range f.texts {
		if n := count(requests, chunkPath(text)); n != 1 {
			t.Errorf("%s was asked for %d times, want once", chunkPath(text), n)
		}
	}
}

// A whole snapshot or the previous one.
func TestWorkerInstallsWholeOrNot(t *testing.T) {
	t.Parallel()
	for _, fault := range []struct {
		name  string
		spoil func(path string, data []byte) []byte
	}{
		{"a file is cut", func(path string, data []byte) []byte {
			if path == "/hanji/shell.html" {
				return data[:len(data)/2]
			}
			return data
		}},
		{"a file is another", func(path string, data []byte) []byte {
			if path == "/hanji/shell.html" {
				return []byte("<!DOCTYPE html><title>Sign in to the network</title>")
			}
			return data
		}},
		{"the script is cut", func(path string, data []byte) []byte {
			if path == "/sw.js" {
				return data[:len(data)/2]
			}
			return data
		}},
	} {
		t.Run(fault.name, func(t *testing.T) {
			t.Parallel()
			f := newFixture()
			s := serveFixture(t, f)
			b := newTab(t)
			b.keep(s.origin + "/")
			before := b.caches()

			next := newFixture()
			next.style = "body { margin: 1px }"
			next.spoil = fault.spoil
			next.publish(t, s.dir)
			failed := eval[bool](b, `navigator.serviceWorker.ready.then(async (registration) => {
				const gone = new Promise((resolve) => registration.addEventListener("updatefound", () => {
					const worker = registration.installing;
					worker.addEventListener("statechange", () => resolve(worker.state === "redundant"));
				}));
				return await registration.update().then(() => gone, () => true);
			})`)
			if !failed {
				t.Error("the new worker was installed")
			}
			after := b.caches()
			for name, paths := range before {
				if !slices.Equal(after[name], paths) {
					t.Errorf("%s: %q, want as before: %q", name, after[name], paths)
				}
			}
			s.stop()
			b.expect(`ERR_CONNECTION_REFUSED`)
			b.open(s.origin + "/anywhere/")
			if got := eval[string](b, heading); got != "Shell" {
				t.Errorf("offline shows %q", got)
			}
		})
	}
}

// Cost follows change.
func TestWorkerUpdates(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	old := b.another()
	old.open(s.origin + "/post/")
	s.requests()

	next := newFixture()
	next.style = "body { margin: 1px }"
	next.texts = append(next.texts, `[{"markdown":"newest"}]`)
	next.publish(t, s.dir)
	b.open(s.origin + "/")
	eval[any](b, `navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)`)
	old.wait(`hanji.update && goappUpdatedBeforeWasmLoaded`)
	b.frames()
	if eval[bool](b, `hanji.update`) {
		t.Error("a page of the new deployment is taken for an old one")
	}
	requests := s.requests()
	if !slices.Contains(requests, "/hanji/shell.html") {
		t.Errorf("the new shell was not fetched: %q", requests)
	}
	if askedFor(requests, "client", ".wasm") || askedFor(requests, "boot", ".js") {
		t.Errorf("what had not changed was fetched: %q", requests)
	}

	// The new post is kept.
	b.hover("a")
	b.wait(`hanji.shelf?.done === 5 && hanji.shelf.offline`)
	b.wait(`caches.open("hanji:/:data").then((cache) => cache.keys()).then(({length}) => length === 10)`)
	requests = s.requests()
	for _, text := range f.texts {
		if slices.Contains(requests, chunkPath(text)) {
			t.Errorf("a chunk that had not changed was fetched: %q", requests)
		}
	}
	if data := b.cache("hanji:/:data"); !slices.Contains(data, chunkPath(next.texts[2])) {
		t.Errorf("data: %q, want the root and the chunks that it names", data)
	}
	b.cache("hanji:/:shell:") // There is one.
}

// Another style sheet costs the pages that carry it and the shell.
func TestStyleCosts(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	const shells = `caches.keys().then((names) => names.filter((name) => name.includes(":shell:")).join())`
	before := eval[string](b, shells)
	f.style = "body { margin: 3px }"
	f.publish(t, s.dir)
	s.requests()
	b.open(s.origin + "/")
	b.hover("a")
	eval[any](b, `navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)`)
	b.wait(shells + `.then((now) => now !== ` + js(before) + ` && !now.includes(","))`)
	b.wait(`hanji.shelf?.offline && !hanji.shelf.busy`)
	asked := s.requests()
	slices.Sort(asked)
	want := []string{"/", "/hanji/shell.html", "/sw.js"}
	if asked = slices.Compact(asked); !slices.Equal(asked, want) {
		t.Errorf("a new style sheet costs %q, want %q", asked, want)
	}
}

// Cached pages belong to one deployment.
func TestWorkerDropsOldPages(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	b.open(s.origin + "/post/")
	b.wait(`caches.open("hanji:/:pages").then((cache) => cache.match(location.href))`)
	f.style = "body { margin: 1px }"
	f.publish(t, s.dir)
	eval[any](b, `navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)`)
	b.wait(`hanji.update`)
	if pages := b.cache("hanji:/:pages"); len(pages) != 0 {
		t.Errorf("pages of the old deployment are kept: %q", pages)
	}
}

// Data of a later format waits for the worker that knows it.
func TestWorkerRefusesOtherSchemas(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	const keptRoot = `caches.open("hanji:/:data").then((cache) => cache.match("/bundle.json?client=client")).then((r) => r.text())`
	before := eval[string](b, keptRoot)
	f.schema++
	f.publish(t, s.dir)
	b.open(s.origin + "/")
	s.requests()
	b.hover("a")
	// The worker has seen the root when it looks for the worker that knows it.
	for asked, start := false, time.Now(); !asked; asked = asked || slices.Contains(s.requests(), "/sw.js") {
		if time.Since(start) > deadline {
			t.Fatal("the worker does not look for its successor")
		}
		b.frames()
	}
	if after := eval[string](b, keptRoot); after != before {
		t.Errorf("kept root: %s, want as before: %s", after, before)
	}
}

// Only what its name says is kept.
func TestWorkerVerifiesChunks(t *testing.T) {
	t.Parallel()
	f := newFixture()
	s := serveFixture(t, f)
	path := chunkPath(f.texts[1])
	s.answer(path, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `[{"markdown":"of another deployment"}]`)
	})
	b := newTab(t)
	b.open(s.origin + "/")
	b.hover("a")
	b.wait(`navigator.serviceWorker.controller`)
	b.expect(`ERR_FAILED`)
	if !eval[bool](b, `fetch("`+path+`").then(() => false, () => true)`) {
		t.Error("the page was given a chunk with the wrong content")
	}
	if data := b.cache("hanji:/:data"); slices.Contains(data, path) || slices.Contains(data, "/bundle.json?client=client") {
		t.Errorf("kept: %q", data)
	}
	if eval[bool](b, isOffline) {
		t.Error("the page says that all is kept")
	}

	s.answer(path, nil)
	eval[any](b, `void dispatchEvent(new Event("online"))`)
	b.wait(isOffline)
}

// A page that was cut on its way is no page: what is kept stands in.
func TestWorkerRefusesCutPages(t *testing.T) {
	t.Parallel()
	_, s, b := keptFixture(t)
	b.open(s.origin + "/post/")
	whole, err := os.ReadFile(filepath.Join(s.dir, "post", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, cut := range []string{"", string(whole[:len(whole)-40])} {
		s.answer("/post/", text("text/html", cut))
		b.open(s.origin + "/post/")
		if got := eval[string](b, heading); got != "Post" || !eval[bool](b, `document.body.textContent.includes("Text.")`) {
			t.Errorf("of %d bytes the reader sees %q", len(cut), got)
		}
	}
	const other = `<!DOCTYPE html><html lang="en"><title>Sign in</title><link rel="icon" href="data:,"><h1>Sign in</h1>`
	s.answer("/post/", text("text/html", other))
	b.open(s.origin + "/post/")
	if got := eval[string](b, heading); got != "Sign in" {
		t.Errorf("of another page the reader sees %q", got)
	}
}

// Beside other apps of the same origin.
func TestWorkerLeavesOthersAlone(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.base = "/blog/"
	s := serveFixture(t, f)
	other := newFixture()
	other.base = "/blog/other/"
	other.pages = map[string]string{"/": `<main><h1>Another blog</h1><a href="./">Home</a></main>`}
	other.publish(t, s.dir)

	b := newTab(t)
	b.open(s.origin + "/blog/")
	others := []string{"workbox-precache", "hanji:/:shell:1", "hanji:/blog/other/:shell:1", "hanji:/blog2/:pages", "hanji:/blog/"}
	eval[any](b, `Promise.all(`+js(append(others, "hanji:/blog/:shell:old"))+`.map((name) => caches.open(name)
		.then((cache) => cache.put("/x", new Response("x"))))).then(() => true)`)
	b.hover("a")
	b.wait(isOffline)
	have := b.caches()
	for _, name := range others {
		if !slices.Equal(have[name], []string{"/x"}) {
			t.Errorf("%s: %q, want it left alone", name, have[name])
		}
	}
	if _, ok := have["hanji:/blog/:shell:old"]; ok {
		t.Error("an old shell of this blog is still there")
	}

	// A blog below this one has a worker of its own, and the parent's pages are
	// not told what it says.
	below := b.another()
	below.keep(s.origin + "/blog/other/")
	if got := eval[string](below, `navigator.serviceWorker.controller.scriptURL`); got != s.origin+"/blog/other/sw.js" {
		t.Errorf("controlled by %s", got)
	}
	names := slices.Sorted(maps.Keys(b.caches()))
	if !slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, "hanji:/blog/:shell:") }) {
		t.Errorf("the shell above is gone: %q", names)
	}

	// Outside its base it does nothing.
	if response := b.open(s.origin + "/elsewhere/"); response.FromServiceWorker {
		t.Error("a page outside the blog came from its worker")
	}
	b.expect(`status of 404`)
}

// Feeds and files are the browser's.
func TestWorkerLeavesFilesAlone(t *testing.T) {
	t.Parallel()
	s := serveFixture(t, newFixture())
	b := newTab(t)
	b.keep(s.origin + "/")
	for _, path := range []string{"/feed.xml", "/pixel.png", "/bundle.json"} {
		if response := b.open(s.origin + path); response.FromServiceWorker || response.Status != 200 {
			t.Errorf("%s: status %d, from the worker: %v", path, response.Status, response.FromServiceWorker)
		}
	}
	if response := b.open(s.origin + "/post/"); !response.FromServiceWorker {
		t.Error("a page did not come through the worker")
	}
	s.stop()
	b.openFails(s.origin + "/feed.xml")
}

// Fresh on the next load; the network's answer unless it is none.
func TestWorkerPages(t *testing.T) {
	t.Parallel()
	f := newFixture()
	s := serveFixture(t, f)
	s.caching("max-age=600")
	b := newTab(t)
	b.keep(s.origin + "/")
	b.open(s.origin + "/")
	b.open(s.origin + "/post/")

	f.pages["/post/"] = `<main><h1>Post, edited</h1></main>`
	f.publish(t, s.dir)
	b.open(s.origin + "/post/")
	if got := eval[string](b, heading); got != "Post, edited" {
		t.Errorf("the next load shows %q", got)
	}

	b.expect(`status of (404|503)`)
	for _, test := range []struct {
		name   string
		path   string
		answer http.HandlerFunc
		want   string
	}{
		{"server error, seen", "/post/", status(http.StatusServiceUnavailable), "Post, edited"},
		{"server error, unseen", "/tags/unseen/", status(http.StatusServiceUnavailable), "Shell"},
		{"server error of a post, unseen", "/unseen/", status(http.StatusServiceUnavailable), "Shell"},
		{"server error of a series, unseen", "/series/unseen/", status(http.StatusServiceUnavailable), "Shell"},
		{"server error of another app", "/other/", status(http.StatusServiceUnavailable), "503"},
		{"captive portal", "/portal/", text("text/html", "<h1>Sign in</h1>"), "Sign in"},
		{"redirect", "/old/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/post/", http.StatusFound) }, "Post, edited"},
		{"not found", "/nowhere/", nil, "Not found"},
		{"gone", "/post/", status(http.StatusNotFound), "404"},
		{"too slow, seen", "/", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "Home"},
	} {
		s.answer(test.path, test.answer)
		b.open(s.origin + test.path)
		if got := eval[string](b, heading); got != test.want {
			t.Errorf("%s: shows %q, want %q", test.name, got, test.want)
		}
		s.answer(test.path, nil)
	}
	if kept := b.cache("hanji:/:pages"); !slices.Equal(kept, []string{"/"}) {
		t.Errorf("kept %q, want only pages of the blog that are there", kept)
	}
}

func TestWorkerImages(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.pages["/"] = `<main><h1>Home</h1><a href="post/">Post</a>
		<img src="pixel.png?v=1" alt="Versioned"><img src="pixel.png" alt="Plain"><img src="portal.png" alt="Portal"></main>`
	s := serveFixture(t, f)
	s.answer("/portal.png", text("text/html", "<h1>Sign in</h1>"))
	b := newTab(t)
	b.keep(s.origin + "/")
	b.open(s.origin + "/") // Now through the worker.
	b.wait(`caches.open("hanji:/:images").then((cache) => cache.keys()).then(({length}) => length === 2)`)
	s.requests()
	b.open(s.origin + "/")
	if n := count(s.requests(), "/pixel.png"); n != 1 {
		t.Errorf("%d images were fetched, want the one without a version", n)
	}
	s.stop()
	b.expect(`ERR_`)
	b.open(s.origin + "/")
	b.wait(`[...document.images].map((img) => img.naturalWidth).join() === "8,8,0"`)
	if got := eval[string](b, `document.querySelector(".hanji-lost").textContent`); !strings.HasPrefix(got, "Portal") {
		t.Errorf("a lost image is shown as %q", got)
	}
}

// What the reader has seen is kept within bounds, the newest first.
func TestWorkerBounds(t *testing.T) {
	t.Parallel()
	most := strconv.Itoa(limit(t, "maxPages"))
	s := serveFixture(t, newFixture())
	big := append(pixel(), make([]byte, 12_000_000)...)
	for _, path := range []string{"/1.png", "/2.png", "/3.png"} {
		s.answer(path, text("image/png", string(big)))
	}
	b := newTab(t)
	b.keep(s.origin + "/")
	eval[any](b, `caches.open("hanji:/:pages").then(async (cache) => {
		for (let i = 1; i <= `+most+`; i++) await cache.put("/" + i + "/", new Response("x"));
		return true;
	})`)
	b.open(s.origin + "/")
	b.wait(`caches.open("hanji:/:pages").then((cache) => cache.keys()).then((keys) =>
		keys.length === ` + most + ` && keys[0].url.endsWith("/2/") && keys.at(-1).url === location.href)`)
	for _, path := range []string{"/1.png", "/2.png", "/3.png"} {
		eval[any](b, `new Promise((resolve, reject) => {
			const img = new Image();
			img.onload = () => resolve(true);
			img.onerror = reject;
			img.src = "`+path+`";
		})`)
		b.wait(`caches.open("hanji:/:images").then((cache) => cache.match("` + path + `"))`)
	}
	b.wait(`caches.open("hanji:/:images").then((cache) => cache.keys()).then((keys) =>
		keys.map(({url}) => url.slice(-6)).join() === "/2.png,/3.png")`)
}

// limit reads one of the worker's limits.
func limit(t *testing.T, name string) int {
	t.Helper()
	m := regexp.MustCompile(`(?m)^export const ` + name + ` = ([\d_]+);`).FindStringSubmatch(sources(t, "../../web/worker/limits.js"))
	if m == nil {
		t.Fatalf("web/worker/limits.js has no %s", name)
	}
	n, _ := strconv.Atoi(strings.ReplaceAll(m[1], "_", ""))
	return n
}

func count(list []string, want string) (n int) {
	for _, item := range list {
		if item == want {
			n++
		}
	}
	return n
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(code)
		fmt.Fprintf(w, "<h1>%d</h1>", code)
	}
}

func text(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		fmt.Fprint(w, body)
	}
}

// js returns a value as a JavaScript expression.
func js(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(data)
}
