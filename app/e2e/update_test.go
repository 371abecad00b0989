//go:build !js

package e2e

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"hanji/app/corpus"
	"hanji/app/e2e/built"
	"hanji/app/locale"
)

// blog is a made-up blog on a host of its own.
type blog struct {
	*server
	t      testing.TB
	source string
}

// newBlog publishes a blog of n posts.
func newBlog(t testing.TB, n int) *blog {
	t.Helper()
	b := &blog{t: t, source: t.TempDir()}
	if err := corpus.Write(b.source, n); err != nil {
		t.Fatal(err)
	}
	b.server = serve(t, filepath.Join(t.TempDir(), "out"))
	b.publish()
	return b
}

// write adds or replaces a post.
func (b *blog) write(name, content string) {
	b.t.Helper()
	if err := os.WriteFile(filepath.Join(b.source, "posts", name), []byte(content), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// asset adds a file beside the posts.
func (b *blog) asset(name string, data []byte) {
	b.t.Helper()
	if err := os.WriteFile(filepath.Join(b.source, name), data, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// silence is a WAV file of so many seconds.
func silence(seconds int) []byte {
	const rate = 8000
	n := seconds * rate
	var b bytes.Buffer
	b.WriteString("RIFF")
	binary.Write(&b, binary.LittleEndian, uint32(36+n))
	b.WriteString("WAVEfmt ")
	binary.Write(&b, binary.LittleEndian, struct {
		Size                uint32
		Format, Channels    uint16
		Rate, BytesPerSound uint32
		Block, Bits         uint16
	}{16, 1, 1, rate, rate, 1, 8})
	b.WriteString("data")
	binary.Write(&b, binary.LittleEndian, uint32(n))
	b.Write(bytes.Repeat([]byte{128}, n))
	return b.Bytes()
}

// publish builds the blog in place of what is on the host.
func (b *blog) publish() {
	b.t.Helper()
	program, err := built.Command()
	if err != nil {
		b.t.Fatal(err)
	}
	b.build(program, b.dir)
}

// build has a hanji build the blog into a folder.
func (b *blog) build(program, out string) {
	b.t.Helper()
	build := exec.Command(program, "build", b.source, "-o", out, "--url", "https://example.org/", "--precompress=false")
	if output, err := build.CombinedOutput(); err != nil {
		b.t.Fatalf("hanji build: %v\n%s", err, output)
	}
}

const newPost = "---\ntitle: The newest\ncategory: News\n---\nHot off the press.\n"

// keepBlog opens the blog's first page and waits until the client is live and
// everything is kept.
func (b *tab) keepBlog(s *server) {
	b.t.Helper()
	b.open(s.origin + "/")
	b.start()
	b.wait(isOffline)
}

// TestOpenPageLearnsOfPosts publishes a post while a page is open: the page offers
// it when it gets the focus, and shows it without being loaded again.
func TestOpenPageLearnsOfPosts(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	b := newTab(t)
	b.keepBlog(s.server)
	eval[any](b, `void (window.loadedOnce = true)`)
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	s.requests()
	eval[any](b, `void dispatchEvent(new Event("focus"))`)
	b.wait(`document.querySelector(".hanji-notice")?.textContent.includes("1")`)
	if asked := s.requests(); askedFor(asked, "client", ".wasm") || askedFor(asked, "go", ".js") {
		t.Errorf("a post costs the client: %q", asked)
	}
	b.click(".hanji-notice button")
	b.wait(`document.querySelector(".hanji-card h2")?.textContent === "The newest" && !document.querySelector(".hanji-notice")`)
	if !eval[bool](b, `window.loadedOnce && scrollY === 0`) {
		t.Error("the page was loaded again")
	}
	b.wait(`hanji.shelf?.posts === 6 && hanji.shelf.offline`)
	s.stop()
	b.expect("net::ERR_")
	b.click(".hanji-card h2 a")
	b.wait(`document.querySelector("article.hanji-post")?.textContent.includes("Hot off the press.")`)
}

// TestOpenPageMovesOn publishes while a page is open that is not asked: the next
// page of the blog is of the new deployment, and a post whose chunk is gone from
// the host is found in the one that took its place.
func TestOpenPageMovesOn(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	b := newTab(t)
	b.worker(false) // Nothing of the old deployment is kept.
	b.open(s.origin + "/")
	b.start()
	first := eval[string](b, `document.querySelector(".hanji-card h2 a").getAttribute("href")`)
	s.write(corpus.Name(4), corpus.Post(4)+"\nAn afterthought.\n")
	s.publish()
	b.expect("404")
	eval[any](b, `document.querySelector(`+js(`.hanji-card h2 a[href="`+first+`"]`)+`).click()`)
	b.wait(`document.querySelector("article.hanji-post")?.textContent.includes("An afterthought.")`)

	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	eval[any](b, `void dispatchEvent(new Event("focus"))`)
	b.wait(`document.querySelector(".hanji-notice")`)
	b.click("a.hanji-brand")
	b.wait(`document.querySelector(".hanji-card h2")?.textContent === "The newest" && !document.querySelector(".hanji-notice")`)
}

// TestOldPageSpeaksLate publishes while a page is open that nobody has touched: what
// the reader has opened since stays kept when that page speaks to the worker.
func TestOldPageSpeaksLate(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	old := newTab(t)
	old.open(s.origin + "/")
	b := old.another()
	b.keepBlog(s.server)
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	b.open(s.origin + "/")
	b.start()
	b.wait(`hanji.shelf?.posts === 6 && hanji.shelf.offline`)
	const name = `hanji.tell({type: "download", root: document.getElementById("boot").dataset.root, at: %s})`
	if got := eval[int](old, `new Promise((resolve) => {
		navigator.serviceWorker.addEventListener("message", ({data}) => data.type === "shelf" && !data.busy && resolve(data.posts));
		`+fmt.Sprintf(name, "performance.timeOrigin")+`;
	})`); got != 6 {
		t.Errorf("%d posts are kept, want 6", got)
	}
	// Had the clock been ahead when the newest was loaded, for good nothing else would be.
	eval[any](old, `caches.open("hanji:/:settings").then(async (cache) => {
		const request = new Request("/?setting=latest");
		const latest = await (await cache.match(request)).json();
		await cache.put(request, new Response(JSON.stringify({...latest, at: Date.now() + 1e9})));
		return true;
	})`)
	eval[any](old, fmt.Sprintf(name, "Date.now()"))
	old.wait(`hanji.shelf?.posts === 5`)
}

// TestPagesSpeakAtOnce has pages name deployments and keep posts in one turn: none of it
// is lost, and the newest deployment is the one that is kept.
func TestPagesSpeakAtOnce(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	b := newTab(t)
	b.open(s.origin + "/")
	b.start()
	before := eval[string](b, `document.getElementById("boot").dataset.root`)
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	b.keepBlog(s.server)
	b.wait(`hanji.shelf?.posts === 6 && hanji.shelf.offline`)
	var paths []string
	for _, p := range built.Library(t, s.dir).Listed()[:3] {
		paths = append(paths, p.Path)
	}
	for range 5 {
		said := eval[struct {
			Latest string
			Kept   []string
		}](b, fmt.Sprintf(`(async () => {
			const newest = document.getElementById("boot").dataset.root;
			const at = Date.now();
			const paths = %[2]s;
			const kept = (n) => new Promise((resolve) => navigator.serviceWorker.addEventListener("message", ({data}) => {
				if (data.type === "shelf" && data.kept.length === n) resolve(data.kept);
			}));
			const say = (message) => navigator.serviceWorker.controller.postMessage({base: "/", ...message});
			const all = kept(paths.length);
			say({type: "download", root: newest, at});
			for (let i = 1; i < 5; i++) say({type: "download", root: %[1]s, at: at - i});
			for (const path of paths) say({type: "keep", root: newest, path, images: []});
			const said = {kept: [...await all].sort()};
			const none = kept(0);
			for (const path of paths) say({type: "unkeep", path});
			await none;
			said.latest = (await (await (await caches.open("hanji:/:settings")).match("/?setting=latest")).json()).id;
			return said;
		})()`, js(before), js(paths)))
		if said.Latest == before {
			t.Fatal("the older deployment is the latest")
		}
		if want := slices.Sorted(slices.Values(paths)); !slices.Equal(said.Kept, want) {
			t.Fatalf("%q are kept, want %q", said.Kept, want)
		}
	}
	b.wait(`hanji.shelf?.kept.length === 0`)
}

// TestPrefetch points at a link to a post: its text is fetched, and not again when
// the post is opened.
func TestPrefetch(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	s.caching("max-age=600")
	b := newTab(t)
	b.worker(false)
	b.open(s.origin + "/")
	b.start()
	lib := built.Library(t, s.dir)
	post := lib.Listed()[0]
	root := built.Root(t, s.dir)
	name, err := root.TextChunk(lib, post)
	if err != nil {
		t.Fatal(err)
	}
	chunk := "/bundle/" + name
	s.requests()
	b.hover(`.hanji-card h2 a`)
	var asked []string
	for start := time.Now(); !slices.Contains(asked, chunk); asked = append(asked, s.requests()...) {
		if time.Since(start) > deadline {
			t.Fatalf("the text is not fetched: %q", asked)
		}
		b.frames()
	}
	b.click(`.hanji-card h2 a`)
	b.wait(`document.querySelector("article.hanji-post")`)
	if asked := s.requests(); slices.Contains(asked, chunk) {
		t.Error("the text is fetched a second time")
	}
}

// TestNewClient deploys another client: open pages say so, and the next page is
// the new client's.
func TestNewClient(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	f.style = "body { margin: 2px }"
	f.publish(t, s.dir)
	eval[any](b, `goappTryUpdate()`)
	b.wait(`hanji.update`)
	b.do(chromedp.Click(chromedp.CSS("a")))
	b.wait(`!hanji.update && getComputedStyle(document.body).margin === "2px"`)
}

// TestOpenPageOffersReload deploys other posts with another style sheet: what is open
// would show the new posts in the old style, so it offers to be loaded anew.
func TestOpenPageOffersReload(t *testing.T) {
	t.Parallel()
	all := editions(t)
	s := serve(t, all[2].dir)
	b := newTab(t)
	b.worker(false) // Which would say so too, later.
	b.open(s.origin + "/")
	b.start()
	s.dir = all[4].dir
	eval[any](b, `void dispatchEvent(new Event("focus"))`)
	b.wait(`document.querySelector(".hanji-notice")?.textContent.includes(` + js(locale.For("en").Reload) + `)`)
	b.click(".hanji-notice button")
	b.wait(`getComputedStyle(document.body).getPropertyValue("--edition") === "styled" && document.getElementById("boot").dataset.root === ` + js(all[4].root))
}

// TestNewClientBringsData deploys another client while its data can't be had: until
// it can, the old one stays in charge of what is kept, which is read offline.
func TestNewClientBringsData(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	const keptClient = `fetch("/bundle.json?kept").then((r) => r.json()).then(({client}) => client)`

	f.client = "another"
	f.texts = append(f.texts, `[{"markdown":"newest"}]`)
	f.publish(t, s.dir)
	missing := chunkPath(f.texts[2])
	s.answer(missing, status(http.StatusNotFound))
	b.expect("404|net::ERR_")
	for range 2 { // The second visit tries again.
		b.open(s.origin + "/")
		s.requests()
		b.hover("a")
		for asked := []string(nil); !slices.Contains(asked, missing); asked = append(asked, s.requests()...) {
			b.frames()
		}
		b.wait(`navigator.serviceWorker.getRegistration().then(({installing}) => !installing)`)
		eval[any](b, `void hanji.tell({type: "state"})`) // An answer from before may come last.
		b.wait(`hanji.shelf && !hanji.shelf.busy`)
	}
	s.stop()
	b.open(s.origin + "/unseen/")
	if got := eval[string](b, keptClient); got != "client" || !eval[bool](b, `document.getElementById("boot").dataset.client === "client"`) {
		t.Errorf("offline the client is %q", got)
	}

	s.start()
	s.answer(missing, nil)
	b.open(s.origin + "/")
	b.hover("a")
	b.wait(`caches.match("/bundle.json?client=client").then((old) => !old)`)
	b.wait(keptClient + `.then((client) => client === "another")`)
	if kept := b.cache("hanji:/:data"); !slices.Contains(kept, missing) {
		t.Errorf("kept: %q", kept)
	}
	s.stop()
	b.open(s.origin + "/unseen/")
	b.wait(`document.getElementById("boot").dataset.client === "another"`)
}

// TestEmptyWorker has the worker's script arrive empty, which is a valid worker: the
// page finds the right one without being loaded again.
func TestEmptyWorker(t *testing.T) {
	t.Parallel()
	f := newFixture()
	s := serveFixture(t, f)
	b := newTab(t)
	s.answer("/sw.js", text("text/javascript", ""))
	b.open(s.origin + "/")
	b.hover("a")
	b.wait(`navigator.serviceWorker.ready.then(({active}) => active.state === "activated")`)
	s.answer("/sw.js", nil)
	b.wait(isOffline)
}

// TestWorkerOfItsEdition deploys while the first worker is still being installed: the
// page of the next deployment gets the next worker, without another visit.
func TestWorkerOfItsEdition(t *testing.T) {
	t.Parallel()
	f := newFixture()
	s := serveFixture(t, f)
	b := newTab(t)
	_, release := s.hold("/manifest.webmanifest")
	b.open(s.origin + "/")
	b.hover("a")
	b.wait(`navigator.serviceWorker.getRegistration().then((registration) => registration?.installing)`)
	f.style = "body { margin: 5px }"
	f.publish(t, s.dir)
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		window.looked = false;
		window.editions = [];
		ServiceWorkerRegistration.prototype.update = ((update) => function () {
			looked = true;
			return update.call(this);
		})(ServiceWorkerRegistration.prototype.update);
		navigator.serviceWorker.addEventListener("message", ({data}) => {
			if (data.type === "shelf") editions.push(data.edition);
		});
	`})
	b.open(s.origin + "/")
	release()
	b.wait(`navigator.serviceWorker.ready.then(({active}) => active.state === "activated")`)
	b.hover("a")
	b.wait(`hanji.shelf?.edition === document.getElementById("boot").dataset.edition`)
	// Chromium looks by itself too, but seldom before the page is told of the old worker.
	if !eval[bool](b, `looked || editions.every((edition) => edition === hanji.shelf.edition)`) {
		t.Error("the page has not looked for its worker")
	}
}

// TestDownloadGoesOn publishes while the deployment before is still being
// downloaded: the newest is kept in the end, though no page asks again.
func TestDownloadGoesOn(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	slow := `[{"markdown":"slow"}]`
	asked, release := s.hold(chunkPath(slow))
	f.texts = append(f.texts, slow)
	f.publish(t, s.dir)
	b.open(s.origin + "/")
	b.hover("a")
	<-asked
	f.texts = append(f.texts, `[{"markdown":"newest"}]`)
	f.publish(t, s.dir)
	b.open(s.origin + "/")
	b.hover("a")
	b.wait(live)
	for range 2 { // The second answer comes after the page has asked for all.
		eval[any](b, `void (hanji.shelf = null)`)
		eval[any](b, `hanji.tell({type: "state"})`)
		b.wait(`hanji.shelf?.busy`)
	}
	release()
	b.wait(`caches.match("` + chunkPath(f.texts[3]) + `")`)
}

// TestLatestIsGone has a page name a deployment that is gone: the one that took its
// place is kept.
func TestLatestIsGone(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	f.texts = append(f.texts, `[{"markdown":"newest"}]`)
	f.publish(t, s.dir)
	b.expect("404")
	eval[any](b, `hanji.tell({type: "download", root: "0".repeat(32), at: Date.now()})`)
	b.wait(`caches.match("` + chunkPath(f.texts[2]) + `")`)
}

// TestHalfUploadIsNoStepBack shows a page whose deployment is not all there yet, while
// the host still names the one before: the page stays kept, and what was missing is
// fetched when the network is back.
func TestHalfUploadIsNoStepBack(t *testing.T) {
	t.Parallel()
	f, s, b := keptFixture(t)
	before, err := os.ReadFile(filepath.Join(s.dir, "bundle.json"))
	if err != nil {
		t.Fatal(err)
	}
	f.pages["/newest/"] = `<main><h1>Newest</h1><a href="../">Home</a></main>`
	f.texts = append(f.texts, `[{"markdown":"newest"}]`)
	f.publish(t, s.dir)
	missing := chunkPath(f.texts[2])
	s.answer("/bundle.json", text("application/json", string(before)))
	s.answer(missing, status(http.StatusNotFound))
	b.expect("404")
	s.requests()
	b.open(s.origin + "/newest/")
	b.hover("a")
	for asked := []string(nil); !slices.Contains(asked, "/bundle.json"); asked = append(asked, s.requests()...) {
		b.frames()
	}
	b.wait(`hanji.shelf && !hanji.shelf.busy`)
	if pages := b.cache("hanji:/:pages"); !slices.Contains(pages, "/newest/") {
		t.Errorf("the pages that are kept: %q", pages)
	}
	s.answer("/bundle.json", nil)
	s.answer(missing, nil)
	eval[any](b, `void dispatchEvent(new Event("online"))`)
	b.wait(`caches.match("` + missing + `")`)
}

// TestPublishingCosts publishes a post on a blog of 1,000: a returning reader sees
// it on the next load, and all that is fetched for it is the root, a chunk of
// metadata and a chunk of text.
func TestPublishingCosts(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 1000)
	b := newTab(t)
	b.keepBlog(s.server)
	b.wait(`hanji.shelf?.offline && hanji.shelf.posts === 1000`)
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	s.requests()
	b.open(s.origin + "/")
	if got := eval[string](b, `document.querySelector(".hanji-card h2").textContent`); got != "The newest" {
		t.Errorf("the next load shows %q first", got)
	}
	b.start()
	b.wait(`hanji.shelf?.posts === 1001 && hanji.shelf.offline`)
	bytes := 0
	for _, path := range s.requests() {
		if path == "/" || strings.HasSuffix(path, ".html") {
			continue
		}
		n := s.packed(path)
		bytes += n
		t.Logf("%s: %d bytes with brotli", path, n)
	}
	if bytes == 0 || bytes > 100_000 {
		t.Errorf("a new post costs %d bytes", bytes)
	}
}
