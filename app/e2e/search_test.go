//go:build !js

package e2e

import (
	"fmt"
	"net/http"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hanji/app/locale"
)

// shownFirst is the path of the first post that the search dialog shows.
const shownFirst = `document.querySelector("#hanji-found a")?.pathname`

// press presses keys.
func (b *tab) press(keys string, modifiers ...chromedp.KeyOption) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys, modifiers...))
}

// TestSearch looks for posts by keyboard alone, offline: from the key that opens the
// dialog to the post that was found, and to the list of all that was.
func TestSearch(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/some/path/"))
	b := newTab(t)
	const base = "/some/path/"
	b.open(s.origin + base)
	b.start()
	b.wait(isOffline)
	s.stop()
	b.expect("net::ERR_|Failed to fetch")

	b.press("/")
	b.wait(`document.activeElement.matches("#hanji-search[open] input")`)
	b.press("서비스")
	b.press("워")
	b.wait(shownFirst + ` === ` + js(base+"2025/02/16/%EC%98%A4%ED%94%84%EB%9D%BC%EC%9D%B8-%EC%9A%B0%EC%84%A0/"))
	b.wait(`document.querySelector("#hanji-found .hanji-excerpt mark")?.textContent === "서비스 워"`)
	if got := eval[float64](b, `performance.getEntriesByName("hanji:search").length`); got == 0 {
		t.Error("no search is measured")
	}
	b.press(kb.Escape)
	b.wait(`!document.getElementById("hanji-search").open`)

	b.press("k", chromedp.KeyModifiers(2)) // Control.
	b.wait(`document.activeElement.matches("#hanji-search[open] input")`)
	b.press("종이") // In place of what was there.
	b.wait(`document.querySelectorAll("#hanji-found a").length > 5`)
	b.press(kb.ArrowDown + kb.ArrowDown + kb.ArrowUp)
	b.wait(`document.activeElement === document.querySelector("#hanji-found a")`)
	b.press(kb.ArrowUp)
	b.wait(`document.activeElement.matches("#hanji-search input")`)
	b.press(kb.Enter)
	b.wait(`location.pathname.startsWith("/some/path/2024/09/29/") && document.querySelector("article.hanji-post") && !document.getElementById("hanji-search").open`)
	b.wait(`document.activeElement.id === "main"`)

	b.press("/")
	b.press("뷁퀍쫩")
	b.wait(`document.getElementById("hanji-search-status").textContent === ` + js(locale.For("ko").Search.Nothing))
	b.click("[data-search=close]")
	b.wait(`!document.getElementById("hanji-search").open`)
}

// TestSearchList holds that what was found is a list with an address: shown on a
// fresh load, narrowed by facets with counts of their own, and left by one link.
func TestSearchList(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 120)
	b := newTab(t)
	b.open(s.origin + "/?q=%EC%A2%85%EC%9D%B4") // 종이
	b.wait(live + ` && document.querySelector("h1").textContent === "‘종이’"`)
	all := eval[int](b, `Number(document.querySelector(".hanji-lead")?.textContent.match(/\d+/))`)
	if all < 20 || all >= 120 {
		t.Errorf("%d of 120 posts are found", all)
	}
	count := eval[int](b, `Number(document.querySelector(".hanji-chip .hanji-count").textContent)`)
	b.click(".hanji-chip")
	b.wait(fmt.Sprintf(`Number(document.querySelector(".hanji-lead")?.textContent.match(/\d+/)) === %d && document.querySelector(".hanji-chip[aria-current]")`, count))
	if got := eval[string](b, `new URLSearchParams(location.search).get("q") ?? ""`); got != "종이" {
		t.Errorf("the narrowed list is of %q", got)
	}
	b.click(".hanji-clear")
	b.wait(`location.search === "" && document.querySelector("h1").textContent !== "‘종이’"`)

	b.click("[data-search=open]")
	b.press("종이")
	b.wait(`document.querySelector("#hanji-found .hanji-all a")`)
	b.click("#hanji-found .hanji-all a")
	b.wait(fmt.Sprintf(`location.search === "?q=%%EC%%A2%%85%%EC%%9D%%B4" && Number(document.querySelector(".hanji-lead")?.textContent.match(/\d+/)) === %d`, all))
}

