//go:build !js

package e2e

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"

	"hanji/app/corpus"
	"hanji/app/e2e/built"
	"hanji/app/locale"
	"hanji/app/post"
	"hanji/app/route"
)

// The headings, and the first of a list, that a reader sees.
const (
	seenHeadings = `[...document.querySelectorAll("h1")].filter((h1) => h1.checkVisibility()).map((h1) => h1.textContent).join()`
	seesList     = `document.querySelector(".hanji-card")?.checkVisibility()`
	wentOn       = `console: hanji: the page goes on without its client`
	// What the console says where files of the client or the bundle are gone.
	filesGone = wentOn + `|status of 404|MIME type|^console: (hanji: )?/bundle/|^console: exit code`
)

// combined is an address of the blog that only the client can show, with the heading and
// the number of posts of its list.
func combined(t *testing.T, dir string) (href, heading string, posts int) {
	t.Helper()
	lib := built.Library(t, dir)
	p := lib.Listed()[0]
	category, tag := lib.Terms(post.Category, p)[0], lib.Terms(post.Tag, p)[0]
	a := route.Address{Kind: route.List, Filter: post.Filter{Category: category.Slug, Tags: []string{tag.Slug}}, Page: 1}
	return a.Href("/"), category.Name + " · #" + tag.Name, len(lib.Select(a.Filter).Posts)
}

