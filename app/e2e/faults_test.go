//go:build !js

package e2e

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"hanji/app/post"
	"hanji/app/route"
)

var (
	faultN        = flag.Int("fault.n", 2, "number of fault runs")
	faultSeed     = flag.Int64("fault.seed", 1, "seed of the first fault run; the others count on from it")
	faultTogether = flag.Int("fault.together", 4, "fault runs at a time")
)

// TestFaults has readers read blogs while these are deployed, everything fails now
// and then, and what their browsers keep is spoiled. Each run follows from its seed:
//
//	go test ./app/e2e -run '^TestFaults$' -fault.seed 123 -fault.n 1
//
// After everything that a reader does, the page is one whole edition, old or
// new. When the faults have ended and the upload is complete, the next load is
// of the newest edition, which is kept soon and then can be read offline.
func TestFaults(t *testing.T) {
	all := editions(t)
	kinds := editionKinds(t, all)
	chromium(t)
	spoiled := tally{n: map[string]int{}}
	start := time.Now()
	seeds := make(chan int64)
	var pool sync.WaitGroup
	for range *faultTogether {
		pool.Go(func() {
			for seed := range seeds {
				t.Run(fmt.Sprint(seed), func(t *testing.T) {
					r := newFaultRun(t, seed, all)
					r.kinds, r.spoiled = kinds, &spoiled
					r.play()
				})
			}
		})
	}
	for i := range *faultN {
		seeds <- *faultSeed + int64(i)
	}
	close(seeds)
	pool.Wait()
	for _, line := range spoiled.lines() {
		t.Log(line)
	}
	took := time.Since(start)
	t.Logf("%d runs in %v, %.2f a second", *faultN, took.Round(time.Second), float64(*faultN)/took.Seconds())
}

// faultRun is one reader's story.
type faultRun struct {
	t      *testing.T
	random *rand.Rand
	all    []*edition
	host   *faultyHost
	upload *deployment
	// The editions from first to last have been on the host; an edge of it may still
	// have the one before.
	first, last int
	// tabs are the reader's; anchor keeps their browser context.
	anchor *tab
	tabs   []*tab
	// read are the pages that have been seen, the latest last.
	read []string
	// kept is true once a page has said that everything is kept.
	kept bool
	// away is true while the host can't be reached.
	away bool
	// kinds are those of the chunks of all editions, by path; spoiled counts the entries
	// of the browser's caches that were spoiled.
	kinds   map[string]string
	spoiled *tally
	start   time.Time
	script  []string
}

func newFaultRun(t *testing.T, seed int64, all []*edition) *faultRun {
	random := rand.New(rand.NewPCG(uint64(seed), 0))
	r := &faultRun{t: t, random: random, all: all, start: time.Now()}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("go test ./app/e2e -run '^TestFaults$' -fault.seed %d -fault.n 1\n%s", seed, strings.Join(r.script, "\n"))
		}
	})
	r.first = random.IntN(len(all) - 1)
	r.last = r.first
	r.upload = deploy(t, t.TempDir(), all[r.first])
	r.host = newFaultyHost(t, r.upload.dir, all[r.oldest()])
	r.host.maxAge = r.chance(0.5)
	r.note("edition %d is on the host, max-age=600: %t", r.first, r.host.maxAge)
	r.anchor = newTab(t)
	return r
}

func (r *faultRun) oldest() int { return max(r.first-1, 0) }

