//go:build !js

package e2e

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hanji/app/e2e/built"
	"hanji/app/locale"
	"hanji/app/post"
	"hanji/app/route"
)

// click clicks the first element that a CSS selector matches, as a mouse does.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.hover(selector)
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// Promise 1: what a reader without JavaScript gets is what the others get.
func TestWithoutJavaScript(t *testing.T) {
	s := serve(t, sample(t, "/"))
	for _, path := range kinds {
		// What needs scripts is not seen without them, or added by them; where there are none,
		// the page says so.
		content := `(() => {
			delete document.documentElement.dataset.kept;
			const body = ` + withoutReader + `(document.body);
			body.querySelectorAll("noscript, .hanji-share, .hanji-pills").forEach((element) => element.remove());
			document.body.replaceWith(body);
			return [body.innerText, ...[...document.links].map((a) => a.href)].join("\n");
		})()`
		plain := newTab(t)
		plain.scripts(false)
		plain.open(s.origin + path)
		if buttons := eval[string](plain, `[...document.querySelectorAll("button")].filter((b) => b.checkVisibility({visibilityProperty: true})).map((b) => b.textContent).join()`); buttons != "" {
			t.Errorf("%s: without scripts there are buttons: %s", path, buttons)
		}
		want := eval[string](plain, content)
		full := newTab(t)
		full.open(s.origin + path)
		full.start()
		if got := eval[string](full, content); got != want || len(want) < 200 {
			t.Errorf("%s: without JavaScript the page has other text or links (%d and %d characters)", path, len(want), len(got))
		}
	}
}

// The wasm is not fetched for a reader who only reads.
func TestReadingCostsNoClient(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.open(s.origin + "/2024/05/02/writing-a-post/")
	eval[any](b, `scrollTo(0, 500), new Promise((resolve) => requestIdleCallback(() => resolve(true)))`)
	for _, path := range s.requests() {
		if strings.HasSuffix(path, ".wasm") || strings.HasPrefix(path, "/bundle") || path == "/sw.js" {
			t.Errorf("a reader who reads one post fetched %s", path)
		}
	}
}

// shown is what a list shows: titles, and counts by the name of the chip.
type shown struct {
	Titles []string
	Counts map[string]string
}

const list = `({
	titles: [...document.querySelectorAll(".hanji-card h2")].map((e) => e.textContent),
	counts: Object.fromEntries([...document.querySelectorAll(".hanji-chip")].map((e) => [e.getAttribute("href"), e.querySelector(".hanji-count").textContent])),
})`

// TestFilter chooses a category and tags, and compares the list and every count
// with the library; then goes back and forward through the filters.
func TestFilter(t *testing.T) {
	dir := sample(t, "/")
	lib := built.Library(t, dir)
	s := serve(t, dir)
	b := newTab(t)
	b.open(s.origin + "/")
	b.start()

	var filters []post.Filter
	f := post.Filter{}
	check := func() {
		t.Helper()
		a := route.Address{Kind: route.List, Filter: f, Page: 1}
		b.wait(fmt.Sprintf(`location.pathname + location.search === %s`, js(a.Href("/"))))
		want := lib.Select(f)
		var titles []string
		for _, p := range want.Posts[:min(len(want.Posts), route.PerPage)] {
			titles = append(titles, p.Title)
		}
		b.wait(fmt.Sprintf(`JSON.stringify(%s.titles) === %s`, list, js(js(titles))))
		toggled := func(term post.Term) string {
			return route.Address{Kind: route.List, Filter: f.Toggle(term.Kind, term.Slug), Page: 1}.Href("/")
		}
		b.wait(fmt.Sprintf(`%s in %s.counts`, js(toggled(want.Categories[0])), list))
		got := eval[shown](b, list)
		for _, term := range slices.Concat(want.Categories, want.Tags) {
			href := toggled(term)
			if n, offered := got.Counts[href]; offered && n != fmt.Sprint(term.Count) {
				t.Errorf("filter %+v: %s counts %s, want %d", f, term.Name, n, term.Count)
			}
		}
	}
	choose := func(k post.Kind, slug string) {
		t.Helper()
		f = f.Toggle(k, slug)
		filters = append(filters, f)
		href := route.Address{Kind: route.List, Filter: f, Page: 1}.Href("/")
		chip := fmt.Sprintf(`.hanji-chip[href=%q]`, href)
		b.wait(`document.querySelector(` + js(chip) + `)`)
		b.click(chip)
		check()
	}
	p := lib.Listed()[1]
	category, tags := lib.Terms(post.Category, p)[0], lib.Terms(post.Tag, p)
	choose(post.Category, category.Slug)
	choose(post.Tag, tags[0].Slug)
	choose(post.Tag, tags[1].Slug)
	choose(post.Tag, tags[0].Slug)

	for i := len(filters) - 2; i >= 0; i-- {
		f = filters[i]
		b.history("back")
		check()
	}
	for i := 1; i < len(filters); i++ {
		f = filters[i]
		b.history("forward")
		check()
	}

	// The address alone gives the same list, in a tab that starts there.
	other := b.another()
	other.open(s.origin + route.Address{Kind: route.List, Filter: filters[2], Page: 1}.Href("/"))
	b, f = other, filters[2]
	check()
	b.click(".hanji-clear")
	f = post.Filter{}
	check()
}

