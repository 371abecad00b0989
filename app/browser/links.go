//go:build js

package browser

import (
	"syscall/js"

	"hanji/app/route"
	"hanji/app/ui"
)

// click is what is known of the click that led to a navigation.
type click struct {
	// at is the event's time stamp in milliseconds, 0 without a click.
	at float64
	// to is where it leads.
	to route.Address
	// facet says that a filter was changed: the list stays where it is.
	facet bool
	// chip says that one filter was changed, and not all were cleared.
	chip bool
	// resume says that the reader goes on where a post was left.
	resume bool
}

// listen goes before go-app, which takes every click on a link for in-app
// navigation: only those that lead to a page of this blog, in this tab, get to
// it. All others are the browser's.
func (e *edge) listen() {
	on(document, "click", func(event js.Value) {
		link := closest(event, "a[href]")
		var to route.Address
		if link.Truthy() {
			to = e.ours(event, link)
		}
		if to.Kind == route.NotFound {
			event.Call("stopPropagation")
			if link.Truthy() && link.Get("hash").String() != "" {
				e.leave()
				e.key = "" // The browser scrolls before it says that the entry has changed.
			}
			return
		}
		e.click = click{
			to:     to,
			at:     event.Get("timeStamp").Float(),
			facet:  to.Kind == route.List && link.Call("matches", ".hanji-chip, .hanji-clear").Bool(),
			chip:   link.Call("matches", ".hanji-chip").Bool(),
			resume: link.Get("classList").Call("contains", ui.ResumeClass).Bool(),
		}
		e.leave()
	})
	on(window, "hashchange", func(js.Value) {
		if a, _ := e.store.here(); a.Href("/") == e.address.Href("/") {
			e.turn()
		}
	})
	on(window, "popstate", func(js.Value) { e.leave() })
	on(document, "visibilitychange", func(js.Value) { // It may not be heard of again.
		e.leave()
		e.save()
	})
	on(window, "pagehide", func(js.Value) {
		e.leave()
		e.save()
		e.hand()
	})
}

// ours returns where a click on a link leads, which is NotFound where it is left to the
// browser.
func (e *edge) ours(event, link js.Value) (to route.Address) {
	for _, key := range []string{"defaultPrevented", "metaKey", "ctrlKey", "shiftKey", "altKey"} {
		if event.Get(key).Truthy() {
			return to
		}
	}
	target := link.Get("target").String()
	if event.Get("button").Truthy() || target != "" && target != "_self" || link.Call("hasAttribute", "download").Bool() {
		return to
	}
	if window.Get("hanji").Get("update").Bool() { // The next page is the new client's.
		return to
	}
	location := window.Get("location")
	if link.Get("origin").String() != location.Get("origin").String() {
		return to
	}
	if link.Get("pathname").String()+link.Get("search").String() == pathAndQuery() {
		return to
	}
	a, path := e.store.parse(link)
	if path == "" || link.Get("search").String() != "" && !a.Combined() {
		return to
	}
	return a
}

// measure reports a navigation from the input event to the updated DOM.
func (c click) measure(from, to route.Address) {
	if c.at == 0 {
		return
	}
	name := "hanji:navigate"
	if from.Kind == route.List && to.Kind == route.List {
		name = "hanji:filter"
	}
	window.Get("performance").Call("measure", name, map[string]any{"start": c.at})
}
