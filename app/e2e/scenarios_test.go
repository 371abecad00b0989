//go:build !js

package e2e

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hanji/app/e2e/built"
	"hanji/app/locale"
	"hanji/app/post"
	"hanji/app/route"
)

// scenarios are what a reader must be able to rely on in every engine.
var scenarios = []struct {
	name string
	run  func(*testing.T, *window)
}{
	{"first visit", firstVisit},
	{"takeover", takeover},
	{"rendering", rendering},
	{"reading", readingAids},
	{"menus", menus},
	{"search", searching},
	{"hurry", hurry},
	{"filter", filtering},
	{"offline", offline},
	{"deep link offline", deepLinkOffline},
	{"new post", newPostOnNextLoad},
	{"new client", newClient},
	{"several blogs", severalBlogs},
	{"left while the client comes", leftEarly},
	{"walks", walking},
}

// firstVisit reads a post: it is there at once, and costs no client; a hand on a
// link does.
func firstVisit(t *testing.T, w *window) {
	s := newBlog(t, 12)
	p := built.Library(t, s.dir).Listed()[0]
	w.open(s.origin + p.Path)
	if got := get[string](w, heading); got != p.Title {
		t.Errorf("the post's title is %q, want %q", got, p.Title)
	}
	w.hover("h1")
	w.run(`scrollTo(0, document.body.scrollHeight)`)
	w.frames()
	unasked := func(path string) bool {
		return strings.HasSuffix(path, ".wasm") || strings.HasPrefix(path, "/bundle") || path == "/sw.js"
	}
	if asked := s.requests(); slices.ContainsFunc(asked, unasked) {
		t.Errorf("a reader who reads one post fetches %q", asked)
	}
	w.start()
	if asked := s.requests(); !askedFor(asked, "client", ".wasm") {
		t.Errorf("the client is live without its file: %q", asked)
	}
}

// takeover holds that the client's start changes nothing on a page, and that links
// are followed without loading a document, back to where the reader was.
func takeover(t *testing.T, w *window) {
	s := serveSample(t)
	w.open(s.origin + "/some/path/2024/07/14/markdown-guide/")
	w.run(`scrollTo(0, 500), getSelection().selectAllChildren(document.querySelector(".hanji-prose p"))`)
	const state = `JSON.stringify([scrollY, String(getSelection()), document.activeElement.tagName])`
	before := get[string](w, state)
	w.run(`document.querySelector("a.hanji-brand").dispatchEvent(new PointerEvent("pointerup", {bubbles: true}))`)
	w.wait(live)
	if after := get[string](w, state); after != before {
		t.Errorf("after the start %s, before it %s", after, before)
	}
	if !get[bool](w, isAsParsed+`(location.href)`) {
		t.Error("the start changes the page")
	}

	w.run(`window.isSameDocument = true`)
	w.run(`scrollTo(0, 700)`)
	from := get[string](w, `location.href`)
	w.click(".hanji-neighbours a")
	w.wait(`location.href !== ` + js(from) + ` && scrollY === 0 && document.activeElement.id === "main"`)
	w.wait(equalsPrerendered + `(location.href)`)
	w.run(`history.back()`)
	w.wait(`location.href === ` + js(from) + ` && scrollY > 500`)
	w.wait(equalsPrerendered + `(location.href)`)
	w.run(`history.forward()`)
	w.wait(`location.href !== ` + js(from))
	if !get[bool](w, `window.isSameDocument`) {
		t.Error("a document was loaded")
	}
}

// rendering compares the sample blog's posts and lists, as the client shows them,
// with the prerendered ones.
func rendering(t *testing.T, w *window) {
	s := serveSample(t)
	w.open(s.origin + "/some/path/nowhere/")
	w.start()
	w.run(`window.isSameDocument = true`)
	compared := 0
	for _, path := range sitemap(t, s.dir, "/some/path/") {
		if strings.HasPrefix(path, "/some/path/tags/") && path != "/some/path/tags/go/" {
			continue // More of them than changes of the history that WebKit allows.
		}
		w.follow(path)
		w.wait(fmt.Sprintf(`decodeURI(location.pathname) === decodeURI(%s) && !document.getElementById("page")`, js(path)))
		w.wait(equalsPrerendered + `(` + js(path) + `)`)
		compared++
	}
	if compared < 25 {
		t.Errorf("%d pages were compared", compared)
	}
	if !get[bool](w, `window.isSameDocument`) {
		t.Error("a document was loaded")
	}
}