// TestBackRestores goes from far down a list into a post and back, to the list
// as it was, at the pixel where it was; and the same across a real page load.
func TestBackRestores(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.resize(400, 700, false)
	b.open(s.origin + "/")
	b.start()
	b.click(`.hanji-chip[href^="/categories/"]`)
	b.wait(`location.pathname.startsWith("/categories/") && document.querySelector(".hanji-chip[aria-current]")`)
	eval[any](b, `scrollTo(0, 400)`)
	b.frames()
	at := eval[float64](b, `scrollY`)
	list := eval[string](b, `document.querySelector("main").innerText`)
	if at < 300 {
		t.Fatalf("the list scrolls to %v only", at)
	}
	eval[any](b, `[...document.querySelectorAll(".hanji-card h2 a")].find((a) => a.getBoundingClientRect().top > 0).click()`)
	b.wait(`document.querySelector("article.hanji-post") && scrollY === 0`)
	if focused := eval[string](b, `document.activeElement.id`); focused != "main" {
		t.Errorf("after a navigation the focus is on %q, want main", focused)
	}
	b.history("back")
	b.wait(fmt.Sprintf(`scrollY === %v && document.querySelector("main").innerText === %s`, at, js(list)))

	// Out of the blog and back: the document is loaded anew, and the browser
	// restores the position.
	b.open(s.origin + "/robots.txt")
	b.history("back")
	b.wait(`document.querySelector(".hanji-card") && document.readyState === "complete"`)
	b.frames()
	if y := eval[float64](b, `scrollY`); y != at {
		t.Errorf("the browser brings the list back to %v, was at %v", y, at)
	}
}

// TestBackAfterReload goes back from a post that was loaded again, whose document is not
// the list's: the list is loaded, at the pixel where it was, without the client.
func TestBackAfterReload(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.expect("ERR_")
	b.resize(400, 700, false)
	b.open(s.origin + "/")
	b.start()
	eval[any](b, `scrollTo(0, 400)`)
	b.frames()
	at := eval[float64](b, `scrollY`)
	eval[any](b, `[...document.querySelectorAll(".hanji-card h2 a")].find((a) => a.getBoundingClientRect().top > 0).click()`)
	b.wait(`document.querySelector("article.hanji-post") && scrollY === 0`)
	_, release := s.hold(s.hashed("client", ".wasm"))
	defer release()
	b.worker(false)
	eval[any](b, `void setTimeout(() => location.reload())`)
	b.wait(`!(` + live + `) && document.readyState === "complete"`)
	b.history("back")
	b.wait(`location.pathname === "/" && document.querySelector("#page .hanji-card") && document.readyState === "complete"`)
	b.frames() // Once more than the page itself, a browser takes it to a place when it has loaded.
	if y := eval[float64](b, `scrollY`); y != at {
		t.Errorf("the list is at %v, was at %v", y, at)
	}
}