// TestAskedListIsNamed opens a list that only the client can show while the client is on
// its way, which it is from the start, and the page comes in pieces: at no time is
// another list shown, or another heading, and what is shown stays where it is.
func TestAskedListIsNamed(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 40)
	href, heading, posts := combined(t, s.dir)
	html, err := os.ReadFile(filepath.Join(s.dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	more := make(chan struct{})
	s.answer("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType(".html"))
		first, rest, _ := strings.Cut(string(html), "</h2>") // Of the first facet.
		io.WriteString(w, first)
		w.(http.Flusher).Flush()
		<-more
		io.WriteString(w, "</h2>"+rest)
	})
	asked, release := s.hold(s.hashed("client", ".wasm"))
	b := newTab(t)
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		window.seen = new Set();
		(function look() {
			if (document.body) seen.add(` + seenHeadings + ` + (` + seesList + ` ? ": a list" : ""));
			requestAnimationFrame(look);
		})();
		window.shift = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) shift += entry.value;
		}).observe({type: "layout-shift", buffered: true});`})
	eval[any](b, `void (location.href = `+js(s.origin+href)+`)`)
	b.wait(`document.querySelector(".hanji-facets") && ` + seenHeadings + ` === ` + js(heading))
	b.frames()
	close(more)
	<-asked
	b.frames()
	if got, want := eval[string](b, `document.title`), heading+" · "; !strings.HasPrefix(got, want) {
		t.Errorf("the title is %q, want %q…", got, want)
	}
	if got := eval[string](b, `document.querySelector("main [role=status]").innerText`); got == "" {
		t.Error("nothing says that the list is on its way")
	}
	const place = `(({x, y, width, height}) => [x, y, width, height].join())(document.querySelector("h1").getBoundingClientRect())`
	named := eval[string](b, place)
	release()
	b.wait(live)
	b.wait(fmt.Sprintf(`document.querySelectorAll(".hanji-card").length === %d && !("asks" in document.documentElement.dataset)`, posts))
	for _, seen := range eval[[]string](b, `[...seen]`) {
		if seen != "" && seen != heading && seen != heading+": a list" {
			t.Errorf("%q is seen", seen)
		}
	}
	if got := eval[string](b, `document.title`); !strings.HasPrefix(got, heading+" · ") {
		t.Errorf("the title becomes %q", got)
	}
	if got := eval[string](b, place); got != named {
		t.Errorf("the heading moves from %s to %s", named, got)
	}
	if shift := eval[float64](b, `shift`); shift != 0 {
		t.Errorf("the page shifts by %v", shift)
	}
}

// TestAskedAddresses has the head of home read addresses as the client does.
func TestAskedAddresses(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 25)
	lib := built.Library(t, s.dir)
	_, release := s.hold(s.hashed("client", ".wasm"))
	const asks = `"asks" in document.documentElement.dataset`
	b := newTab(t)
	b.open(s.origin + "/")
	name := eval[string](b, seenHeadings)
	for query, heading := range map[string]string{
		"":                            name,
		"utm_source=x":                name,
		"category=":                   name,
		"q=+":                         name,
		"tag=":                        name,
		"tag=a&tag=":                  "#a",
		"tag=a%3Bx":                   "#a;x",
		"page=1":                      name,
		"page=x":                      name,
		"page=2":                      name,
		"category=nowhere":            "nowhere",
		"tag=b&tag=a&tag=b":           "#a · #b",
		"q=+a%20%20b&category=c":      "‘a b’ · c",
		"q=%3Cb%3E$%26":               "‘<b>$&’",
		"category=%3Cimg%20src=x%3E":  "<img src=x>",
		"x=%zz&category=nowhere%20of": "nowhere of",
	} {
		values, _ := url.ParseQuery(query)
		a := route.Parse(lib, "/", values)
		b.open(s.origin + "/?" + query)
		if is, want := eval[bool](b, asks), a.Href("/") != "/"; is != want {
			t.Errorf("?%s: home names another list: %t, want %t", query, is, want)
		}
		if got := eval[string](b, seenHeadings); got != heading {
			t.Errorf("?%s is headed %q, want %q", query, got, heading)
		}
	}

	b.open(s.origin + "/?q=%zz")
	if got := eval[string](b, seenHeadings); got != "‘%zz’" {
		t.Errorf("an escape that is none is headed %q", got)
	}
	release()
	b.wait(live + ` && !(` + asks + `) && ` + seenHeadings + ` === "‘%zz’"`)
	for query, heading := range map[string]string{"tag=a;b&tag=": "#a;b", "tag=": name} {
		b.open(s.origin + "/?" + query)
		b.start()
		if got := eval[string](b, seenHeadings); got != heading {
			t.Errorf("the client heads ?%s with %q, want %q", query, got, heading)
		}
	}
}

// TestAskedListFails opens a list that only the client can show where that can't run: the
// page says so, leads to the lists that are there, and shows all posts.
func TestAskedListFails(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 25)
	text := locale.For("ko")
	href, heading, _ := combined(t, s.dir)
	for _, fault := range []struct {
		name string
		make func(*tab, *server)
	}{
		{"no wasm", func(_ *tab, s *server) { s.answer(s.hashed("client", ".wasm"), http.NotFound) }},
		{"cut wasm", func(_ *tab, s *server) {
			s.answer(s.hashed("client", ".wasm"), func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/wasm")
				io.WriteString(w, "\x00asm\x01\x00")
			})
		}},
		{"no go.js", func(_ *tab, s *server) { s.answer(s.hashed("go", ".js"), http.NotFound) }},
		{"no boot.js", func(_ *tab, s *server) { s.answer(s.hashed("boot", ".js"), http.NotFound) }},
		{"no root", func(_ *tab, s *server) {
			s.answer("/bundle/"+built.Root(t, s.dir).ID+".json", http.NotFound)
			s.answer("/bundle.json", http.NotFound)
		}},
		{"no WebAssembly", func(b *tab, _ *server) {
			call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `delete window.WebAssembly`})
		}},
		{"forbidden", func(_ *tab, s *server) {
			s.before = func(w http.ResponseWriter, _ *http.Request) bool {
				w.Header().Set("Content-Security-Policy", "script-src 'self' 'unsafe-inline'")
				return false
			}
		}},
	} {
		t.Run(fault.name, func(t *testing.T) {
			s := serve(t, s.dir)
			b := newTab(t)
			b.expect(filesGone)
			fault.make(b, s)
			for _, list := range []struct{ href, heading string }{{href, heading}, {"/?q=%EC%A2%85%EC%9D%B4", text.Search.Quoted("종이")}} {
				b.open(s.origin + list.href)
				b.wait(`document.querySelector("main [role=status]")?.textContent.includes(` + js(text.Archive) + `) && ` + seesList)
				if got := eval[string](b, seenHeadings); got != list.heading {
					t.Errorf("%s is headed %q, want %q", list.href, got, list.heading)
				}
				for _, to := range eval[[]string](b, `[...document.querySelectorAll("main [role=status] a")].map((a) => a.href)`) {
					response, err := http.Get(strings.Replace(to, s.origin, "http://"+s.address, 1))
					if err != nil {
						t.Fatal(err)
					}
					response.Body.Close()
					if response.StatusCode != http.StatusOK {
						t.Errorf("%s leads to %s: %s", list.href, to, response.Status)
					}
				}
			}
			b.open(s.origin + href)
			b.wait(`document.querySelector('main [role=status] a')`)
			b.click(`main [role=status] a[href^="/categories/"]:not([href="/categories/"])`)
			b.wait(`location.pathname.startsWith("/categories/") && document.querySelector("h1").textContent === ` + js(strings.Split(heading, " · ")[0]))
		})
	}
}

// TestAskedListIsLate opens a list that only the client can show, whose client does not come
// and does not fail: all posts can be read meanwhile. Then it comes.
func TestAskedListIsLate(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 25)
	href, heading, posts := combined(t, s.dir)
	_, release := s.hold(s.hashed("client", ".wasm"))
	b := newTab(t)
	b.open(s.origin + href)
	b.wait(seesList + ` && document.querySelectorAll("main [role=status] a").length === 2`)
	if got := eval[string](b, seenHeadings); got != heading {
		t.Errorf("the list is headed %q, want %q", got, heading)
	}
	release()
	b.wait(live + fmt.Sprintf(` && document.querySelectorAll(".hanji-card").length === %d && `, posts) + seenHeadings + ` === ` + js(heading))
}

// TestSearchWithoutClient types into the search while the client is on its way, which it
// says, and after that has failed: it says so, and so does the page that Enter leads to.
func TestSearchWithoutClient(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	wasm := s.hashed("client", ".wasm")
	fail := make(chan struct{})
	s.answer(wasm, func(w http.ResponseWriter, r *http.Request) {
		<-fail
		http.NotFound(w, r)
	})
	b := newTab(t)
	b.expect(filesGone)
	b.open(s.origin + "/archive/")
	b.click("[data-search=open]")
	b.press("견")
	const said = `document.getElementById("hanji-search-status").innerText`
	b.wait(said + ` === ` + js(locale.For("ko").Search.Loading))
	close(fail)
	const says = `document.querySelectorAll("#hanji-search-status a").length === 3`
	b.wait(says)
	b.press("본")
	if !eval[bool](b, says) {
		t.Error("the next key takes away what was said")
	}
	b.press(kb.Enter)
	b.wait(`location.search === "?q=" + encodeURIComponent("견본") && document.querySelector("main [role=status] a")`)
	if got := eval[string](b, seenHeadings); got != "‘견본’" {
		t.Errorf("what was searched is headed %q", got)
	}
}

// TestSaysWhatNeedsScripts looks for the search with scripts off: the page says that it
// needs them, and leads to the lists. With them, nothing of that is seen.
func TestSaysWhatNeedsScripts(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/some/path/"))
	b := newTab(t)
	b.scripts(false)
	for _, path := range []string{"/some/path/", "/some/path/?q=x", "/some/path/2024/05/02/writing-a-post/"} {
		b.open(s.origin + path)
		got := eval[string](b, `[...document.querySelectorAll("noscript a")].filter((a) => a.checkVisibility()).map((a) => a.pathname).join()`)
		if want := "/some/path/categories/,/some/path/tags/,/some/path/archive/"; got != want {
			t.Errorf("%s leads to %q, want %q", path, got, want)
		}
	}
	b.scripts(true)
	b.open(s.origin + "/some/path/")
	b.start()
	b.click(`.hanji-nav a[href$="/archive/"]`)
	b.wait(`document.querySelector(".hanji-year")`)
	if !eval[bool](b, `document.querySelectorAll("noscript").length === 1 && !document.querySelector("noscript").checkVisibility()`) {
		t.Error("with scripts, the page says that it has none")
	}
}

// TestRootIsGone opens pages just before a deployment that removes what they were
// rendered from: they get their client, which shows what is deployed.
func TestRootIsGone(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 25)
	wasm := s.hashed("client", ".wasm")
	href, _, _ := combined(t, s.dir)
	asked, release := s.hold(wasm)
	b, list := newTab(t), newTab(t)
	b.expect("404")
	list.expect("404")
	b.open(s.origin + "/archive/")
	b.hover("a.hanji-brand")
	<-asked
	list.open(s.origin + href)
	s.write("2027-01-01-newest.md", newPost)
	s.write(corpus.Name(24), corpus.Post(24)+"\nAn afterthought.\n")
	s.publish()
	release()
	b.wait(live)
	b.click("a.hanji-brand")
	b.wait(`document.querySelector(".hanji-card h2")?.textContent === "The newest"`)
	list.wait(live + ` && ` + seesList)
	list.click(".hanji-card h2 a")
	list.wait(`document.querySelector("article.hanji-post")?.textContent.includes("An afterthought.")`)
}

// TestRootIsNotThereYet opens pages of an upload of which a part is still to come, while
// the host names the deployment before: nobody is turned back to that.
func TestRootIsNotThereYet(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 25)
	before := t.TempDir()
	if err := os.CopyFS(before, os.DirFS(s.dir)); err != nil {
		t.Fatal(err)
	}
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	root := built.Root(t, s.dir)
	lib := built.Library(t, s.dir)
	text, err := root.TextChunk(lib, lib.Listed()[0])
	if err != nil {
		t.Fatal(err)
	}
	toCome := func(paths ...string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.before = func(w http.ResponseWriter, r *http.Request) bool {
			_, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(r.URL.Path)))
			if err == nil && !slices.Contains(paths, r.URL.Path) {
				return false
			}
			s.folder(w, r, before)
			return true
		}
	}
	b := newTab(t)
	b.worker(false)
	b.expect(filesGone)
	const newest = `document.querySelector("article.hanji-post")?.textContent.includes("Hot off the press.")`

	// Of the pages, home alone may be to come.
	for _, home := range []string{"/index.html", "/"} {
		toCome("/bundle.json", "/bundle/"+root.ID+".json", home)
		b.open(s.origin + "/archive/")
		b.hover("a.hanji-brand")
		b.wait(`document.documentElement.dataset.failed === ""`)
		if eval[bool](b, live) {
			t.Error("the page goes on with the deployment before")
		}
		b.click(`a[href^="/2027/"]`)
		b.wait(newest)
	}

	toCome("/bundle.json", "/bundle/"+text)
	b.open(s.origin + "/archive/")
	b.start()
	b.click(`a[href^="/2027/"]`)
	b.wait(newest)
}