// workers describes the workers and caches, as far as the tab can.
func (r *faultRun) workers(b *tab) string {
	ctx, cancel := context.WithTimeout(b.ctx, 2*time.Second)
	defer cancel()
	state, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		const workers = ["installing", "waiting", "active"].map((role) => role + " " + (registration?.[role]?.state ?? "none"));
		const names = await caches.keys();
		const sizes = await Promise.all(names.map(async (name) => name + " " + (await (await caches.open(name)).keys()).length));
		return [...workers, ...sizes, JSON.stringify(window.hanji ?? null)].join(", ");
	})()`, chromedp.EvalAwaitPromise))
	if err != nil {
		return err.Error()
	}
	return state
}

func (r *faultRun) chance(p float64) bool { return r.random.Float64() < p }

func (r *faultRun) note(format string, args ...any) {
	r.script = append(r.script, fmt.Sprintf("%5.1fs  ", time.Since(r.start).Seconds())+fmt.Sprintf(format, args...))
}

func (r *faultRun) play() {
	r.t.Helper()
	defer func() {
		if r.t.Failed() {
			r.note("requests: %q", r.host.requests())
			for _, b := range r.tabs {
				r.note("tab %d: %s", r.number(b), r.workers(b))
			}
		}
	}()
	r.newTab()
	if r.chance(0.7) {
		r.settle()
	}
	for i := range 5 + r.random.IntN(4) {
		if i > 0 {
			r.deploy()
		}
		r.fail()
		r.spoil()
		r.act()
	}
	r.end()
}

// deploy uploads a part, now and then.
func (r *faultRun) deploy() {
	r.t.Helper()
	if r.chance(0.4) {
		return
	}
	if (r.upload.isComplete() || r.chance(0.2)) && r.last < len(r.all)-1 {
		r.begin()
	}
	if r.upload.isComplete() {
		return
	}
	if r.chance(0.5) {
		r.upload.finish()
		r.note("the upload of edition %d is complete", r.last)
		return
	}
	r.upload.step(1 + r.random.IntN(len(r.upload.todo)))
	r.note("the upload of edition %d goes on and stops with %d files to go", r.last, len(r.upload.todo))
}

func (r *faultRun) begin() {
	r.last++
	o := someOrder(r.random)
	r.upload.begin(r.random, r.all[r.last], o)
	r.note("an upload of edition %d begins: %s", r.last, o)
}

// fail begins or ends faults, now and then.
func (r *faultRun) fail() {
	if r.chance(0.4) {
		r.host.heal()
		r.note("the host is well")
	}
	if r.chance(0.5) {
		f := someFault(r.random)
		r.host.fail(f)
		r.note("fault: %s", f)
	}
	if r.chance(0.15) {
		class := pick(r.random, classPage, classPage, classRoot, classWorker)
		e := r.all[max(r.last-1, 0)]
		r.host.yesterday(class, e)
		r.note("fault: %s is served as in edition %d", class, e.number)
	}
}

// act does one thing that readers do, and looks at what they see then.
func (r *faultRun) act() {
	r.t.Helper()
	b := pick(r.random, r.tabs...)
	s, err := r.look(b)
	isBlog := err == nil && s.Client != "" && s.Complete
	switch n := r.random.IntN(20); {
	case n < 4:
		r.visit(b, r.somePath(), false)
	case n < 6:
		r.visit(b, r.someFilter(), false)
	case n < 8:
		r.reload(b, false)
	case n < 9:
		r.newTab()
	case n < 10:
		r.closeTab(b)
		r.newTab()
	case n < 12:
		r.travel()
	case n < 13:
		r.stopWorkers(b)
	case !isBlog:
		r.reload(b, false)
	case n < 16:
		r.wake(b)
	case n < 17:
		r.focus(b)
	default:
		r.click(b)
	}
}

// settle has the reader be one who comes back: everything is kept, and a post with its
// image is on the shelf.
func (r *faultRun) settle() {
	r.t.Helper()
	b := r.tabs[0]
	e := r.all[r.first]
	posts := e.lib.Listed()
	path := posts[slices.IndexFunc(posts, func(p *post.Post) bool { return strings.HasPrefix(p.Title, "Edition 0") })].Path
	r.visit(b, (&url.URL{Path: path}).EscapedPath(), false)
	r.awake(b)
	b.wait(isOffline)
	eval[any](b, `hanji.tell({type: "keep", root: document.getElementById("boot").dataset.root,
		path: `+js(path)+`, images: [...document.querySelectorAll("article img")].map(({src}) => src)})`)
	b.wait(`hanji.shelf?.kept.length === 1 && hanji.shelf.offline`)
	r.note("everything is kept")
}

// spoil spoils what the browser keeps, now and then.
func (r *faultRun) spoil() {
	r.t.Helper()
	if !r.chance(0.4) {
		return
	}
	var b *tab
	for _, tab := range r.tabs {
		if s, err := r.look(tab); err == nil && strings.HasPrefix(s.URL, r.host.origin) {
			b = tab
		}
	}
	if b == nil {
		return
	}
	r.still(func() {
		for range 1 + r.random.IntN(3) {
			g := garbling{Kinds: r.kinds, Kind: anyKind, How: pick(r.random, garbles...), Seed: r.random.Int64N(1 << 31)}
			for _, entry := range b.garble(g) {
				r.note("spoiled: %s %s, %s", entry.Kind, entry.Path, g.How)
				r.spoiled.add(entry.Kind, g.How)
			}
		}
		// What an open page claims, it was told before, be it in a message that is still on
		// its way, and what a worker claims that it has started meanwhile, was read before.
		b.stopWorkers()
	})
	for _, tab := range r.tabs {
		evalThrough[any](tab, `new Promise((resolve) => setTimeout(resolve)).then(() => {
			delete document.documentElement?.dataset.offline; // Between two pages there is none.
			if (window.hanji) hanji.offline = false;
			return true;
		})`)
	}
	r.kept = false
}

// somePath is a page that some edition has, or none.
func (r *faultRun) somePath() string {
	if r.chance(0.05) {
		return "/nowhere/"
	}
	return r.pathOf(r.all[r.first+r.random.IntN(r.last-r.first+1)])
}

func (r *faultRun) pathOf(e *edition) string {
	paths := slices.Sorted(maps.Keys(e.pages))
	paths = slices.DeleteFunc(paths, func(path string) bool { return path == notFoundPath || path == shellPath })
	return (&url.URL{Path: pick(r.random, paths...)}).EscapedPath()
}

func (r *faultRun) someFilter() string {
	f := someFilter(r.random, r.all[r.last].lib)
	return route.Address{Kind: route.List, Filter: f, Page: 1}.Href("/")
}

func (r *faultRun) newTab() {
	r.t.Helper()
	b := r.anchor.another()
	for _, pattern := range expected {
		b.expect(pattern)
	}
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `addEventListener("beforeunload", () => window.isLeaving = true)`,
	})
	r.tabs = append(r.tabs, b)
	r.note("a new tab")
	r.visit(b, r.somePath(), false)
}

// expected are the problems that faults are: requests that fail, a client that
// gives up, scripts and styles that were cut, portals that are not let in.
var expected = []string{
	`^network: `,
	`^console: (hanji|exit code|/bundle/)`,
	`^security: .*'http://portal\.`,
	`^security: (Applying inline style|Failed to find a valid digest)`,
	`^exception: .*SyntaxError: `,
	`^javascript: Access to resource .* chrome-error:`, // The browser's own error page.
}