// TestBackAfterDiscard is where the reader was when a tab comes back that was discarded:
// it heard that it is out of sight, and nothing after that.
func TestBackAfterDiscard(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		for (const kind of ["pagehide", "visibilitychange"]) {
			addEventListener(kind, (event) => window.discarded && event.stopImmediatePropagation(), true);
		}
	`})
	b.resize(400, 700, false)
	b.open(s.origin + "/tags/")
	b.start()
	b.click(`.hanji-brand`)
	b.wait(`document.querySelector("main .hanji-card") && document.activeElement.id === "main"`)
	eval[any](b, `scrollTo(0, 400)`)
	b.frames()
	at := eval[float64](b, `scrollY`)
	if at < 300 {
		t.Fatalf("the list scrolls to %v only", at)
	}
	eval[any](b, `(() => {
		document.dispatchEvent(new Event("visibilitychange", {bubbles: true}));
		window.discarded = true;
		setTimeout(() => location.reload());
	})()`)
	b.wait(`!window.discarded && document.readyState === "complete" && document.querySelector("#page .hanji-card")`)
	b.frames()
	if y := eval[float64](b, `scrollY`); y != at {
		t.Errorf("the list is at %v, was at %v", y, at)
	}
}

// TestAddressIsState opens lists by their query alone.
func TestAddressIsState(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	for query, at := range map[string]string{
		"/?tag=go":              "/tags/go/",
		"/?tag=go&utm_source=x": "/tags/go/",
	} {
		b.open(s.origin + query)
		b.wait(equalsPrerendered + `(` + js(at) + `)`)
		b.click(".hanji-chip[aria-current]")
		b.wait(equalsPrerendered + `("/")`)
		b.click(".hanji-chip")
		b.wait(`document.querySelector(".hanji-chip[aria-current]")`)
	}
	b.open(s.origin + "/?utm_source=x")
	b.start()
	if !eval[bool](b, `document.getElementById("page") !== null`) {
		t.Error("a query that asks for nothing had the page rendered")
	}
}

// TestFragments follows links within a page and goes back.
func TestFragments(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	const path = "/2024/07/14/markdown-guide/"
	b.open(s.origin + path)
	b.start()
	eval[any](b, `scrollTo(0, 500)`)
	eval[any](b, `(() => {
		const link = document.createElement("a");
		link.href = "#" + document.querySelector(".hanji-prose h2:last-of-type").id;
		document.querySelector("main").append(link);
		link.click();
	})()`)
	b.wait(`location.hash && scrollY > 1000`)
	b.history("back")
	b.wait(`!location.hash && scrollY === 500`)
	b.history("forward")
	b.wait(`location.hash && scrollY > 1000`)

	// From one to another, having read on.
	follow := func(to string) {
		eval[any](b, `(() => {
			const link = document.createElement("a");
			link.href = `+js(to)+`;
			document.querySelector("main").append(link);
			link.click();
		})()`)
	}
	follow("#글자")
	b.wait(`location.hash === "#" + encodeURIComponent("글자")`)
	b.frames()
	y := eval[float64](b, `(scrollBy(0, 700), scrollY)`)
	for _, away := range []string{"#코드", "/tags/go/"} {
		follow(away)
		b.wait(`scrollY !== ` + fmt.Sprint(y))
		b.frames()
		b.history("back")
		b.wait(fmt.Sprintf(`location.pathname === %q && location.hash === "#" + encodeURIComponent("글자") && scrollY === %v`, path, y))
		b.frames()
		b.frames()
		if got := eval[float64](b, `scrollY`); got != y {
			t.Errorf("back from %s the reader is at %v, was at %v", away, got, y)
		}
	}

	// Fragments that no address can have, as old pages link to them.
	for _, fragment := range []string{"#50%", "#%C7%D1"} {
		b.open(s.origin + "/")
		b.open(s.origin + path + fragment)
		b.start()
		eval[any](b, `(() => {
			const link = document.createElement("a");
			link.href = "/tags/go/`+fragment+`";
			document.querySelector("main").append(link);
			link.click();
		})()`)
		b.wait(`location.pathname === "/tags/go/" && document.querySelector(".hanji-chip[aria-current]")`)
		eval[any](b, `void (location.hash = "90%")`)
		b.click("a.hanji-brand")
		b.wait(`location.pathname === "/" && document.querySelector(".hanji-card")`)
		if !eval[bool](b, `!document.documentElement.hasAttribute("data-failed")`) {
			t.Errorf("%s ends the client", fragment)
		}
	}
}

// TestFilterByKeyboard holds that the focus stays with the filter that is changed,
// and that the result is said.
func TestFilterByKeyboard(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.open(s.origin + "/")
	b.start()
	const focused = `document.activeElement.firstChild.data`
	eval[any](b, `document.querySelectorAll(".hanji-facet:last-of-type .hanji-chip")[5].focus()`)
	term := eval[string](b, focused)
	b.do(chromedp.KeyEvent("\r"))
	b.wait(`document.querySelector(".hanji-chip[aria-current]")?.firstChild.data === ` + js(term))
	b.wait(focused + ` === ` + js(term))
	b.wait(`document.querySelector(".hanji-heard").textContent.includes(document.querySelectorAll(".hanji-card").length)`)
	b.do(chromedp.KeyEvent("\r"))
	b.wait(`!document.querySelector(".hanji-chip[aria-current]")`)
	b.wait(focused + ` === ` + js(term))
	for i := range 2 { // The second category takes the place of the first.
		eval[any](b, fmt.Sprintf(`document.querySelectorAll(".hanji-facet .hanji-chip")[%d].focus()`, i))
		term = eval[string](b, focused)
		b.do(chromedp.KeyEvent("\r"))
		b.wait(`document.querySelector(".hanji-chip[aria-current]")?.firstChild.data === ` + js(term))
		b.wait(focused + ` === ` + js(term))
	}
}

// TestBlockedStorage holds that a browser which refuses to keep anything is
// served all the same.
func TestBlockedStorage(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		for (const name of ["localStorage", "sessionStorage"]) {
			Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("blocked", "SecurityError"); }});
		}`})
	b.open(s.origin + "/")
	b.start()
	b.click(".hanji-card h2 a")
	b.wait(`document.querySelector("article.hanji-post")`)
	b.set("theme", "dark")
	b.history("back")
	b.wait(`document.querySelector(".hanji-card") && ` + live)
	b.open(s.origin + "/tags/")
	b.start()
}