// readingAids opens a note in place, copies, sets the text larger, and finds it so on
// the next page.
func readingAids(t *testing.T, w *window) {
	s := serveSample(t)
	w.open(s.origin + "/some/path" + guide)
	w.wait(`document.querySelector(".hanji-anchor")`)
	w.run(`document.querySelector(".footnote-ref").click()`)
	w.wait(`document.querySelector(".hanji-note:popover-open") === document.activeElement`)
	w.run(`document.querySelector(".hanji-note").hidePopover()`)
	w.wait(`!document.querySelector(".hanji-note")`)
	w.run(`document.getElementById("코드").scrollIntoView()`)
	w.wait(`document.querySelector(".hanji-contents [aria-current]")?.textContent === "코드"`)
	w.run(`navigator.clipboard.writeText = async (text) => { window.copied = text; }, document.querySelector(".hanji-copy").click()`)
	w.wait(`window.copied === document.querySelector("pre").textContent`)
	w.run(`document.getElementById("hanji-settings").showPopover(), document.querySelector("#hanji-settings [value=huge]").click()`)
	w.wait(`document.documentElement.dataset.size === "huge"`)
	w.open(s.origin + "/some/path/2024/05/02/writing-a-post/")
	if !get[bool](w, `document.documentElement.dataset.size === "huge"`) {
		t.Error("the next page is not set as large")
	}
}

// searching types a part of a Korean word, and opens what is found.
func searching(t *testing.T, w *window) {
	s := serveSample(t)
	w.open(s.origin + "/some/path/tags/")
	w.start()
	w.run(`document.querySelector("[data-search=open]").click()`)
	for _, query := range []string{"견ㅂ", "견보", "ㄱㅂㅊ", "견본첩"} {
		w.run(`(() => {
			const input = document.querySelector("#hanji-search input");
			input.value = ` + js(query) + `;
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		})()`)
		w.wait(`document.querySelector("#hanji-found a")?.pathname === "/some/path` + guide + `"`)
	}
	w.wait(`document.querySelector("#hanji-found mark").textContent === "견본첩"`)
	w.run(`document.querySelector("#hanji-found a").click()`)
	w.wait(heading + ` === "Markdown 견본첩" && !document.getElementById("hanji-search").open`)
}

// hurry holds a key down on a link, until the browser refuses to change the
// history any more: the reader arrives where the link leads.
func hurry(t *testing.T, w *window) {
	s := newBlog(t, 12)
	w.open(s.origin + "/")
	w.start()
	w.run(`(() => {
		window.isSameDocument = true;
		let n = 0;
		const timer = setInterval(() => {
			const link = document.createElement("a");
			link.href = n % 2 ? "/tags/" : "/archive/";
			document.querySelector("main").append(link);
			link.click();
			if (++n < 120) return;
			clearInterval(timer);
			window.isDone = true;
		}, 10);
	})()`)
	w.wait(`!window.isSameDocument || window.isDone`) // Not every browser refuses.
	w.start()
	w.follow("/categories/")
	w.wait(equalsPrerendered + `("/categories/")`)
}

// filtering chooses and leaves a category and tags.
func filtering(t *testing.T, w *window) {
	s := newBlog(t, 60)
	lib := built.Library(t, s.dir)
	w.open(s.origin + "/")
	w.start()
	category, tags := combination(t, lib)
	var f post.Filter
	for _, toggle := range []struct {
		kind post.Kind
		slug string
	}{{post.Category, category}, {post.Tag, tags[0]}, {post.Tag, tags[1]}, {post.Category, category}} {
		f = f.Toggle(toggle.kind, toggle.slug)
		w.follow(listAddress(f))
		w.shows(lib, f)
	}
	w.run(`history.go(-2)`)
	w.shows(lib, post.Filter{}.Toggle(post.Category, category).Toggle(post.Tag, tags[0]))
	w.click(".hanji-clear")
	w.shows(lib, post.Filter{})
}