// TestSearchBeforeClient types before the client is there: what was typed stays, and
// is answered.
func TestSearchBeforeClient(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	_, release := s.hold(s.hashed("client", ".wasm"))
	b.open(s.origin + "/2024/05/02/writing-a-post/")
	b.click("[data-search=open]")
	b.press("견본")
	if eval[bool](b, live) {
		t.Fatal("the client is there already")
	}
	release()
	b.wait(shownFirst + ` === "/2024/07/14/markdown-guide/"`)
	if got := eval[string](b, `document.activeElement.value`); got != "견본" {
		t.Errorf("the field with the focus holds %q", got)
	}
}

// TestSearchTriesAgain types while a part of the index can't be had: the dialog says
// so, and the next key finds what is there again.
func TestSearchTriesAgain(t *testing.T) {
	t.Parallel()
	dir := sample(t, "/")
	s := serve(t, dir)
	segments, err := filepath.Glob(filepath.Join(dir, "bundle", "*.txt"))
	if err != nil || len(segments) < 2 {
		t.Fatal(segments, err)
	}
	lost := "/bundle/" + filepath.Base(segments[0])
	s.answer(lost, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "later", http.StatusServiceUnavailable) })
	b := newTab(t)
	b.expect("503")
	b.open(s.origin + "/")
	b.start()
	b.click("[data-search=open]")
	b.press("뷁퀍")
	b.wait(`document.getElementById("hanji-search-status").textContent === ` + js(locale.For("ko").Search.Lost))
	s.answer(lost, nil)
	b.press("쫩")
	// A load that had begun before may still fail: then it is the key after.
	b.wait(`document.activeElement.dispatchEvent(new InputEvent("input", {bubbles: true})) &&
		document.getElementById("hanji-search-status").textContent === ` + js(locale.For("ko").Search.Nothing))
}

// TestHiddenIsNotFound holds that search and shelf know nothing of a hidden post, which is
// kept for those who know where it is.
func TestHiddenIsNotFound(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	s.write("2026-01-01-hidden.md", "---\ntitle: 감춘 낑깡\ntags: [낑깡]\nhidden: true\n---\n낑깡 이야기.\n")
	s.write("2026-01-02-listed.md", "---\ntitle: 드러낸 살구\ntags: [낑깡]\n---\n살구 이야기.\n")
	s.publish()
	b := newTab(t)
	b.keepBlog(s.server)
	b.wait(`hanji.shelf?.posts === 6 && hanji.shelf.of === 6`)
	s.stop()
	b.expect("net::ERR_|Failed to fetch")
	b.open(s.origin + "/shelf/")
	text := locale.For("en")
	if eval[string](b, `document.documentElement.lang`) == "ko" {
		text = locale.For("ko")
	}
	b.wait(`document.querySelector(".hanji-facts dd")?.textContent === ` + js(text.Shelf.Count(6, 6)))
	b.click("[data-search=open]")
	b.press("살구")
	b.wait(`document.querySelectorAll("#hanji-found a").length === 1`)
	b.press(kb.Backspace + kb.Backspace + "낑깡") // The tag of the other is found.
	b.wait(shownFirst + ` === "/2026/01/02/listed/" && document.querySelectorAll("#hanji-found a").length === 1`)
	b.press(kb.Backspace + kb.Backspace + "감춘")
	b.wait(`document.getElementById("hanji-search-status").textContent === ` + js(text.Search.Nothing))
	b.open(s.origin + "/2026/01/01/hidden/")
	b.wait(heading + ` === "감춘 낑깡"`)
}