// TestShellFails opens what the worker answers for an address that is not kept,
// where the client cannot start.
func TestShellFails(t *testing.T) {
	dir := sample(t, "/")
	for _, missing := range []string{"client-*.wasm", "boot-*.js"} {
		files, err := filepath.Glob(filepath.Join(dir, "hanji", missing))
		if err != nil || len(files) != 1 {
			t.Fatal(files, err)
		}
		s := serve(t, dir)
		s.answer("/hanji/"+filepath.Base(files[0]), http.NotFound)
		b := newTab(t)
		b.expect("404|MIME type")
		b.expect("without its client")
		b.open(s.origin + "/robots.txt")
		eval[any](b, `sessionStorage.setItem("hanji:/:failed", Date.now() - 100_000)`) // It is not tried again any more.
		b.open(s.origin + "/shell.html")
		b.wait(`document.querySelector("h1 .hanji-when-failed").checkVisibility() && !document.querySelector(".hanji-while-loading").checkVisibility()`)
		for _, violation := range b.axe() {
			t.Errorf("without %s: %s", missing, violation)
		}
		b.click(".hanji-when-failed a")
		b.wait(`document.querySelector(".hanji-card")`)

		var asked atomic.Int32
		s.answer("/hanji/"+filepath.Base(files[0]), func(w http.ResponseWriter, r *http.Request) {
			if asked.Add(1) > 2 { // A page asks for the client twice.
				http.ServeFile(w, r, files[0])
				return
			}
			http.NotFound(w, r)
		})
		eval[any](b, `sessionStorage.removeItem("hanji:/:failed")`)
		b.open(s.origin + "/shell.html")
		b.wait(`document.documentElement.dataset.live === ""`)
		if asked.Load() < 3 {
			t.Errorf("%s did not fail", missing)
		}
	}
}

