//go:build !js

package e2e

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var (
	walkN    = flag.Int("walk.n", 6, "number of walks; in other engines than Chromium a tenth of it, but two at least")
	walkSeed = flag.Int64("walk.seed", 1, "seed of the first walk; the others count on from it")
)

// TestWalks has readers go through a blog in every way that a browser offers, and holds
// after each step that the page is the one at its address: what a tab shows that has
// nothing behind it. Each walk follows from its seed:
//
//	go test ./app/e2e -run '^TestWalks$' -walk.seed 123 -walk.n 1
func TestWalks(t *testing.T) {
	dir := sample(t, "/")
	chromium(t)
	var seen sights
	seeds := make(chan int64)
	var pool sync.WaitGroup
	for range 3 {
		pool.Go(func() {
			for seed := range seeds {
				t.Run(fmt.Sprint(seed), func(t *testing.T) {
					s := serve(t, dir)
					b := newTab(t)
					w := newWalk(t, seed, s, newTabWalker(b), func(client, address string) string {
						return seen.of(client, address, func() string { return seenAt(newTabWalker(b.another()), s.origin+address, client) })
					})
					if w.meddled {
						call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: meddler})
					}
					w.run()
				})
			}
		})
	}
	for i := range *walkN {
		seeds <- *walkSeed + int64(i)
	}
	close(seeds)
	pool.Wait()
}

// walking is what TestWalks does, in an engine that has no second tab to compare with, nor
// discards any: all that is shown there has been prerendered.
func walking(t *testing.T, w *window) {
	dir := sample(t, "/")
	for i := range max(2, *walkN/10) {
		w.reopen()
		newWalk(t, *walkSeed+int64(i), serve(t, dir), windowWalker{w}, nil).run()
	}
	w.reopen() // The last walk may have been without the client.
}

// walker is a page that goes where it is told, in any engine.
type walker interface {
	open(url string)
	// run evaluates JavaScript that may take the page elsewhere.
	run(expression string)
	wait(condition string)
	get(expression string) string
	// restore loads the page again with its history, as for a tab that was discarded.
	restore()
}

// walk is one reader's way.
type walk struct {
	t      *testing.T
	random *rand.Rand
	s      *server
	b      walker
	// sight is what is to be seen at an address, where another tab can tell.
	sight func(client, address string) string

	// entries are addresses of the session's history, of which the reader is at one.
	entries []string
	at      int
	// client says whether the browser gets the client's file: it is "present", "late" or
	// "absent". One that is late comes before a step of that number.
	client  string
	release func()
	comes   int
	// meddled says that extensions change the page: see meddler.
	meddled bool
	log     []string
}

const elsewhere = "/robots.txt"

func newWalk(t *testing.T, seed int64, s *server, b walker, sight func(client, address string) string) *walk {
	random := rand.New(rand.NewPCG(uint64(seed), 0))
	w := &walk{t: t, random: random, s: s, b: b, sight: sight}
	w.client = pick(random, "present", "late", "absent")
	w.comes = random.IntN(6)
	w.meddled = random.IntN(2) == 0 && sight != nil
	released := make(chan struct{})
	w.release = sync.OnceFunc(func() { close(released) })
	client := w.client // w's changes.
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = func(out http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, ".wasm") {
			return false
		}
		switch client {
		case "absent":
			http.NotFound(out, r)
			return true
		case "late":
			select {
			case <-released:
			case <-r.Context().Done():
			}
		}
		return false
	}
	t.Cleanup(w.release)
	return w
}

func (w *walk) run() {
	w.t.Helper()
	defer func() {
		if w.t.Failed() {
			w.t.Logf("client %s, meddled %t: %s", w.client, w.meddled, strings.Join(w.log, ", "))
			w.t.Logf("the page is %q", w.b.get(pageSight))
			w.t.Log(w.b.get(pageState))
		}
	}()
	w.visit(pick(w.random, w.known("/", "/tags/go/", "/2024/05/02/writing-a-post/", "/?q=go")...))
	w.b.open(w.s.origin + w.here())
	for i := range 5 {
		if i == w.comes {
			w.come()
		}
		w.holds()
		w.step()
	}
	w.come()
	w.holds()
	if w.here() != elsewhere && w.random.IntN(2) == 0 {
		w.wakes()
		w.holds()
	}
}

// come lets the client come that is late.
func (w *walk) come() {
	if w.client != "late" {
		return
	}
	w.log = append(w.log, "the client comes")
	w.client = "present"
	w.release()
}