func (r *faultRun) closeTab(b *tab) {
	r.note("tab %d is closed", r.number(b))
	r.tabs = slices.DeleteFunc(r.tabs, func(other *tab) bool { return other == b })
	b.close()
}

func (r *faultRun) number(b *tab) int { return slices.Index(r.tabs, b) }

// visit opens an address, as from a bookmark.
func (r *faultRun) visit(b *tab, href string, newest bool) sight {
	r.t.Helper()
	r.note("tab %d visits %s", r.number(b), href)
	return r.load(b, href, newest, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, page.Navigate, page.NavigateParams{URL: r.host.origin + href})
		return err
	})
}

func (r *faultRun) reload(b *tab, newest bool) sight {
	r.t.Helper()
	s, err := r.look(b)
	if err != nil || !strings.HasPrefix(s.URL, r.host.origin) {
		return r.visit(b, r.somePath(), newest)
	}
	href := strings.TrimPrefix(s.URL, r.host.origin)
	r.note("tab %d reloads %s", r.number(b), href)
	return r.load(b, href, newest, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, page.Reload, page.ReloadParams{})
		return err
	})
}

// load does what loads another document, and waits for it.
func (r *faultRun) load(b *tab, href string, newest bool, navigate func(context.Context) error) sight {
	r.t.Helper()
	r.host.forget()
	r.mark(b)
	ctx, cancel := context.WithTimeout(b.ctx, r.patience())
	defer cancel()
	if err := navigate(ctx); err != nil {
		r.t.Fatalf("%s: the navigation: %v", href, err)
	}
	return r.see(b, href, newest, func(s sight) bool { return !s.Marked })
}