// offline reads a blog whose host is gone.
func offline(t *testing.T, w *window) {
	s := newBlog(t, 30)
	lib := built.Library(t, s.dir)
	w.keepBlog(s.server)
	s.stop()
	w.reload()
	w.shows(lib, post.Filter{})
	unvisited := lib.Listed()[len(lib.Listed())-1]
	w.open(s.origin + unvisited.Path)
	w.wait(heading + ` === ` + js(unvisited.Title) + ` && document.querySelector("article .hanji-prose").textContent.length > 1000`)
	category, tags := combination(t, lib)
	tagged := post.Filter{}.Toggle(post.Tag, tags[0])
	w.open(s.origin + listAddress(tagged))
	w.shows(lib, tagged)
	combined := tagged.Toggle(post.Category, category).Toggle(post.Tag, tags[1])
	w.open(s.origin + listAddress(combined))
	w.shows(lib, combined)
	w.open(s.origin + "/nowhere/")
	w.wait(`document.querySelector("h1")?.textContent === ` + js(locale.For("ko").NotFound))
	w.reopen()
	w.open(s.origin + "/")
	w.shows(lib, post.Filter{})
}

// deepLinkOffline comes back by a link to a heading of a post, with the host gone,
// stays where it reads when it loads the page again, and goes on from there.
func deepLinkOffline(t *testing.T, w *window) {
	s := newBlog(t, 12)
	lib := built.Library(t, s.dir)
	w.keepBlog(s.server)
	s.stop()
	w.reopen()
	p := lib.Listed()[5]
	id := lastHeading(t, s.server, p)
	w.open(s.origin + p.Path + "#" + url.PathEscape(id))
	w.wait(heading + ` === ` + js(p.Title) + ` && ` + live)
	w.wait(`scrollY > 0 && document.getElementById(` + js(id) + `).getBoundingClientRect().top < innerHeight / 2`)
	w.run(`scrollTo(0, 300)`)
	w.reload()
	w.wait(`scrollY === 300 && ` + live)
	w.run(`window.isSameDocument = true`)
	w.click("a.hanji-brand")
	w.shows(lib, post.Filter{})
	w.follow(lib.Listed()[3].Path)
	w.wait(heading + ` === ` + js(lib.Listed()[3].Title))
	if !get[bool](w, `window.isSameDocument`) {
		t.Error("a document was loaded")
	}
}

// newPostOnNextLoad publishes a post, on a host whose pages may be cached.
func newPostOnNextLoad(t *testing.T, w *window) {
	s := newBlog(t, 12)
	s.caching("max-age=600")
	w.keepBlog(s.server)
	w.open(s.origin + "/")
	w.wait(`caches.open("hanji:/:pages").then((cache) => cache.match("/"))`)
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	s.requests()
	w.open(s.origin + "/")
	if got := get[string](w, `document.querySelector(".hanji-card h2").textContent`); got != "The newest" {
		t.Errorf("the next load shows %q first", got)
	}
	w.start()
	w.wait(`hanji.shelf?.posts === 13 && hanji.shelf.offline`)
	if asked := s.requests(); askedFor(asked, "client", ".wasm") || askedFor(asked, "go", ".js") {
		t.Errorf("a post costs the client: %q", asked)
	}
	s.stop()
	w.open(s.origin + "/2027/01/01/newest/")
	w.wait(`document.querySelector("article")?.textContent.includes("Hot off the press.")`)
}

// newClient deploys another client with another style sheet: the next load is of
// it, an open page says so, and what is kept is one or the other.
func newClient(t *testing.T, w *window) {
	f := newFixture()
	s := serveFixture(t, f)
	const margin = `getComputedStyle(document.body).margin`
	w.open(s.origin + "/")
	w.hover("a")
	w.wait(isOffline)
	for _, style := range []string{"2px", "3px"} {
		f.style = "body { margin: " + style + " }"
		f.publish(t, s.dir)
		w.open(s.origin + "/post/")
		if got := get[string](w, margin); got != style {
			t.Errorf("on the next load the margin is %s, want %s", got, style)
		}
	}
	w.open(s.origin + "/")
	f.style = "body { margin: 4px }"
	f.publish(t, s.dir)
	w.hover("a")
	w.wait(live)
	w.run(`goappTryUpdate()`)
	w.wait(`hanji.update`)
	w.click("a")
	w.wait(`!hanji.update && ` + margin + ` === "4px"`)
	w.open(s.origin + "/")
	w.hover("a")
	w.wait(`hanji.shelf?.offline && hanji.shelf.edition === document.getElementById("boot").dataset.edition`)
	s.stop()
	w.open(s.origin + "/anywhere/")
	if got := get[string](w, heading+` + " " + `+margin); got != "Shell 4px" {
		t.Errorf("offline shows %s, want the new client's shell", got)
	}
}