// TestLinksOfTheBrowser holds that links which are not pages of the blog, and
// clicks that ask for more than following, are the browser's.
func TestLinksOfTheBrowser(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.open(s.origin + "/2024/07/14/markdown-guide/")
	b.start()
	// What reaches the window is go-app's; nothing is really followed here.
	eval[any](b, `window.taken = (href, change, init) => {
		const link = document.createElement("a");
		link.href = href;
		Object.assign(link, change);
		document.body.append(link);
		document.addEventListener("click", (event) => event.preventDefault(), {once: true});
		const goApp = window.onclick;
		let reached = false;
		window.onclick = () => { reached = true; };
		link.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, ...init}));
		window.onclick = goApp;
		link.remove();
		return reached;
	}; true`)
	post := `"/2024/05/02/writing-a-post/"`
	for expression, want := range map[string]bool{
		`taken(` + post + `)`:                             true,
		`taken(` + post + ` + "#heading")`:                true,
		`taken("/tags/go/")`:                              true,
		`taken("/?tag=a&tag=b")`:                          true,
		`taken(` + post + `, {}, {ctrlKey: true})`:        false,
		`taken(` + post + `, {}, {shiftKey: true})`:       false,
		`taken(` + post + `, {}, {metaKey: true})`:        false,
		`taken(` + post + `, {}, {altKey: true})`:         false,
		`taken(` + post + `, {}, {button: 1})`:            false,
		`taken(` + post + `, {target: "_blank"})`:         false,
		`taken(` + post + `, {download: "x"})`:            false,
		`taken("#here")`:                                  false,
		`taken("/feed.xml")`:                              false,
		`taken("/posts/images/moon-over-mountains.webp")`: false,
		`taken("https://example.org/")`:                   false,
		`taken("tel:+8221234567")`:                        false,
		`taken("mailto:a@example.org")`:                   false,
		`taken("/nowhere/")`:                              false,
		`taken("/tags/go/?utm_source=x")`:                 false,
	} {
		if got := eval[bool](b, expression); got != want {
			t.Errorf("%s: taken for in-app navigation is %v, want %v", expression, got, want)
		}
	}
	// A file of the same host is loaded as one.
	eval[any](b, `document.querySelector('a[href="/feed.xml"]').click()`)
	b.wait(`location.pathname === "/feed.xml"`)

	// A fragment of another post lands on its heading.
	b.open(s.origin + "/archive/")
	b.start()
	heading := `decodeURIComponent("` + url.PathEscape(firstHeading(t, b, s.origin+"/2024/07/14/markdown-guide/")) + `")`
	eval[any](b, `{
		const link = document.createElement("a");
		link.href = "/2024/07/14/markdown-guide/#" + encodeURIComponent(`+heading+`);
		document.querySelector("main").append(link);
		link.click();
	}`)
	b.wait(`Math.abs(document.getElementById(` + heading + `)?.getBoundingClientRect().top) < 200 && scrollY > 300`)
}

func firstHeading(t *testing.T, b *tab, url string) string {
	t.Helper()
	return eval[string](b, `(async () => {
		const text = await (await fetch(`+js(url)+`)).text();
		return [...new DOMParser().parseFromString(text, "text/html").querySelectorAll(".hanji-prose h2[id]")].at(-2).id;
	})()`)
}

