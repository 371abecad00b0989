//go:build !js

package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"hanji/app/corpus"
)

// stopWorkers ends the workers of the tab's browser context, as a browser does
// that has no work for them.
func (b *tab) stopWorkers() {
	b.t.Helper()
	call(b, serviceworker.Enable, cdp.Empty{})
	call(b, serviceworker.StopAllWorkers, cdp.Empty{})
	call(b, serviceworker.Disable, cdp.Empty{})
}

// stall leaves chunks without an answer, but for the first few, until released.
func (s *server) stall(after int32) (release func()) {
	released := make(chan struct{})
	var asked atomic.Int32
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = func(w http.ResponseWriter, r *http.Request) bool {
		if classOf(r.URL.Path) == classChunk && asked.Add(1) > after {
			select {
			case <-released:
			case <-r.Context().Done():
			}
		}
		return false
	}
	return func() { close(released) }
}

// TestBrowserKilled kills the browser in the middle of the download: the next
// one with its profile goes on where it ended.
func TestBrowserKilled(t *testing.T) {
	t.Parallel()
	profile := chromedp.UserDataDir(t.TempDir())
	s := newBlog(t, 150)
	release := s.stall(8)

	browser := wholeChromium(t, profile)
	b := openTab(t, browser)
	b.expect("net::ERR_")
	b.open(s.origin + "/")
	b.start()
	b.wait(`caches.open("hanji:/:data").then((cache) => cache.keys()).then((keys) => keys.length >= 4)`)
	kept := b.cache("hanji:/:data")
	if eval[bool](b, isOffline) {
		t.Fatal("the download is complete already")
	}
	process := chromedp.FromContext(browser).Browser.Process()
	process.Kill()
	process.Wait()
	release()
	s.requests()

	browser = wholeChromium(t, profile)
	b = openTab(t, browser)
	b.keepBlog(s.server)
	b.wait(`hanji.shelf?.posts === 150 && hanji.shelf.offline`)
	for _, path := range s.requests() {
		if classOf(path) == classChunk && slices.Contains(kept, path) {
			t.Errorf("%s was kept and is fetched again", path)
		}
		if strings.HasSuffix(path, ".wasm") {
			t.Errorf("%s is fetched again", path)
		}
	}
	t.Logf("%d chunks were kept when the browser was killed", len(kept))
}

// TestTwoClients has two tabs with different clients: each shows whole pages,
// and both end up with the newest.
func TestTwoClients(t *testing.T) {
	t.Parallel()
	all := editions(t)
	r := newFaultRun(t, 1, all)
	r.first, r.last = 2, 2
	r.upload.begin(r.random, all[2], order{"random", "last"})
	r.upload.finish()
	r.host.maxAge = false
	r.newTab()
	old := r.tabs[0]
	r.visit(old, "/", true)
	r.wake(old)
	old.wait(isOffline)

	r.begin()
	r.begin()
	r.begin()
	r.upload.finish()
	r.newTab()
	young := r.tabs[1]
	r.visit(young, "/", true)
	r.click(old)
	r.wake(young)
	for range 5 {
		r.click(old)
		r.click(young)
	}
	young.wait(isOffline)
	r.reload(old, true)
	r.reload(young, true)
}

// TestStorageFull publishes more than there is room for: the page says so and
// goes on, and what was kept before can be read offline.
func TestStorageFull(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 10)
	b := newTab(t)
	b.keepBlog(s.server)
	b.wait(`hanji.shelf?.posts === 10`)
	used := eval[float64](b, `navigator.storage.estimate().then(({usage}) => usage)`)
	quota := used + 100_000
	call(b, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: s.origin, QuotaSize: &quota})

	for i := range 300 {
		s.write(corpus.Name(i), corpus.Post(i))
	}
	s.publish()
	b.open(s.origin + "/")
	b.start()
	b.wait(`hanji.shelf?.full`)
	newest := eval[string](b, `document.querySelector(".hanji-card h2 a").getAttribute("href")`)
	b.click(".hanji-card h2 a")
	b.wait(`document.querySelector("article.hanji-post") && location.pathname === ` + js(newest))

	s.stop()
	b.expect("net::ERR_|Failed to fetch")
	for i := range 10 {
		path := "/" + strings.ReplaceAll(corpus.Name(i)[:10], "-", "/") + "/" + strings.TrimSuffix(corpus.Name(i)[11:], ".md") + "/"
		b.open(s.origin + path)
		b.wait(`document.querySelector("article.hanji-post") || ` + live)
		if !eval[bool](b, `document.querySelector("article.hanji-post") !== null`) {
			t.Errorf("%s was kept and can't be read: %s", path, eval[string](b, heading))
		}
	}
}

