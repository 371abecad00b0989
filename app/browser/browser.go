//go:build js

// Package browser is the client's edge: it starts go-app on a prerendered page,
// fetches the bundle, follows links, keeps scroll positions and watches what
// the page's boot script (web/boot.js) and worker (web/sw.js) report.
package browser

import (
	"net/url"
	"strings"
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/ui"
)

var (
	window   = js.Global()
	document = window.Get("document")
	boot     = document.Call("getElementById", "boot").Get("dataset")
)

// Run takes over the page, which it leaves as it is, and answers the reader
// until the page is left. It returns an error if it cannot start: links then
// stay what they are, and the page works without it.
func Run() error {
	// go-app takes the first element of the body for its own, which may be an extension's.
	document.Get("body").Call("prepend", document.Call("getElementById", "app"))
	root := ""
	if named := boot.Get("root"); !named.IsUndefined() {
		root = named.String()
	}
	store, err := open(boot.Get("base").String(), root)
	if err != nil {
		return err
	}
	e := &edge{store: store, positions: restorePositions(), dismissed: restoreDismissed(), notice: func() {}}
	e.listen()
	e.prefetchLinks()
	app.RouteWithRegexp(".*", func() app.Composer {
		root := ui.NewRoot(e, e.page)
		guard(func() { root = e.root() })
		return root
	})
	app.RunWhenOnBrowser()
	return nil
}

// edge implements ui.Edge.
type edge struct {
	store *store
	// next is a newer deployment that is not shown yet, nil if there is none.
	next    *store
	looking bool
	// address is where the reader is, or goes, and location what that is to the browser.
	address  ui.Address
	location string
	started  bool
	isLive   bool
	// ctx is the root's, which lasts.
	ctx app.Context
	// shown is true once the root shows the page, and #page is gone.
	shown bool
	click click
	// show is the root's: it shows a page.
	show func(*ui.Page)
	// page is what the root shows, nil before the first navigation; turns counts
	// what it has shown. ahead is page where that was shown before Navigated.
	page, ahead *ui.Page
	turns       int
	// notice has the root show what there is to notice, but for the dismissed.
	notice    func()
	dismissed dismissed
	positions
	shelf
	finder finder
}

// here returns the page's own address, as parse does.
func (s *store) here() (a ui.Address, path string) {
	u, err := url.Parse(window.Get("location").Get("href").String())
	if err != nil {
		return a, ""
	}
	return s.parse(u)
}

// parse reads a URL of this origin, in any spelling. path is the site path that it means,
// "" for one outside the blog.
func (s *store) parse(u *url.URL) (a ui.Address, path string) {
	below, ok := strings.CutPrefix(u.EscapedPath(), strings.TrimSuffix(s.env.Base, "/"))
	if !ok || !strings.HasPrefix(below, "/") {
		return a, ""
	}
	query, _ := url.ParseQuery(composed(u.RawQuery))
	spellings := window.Get("hanji").Call("spellings", below)
	for i := range spellings.Length() {
		path = spellings.Index(i).String()
		if a = ui.Parse(s.env.Library, path, query); a.Kind != ui.NotFound {
			return a, path
		}
	}
	path = spellings.Index(0).String()
	return ui.Address{Path: path}, path
}

// composed is a query as the blog spells it.
func composed(query string) string {
	return window.Get("hanji").Call("composed", query).String()
}

// settle has the browser say the address of the page that its address means.
func (e *edge) settle(path string) {
	location, history := window.Get("location"), window.Get("history")
	right := ui.Href(e.store.env.Base, path) + composed(location.Get("search").String())
	if shown := pathAndQuery(); right != shown {
		history.Call("replaceState", history.Get("state"), "", right+location.Get("hash").String())
	}
}

// Navigated implements ui.Edge. A page that can't be made is loaded.
func (e *edge) Navigated(ctx app.Context, show func(*ui.Page)) {
	if !e.started {
		e.navigated(ctx, show)
	} else if !guard(func() { e.navigated(ctx, show) }) {
		window.Get("location").Call("reload")
	}
}

func (e *edge) navigated(ctx app.Context, show func(*ui.Page)) {
	first := !e.started
	if first {
		e.started = true
		e.show = func(p *ui.Page) {
			e.number(p)
			e.page = p
			show(p)
		}
		e.watchDeployments(ctx)
		e.watchShelf(ctx)
		e.watchSearch()
	} else {
		e.adopt()
	}
	a, path := e.store.here()
	isPrerendered := first && e.isPrerendered(a, path)
	if a.Kind != ui.NotFound {
		e.settle(path)
	}
	e.location = pathAndQuery()
	if isPrerendered {
		window.Get("hanji").Set("shown", e.location)
		e.address = a
		e.arrived()
		e.live(ctx)
		return
	}
	if !first && a.Href("/") == e.address.Href("/") {
		return
	}
	from := e.address
	e.address = a
	clicked := e.click
	e.click = click{}
	if p := e.ahead; p != nil && p.Address.Href("/") == a.Href("/") {
		e.ahead = nil
		e.finish(ctx, p, from, clicked, first)
		return
	}
	e.open(ctx, from, clicked, first)
}

// isPrerendered reports whether the document that was loaded is the page at the
// address, which means a path: it is not in the shell, nor where the host has no page at
// that spelling, nor where the query asks for another, nor where the reader has gone on in
// the history.
func (e *edge) isPrerendered(a ui.Address, path string) bool {
	here := window.Get("location").Get("pathname").String()
	shown, _, _ := strings.Cut(window.Get("hanji").Get("shown").String(), "?")
	return boot.Get("start").IsUndefined() && shown == here &&
		(a.Kind == ui.NotFound || boot.Get("lost").IsUndefined() && !a.Combined() && a.SitePath() == path)
}

