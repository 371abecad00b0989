//go:build !js

package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hanji/app/e2e/built"
	"hanji/app/locale"
	"hanji/app/post"
	"hanji/app/route"
)

const (
	deviceState = `document.getElementById("state")?.textContent`
	shelfFacts  = `[...document.querySelectorAll(".hanji-facts dd")].map((e) => e.textContent)`
	keptState   = `document.documentElement.dataset.kept`
)

// longPost has an image at its end that no reader sees at its start.
const longPost = "/2026/12/31/long/"

func newEnglishBlog(t *testing.T, n int) *blog {
	t.Helper()
	s := newBlog(t, n)
	if err := os.WriteFile(filepath.Join(s.source, "manifest.json"), []byte(`{"name": "Blog", "lang": "en"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	s.publish()
	return s
}

func newLongBlog(t *testing.T) *blog {
	t.Helper()
	s := newEnglishBlog(t, 20)
	images := filepath.Join(s.source, "posts", "images")
	if err := os.Mkdir(images, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(images, "end.png"), pixel(), 0o644); err != nil {
		t.Fatal(err)
	}
	s.write("2026-12-31-long.md", "---\ntitle: Long\n---\n"+strings.Repeat("Line upon line.\n\n", 400)+"![The end](images/end.png)\n")
	s.publish()
	return s
}

// enterShelf follows the footer's link.
func (b *tab) enterShelf() {
	b.t.Helper()
	eval[any](b, `document.querySelector(".hanji-foot a").click()`)
	b.wait(deviceState)
}

// pretend puts the shelf in a state, whatever the worker says from now on.
func (b *tab) pretend(state string) {
	b.t.Helper()
	eval[any](b, `(() => {
		const shelf = {...hanji.shelf, ...`+state+`};
		Object.defineProperty(hanji, "shelf", {configurable: true, get: () => shelf, set() {}});
		document.dispatchEvent(new Event("hanji:state"));
	})()`)
}

// tabTo presses the tabulator until an element has the focus.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 100 {
		b.do(chromedp.KeyEvent(kb.Tab))
		if eval[bool](b, `document.activeElement.matches(`+js(selector)+`)`) {
			return
		}
	}
	b.t.Fatalf("100 tabulators do not lead to %s", selector)
}

// TestShelfCounts compares what the shelf says with the library, and holds that
// the prerendered page explains itself.
func TestShelfCounts(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"/", "/some/path/"} {
		t.Run(strings.ReplaceAll(strings.Trim(base, "/"), "/", " "), func(t *testing.T) {
			t.Parallel()
			dir := sample(t, base)
			texts := locale.For("ko").Shelf
			s := serve(t, dir)
			plain := newTab(t)
			plain.scripts(false)
			plain.open(s.origin + base + "shelf/")
			if !eval[bool](plain, `document.querySelector("main").innerText.includes(`+js(texts.NeedsClient)+`) &&
				document.querySelector("meta[name=robots]").content === "noindex"`) {
				t.Error("the prerendered shelf does not explain itself, or is for search engines")
			}
			if slices.Contains(sitemap(t, dir, base), base+"shelf/") {
				t.Error("the shelf is in the sitemap")
			}

			b := newTab(t)
			b.open(s.origin + base + "shelf/")
			b.wait(deviceState + ` === ` + js(texts.Complete))
			lib := built.Library(t, filepath.Join(dir, filepath.FromSlash(base)))
			n := len(lib.Listed())
			b.wait(`hanji.shelf?.posts === ` + fmt.Sprint(n))
			facts := eval[[]string](b, shelfFacts)
			if want := texts.Count(n, n); facts[0] != want {
				t.Errorf("the shelf counts %q, want %q", facts[0], want)
			}
			bytes := chunkBytes(t, filepath.Join(dir, filepath.FromSlash(base)))
			if want := fmt.Sprintf("%.0f\u00a0kB", float64(bytes)/1000); facts[1] != want {
				t.Errorf("the shelf is %q, want %q", facts[1], want)
			}
			if got := eval[string](b, `document.title`); !strings.HasPrefix(got, texts.Name) {
				t.Errorf("its title is %q", got)
			}

			// Without a network it is the shell's.
			s.stop()
			b.expect("ERR_")
			b.open(s.origin + base + "shelf/")
			b.wait(deviceState + ` === ` + js(texts.Complete))
			b.wait(shelfFacts + `[0] === ` + js(texts.Count(n, n)))
		})
	}
}

func chunkBytes(t *testing.T, dir string) (n int) {
	t.Helper()
	root := built.Root(t, dir)
	for _, c := range slices.Concat(root.Index, root.Cards, root.Text, root.Search) {
		n += c.Bytes
	}
	return n
}

// TestKeepPost keeps a post with an image that was never seen, reads it without a
// network, and takes it off the shelf.
func TestKeepPost(t *testing.T) {
	t.Parallel()
	s := newLongBlog(t)
	b := newTab(t)
	b.keepBlog(s.server)
	b.open(s.origin + longPost)
	b.start()
	b.wait(keptState + ` === "no"`)
	if asked := s.requests(); slices.ContainsFunc(asked, isImage) {
		t.Fatalf("the image at the end was seen: %q", asked)
	}
	eval[any](b, `document.querySelector(".hanji-keep").click()`)
	b.wait(keptState + ` === "yes"`)
	b.wait(`document.querySelector(".hanji-notice")?.textContent.includes(` + js(locale.For("en").Shelf.KeptNow) + `)`)
	if asked := s.requests(); !slices.ContainsFunc(asked, isImage) {
		t.Errorf("the image was not fetched: %q", asked)
	}
	eval[any](b, `caches.delete("hanji:/:images").then(() => true)`)

	s.stop()
	b.expect("ERR_")
	b.open(s.origin + longPost)
	b.start()
	b.wait(keptState + ` === "yes"`)
	eval[any](b, `void document.querySelector(".hanji-prose img").scrollIntoView()`)
	b.wait(`document.querySelector(".hanji-prose img").naturalWidth === 8`)

	b.enterShelf()
	b.wait(`document.querySelector(".hanji-shelved a")?.textContent === "Long"`)
	b.click(`[data-shelf="unkeep"]`)
	b.wait(`hanji.shelf.kept.length === 0 && !document.querySelector(".hanji-shelved")`)
	if kept := b.cache("hanji:/:kept"); len(kept) != 0 {
		t.Errorf("what was taken off the shelf is still there: %q", kept)
	}
	b.open(s.origin + longPost)
	b.start()
	b.wait(keptState + ` === "no"`)
}

func isImage(path string) bool {
	return strings.HasSuffix(path, ".png") || strings.HasSuffix(path, ".webp")
}

// TestKeepPostUnderPath keeps a post with its header image where the blog lives
// below a path, and others of its origin have images too.
func TestKeepPostUnderPath(t *testing.T) {
	t.Parallel()
	const base = "/some/path/"
	dir := sample(t, base)
	s := serve(t, dir)
	lib := built.Library(t, filepath.Join(dir, filepath.FromSlash(base)))
	i := slices.IndexFunc(lib.Posts, func(p *post.Post) bool { return p.HeaderImage })
	href := route.Href(base, lib.Posts[i].Path)
	b := newTab(t)
	b.open(s.origin + href)
	b.start()
	b.wait(keptState + ` === "no"`)
	eval[any](b, `document.querySelector(".hanji-prose").append(Object.assign(new Image(), {src: "/elsewhere.png?v=1", alt: ""}))`)
	b.expect("404|ERR_")
	eval[any](b, `document.querySelector(".hanji-keep").click()`)
	b.wait(keptState + ` === "yes"`)
	want := eval[[]string](b, `[...new Set([...document.querySelectorAll(".hanji-hero img, .hanji-prose img")].map((img) => img.src.slice(location.origin.length)))]
		.filter((src) => src.startsWith("/some/path/")).sort()`)
	if got := b.cache("hanji:" + base + ":kept"); !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("kept %q, want %q", got, want)
	}
	eval[any](b, `caches.delete("hanji:/some/path/:images").then(() => true)`)
	s.stop()
	b.open(s.origin + href)
	b.wait(`[...document.querySelectorAll(".hanji-hero img, .hanji-prose img")].every((img) => img.loading === "lazy" || img.naturalWidth > 0)`)
}

// TestKeepFails keeps a post whose image the host refuses, then one that it does
// not have.
func TestKeepFails(t *testing.T) {
	t.Parallel()
	s := newLongBlog(t)
	b := newTab(t)
	b.keepBlog(s.server)
	b.open(s.origin + longPost)
	b.start()
	b.wait(keptState + ` === "no"`)
	image := "/posts/images/end.png"
	s.answer(image, status(http.StatusForbidden))
	eval[any](b, `document.querySelector(".hanji-keep").click()`)
	b.wait(`document.querySelector(".hanji-notice")?.textContent.includes(` + js(locale.For("en").Shelf.NotKept) + `)`)
	b.wait(keptState + ` === "no"`)
	s.answer(image, text("text/html", "<h1>Sign in</h1>"))
	eval[any](b, `document.querySelector(".hanji-notice .hanji-close").click()`)
	b.wait(`!document.querySelector(".hanji-notice")`)
	eval[any](b, `document.querySelector(".hanji-keep").click()`)
	b.wait(`document.querySelector(".hanji-notice")?.textContent.includes(` + js(locale.For("en").Shelf.NotKept) + `)`)
	s.answer(image, http.NotFound)
	eval[any](b, `document.querySelector(".hanji-keep").click()`)
	b.wait(`document.querySelector(".hanji-notice")?.textContent.includes(` + js(locale.For("en").Shelf.KeptNow) + `)`)
	if got := eval[string](b, keptState); got != "yes" {
		t.Errorf("kept is %q", got)
	}
}

// TestKeepUnderSaveData keeps one post where nothing was downloaded; then
// everything, and nothing.
func TestKeepUnderSaveData(t *testing.T) {
	t.Parallel()
	s := newLongBlog(t)
	texts := locale.For("en").Shelf
	n := len(built.Library(t, s.dir).Posts)
	b := newTab(t)
	b.saveData()
	b.open(s.origin + longPost)
	b.start()
	b.wait(keptState + ` === "no"`)
	eval[any](b, `document.querySelector(".hanji-keep").click()`)
	b.wait(keptState + ` === "yes"`)
	if posts := eval[int](b, `hanji.shelf.posts`); posts == 0 || posts == n {
		t.Errorf("with one post %d of %d are kept", posts, n)
	}
	s.stop()
	b.expect("ERR_|Failed to fetch")
	b.open(s.origin + longPost)
	b.wait(`document.querySelector("article.hanji-post .hanji-prose")`)
	b.open(s.origin + "/shelf/")
	b.wait(deviceState + ` === ` + js(texts.Partial))

	s.server.start()
	b.open(s.origin + "/shelf/")
	b.wait(deviceState + ` === ` + js(texts.Partial))
	b.click(`[data-shelf="all"]`)
	b.wait(deviceState + ` === ` + js(texts.Complete))
	b.wait(shelfFacts + `[0] === ` + js(texts.Count(n, n)))
	b.wait(`!document.querySelector('[data-shelf="all"]').checkVisibility()`)

	b.click("details.hanji-ask summary")
	b.click(`[data-shelf="remove"]`)
	b.wait(deviceState + ` === ` + js(texts.Empty))
	b.wait(`hanji.shelf.posts === 0 && hanji.shelf.kept.length === 0 && !document.querySelector("details.hanji-ask").checkVisibility()`)
	if caches := b.caches(); len(caches["hanji:/:data"])+len(caches["hanji:/:kept"])+len(caches["hanji:/:images"]) > 0 {
		t.Errorf("an empty shelf holds %q", caches)
	}
	b.open(s.origin + "/shelf/")
	b.wait(deviceState + ` === ` + js(texts.Empty))
	b.click(`[data-shelf="all"]`)
	b.wait(deviceState + ` === ` + js(texts.Complete))
}

// TestContinueReading leaves a post halfway and goes on from the shelf, in the
// same document and from another.
func TestContinueReading(t *testing.T) {
	t.Parallel()
	s := newLongBlog(t)
	b := newTab(t)
	b.resize(700, 800, false)
	b.keepBlog(s.server)
	texts := locale.For("en").Shelf
	b.enterShelf()
	b.wait(`document.querySelectorAll(".hanji-none").length === 2`)

	b.open(s.origin + longPost)
	b.start()
	eval[any](b, `scrollTo(0, 4000)`)
	b.frames()
	b.open(s.origin + "/shelf/") // Another document.
	const row = `document.querySelector('li:has([data-shelf="forget"])')`
	b.wait(row + `?.innerText.includes("Long")`)
	if got := eval[string](b, row+`.innerText`); !strings.Contains(got, "%") {
		t.Errorf("listed as %q", got)
	}
	eval[any](b, row+`.querySelector("a").click()`)
	b.wait(`document.querySelector("article.hanji-post") && Math.abs(scrollY - 4000) <= 1`)
	if focused := eval[string](b, `document.activeElement.id`); focused != "main" {
		t.Errorf("the focus is on %q", focused)
	}

	// Further in the same document; up again counts as well.
	eval[any](b, `scrollTo(0, 3000)`)
	b.frames()
	b.enterShelf()
	b.wait(row)
	eval[any](b, row+`.querySelector("a").click()`)
	b.wait(`document.querySelector("article.hanji-post") && Math.abs(scrollY - 3000) <= 1`)

	// A post that was read to its end is not offered, even from its start.
	eval[any](b, `scrollTo(0, document.body.scrollHeight)`)
	b.frames()
	eval[any](b, `scrollTo(0, 1000)`)
	b.frames()
	b.enterShelf()
	b.wait(`!` + row)

	// What is kept is bounded, and the reader's to forget.
	eval[any](b, `(() => {
		const path = `+js(longPost)+`;
		const marks = [{path, at: 0.5}];
		for (let i = 0; i < 1500; i++) marks.push({path: "/" + i + "/", at: 0.5});
		localStorage.setItem("hanji:/:read", JSON.stringify(marks));
	})()`)
	b.click("a.hanji-brand")
	b.wait(`document.querySelector(".hanji-card h2 a")`)
	b.click(".hanji-card h2 a")
	b.wait(`document.querySelector("article.hanji-post")`)
	eval[any](b, `scrollTo(0, innerHeight)`)
	b.frames()
	b.enterShelf()
	b.wait(`JSON.parse(localStorage.getItem("hanji:/:read")).length === 1000`)
	b.wait(row)
	for eval[bool](b, row+` !== null`) {
		before := eval[int](b, `document.querySelectorAll('[data-shelf="forget"]').length`)
		b.click(`[data-shelf="forget"]`)
		b.wait(fmt.Sprintf(`document.querySelectorAll('[data-shelf="forget"]').length === %d`, before-1))
	}
	if got := eval[string](b, `document.getElementById("begun").nextSibling.textContent`); got != texts.NoneBegun {
		t.Errorf("with all forgotten it says %q", got)
	}
	if got := eval[string](b, `localStorage.getItem("hanji:/:read")`); strings.Contains(got, longPost) {
		t.Errorf("forgotten, but kept: %s", got)
	}
	var keys []string
	if err := json.Unmarshal([]byte(eval[string](b, `JSON.stringify(Object.keys(localStorage))`)), &keys); err != nil || !slices.Equal(keys, []string{"hanji:/:read"}) {
		t.Errorf("the device keeps %q (%v)", keys, err)
	}
}

// TestShelfByKeyboard keeps a post, and empties the shelf, without a pointer.
func TestShelfByKeyboard(t *testing.T) {
	t.Parallel()
	s := newEnglishBlog(t, 5)
	b := newTab(t)
	b.keepBlog(s.server)
	b.click(".hanji-card h2 a")
	b.wait(keptState + ` === "no"`)
	b.tabTo(".hanji-keep")
	b.do(chromedp.KeyEvent("\r"))
	b.wait(keptState + ` === "yes"`)
	if !eval[bool](b, `document.activeElement.matches(".hanji-keep")`) {
		t.Error("the button lost the focus")
	}
	b.tabTo(".hanji-foot a")
	b.do(chromedp.KeyEvent("\r"))
	b.wait(`document.querySelector('[data-shelf="unkeep"]')`)
	const onState = `document.activeElement.id === "state"`
	const isOffered = `document.querySelector('[data-shelf="all"]').checkVisibility()`
	b.wait(deviceState + ` === ` + js(locale.For("en").Shelf.Complete))
	if eval[bool](b, isOffered) {
		t.Error("all posts are kept, and keeping all is offered")
	}
	b.tabTo("summary")
	b.do(chromedp.KeyEvent(" "))
	b.tabTo(`[data-shelf="remove"]`)
	b.do(chromedp.KeyEvent(" "))
	b.wait(deviceState + ` === ` + js(locale.For("en").Shelf.Empty))
	b.wait(onState + ` && !document.querySelector('[data-shelf="unkeep"]')`)
	b.tabTo(`[data-shelf="all"]`)
	b.do(chromedp.KeyEvent("\r"))
	b.wait(`!` + isOffered + ` && ` + onState)
}

// TestShelfIsPolite holds that the state of the device is read out when it
// changes, and not with every part of a download.
func TestShelfIsPolite(t *testing.T) {
	t.Parallel()
	s := newEnglishBlog(t, 5)
	b := newTab(t)
	b.keepBlog(s.server)
	b.enterShelf()
	b.wait(`document.querySelector(".hanji-facts dd")`)
	b.pretend(`{busy: true, done: 1, total: 5}`)
	b.wait(`document.querySelector("progress")?.value === 1`)
	eval[any](b, `(() => {
		window.said = 0;
		new MutationObserver((changes) => said += changes.length)
			.observe(document.getElementById("state"), {childList: true, characterData: true, subtree: true});
	})()`)
	b.pretend(`{done: 2}`)
	b.wait(`document.querySelector("progress").value === 2 && document.querySelector(".hanji-progress").textContent === "2 / 5"`)
	if said := eval[int](b, `said`); said != 0 {
		t.Errorf("a part of a download is said %d times", said)
	}
	b.pretend(`{busy: false, done: 5}`)
	b.wait(`said > 0 && !document.querySelector("progress")`)
}

// TestShelfAccessible runs axe on each state of the shelf and of the button.
func TestShelfAccessible(t *testing.T) {
	t.Parallel()
	s := newLongBlog(t)
	texts := locale.For("en").Shelf
	for _, scheme := range []string{"light", "dark"} {
		t.Run(scheme, func(t *testing.T) {
			b := newTab(t)
			b.prefer("prefers-color-scheme", scheme)
			b.resize(390, 800, true)
			check := func(state string) {
				t.Helper()
				for _, violation := range b.axe() {
					t.Errorf("%s: %s", state, violation)
				}
			}
			wasm := s.hashed("client", ".wasm")
			s.answer(wasm, http.NotFound)
			b.expect("404|without its client")
			b.open(s.origin + "/shelf/")
			b.wait(`document.documentElement.dataset.failed === ""`)
			check("without the client")
			s.answer(wasm, nil)
			b.keepBlog(s.server)
			b.open(s.origin + longPost)
			b.start()
			for _, state := range []string{"no", "now", "yes"} {
				eval[any](b, `void (`+keptState+` = `+js(state)+`)`)
				check("button: " + state)
			}
			b.open(s.origin + longPost)
			b.start()
			b.wait(keptState + ` === "no"`)
			eval[any](b, `document.querySelector(".hanji-keep").click()`)
			b.wait(`document.querySelector(".hanji-notice")`)
			check("kept")
			eval[any](b, `scrollTo(0, 3000)`)
			b.frames()
			b.enterShelf()
			b.wait(`document.querySelectorAll(".hanji-shelved").length === 2`)
			eval[any](b, `document.querySelector("details.hanji-ask").open = true`)
			check("full lists, asking")
			for state, want := range map[string]string{
				`{posts: 3}`:                texts.Partial,
				`{posts: 3, total: 1}`:      texts.Recent,
				`{busy: true}`:              texts.Receiving,
				`{full: true}`:              texts.Full,
				`{posts: 0, bytes: 0}`:      texts.Nothing,
				`{posts: 0, removed: true}`: texts.Empty,
			} {
				b.pretend(`{posts: 21, bytes: 9, done: 1, total: 9, busy: false, full: false, removed: false}`)
				b.pretend(state)
				b.wait(deviceState + ` === ` + js(want))
				check(state)
			}
		})
	}
}

// TestShelfWithoutWorker opens the shelf where there can be no worker.
func TestShelfWithoutWorker(t *testing.T) {
	t.Parallel()
	s := newEnglishBlog(t, 3)
	texts := locale.For("en").Shelf
	for script, want := range map[string]string{
		`Object.defineProperty(window, "isSecureContext", {value: false});
		Object.defineProperty(navigator, "serviceWorker", {value: undefined});`: texts.Insecure,
		`Object.defineProperty(navigator, "serviceWorker", {value: undefined});`:                                         texts.Refused,
		`ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("no", "NotSupportedError"));`: texts.Refused,
	} {
		b := newTab(t)
		call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		b.open(s.origin + "/shelf/")
		b.wait(deviceState + ` === ` + js(want))
		if got := eval[int](b, `[...document.querySelectorAll("main button, main summary")].filter((e) => e.checkVisibility()).length`); got != 0 {
			t.Errorf("%s: %d buttons are offered", want, got)
		}
		for _, violation := range b.axe() {
			t.Errorf("%s: %s", want, violation)
		}
		b.open(s.origin + "/")
		b.start()
		b.click(".hanji-card h2 a")
		b.wait(`document.querySelector(".hanji-keep")`)
		b.frames()
		if eval[bool](b, `document.querySelector(".hanji-keep").checkVisibility({visibilityProperty: true})`) {
			t.Errorf("%s: a button offers to keep the post", want)
		}
	}
}

// TestKeepButtonKeepsItsPlace holds that the button is there from the start, unseen
// and out of reach, and that none of its states moves anything.
func TestKeepButtonKeepsItsPlace(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	const path = "/2024/05/02/writing-a-post/"
	const boxes = `JSON.stringify([...document.querySelectorAll(".hanji-end, .hanji-end *, .hanji-neighbours")].map((e) => e.getBoundingClientRect()))`
	_, release := s.hold(s.hashed("client", ".wasm"))
	b.open(s.origin + path)
	if eval[bool](b, `document.querySelector(".hanji-keep").checkVisibility({visibilityProperty: true})`) {
		t.Error("without the client there is a button that does nothing")
	}
	before := eval[string](b, boxes)
	release()
	b.start()
	b.wait(keptState + ` === "no"`)
	for _, state := range []string{"no", "now", "yes"} {
		eval[any](b, `void (`+keptState+` = `+js(state)+`)`)
		b.frames()
		if after := eval[string](b, boxes); after != before {
			t.Errorf("%s: moved to %s, from %s", state, after, before)
		}
		if !eval[bool](b, `document.querySelector(".hanji-keep").checkVisibility({visibilityProperty: true})`) {
			t.Errorf("%s: the button is not seen", state)
		}
	}
}

// TestSeenImagesOffline holds that images that were seen are there without a
// network, and that their size is counted.
func TestSeenImagesOffline(t *testing.T) {
	t.Parallel()
	dir := sample(t, "/")
	s := serve(t, dir)
	lib := built.Library(t, dir)
	i := slices.IndexFunc(lib.Posts, func(p *post.Post) bool { return p.HeaderImage })
	b := newTab(t)
	b.keepBlog(s)
	b.open(s.origin + lib.Posts[i].Path)
	const seen = `document.querySelector(".hanji-hero img").naturalWidth > 0`
	b.wait(seen)
	b.wait(`caches.open("hanji:/:images").then((cache) => cache.match(document.querySelector(".hanji-hero img").src))`)
	s.stop()
	b.expect("ERR_")
	b.open(s.origin + lib.Posts[i].Path)
	b.wait(seen)
	b.start()
	b.enterShelf()
	b.wait(`hanji.shelf?.bytes > ` + fmt.Sprint(chunkBytes(t, dir)))
}