// lastHeading returns the id of the last heading in a post's text.
func lastHeading(t *testing.T, s *server, p *post.Post) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(p.Path), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	headings := built.Elements(root, "h2")
	return built.Attr(headings[len(headings)-2], "id") // After it come related posts.
}

// serveSample serves the sample blog below a path.
func serveSample(t *testing.T) *server {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "some"), 0o755); err != nil {
		t.Fatal(err)
	}
	out := built.Site(t, "../..", "--url", sampleURL, "--precompress=false")
	if err := os.Rename(out, filepath.Join(dir, "some", "path")); err != nil {
		t.Fatal(err)
	}
	return serve(t, dir)
}

// combination returns a category and two tags that a post has together.
func combination(t *testing.T, lib *post.Library) (category string, tags [2]string) {
	t.Helper()
	for _, p := range lib.Listed() {
		if of := lib.Terms(post.Tag, p); len(of) > 1 {
			return lib.Terms(post.Category, p)[0].Slug, [2]string{of[0].Slug, of[1].Slug}
		}
	}
	t.Fatal("no post has two tags")
	return
}

func listAddress(f post.Filter) string {
	return route.Address{Kind: route.List, Filter: f, Page: 1}.Href("/")
}

// shows waits until the page is the list of what a filter lets through, and
// compares the counts with the library.
func (w *window) shows(lib *post.Library, f post.Filter) {
	w.t.Helper()
	want := lib.Select(f)
	titles := []string{}
	for _, p := range want.Posts[:min(len(want.Posts), route.PerPage)] {
		titles = append(titles, p.Title)
	}
	w.wait(fmt.Sprintf(`location.pathname + location.search === %s && JSON.stringify(%s.titles) === %s`,
		js(listAddress(f)), list, js(js(titles))))
	got := get[shown](w, list)
	compared := 0
	for _, term := range slices.Concat(want.Categories, want.Tags) {
		if n, offered := got.Counts[listAddress(f.Toggle(term.Kind, term.Slug))]; offered {
			compared++
			if n != fmt.Sprint(term.Count) {
				w.t.Errorf("%s: %s counts %s, want %d", listAddress(f), term.Name, n, term.Count)
			}
		}
	}
	if compared == 0 {
		w.t.Errorf("%s offers no filter", listAddress(f))
	}
}

// menus opens the menus below entries, before the client is there and with it.
func menus(t *testing.T, w *window) {
	s := serveChanged(t, ownBlogs["long"])
	w.open(s.origin + "/")
	const open = `[...document.querySelectorAll(".hanji-menu[open] > summary")].map((head) => head.textContent).join()`
	for range 2 {
		for n, name := range map[int]string{2: "Notes", 5: "Guides", 9: "More"} {
			w.click(fmt.Sprintf(`.hanji-nav > ul > li:nth-child(%d) summary`, n))
			w.wait(open + ` === ` + js(name))
			for _, found := range get[[]string](w, menuLies) {
				t.Errorf("%s: %s", name, found)
			}
		}
		w.click("h1")
		w.wait(open + ` === ""`)
		w.start()
	}
	w.click(".hanji-menu > summary")
	w.click(`.hanji-menu[open] a[href="/about/"]`)
	w.wait(`location.pathname === "/about/" && ` + open + ` === ""`)
}

// leftEarly comes back to a page that was left while its client was on its way.
func leftEarly(t *testing.T, w *window) {
	s := serve(t, sample(t, "/"))
	asked, release := s.hold(s.hashed("client", ".wasm"))
	w.open(s.origin + guide)
	w.hover(".hanji-brand")
	<-asked
	w.run(`void setTimeout(() => { location.href = "/robots.txt"; })`)
	w.wait(`location.pathname === "/robots.txt"`)
	w.run(`void setTimeout(() => history.back())`)
	w.wait(`location.pathname === ` + js(guide))
	release()
	w.hover("h1")
	w.hover(".hanji-brand")
	w.wait(live)
}
