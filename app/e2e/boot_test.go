//go:build !js

package e2e

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// askedFor tells whether a request was for a file of this name, whatever its hash.
func askedFor(requests []string, name, ext string) bool {
	return slices.ContainsFunc(requests, func(path string) bool {
		return strings.Contains(path, "/hanji/"+name+"-") && strings.HasSuffix(path, ext)
	})
}

// Boot disturbs nothing.
func TestBootLeavesThePageAsParsed(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.pages["/"] = `<main><h1>Home</h1><p>Text <a href="post/">Post</a></p><details open><summary>More</summary>x</details>
		<img src="pixel.png" alt="A pixel"><img src="pixel.png?far" loading="lazy" alt="" class="far"><button type="button" popovertarget="hanji-settings">Settings</button></main>`
	f.style = ".far { display: block; margin-top: 20000px }"
	s := serveFixture(t, f)
	const document = `document.documentElement.outerHTML`

	b := newTab(t)
	b.scripts(false)
	b.open(s.origin + "/")
	parsed := eval[string](b, document)
	b.scripts(true)
	b.open(s.origin + "/")
	if got := eval[string](b, document); got != parsed {
		t.Errorf("after boot:\n%s\nwant, as parsed:\n%s", got, parsed)
	}
	b.hover("a")
	b.wait(live)
	if got := strings.Replace(eval[string](b, document), ` data-live=""`, "", 1); got != parsed {
		t.Errorf("after the start of the client:\n%s\nwant, as parsed:\n%s", got, parsed)
	}
}

// A boot script that is not the page's own never runs; the page is there without it.
func TestBootIsThePagesOwn(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 1)
	b := newTab(t)
	b.expect("integrity")
	b.open(s.origin + "/")
	src := eval[string](b, `document.getElementById("boot").getAttribute("src")`)
	s.answer(src, text("text/javascript", `window.strange = true;`))
	b.open(s.origin + "/archive/")
	if eval[bool](b, `"strange" in window || "hanji" in window`) || eval[string](b, heading) == "" {
		t.Error("a strange script ran")
	}
}

// Text first: a reader who only scrolls does not pay for the client.
func TestClientStartsOnIntent(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.pages["/"] = `<main><h1>Home</h1><p class="text">Text</p><a href="post/">Post</a><input aria-label="Name"></main>`
	f.style = ".text { height: 3000px }"
	for _, intent := range []struct {
		name string
		act  func(*tab)
	}{
		{"pointer", func(b *tab) { b.hover("a") }},
		{"focus", func(b *tab) { b.do(chromedp.KeyEvent(kb.Tab)) }},
		{"character", func(b *tab) { b.do(chromedp.KeyEvent("a")) }},
	} {
		t.Run(intent.name, func(t *testing.T) {
			s := serveFixture(t, f)
			b := newTab(t)
			b.open(s.origin + "/")
			b.do(
				chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowDown),
				chromedp.MouseEvent(chromedp.MouseMoved, 20, 20),
				chromedp.MouseEvent(chromedp.MouseWheel, 20, 20, func(p *input.DispatchMouseEventParams) { p.DeltaX, p.DeltaY = 1, 300 }),
			)
			b.wait(`scrollY > 0`)
			b.frames()
			if requests := s.requests(); askedFor(requests, "client", ".wasm") || askedFor(requests, "go", ".js") {
				t.Errorf("scrolling fetched the client: %q", requests)
			}
			intent.act(b)
			b.wait(live)
			if requests := s.requests(); !askedFor(requests, "client", ".wasm") || !askedFor(requests, "go", ".js") {
				t.Errorf("the client is live without its files: %q", requests)
			}
		})
	}
}

func TestClientStartsAfterQuiet(t *testing.T) {
	t.Parallel()
	s := serveFixture(t, newFixture())
	b := newTab(t)
	b.open(s.origin + "/")
	b.forward(9_000) // After the load event.
	if requests := s.requests(); askedFor(requests, "client", ".wasm") {
		t.Errorf("fetched the client within 9 seconds: %q", requests)
	}
	b.forward(0)
	b.wait(live)
}

// A reader who saves data pays on intent only, and for no posts unasked.
func TestClientSparesDataSavers(t *testing.T) {
	t.Parallel()
	s := serveFixture(t, newFixture())
	b := newTab(t)
	b.saveData()
	b.open(s.origin + "/")
	b.wait(`navigator.connection.saveData`)
	b.forward(60_000)
	if requests := s.requests(); askedFor(requests, "client", ".wasm") || slices.Contains(requests, "/sw.js") {
		t.Errorf("fetched unasked: %q", requests)
	}

	b = newTab(t)
	b.saveData()
	b.open(s.origin + "/")
	b.hover("a")
	b.wait(live)
	b.wait(`navigator.serviceWorker.controller?.state === "activated"`)
	b.frames()
	if requests := s.requests(); slices.Contains(requests, "/bundle.json") {
		t.Errorf("downloaded unasked: %q", requests)
	}
}