// TestWorkerStopped has the browser stop the worker before everything it is
// needed for, and in the middle of the download.
func TestWorkerStopped(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 60)
	release := s.stall(8)
	b := newTab(t)
	b.expect("net::ERR_|Failed to fetch")
	b.open(s.origin + "/")
	b.start()
	b.wait(`caches.open("hanji:/:data").then((cache) => cache.keys()).then(({length}) => length >= 2)`)
	b.stopWorkers()
	release()
	b.open(s.origin + "/archive/")
	b.start()
	b.wait(isOffline)

	b.stopWorkers()
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	b.open(s.origin + "/")
	if got := eval[string](b, `document.querySelector(".hanji-card h2").textContent`); got != "The newest" {
		t.Errorf("the next load shows %q first", got)
	}
	b.stopWorkers()
	b.start()
	b.wait(`hanji.shelf?.posts === 61 && hanji.shelf.offline`)

	s.stop()
	for _, path := range []string{"/", "/tags/", "/2027/01/01/newest/", "/nowhere/"} {
		b.stopWorkers()
		b.open(s.origin + path)
		b.wait(`!document.querySelector(".hanji-while-loading") && document.querySelector("main h1")`)
	}
	b.stopWorkers()
	b.open(s.origin + "/2027/01/01/newest/")
	b.wait(`document.querySelector("article.hanji-post")?.textContent.includes("Hot off the press.")`)
}

// The worker and the page of an app that is not ours.
const (
	otherWorker = `self.addEventListener("install", (event) => {
		self.skipWaiting();
		event.waitUntil(caches.open("app " + self.registration.scope).then((cache) => cache.put("kept", new Response("kept"))));
	});
	self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
	self.addEventListener("fetch", (event) => {
		if (event.request.url.endsWith("/hello")) event.respondWith(new Response("hello from " + self.registration.scope));
	});`
	otherPage = `<!DOCTYPE html><html lang="en"><title>Another app</title><link rel="icon" href="data:,"><h1>Another app</h1>`
	openApp   = `(async () => {
		const registration = await navigator.serviceWorker.register("sw.js", {scope: "./"});
		await new Promise((resolve) => {
			const look = () => registration.active ? resolve() : setTimeout(look, 20);
			look();
		});
		await new Promise((resolve, reject) => {
			const opening = indexedDB.open("app " + registration.scope);
			opening.onupgradeneeded = () => opening.result.createObjectStore("things").put("thing", 1);
			opening.onsuccess = () => { opening.result.close(); resolve(); };
			opening.onerror = reject;
		});
		return true;
	})()`
	// What an app finds of its own, and what its worker answers.
	ownThings = `(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		const cache = await caches.open("app " + registration.scope);
		const thing = await new Promise((resolve, reject) => {
			const opening = indexedDB.open("app " + registration.scope);
			opening.onsuccess = () => {
				const got = opening.result.transaction("things").objectStore("things").get(1);
				got.onsuccess = () => { opening.result.close(); resolve(got.result); };
			};
			opening.onerror = reject;
		});
		const hello = await (await fetch("hello")).text();
		return [await (await cache.match("kept"))?.text(), thing, hello, registration.active.scriptURL].join();
	})()`
)

// TestOtherApps has apps with caches, databases and workers of their own above,
// below and beside the blog: while it is kept, updated and read offline they are
// as they were.
func TestOtherApps(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.base = "/blog/"
	s := serveFixture(t, f)
	bases := []string{"/", "/blog/app/", "/beside/"}
	for _, base := range bases {
		dir := filepath.Join(s.dir, filepath.FromSlash(base))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{"index.html": otherPage, "sw.js": otherWorker} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	b := newTab(t)
	for _, base := range bases {
		b.open(s.origin + base)
		eval[any](b, openApp)
	}
	check := func(when string) {
		t.Helper()
		for _, base := range bases {
			b.open(s.origin + base)
			scope := s.origin + base
			want := "kept,thing,hello from " + scope + "," + scope + "sw.js"
			if got := eval[string](b, ownThings); got != want {
				t.Errorf("%s: %s has %q, want %q", when, base, got, want)
			}
		}
	}
	check("before")
	b.keep(s.origin + "/blog/")
	check("with the blog kept")
	f.style = "body { margin: 3px }"
	f.publish(t, s.dir)
	b.open(s.origin + "/blog/")
	eval[any](b, `void goappTryUpdate()`)
	b.wait(`caches.keys().then((names) => names.filter((name) => name.startsWith("hanji:/blog/:shell:")).length === 1) &&
		navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)`)
	b.keep(s.origin + "/blog/")
	check("after an update")
	eval[any](b, `navigator.serviceWorker.getRegistrations().then((all) => all.length).then((n) => { if (n !== 4) throw n; })`)
}

// TestWorkerWaits has a new worker wait for the old one, which is busy, when a
// page registers it: once it takes over, the page has it keep the blog.
func TestWorkerWaits(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	busy := b.another()
	busy.open(s.origin + "/post/")
	released := make(chan struct{})
	s.answer("/slow/", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-released:
		case <-r.Context().Done():
		}
	})
	busy.expect("net::ERR_")
	eval[any](busy, `void (location.href = "/slow/")`)

	f.style = "body { margin: 4px }"
	f.texts = append(f.texts, `[{"markdown":"newest"}]`)
	f.publish(t, s.dir)
	b.open(s.origin + "/")
	eval[any](b, `navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => true)`)
	b.wait(`navigator.serviceWorker.getRegistration().then(({waiting}) => waiting)`)
	b.hover("a")
	b.wait(live)
	b.frames()
	close(released)
	b.wait(`caches.match("` + chunkPath(f.texts[2]) + `")`)
}