func (w *walk) here() string { return w.entries[w.at] }

// visit goes to an address from the one that is shown.
func (w *walk) visit(address string) {
	if len(w.entries) > 0 {
		w.at++
	}
	w.entries = append(w.entries[:w.at:w.at], address)
}

// wakes has the client start, where there is one, and waits for what becomes of it.
func (w *walk) wakes() {
	w.log = append(w.log, "wakes the client")
	w.b.wait(loaded) // Before, nothing hears of it.
	w.b.run(`document.querySelector("a.hanji-brand").dispatchEvent(new PointerEvent("pointerup", {bubbles: true}))`)
	if w.client != "late" {
		w.b.wait(settled)
	}
}

const loaded = `document.readyState === "complete"`

// settled says that the client is there, or has failed.
const settled = `["live", "failed"].some((mark) => mark in document.documentElement.dataset)`

// step takes one that is possible.
func (w *walk) step() {
	steps := []func() string{w.reload}
	if w.sight != nil {
		steps = append(steps, w.restore)
	}
	if w.at > 0 {
		steps = append(steps, w.back, w.back)
	}
	if w.at < len(w.entries)-1 {
		steps = append(steps, w.forward, w.forward)
	}
	if w.here() != elsewhere {
		steps = append(steps, w.link, w.link, w.filter, w.filter, w.leave, w.wake)
		if w.sight != nil {
			steps = append(steps, w.search)
		}
	}
	w.log = append(w.log, pick(w.random, steps...)()+" to "+w.here())
}

func (w *walk) wake() string {
	w.wakes()
	return "stays"
}

func (w *walk) link() string {
	to := w.here()
	for to == w.here() {
		to = pick(w.random, w.known("/", "/archive/", "/tags/", "/2024/07/14/markdown-guide/", "/2024/05/02/writing-a-post/", "/tags/go/", "/?q=go")...)
	}
	w.follow(to)
	return "follows a link"
}

// follow clicks a link. An address that a script sets would take the place of a page that
// is still loading.
func (w *walk) follow(to string) {
	w.visit(to)
	w.b.run(`(() => {
		const link = document.createElement("a");
		link.href = ` + js(to) + `;
		document.querySelector("main").append(link);
		link.click();
		link.remove();
	})()`)
}

func (w *walk) filter() string {
	chips := strings.Fields(w.b.get(`[...document.querySelectorAll(".hanji-chip")].map((chip) => chip.getAttribute("href")).join(" ")`))
	if chips = w.known(chips...); len(chips) == 0 {
		return w.link()
	}
	to := pick(w.random, chips...)
	if to == w.here() {
		return w.link()
	}
	w.visit(to)
	w.b.run(`document.querySelector(` + js(fmt.Sprintf(".hanji-chip[href=%q]", to)) + `).click()`)
	return "filters"
}

// known are those of some addresses of which it is known what is to be seen.
func (w *walk) known(addresses ...string) []string {
	if w.sight == nil {
		addresses = slices.DeleteFunc(addresses, func(a string) bool { return strings.Contains(a, "?") })
	}
	return addresses
}

// search leads to the best of what is found, or to where the form leads by itself.
func (w *walk) search() string {
	word := "견본첩"
	if here := w.here(); here == "/2024/07/14/markdown-guide/" || here == "/?q="+url.QueryEscape(word) {
		word = "Jekyll"
	}
	before := w.b.get(`location.href`)
	w.b.wait(loaded) // A form's address takes the place of a page that is still loading.
	w.b.run(`document.querySelector("[data-search=open]").click()`)
	w.b.run(`(() => {
		const input = document.querySelector("#hanji-search input");
		input.value = ` + js(word) + `;
		input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		input.form.requestSubmit();
	})()`)
	w.b.wait(`location.href !== ` + js(before))
	w.visit(w.b.get(`location.pathname + location.search`))
	return "searches " + word
}

func (w *walk) leave() string {
	w.follow(elsewhere)
	return "leaves"
}

func (w *walk) back() string {
	w.at--
	w.b.run(`history.back()`)
	return "goes back"
}

func (w *walk) forward() string {
	w.at++
	w.b.run(`history.forward()`)
	return "goes forward"
}

func (w *walk) reload() string {
	w.b.get(`String(window.isBefore = true)`)
	w.b.run(`location.reload()`)
	w.b.wait(`!window.isBefore`)
	return "reloads"
}