// pathAndQuery is what web/boot.js knows an address by.
func pathAndQuery() string {
	location := window.Get("location")
	return location.Get("pathname").String() + location.Get("search").String()
}

// open shows the page at the edge's address, once all that it shows is there.
func (e *edge) open(ctx app.Context, from ui.Address, clicked click, first bool) {
	a := e.address
	if p := e.pageNow(a); p != nil {
		e.present(ctx, p, from, clicked, first)
		return
	}
	ctx.Async(func() {
		var of *store
		var p *ui.Page
		err := errPanic
		guard(func() { of, p, err = e.make(a) })
		ctx.Dispatch(guarded(func(ctx app.Context) {
			switch {
			case a.Href("/") != e.address.Href("/"):
				// The reader has gone on.
			case err == nil:
				e.store = of
				e.present(ctx, p, from, clicked, first)
			case first:
				a := ui.Address{Kind: ui.Unavailable, Path: a.SitePath()}
				e.present(ctx, ui.NewPage(e.store.env, a, nil), from, clicked, first)
			default:
				app.Log(err)
				window.Get("location").Call("reload")
			}
		}))
	})
}

// present hands a page to the root, and finishes in the turn in which it is mounted.
func (e *edge) present(ctx app.Context, p *ui.Page, from ui.Address, clicked click, first bool) {
	tellReader("hanji:leave", nil)
	e.show(p)
	ctx.Defer(guarded(func(ctx app.Context) { e.finish(ctx, p, from, clicked, first) }))
	ctx.Update()
}

// finish removes the prerendered page, names the one that is shown in the head, and
// scrolls and focuses as a browser would after loading it.
func (e *edge) finish(ctx app.Context, p *ui.Page, from ui.Address, clicked click, first bool) {
	if !e.shown {
		if page := document.Call("getElementById", "page"); page.Truthy() {
			page.Call("remove")
		}
		e.shown = true
		e.notice()
	}
	if !first { // What was searched before the client was there is answered.
		e.finder.close()
	}
	window.Get("hanji").Set("shown", e.location)
	setHead(p)
	clicked.measure(from, p.Address)
	switch {
	case first: // The browser looked for the place before the page was there.
		e.land()
	case clicked.facet:
		e.enter()
		e.refocus(from, clicked)
	default:
		e.arrive()
	}
	if !e.isLive { // The first page may not have been there before the reader went on.
		e.live(ctx)
	}
	tellReader("hanji:page", map[string]any{"resumes": clicked.resume})
	e.arrived()
}

// refocus puts the focus back on the filter that was changed, whose element is another by
// now, or on the content if it is no longer offered.
func (e *edge) refocus(from ui.Address, clicked click) {
	target := document.Call("getElementById", "main")
	if clicked.chip { // It leads back, or out of a category that took another's place.
		from.Page = 1
		if c := e.address.Filter.Category; c != "" && c != from.Filter.Category {
			from.Filter.Category = ""
		}
		href := from.Href(e.store.env.Base)
		chips := document.Call("querySelectorAll", ".hanji-chip")
		for i := range chips.Length() {
			if c := chips.Index(i); c.Call("getAttribute", "href").String() == href {
				target = c
				break
			}
		}
	}
	target.Call("focus", map[string]any{"preventScroll": true})
}

// live says that the client answers from now on.
func (e *edge) live(ctx app.Context) {
	e.isLive = true
	ctx.Defer(guarded(func(app.Context) {
		e.enter()
		document.Get("documentElement").Get("dataset").Set("live", "")
		window.Get("performance").Call("mark", "hanji:live")
	}))
	ctx.Update()
}

// arrived follows the page that is shown from now on.
func (e *edge) arrived() {
	e.showKept()
	e.keepAgain()
	if e.outcome != ui.NoNotice {
		e.outcome = ui.NoNotice
		e.notice()
	}
	if e.address.Kind == ui.Shelf {
		e.enterShelf()
	}
}

// Texts implements ui.Edge.
func (e *edge) Texts() *ui.Messages { return e.store.env.Text }

// setHead gives the head what that of the prerendered page says.
func setHead(p *ui.Page) {
	document.Set("title", p.Title())
	canonical := p.Canonical()
	// What else the build says is of the page that was loaded.
	stale := document.Get("head").Call("querySelectorAll", `[property^="article:"],[property="og:image"],[type="application/ld+json"]`)
	for i := range stale.Length() {
		stale.Index(i).Call("remove")
	}
	setLink := func(tag, key, name, attribute, value string) {
		found := document.Get("head").Call("querySelector", tag+"["+key+`="`+name+`"]`)
		switch {
		case value == "":
			if found.Truthy() {
				found.Call("remove")
			}
			return
		case !found.Truthy():
			found = document.Call("createElement", tag)
			found.Call("setAttribute", key, name)
			document.Get("head").Call("append", found)
		}
		found.Call("setAttribute", attribute, value)
	}
	robots, kind := "", "website"
	switch {
	case canonical == "":
		robots, kind = "noindex", ""
	case p.IsArticle():
		kind = "article"
	}
	setLink("meta", "name", "robots", "content", robots)
	setLink("meta", "name", "description", "content", p.Summary())
	setLink("meta", "property", "og:type", "content", kind)
	setLink("meta", "name", "twitter:card", "content", "summary")
	setLink("meta", "property", "og:title", "content", p.Heading)
	setLink("meta", "property", "og:description", "content", p.Summary())
	setLink("meta", "property", "og:url", "content", canonical)
	setLink("link", "rel", "canonical", "href", canonical)
}