func (r *faultRun) mark(b *tab) {
	r.t.Helper()
	eval[any](b, `void (window.marked = true)`)
}

// click follows a link of the page.
func (r *faultRun) click(b *tab) {
	r.t.Helper()
	r.host.forget()
	// In one turn of the page, whose links may become others as the client starts.
	href := eval[string](b, fmt.Sprintf(`(() => {
		const links = [...document.querySelectorAll(".hanji-page a[href]")].filter((a) =>
			a.origin === location.origin && !a.hash && !/\.\w+$/.test(a.pathname) &&
			a.href !== location.href && a.target === "");
		if (links.length === 0) return "";
		const link = links[%d %% links.length];
		const href = link.pathname + link.search;
		window.marked = true;
		link.click();
		return href;
	})()`, r.random.IntN(1000)))
	if href == "" {
		r.reload(b, false)
		return
	}
	r.note("tab %d clicked on a link to %s", r.number(b), href)
	r.see(b, href, false, func(s sight) bool {
		return s.URL == r.host.origin+href || !s.Marked
	})
}

// wake wants the client, and waits for it.
func (r *faultRun) wake(b *tab) {
	r.t.Helper()
	r.note("tab %d: a hand on a link", r.number(b))
	r.awake(b)
	s, err := r.look(b)
	if err != nil {
		r.t.Fatal(err)
	}
	r.note("the client is live: %t, failed: %t, everything is kept: %t", s.Live, s.Failed, s.Offline)
	r.see(b, strings.TrimPrefix(s.URL, r.host.origin), false, func(sight) bool { return true })
}

func (r *faultRun) awake(b *tab) {
	r.t.Helper()
	eval[any](b, `void document.querySelector("a")?.dispatchEvent(new PointerEvent("pointermove", {bubbles: true, pointerType: "mouse"}))`)
	b.wait(`document.readyState === "complete" &&
		(!window.hanji || ["live", "failed"].some((mark) => mark in document.documentElement.dataset))`)
}

// focus comes back to a page, and accepts what it offers.
func (r *faultRun) focus(b *tab) {
	r.t.Helper()
	r.note("tab %d gets the focus", r.number(b))
	r.host.forget()
	offered := eval[bool](b, `(() => {
		dispatchEvent(new Event("focus"));
		const button = document.querySelector(".hanji-notice button:not(.hanji-close)");
		button?.click();
		return Boolean(button);
	})()`)
	if offered {
		r.note("tab %d accepts what the page offers", r.number(b))
	}
	r.see(b, "", false, func(s sight) bool { return true })
}

// travel goes out of reach of the host, or comes back.
func (r *faultRun) travel() {
	r.away = !r.away
	if r.away {
		r.host.stop()
		r.note("the host is out of reach")
		return
	}
	r.host.start()
	r.note("the host can be reached again")
	for _, b := range r.tabs {
		eval[any](b, `void dispatchEvent(new Event("online"))`)
	}
}

func (r *faultRun) stopWorkers(b *tab) {
	r.t.Helper()
	r.note("the browser stops the worker")
	r.still(b.stopWorkers)
}

// still lets no tab load a page while workers are stopped: from one that was asked for
// a page just then, Chromium gives no answer. A shell without its client does not load
// itself while a link has the focus.
func (r *faultRun) still(stop func()) {
	r.t.Helper()
	const shell = `const isShell = document.querySelector(".hanji-while-loading");`
	for isStill := false; !isStill; {
		isStill = true
		for _, tab := range r.tabs {
			leaves := evalThrough[bool](tab, `(() => { `+shell+`
				if (isShell) document.querySelector("a")?.focus();
				return Boolean(window.isLeaving);
			})()`)
			if leaves { // The others may go on meanwhile.
				tab.wait(`!window.isLeaving`)
				isStill = false
			}
		}
	}
	stop()
	for _, tab := range r.tabs {
		evalThrough[any](tab, `(() => { `+shell+`
			if (isShell) document.activeElement.blur();
			if (isShell && "failed" in document.documentElement.dataset) dispatchEvent(new Event("online"));
			return true;
		})()`)
	}
}

