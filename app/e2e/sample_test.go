//go:build !js

package e2e

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hanji/app/e2e/built"
)

// sample builds the sample blog once for an address below base, and returns the
// output folder.
func sample(t *testing.T, base string) string {
	t.Helper()
	samplesLock.Lock()
	defer samplesLock.Unlock()
	if dir, ok := samples[base]; ok {
		return dir
	}
	dir, err := os.MkdirTemp("", "hanji-sample-")
	if err != nil {
		t.Fatal(err)
	}
	// A folder of the whole run, with the base below it, as a host would have it.
	out := built.Site(t, "../..", "--url", "https://example.org"+base)
	at := filepath.Join(dir, filepath.FromSlash(base))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(at); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, at); err != nil {
		t.Fatal(err)
	}
	samples[base] = dir
	return dir
}

var (
	samplesLock sync.Mutex
	samples     = map[string]string{}
)

func removeSamples() {
	for _, dir := range samples {
		os.RemoveAll(dir)
	}
}

// sitemap returns the paths of every page of the blog below base in a folder.
func sitemap(t *testing.T, dir, base string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(base), "sitemap.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var set struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(data, &set); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, u := range set.URLs {
		paths = append(paths, strings.TrimPrefix(u.Loc, "https://example.org"))
	}
	if len(paths) < 10 {
		t.Fatalf("the sitemap of %s lists %d pages", base, len(paths))
	}
	return paths
}

// kinds are addresses of the sample blog, one for every kind of page.
var kinds = []string{"/", "/categories/", "/tags/", "/archive/", "/archive/2024/", "/tags/go/", "/2024/05/02/writing-a-post/"}

const live = `document.documentElement.dataset.live === ""`

// start wakes the client as a reader would, with a hand on a link, and waits
// until it is live.
func (b *tab) start() {
	b.t.Helper()
	b.hover("a.hanji-brand")
	b.wait(live)
}

// withoutReader copies an element without what web/reader.js has added to it, which
// is the same whoever made the page.
const withoutReader = `((element) => {
	const copy = element.cloneNode(true);
	for (const box of copy.querySelectorAll(".hanji-code")) box.replaceWith(box.querySelector("pre"));
	for (const added of copy.querySelectorAll(".hanji-anchor, .hanji-note, .hanji-resume-here")) added.remove();
	for (const left of copy.querySelectorAll(".hanji-left")) left.replaceChildren();
	for (const [selector, ...names] of [[".hanji-progress-line", "style"], [".hanji-contents a", "aria-current"],
		[".hanji-minutes", "data-read"], [".hanji-prose img", "tabindex", "role", "aria-label", "data-enlarge"], [".hanji-prose :is(h2, h3, h4, h5, h6)", "aria-label"]]) {
		for (const element of copy.querySelectorAll(selector)) names.forEach((name) => element.removeAttribute(name));
	}
	return copy;
})`

// isAsParsed compares the body with what the parser makes of the page at a URL:
// the page to the byte; go-app's root, which it mounts anew, but for the order of
// attributes, which go-app does not keep.
const isAsParsed = `(async (url) => {
	const text = await (await fetch(url, {cache: "no-store"})).text();
	const parsed = new DOMParser().parseFromString(text, "text/html");
	for (const text of parsed.querySelectorAll("noscript")) text.textContent = text.innerHTML; // As with scripts.
	const body = ` + withoutReader + `(document.body);
	const page = (of) => of.querySelector("#page").outerHTML;
	return page(parsed.body) === page(body) && parsed.body.isEqualNode(body);
})`

// equalsPrerendered compares the page that the client shows, and what its head
// says of it, with the one at a URL, but for the order of attributes, which go-app
// does not keep. The head may say less than the one that was built.
const equalsPrerendered = `(async (url) => {
	const text = await (await fetch(url, {cache: "no-store"})).text();
	const built = new DOMParser().parseFromString(text, "text/html");
	const pages = [built.getElementById("page"), document.querySelector(".hanji-page")].map((page) => {
		const copy = document.createElement("div");
		copy.innerHTML = ` + withoutReader + `(page).innerHTML;
		return copy;
	});
	const head = (of) => ["meta[name=description]", "meta[name=robots]", "link[rel=canonical]",
		"meta[property='og:type']", "meta[property='og:title']", "meta[property='og:description']", "meta[property='og:url']"]
		.map((selector) => of.querySelector(selector)).map((found) => found?.content ?? found?.href).join();
	const said = (of) => [...of.head.querySelectorAll("meta[property^='article:'], meta[property='og:image'], script[type$=json]")];
	return pages[0].isEqualNode(pages[1]) && built.title === document.title && head(built) === head(document) &&
		said(document).every((one) => said(built).some((other) => other.isEqualNode(one)));
})`

// TestBootDisturbsNothing holds promise 3 for every kind of page: the client
// takes over, and the DOM is what the parser made.
func TestBootDisturbsNothing(t *testing.T) {
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	for _, path := range append(kinds, "/nowhere/") {
		if path == "/nowhere/" {
			b.expect("404")
		}
		b.open(s.origin + path)
		b.start()
		same := eval[bool](b, isAsParsed+`(location.href)`)
		if !same {
			t.Errorf("%s: boot changed the page", path)
		}
	}
}

// TestClientRendersWhatIsPrerendered holds promise 2 for every address of the
// sample blog: a page reached by an in-app link has the DOM of the prerendered one.
func TestClientRendersWhatIsPrerendered(t *testing.T) {
	for _, base := range []string{"/", "/some/path/"} {
		t.Run(strings.Trim(base, "/"), func(t *testing.T) {
			dir := sample(t, base)
			s := serve(t, dir)
			b := newTab(t)
			b.open(s.origin + base + "archive/")
			b.start()
			paths := append(sitemap(t, dir, base), base+"2025/01/05/colophon/") // Which is hidden.
			for _, path := range paths {
				eval[bool](b, fmt.Sprintf(`(() => {
					const link = document.createElement("a");
					link.href = %s;
					document.querySelector("main").append(link);
					link.click();
					link.remove();
					return true;
				})()`, js(path)))
				b.wait(fmt.Sprintf(`decodeURI(location.pathname) === decodeURI(%s) && !document.getElementById("page")`, js(path)))
				b.wait(fmt.Sprintf(`%s(%s)`, equalsPrerendered, js(path)))
			}
			if documents := eval[int](b, `performance.getEntriesByName("hanji:navigate").length + performance.getEntriesByName("hanji:filter").length`); documents < len(paths)-1 {
				t.Errorf("%d of %d pages were shown without loading a document", documents, len(paths))
			}
		})
	}
}