// TestOffline holds promise 6 for the sample blog, under both kinds of base: with
// the server gone every address of the sitemap opens, filters work with counts
// that agree with the library, and an unknown address says so.
func TestOffline(t *testing.T) {
	for _, base := range []string{"/", "/some/path/"} {
		t.Run(strings.ReplaceAll(strings.Trim(base, "/"), "/", " "), func(t *testing.T) {
			dir := sample(t, base)
			s := serve(t, dir)
			b := newTab(t)
			b.open(s.origin + base + "2024/05/02/writing-a-post/")
			b.hover("a.hanji-brand")
			b.wait(isOffline)
			s.stop()
			b.expect("ERR_CONNECTION_REFUSED|Failed to fetch|net::ERR")
			for _, path := range sitemap(t, dir, base) {
				b.open(s.origin + path)
				b.wait(`document.querySelector(".hanji-page main h1") && !document.querySelector(".hanji-while-loading")`)
				want := eval[string](b, `document.title`)
				if data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(unescape(t, path)), "index.html")); err != nil || !strings.Contains(string(data), "<title>"+htmlEscape(want)+"</title>") {
					t.Errorf("%s: offline its title is %q", path, want)
				}
			}
			lib := built.Library(t, filepath.Join(dir, filepath.FromSlash(base)))
			p := lib.Listed()[1]
			f := post.Filter{}.Toggle(post.Category, lib.Terms(post.Category, p)[0].Slug).Toggle(post.Tag, lib.Terms(post.Tag, p)[0].Slug)
			b.open(s.origin + route.Address{Kind: route.List, Filter: f, Page: 1}.Href(base))
			b.wait(fmt.Sprintf(`document.querySelectorAll(".hanji-card").length === %d`, len(lib.Select(f).Posts)))
			b.open(s.origin + base + "nowhere/")
			b.wait(`document.querySelector(".hanji-page main h1")?.textContent === ` + js(locale.For("ko").NotFound))
		})
	}
}

func unescape(t *testing.T, path string) string {
	t.Helper()
	plain, err := url.PathUnescape(path)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func htmlEscape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "+", "&#43;").Replace(s)
}

// TestInstallable asks Chromium whether it would install the blog.
func TestInstallable(t *testing.T) {
	s := serve(t, sample(t, "/some/path/"))
	b := newTab(t)
	b.open(s.origin + "/some/path/")
	problems, manifest := b.installability()
	if len(problems) > 0 {
		t.Errorf("Chromium would not install the blog: %v", problems)
	}
	var m map[string]any
	if err := json.Unmarshal([]byte(manifest), &m); err != nil {
		t.Fatal(err)
	}
	for member, want := range map[string]string{"id": "/some/path/", "scope": "/some/path/", "start_url": "/some/path/", "lang": "ko", "display": "standalone"} {
		if m[member] != want {
			t.Errorf("manifest: %s is %v, want %v", member, m[member], want)
		}
	}
	if _, leaked := m["hanji"]; leaked {
		t.Error("the manifest holds hanji's own settings")
	}
}