// An address that only the client can show does not wait for the reader.
func TestClientStartsAtOnce(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, attributes, query string }{
		{"attribute", `data-start="now"`, ""},
		{"category", "", "?category=x"},
		{"tag", "", "?x=1&tag=y"},
		{"query", "", "?q=z"},
		{"page", "", "?page=2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFixture()
			f.attributes = test.attributes
			s := serveFixture(t, f)
			b := newTab(t)
			b.open(s.origin + "/" + test.query)
			b.wait(live)
		})
	}
}

func TestClientStartsWhateverTypeTheHostGivesIt(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.attributes = `data-start="now"`
	s := serveFixture(t, f)
	module := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Write([]byte(emptyModule))
	}
	s.answer(s.hashed("client", ".wasm"), module)
	b := newTab(t)
	b.open(s.origin + "/")
	b.wait(live)
}

// A page whose client fails is a page of plain links.
func TestClientFails(t *testing.T) {
	t.Parallel()
	warned := `console: hanji: the page goes on without its client`

	for name, ext := range map[string]string{"client": ".wasm", "go": ".js"} {
		t.Run("no "+name, func(t *testing.T) {
			f := newFixture()
			f.attributes = `data-start="now"`
			s := serveFixture(t, f)
			s.answer(s.hashed(name, ext), http.NotFound)
			b := newTab(t)
			b.expect(warned)
			b.expect(`status of 404.*/` + name + `-|MIME type`)
			b.open(s.origin + "/")
			for b.met(warned) == 0 {
				b.frames()
			}
			b.do(chromedp.Click(chromedp.CSS("a")))
			b.wait(`document.querySelector("h1").textContent === "Post"`)
		})
	}

	t.Run("ended", func(t *testing.T) {
		f := newFixture()
		f.attributes = `data-start="now"`
		s := serveFixture(t, f)
		b := newTab(t)
		b.expect(warned)
		b.open(s.origin + "/")
		b.wait(live)
		eval[any](b, `(() => {
			onclick = (event) => event.preventDefault();
			onpopstate = () => { throw new Error("Go program has already exited"); };
			document.addEventListener("click", () => { throw new Error("Go program has already exited"); });
			history.pushState(null, "", "/elsewhere/");
			hanji.shown = "/elsewhere/";
			endClient();
			return true;
		})()`)
		b.wait(`!(` + live + `)`)
		if n := b.met(warned); n != 1 {
			t.Errorf("warned %d times, want once", n)
		}
		eval[any](b, `void document.querySelector("h1").click()`)
		b.history("back")
		b.wait(live) // The page was loaded again.
		b.do(chromedp.Click(chromedp.CSS("a")))
		b.wait(`document.querySelector("h1").textContent === "Post"`)
	})
}

func TestWhatGoAppExpects(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.base = "/some/path/"
	s := serveFixture(t, f)
	b := newTab(t)
	b.open(s.origin + f.base)
	if got := eval[string](b, `goappGetenv("GOAPP_ROOT_PREFIX")`); got != "/some/path" {
		t.Errorf("prefix %q, want /some/path", got)
	}
	for _, truth := range []string{
		`goappGetenv("GOAPP_INTERNAL_URLS") === "[]"`,
		`goappGetenv("GOAPP_STATIC_RESOURCES_URL") === ""`,
		`!goappIsAppInstallable()`,
		`!goappIsAppInstalled()`,
		`!goappIsAppleBrowser()`,
		`goappShowInstallPrompt().then(() => true)`,
		`goappTryUpdate() === undefined`,
		`goappOnUpdate() === undefined && goappUpdatedBeforeWasmLoaded`,
		`(() => {
			const event = new Event("beforeinstallprompt", {cancelable: true});
			event.prompt = async () => { window.prompted = true; };
			dispatchEvent(event);
			return event.defaultPrevented && goappAppInstallChangedBeforeWasmLoaded && goappIsAppInstallable();
		})()`,
		`goappShowInstallPrompt().then(() => window.prompted && !goappIsAppInstallable())`,
	} {
		if !eval[bool](b, truth) {
			t.Errorf("not so: %s", truth)
		}
	}
}