func (w *walk) restore() string {
	w.b.restore()
	return "is discarded and comes back"
}

// sightOf is what a page shows, with where its links lead, and its address.
const sightOf = `((page, {pathname, search}) => {
	const main = ` + withoutReader + `(page.querySelector("main") ?? page.body);
	for (const link of main.querySelectorAll("a")) link.prepend(link.getAttribute("href") + " ");
	return [pathname + search, page.title, main.textContent].join("\n");
})`

// pageState is how far the client has come.
const pageState = `JSON.stringify({
	...document.documentElement.dataset, state: document.readyState, visible: document.visibilityState, go: typeof window.Go,
	since: performance.now(), loaded: performance.getEntriesByType("resource").map(({name, startTime, responseEnd}) => [name.slice(-20), startTime, responseEnd]),
})`

const pageSight = sightOf + `(document, location)`

// meddler does to a page what extensions do: it puts other nodes in the place of texts, as
// translations do, adds attributes, and elements at the beginning of the body.
const meddler = `(() => {
	const wrap = (text) => {
		if (!text.data.trim() || text.parentElement.closest("font, pre, script, style, svg")) return;
		const font = document.createElement("font");
		font.append(document.createElement("font"));
		font.firstChild.append(text.data);
		text.replaceWith(font);
	};
	const meddle = () => {
		if (!document.body) return;
		if (!document.querySelector("x-extension")) document.body.prepend(document.createElement("x-extension"));
		const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const texts = [];
		while (all.nextNode()) texts.push(all.currentNode);
		texts.forEach(wrap);
		for (const element of document.body.querySelectorAll(":not([data-extension])")) element.setAttribute("data-extension", "");
	};
	new MutationObserver(meddle).observe(document, {childList: true, characterData: true, subtree: true});
})()`

// holds waits until the page is the one at its address.
func (w *walk) holds() {
	w.t.Helper()
	switch {
	case w.sight != nil:
		w.b.wait(`document.readyState !== "loading" && ` + pageSight + ` === ` + js(w.sight(w.client, w.here())))
	case w.here() == elsewhere:
		w.b.wait(`location.pathname === ` + js(elsewhere))
	default:
		w.b.wait(`(async (url) => {
			const text = await (await fetch(url, {cache: "no-store"})).text();
			return document.readyState !== "loading" && ` + pageSight + ` === ` + sightOf + `(new DOMParser().parseFromString(text, "text/html"), url);
		})(new URL(` + js(w.here()) + `, location))`)
	}
}

// seenAt is what is to be seen at an address.
func seenAt(b walker, url, client string) string {
	b.open(url)
	if strings.Contains(url, "?") && client != "late" {
		b.wait(settled)
	}
	return b.get(pageSight)
}

// sights are what is to be seen in all walks, by client and address.
type sights struct {
	mu   sync.Mutex
	seen map[[2]string]string
}

func (s *sights) of(client, address string, look func() string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := [2]string{client, address}
	if _, ok := s.seen[key]; !ok {
		if s.seen == nil {
			s.seen = map[[2]string]string{}
		}
		s.seen[key] = look()
	}
	return s.seen[key]
}

// windowWalker is a window of another engine.
type windowWalker struct{ *window }

func (w windowWalker) get(expression string) string { return get[string](w.window, expression) }

func (w windowWalker) run(expression string) {
	w.window.run(`void setTimeout(() => {` + expression + `})`)
}

func (w windowWalker) restore() {}

// tabWalker is a tab of Chromium.
type tabWalker struct{ *tab }

func newTabWalker(b *tab) tabWalker {
	b.expect(`status of 404|ERR_FAILED|^console: hanji: the page goes on without its client`)
	call(b, inspector.Enable, cdp.Empty{})
	return tabWalker{b}
}

func (b tabWalker) open(url string)              { b.tab.open(url) }
func (b tabWalker) get(expression string) string { return eval[string](b.tab, expression) }

func (b tabWalker) run(expression string) {
	eval[any](b.tab, `void setTimeout(() => {`+expression+`})`)
}

func (b tabWalker) restore() {
	run(b.tab, chromedp.WaitEvent(inspector.TargetCrashed, nil, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		go cdp.Call(ctx, target, page.Crash, cdp.Empty{}) // It is not answered.
		return chromedp.Void{}, nil
	}))
	call(b.tab, page.Reload, page.ReloadParams{})
}