// TestAccessible runs axe on every kind of page, light and dark, prerendered and
// as the client renders it.
func TestAccessible(t *testing.T) {
	s := serve(t, sample(t, "/"))
	for _, scheme := range []string{"light", "dark"} {
		b := newTab(t)
		b.expect("404")
		b.prefer("prefers-color-scheme", scheme)
		b.resize(390, 800, true)
		for _, path := range append(kinds, "/2024/07/14/markdown-guide/", "/nowhere/") {
			b.open(s.origin + path)
			for _, violation := range b.axe() {
				t.Errorf("%s, %s: %s", path, scheme, violation)
			}
		}
		b.open(s.origin + "/")
		b.start()
		b.click(".hanji-chip")
		b.wait(`document.querySelector(".hanji-chip[aria-current]")`)
		audit := func(state string) {
			t.Helper()
			for _, violation := range b.axe() {
				t.Errorf("%s, %s: %s", state, scheme, violation)
			}
		}
		audit("filtered")
		b.click("[data-search=open]")
		b.wait(`document.querySelector("#hanji-search[open]")`)
		audit("search, empty")
		b.press("종이")
		b.wait(`document.querySelector("#hanji-found .hanji-excerpt mark")`)
		audit("search")
		b.press("뷁")
		b.wait(`!document.querySelector("#hanji-found a")`)
		audit("search, nothing found")
		b.open(s.origin + "/?q=" + url.QueryEscape("뷁"))
		b.wait(`document.querySelector(".hanji-empty") && ` + live)
		audit("nothing found")
		b.click("[popovertarget=hanji-settings]")
		b.wait(`document.querySelector("#hanji-settings:popover-open")`)
		audit("settings")
		b.open(s.origin + guide)
		eval[any](b, `void document.getElementById("목록").scrollIntoView()`)
		b.wait(`document.querySelector("[data-reading]")`)
		audit("reading")
		b.click(".hanji-pill")
		b.wait(`document.querySelector(".hanji-contents:popover-open")`)
		audit("contents")
	}
}

// TestTheme holds that the choice is kept and painted from the start.
func TestTheme(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.prefer("prefers-color-scheme", "light")
	b.open(s.origin + "/")
	paper := `getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).backgroundColor`
	light := eval[string](b, paper)
	b.set("theme", "dark")
	dark := eval[string](b, paper)
	if dark == light {
		t.Errorf("the switch leaves the paper as it is: %s", light)
	}
	b.open(s.origin + "/tags/")
	if got := eval[string](b, paper); got != dark {
		t.Errorf("the next page is %s, want %s", got, dark)
	}
}

// TestNoLayoutShift reads a long page with images from top to end, through the
// client's start, and sums up layout shift.
func TestNoLayoutShift(t *testing.T) {
	s := serve(t, sample(t, "/"))
	for _, width := range []int64{360, 1280} {
		b := newTab(t)
		b.resize(width, 800, width < 700)
		for _, path := range []string{"/", "/2024/07/14/markdown-guide/"} {
			b.open(s.origin + path)
			eval[any](b, `window.shift = 0, new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
			}).observe({type: "layout-shift", buffered: true})`)
			b.start()
			eval[any](b, `(async () => {
				for (let y = 0; y < document.body.scrollHeight; y += 400) {
					scrollTo(0, y);
					await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
				}
				await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
			})()`)
			b.frames()
			if shift := eval[float64](b, `shift`); shift != 0 {
				t.Errorf("%s at %d px shifts by %v", path, width, shift)
			}
		}
	}
}

// TestServe runs the server that authors write with: an edit appears in an open
// page by itself, and an error leaves the last good page.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "posts", "2024-05-02-a.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "posts"), 0o755); err != nil {
		t.Fatal(err)
	}
	write("---\ntitle: One\n---\nfirst words")
	url := serveBlog(t, dir).urls[0]
	b := newTab(t)
	b.expect("ERR_CONNECTION_REFUSED|EventSource")
	b.open(url + "2024/05/02/a/")
	b.wait(`document.querySelector("h1").textContent === "One"`)
	write("---\ntitle: Two\n---\nother words")
	b.wait(`document.querySelector("h1").textContent === "Two"`)
	write("---\ntitle: [\n---\n")
	write("---\ntitle: Three\n---\nlast words")
	b.wait(`document.querySelector("h1").textContent === "Three"`)

	// What is served can be kept, as a host's files can.
	b.start()
	b.wait(isOffline)
}

// set chooses a value of a setting, as a reader does.
func (b *tab) set(name, value string) {
	b.t.Helper()
	b.click("[popovertarget=hanji-settings]")
	b.click(fmt.Sprintf(`#hanji-settings [name=%s][value="%s"] + span`, name, value))
	b.wait(fmt.Sprintf(`(document.documentElement.dataset[%q] ?? "") === %q`, name, value))
	b.press(kb.Escape)
	b.wait(`!document.querySelector("#hanji-settings:popover-open")`)
}