func TestLostImages(t *testing.T) {
	t.Parallel()
	f := newFixture()
	f.pages["/"] = `<main><h1>Home</h1>
		<img id="good" src="pixel.png" alt="Good">
		<figure><img id="lost" src="http://elsewhere.localhost:1/gone.png" alt="Gone"><figcaption>Caption</figcaption></figure>
		<p><img src="gone.png" alt="Gone from here"></p>
		<p id="sized"><img src="gone-large.png" alt="Large" width="400" height="300"></p>
		<a href="post/"><img id="linked" src="gone-too.png" alt="Linked"></a>
		<img id="script" src="javascript:alert(1)" alt="Script">
		<img id="far" src="far.png" loading="lazy" alt="Far" class="far"></main>`
	f.style = ".far { display: block; margin-top: 20000px }"
	s := serveFixture(t, f)
	b := newTab(t)
	b.expect(`\.png|javascript:`)
	b.open(s.origin + "/")
	b.wait(`document.querySelectorAll(".hanji-lost").length === 5`)
	if got := eval[string](b, `(({inlineSize, aspectRatio}) => inlineSize + ", " + aspectRatio)(document.querySelector("#sized .hanji-lost").style)`); got != "400px, 400 / 300" {
		t.Errorf("in the place of a picture of 400 x 300 there is one of %s", got)
	}
	for selector, want := range map[string]string{
		"figure":          `<img id="lost" src="http://elsewhere.localhost:1/gone.png" alt="Gone" hidden=""><a href="http://elsewhere.localhost:1/gone.png" rel="noopener" class="hanji-lost">Gone · elsewhere.localhost:1</a><figcaption>Caption</figcaption>`,
		"a[href='post/']": `<img id="linked" src="gone-too.png" alt="Linked" hidden=""><span class="hanji-lost">Linked</span>`,
		"#script + span":  `Script`,
		"main > p":        `<img src="gone.png" alt="Gone from here" hidden=""><span class="hanji-lost">Gone from here</span>`,
	} {
		if got := eval[string](b, `document.querySelector("`+selector+`").innerHTML`); got != want {
			t.Errorf("%s: %s\nwant %s", selector, got, want)
		}
	}
	if !eval[bool](b, `["good", "far"].every((id) => !document.getElementById(id).hidden)`) {
		t.Error("an image that is not lost, or not yet asked for, is hidden")
	}
	eval[any](b, `void document.querySelector("#far").scrollIntoView()`)
	b.wait(`document.querySelector("#far + .hanji-lost")`)

	// The client gives the element another picture.
	eval[any](b, `void (document.querySelector("#lost").src = "pixel.png")`)
	b.wait(`document.querySelector("#lost").naturalWidth === 8`)
	if !eval[bool](b, `!document.querySelector("#lost").hidden && !document.querySelector("#lost + .hanji-lost")`) {
		t.Error("an image with a new source is still taken for lost")
	}
}

// TestSettings chooses each setting, which other pages have before anything is
// painted, and pages that are open elsewhere at once.
func TestSettings(t *testing.T) {
	t.Parallel()
	s := serveFixture(t, newFixture())
	b := newTab(t)
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		addEventListener("readystatechange", () => window.asParsed ??= {...document.documentElement.dataset}, true);`})
	b.prefer("prefers-color-scheme", "dark")
	b.open(s.origin + "/")
	other := b.another()
	other.open(s.origin + "/post/")
	const color = `[...document.querySelectorAll("meta[name=theme-color]")].find(({media}) => matchMedia(media).matches).content`
	for _, set := range []struct{ name, value, color string }{
		{"theme", "light", "#ffffff"}, {"theme", "dark", "#000000"}, {"theme", "", "#000000"},
		{"size", "huge", "#000000"}, {"size", "", "#000000"}, {"width", "wide", "#000000"},
	} {
		input := fmt.Sprintf(`document.querySelector('#hanji-settings [name=%s][value="%s"]')`, set.name, set.value)
		eval[any](b, `void document.getElementById("hanji-settings").showPopover()`)
		eval[any](b, `void `+input+`.click()`)
		shown := fmt.Sprintf(`(document.documentElement.dataset[%q] ?? "") === %q && %s.checked`, set.name, set.value, input)
		if !eval[bool](b, shown) {
			t.Errorf("%s is not %q", set.name, set.value)
		}
		other.wait(shown)
		b.open(s.origin + "/post/")
		if got := eval[string](b, fmt.Sprintf(`asParsed[%q] ?? ""`, set.name)); got != set.value {
			t.Errorf("the next page is parsed with %s %q, want %q", set.name, got, set.value)
		}
		if !eval[bool](b, shown) || eval[string](b, color) != set.color {
			t.Errorf("the next page does not show %s %q, in %s", set.name, set.value, set.color)
		}
	}
}