// end ends all faults and completes the upload.
func (r *faultRun) end() {
	r.t.Helper()
	r.host.heal()
	if r.away {
		r.travel()
	}
	if r.last == r.first {
		r.begin()
	}
	r.upload.finish()
	r.note("the faults end, and edition %d is complete", r.last)
	newest := r.all[r.last]

	b := pick(r.random, r.tabs...)
	s, err := r.look(b)
	controlled := err == nil && s.Controlled
	fresh := controlled || !r.host.maxAge
	path := r.pathOf(newest)
	for _, read := range slices.Backward(r.read) { // Of which an old page may be kept.
		if v, ok := newest.pages[read]; ok && read != notFoundPath && v != r.all[r.first].pages[read] {
			path = (&url.URL{Path: read}).EscapedPath()
			break
		}
	}
	s = r.visit(b, path, fresh)
	if !fresh && s.Root != newest.root {
		if s.FromWorker {
			r.t.Fatalf("the worker answered with edition %s", r.editionOf(s))
		}
		s = r.reload(b, true)
	}
	r.note("a hand on a link")
	r.awake(b)
	b.wait(live)
	b.wait(isOffline)
	// Whatever asks the old worker keeps it from giving way.
	b.wait(`hanji.shelf?.offline && hanji.shelf.edition === ` + js(newest.name) + ` &&
		caches.match("/bundle.json?client=` + newest.client + `").then((kept) => kept?.json()).catch(() => {}).then((root) => root?.id === ` + js(newest.root) + `)`)
	r.note("edition %d is kept", r.last)
	r.kept = true
	r.host.stop()
	r.away = true
	r.note("the host is out of reach")
	for range 2 {
		r.visit(b, r.pathOf(newest), true)
	}
}

// patience is how long a reader waits at most: while four requests hang in turn, and
// everything else for as long as a busy machine takes.
func (r *faultRun) patience() time.Duration { return 4*r.host.hangs + deadline }

func (r *faultRun) look(b *tab) (sight, error) {
	ctx, cancel := context.WithTimeout(b.ctx, 3*time.Second)
	defer cancel()
	s, err := chromedp.Run(ctx, chromedp.Evaluate[sight](look))
	if err == nil && s.Offline && s.Controlled {
		r.kept = true
	}
	return s, err
}

// see waits until a document is there, and the reader sees in it one whole
// edition of an address, "" for any.
func (r *faultRun) see(b *tab, href string, newest bool, there func(sight) bool) sight {
	r.t.Helper()
	end := time.Now().Add(r.patience())
	for {
		s, err := r.look(b)
		wrong := ""
		switch {
		case err != nil:
			wrong = err.Error()
		case !there(s):
			wrong = fmt.Sprintf("not there yet, still at %s", s.URL)
		case !s.Complete:
			// A document whose body breaks off is never complete.
			wrong = "not complete"
			if !r.kept {
				wrong = r.excuse(href, newest, wrong, faultTruncated, faultChunked)
			}
		default:
			wrong = r.judge(s, href, newest)
		}
		if wrong == "" {
			r.note("tab %d shows edition %s", r.number(b), r.editionOf(s))
			r.read = append(r.read, pathIn(s.URL))
			return s
		}
		if time.Now().After(end) {
			r.t.Fatalf("tab %d, %s: %s\n%s", r.number(b), href, wrong, describe(s))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func describe(s sight) string {
	s.Text, s.Plain = excerpt(s.Text), excerpt(s.Plain)
	return fmt.Sprintf("%+v", s)
}

func excerpt(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}

// editionOf names what is seen.
func (r *faultRun) editionOf(s sight) string {
	for _, e := range slices.Backward(r.all) {
		if s.Prerendered && s.Root == e.root || !s.Prerendered && s.Client == e.client && slices.Contains(slices.Collect(maps.Values(e.pages)), view{s.Title, s.Text}) {
			return fmt.Sprint(e.number)
		}
	}
	return fmt.Sprintf("none (%q at %s)", s.Title, s.URL)
}
