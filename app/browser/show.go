//go:build js

package browser

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/markdown"
	"hanji/app/route"
	"hanji/app/ui"
)

// A page is shown in one way: follow finds what to show, fill what is missing for it,
// present hands it to the root, and finish does what a browser would after loading it.
// go-app asks for a root (goes) before it says that it has navigated (navigated).

// visit is a navigation that is not over.
type visit struct {
	from    route.Address
	clicked click
	// first says that the document was loaded for it.
	first bool
}

// goes turns to the page at an address that go-app goes to, where all of it is at hand. In
// the root that is made next, go-app renders it before the click that asked for it is
// over. What else the edge shows takes up to a 120th of a second longer.
func (e *edge) goes() {
	if !e.started {
		return
	}
	a := e.click.to
	if a.Kind == route.NotFound { // The address has changed already, as when going back.
		a, _ = e.newest().here()
	}
	e.follow(a)
}

// navigated goes on from the address that go-app has gone to. A page that can't be made is
// loaded.
func (e *edge) navigated(ctx app.Context, root *ui.Root) {
	if !e.started {
		e.started, e.root, e.ctx = true, root, ctx
		e.watchDeployments()
		e.watchShelf()
		e.watchSearch()
		e.notify()
		e.answer(true)
	} else if !guard(func() { e.answer(false) }) {
		window.Get("location").Call("reload")
	}
}

// answer shows the page at the address.
func (e *edge) answer(first bool) {
	a, path := e.newest().here()
	isPrerendered := first && e.isPrerendered(a, path)
	if a.Kind != route.NotFound {
		e.settle(path)
	}
	e.location = pathAndQuery()
	if isPrerendered {
		window.Get("hanji").Set("shown", e.location)
		e.address = a
		e.arrived()
		e.live()
		return
	}
	turned := e.follow(a)
	e.address = a // As the newest deployment has it.
	switch {
	case e.visit == nil:
	case turned:
		e.visit.first = first
		e.present()
	case e.page != nil && e.page.Address.Href("/") == a.Href("/"):
		e.finish()
	default:
		e.visit.first = first
		e.open()
	}
}

// isPrerendered reports whether the document that was loaded is the page at the
// address, which means a path: it is not in the shell, nor where the host has no page at
// that spelling, nor where the query asks for another, nor where the reader has gone on in
// the history.
func (e *edge) isPrerendered(a route.Address, path string) bool {
	here := window.Get("location").Get("pathname").String()
	shown, _, _ := strings.Cut(window.Get("hanji").Get("shown").String(), "?")
	return boot.Get("start").IsUndefined() && shown == here &&
		(a.Kind == route.NotFound || boot.Get("lost").IsUndefined() && !a.Combined() && a.SitePath() == path)
}

// follow turns to the page at an address where that is another than the edge's, and
// reports whether it has: see open for what is not at hand.
func (e *edge) follow(a route.Address) (turned bool) {
	if a.Href("/") == e.address.Href("/") {
		return false
	}
	e.adopt()
	v := &visit{from: e.address, clicked: e.click}
	e.address, e.click = a, click{}
	return e.begin(v)
}

// begin is follow for the edge's own address.
func (e *edge) begin(v *visit) (turned bool) {
	e.visit = v
	p := e.pageAt(e.address)
	if p != nil {
		e.turnTo(p)
	}
	return p != nil
}

// turnTo leaves the page that is shown for another.
func (e *edge) turnTo(p *ui.Page) {
	tellReader(LeaveEvent, nil)
	e.number(p)
}

// number makes a page the one that the root shows, and tells it from all others that it
// has shown.
func (e *edge) number(p *ui.Page) {
	e.turns++
	p.Turn = e.turns
	e.page = p
}

// open turns to the page at the edge's address once all that it shows is there.
func (e *edge) open() {
	v, a := e.visit, e.address
	go func() {
		var of *store
		err := errPanic
		guard(func() { of, err = e.fill(a) })
		e.dispatch(func() {
			if e.visit != v {
				return // The reader has gone on.
			}
			var p *ui.Page
			if err == nil {
				e.store = of
				e.address, _ = of.here()
				p = e.pageAt(e.address)
			} else if v.first {
				p = ui.NewPage(e.store.env, route.Address{Kind: route.Unavailable, Path: a.SitePath()}).Fill(markdown.Article{})
			}
			if p == nil {
				app.Log(err)
				window.Get("location").Call("reload")
				return
			}
			e.turnTo(p)
			e.present()
		})
	}()
}

// present hands the page to the root, and finishes in the turn in which it is mounted.
func (e *edge) present() {
	v := e.visit
	e.root.Page = e.page
	e.rendered(func() {
		if e.visit == v {
			e.finish()
		}
	})
}

// finish removes the prerendered page, names the one that is shown in the head, and
// scrolls and focuses as a browser would after loading it.
func (e *edge) finish() {
	v := e.visit
	e.visit = nil
	if !e.shown {
		if page := document.Call("getElementById", "page"); page.Truthy() {
			page.Call("remove")
		}
		e.shown = true
	}
	if !v.first { // What was searched before the client was there is answered.
		e.finder.close()
	}
	window.Get("hanji").Set("shown", e.location)
	setHead(e.page)
	v.clicked.measure(v.from, e.page.Address)
	switch {
	case v.first: // The browser looked for the place before the page was there.
		e.land()
	case v.clicked.facet:
		e.enter()
		e.refocus(v.from, v.clicked)
	default:
		e.arrive()
	}
	if !e.isLive { // The first page may not have been there before the reader went on.
		e.live()
	}
	tellReader(PageEvent, map[string]any{"resumes": v.clicked.resume})
	e.arrived()
}

// refocus puts the focus back on the filter that was changed, whose element is another by
// now, or on the content if it is no longer offered.
func (e *edge) refocus(from route.Address, clicked click) {
	target := document.Call("getElementById", "main")
	if clicked.chip { // It leads back, or out of a category that took another's place.
		from.Page = 1
		if c := e.address.Filter.Category; c != "" && c != from.Filter.Category {
			from.Filter.Category = ""
		}
		href := from.Href(e.store.env.Base) // Which has no quotes.
		if back := document.Call("querySelector", `.hanji-chip[href="`+href+`"]`); back.Truthy() {
			target = back
		}
	}
	target.Call("focus", map[string]any{"preventScroll": true})
}

// live says that the client answers from now on.
func (e *edge) live() {
	e.isLive = true
	e.rendered(func() {
		e.enter()
		document.Get("documentElement").Get("dataset").Set("live", "")
		window.Get("performance").Call("mark", "hanji:live")
	})
}

// arrived follows the page that is shown from now on.
func (e *edge) arrived() {
	e.showKept()
	e.keepAgain()
	e.outcome = ui.NoNotice
	e.notify() // What the reader has read by now may be a reason for one.
	if e.address.Kind == route.Shelf {
		e.enterShelf()
	}
}
