//go:build js

package browser

import (
	"net/url"
	"syscall/js"

	"hanji/app/ui"
)

// click is what is known of the click that led to a navigation.
type click struct {
	// at is the event's time stamp in milliseconds, 0 without a click.
	at float64
	// to is where it leads.
	to ui.Address
	// facet says that a filter was changed: the list stays where it is.
	facet bool
	// chip is the filter's name, "" if all were cleared.
	chip string
	// resume says that the reader goes on where a post was left.
	resume bool
}

// listen goes before go-app, which takes every click on a link for in-app
// navigation: only those that lead to a page of this blog, in this tab, get to
// it. All others are the browser's.
func (e *edge) listen() {
	document.Call("addEventListener", "click", js.FuncOf(func(_ js.Value, args []js.Value) any {
		event := args[0]
		link := event.Get("target").Call("closest", "a[href]")
		var to ui.Address
		if link.Truthy() {
			to = e.ours(event, link)
		}
		if to.Kind == ui.NotFound {
			event.Call("stopPropagation")
			if link.Truthy() && link.Get("hash").String() != "" {
				e.leave()
				e.key = "" // The browser scrolls before it says that the entry has changed.
			}
			return nil
		}
		e.click = click{
			to:     to,
			at:     event.Get("timeStamp").Float(),
			facet:  to.Kind == ui.List && link.Call("matches", ".hanji-chip, .hanji-clear").Bool(),
			chip:   chipText(link),
			resume: link.Get("classList").Call("contains", ui.ResumeClass).Bool(),
		}
		e.leave()
		return nil
	}))
	window.Call("addEventListener", "hashchange", js.FuncOf(func(js.Value, []js.Value) any {
		if a, _ := e.store.here(); a.Href("/") == e.address.Href("/") {
			e.turn()
		}
		return nil
	}))
	window.Call("addEventListener", "popstate", js.FuncOf(func(js.Value, []js.Value) any {
		e.leave()
		return nil
	}))
	window.Call("addEventListener", "pagehide", js.FuncOf(func(js.Value, []js.Value) any {
		e.leave()
		e.save()
		return nil
	}))
}

// chipText is the name of the filter that a link changes, "" for other links.
func chipText(link js.Value) string {
	if !link.Call("matches", ".hanji-chip").Bool() {
		return ""
	}
	return link.Get("firstChild").Get("data").String()
}

// ours returns where a click on a link leads, which is NotFound where it is left to the
// browser.
func (e *edge) ours(event, link js.Value) (to ui.Address) {
	for _, key := range []string{"defaultPrevented", "metaKey", "ctrlKey", "shiftKey", "altKey"} {
		if event.Get(key).Bool() {
			return to
		}
	}
	target := link.Get("target").String()
	if event.Get("button").Int() != 0 || target != "" && target != "_self" || link.Call("hasAttribute", "download").Bool() {
		return to
	}
	if window.Get("hanji").Get("update").Bool() { // The next page is the new client's.
		return to
	}
	location := window.Get("location")
	if link.Get("origin").String() != location.Get("origin").String() {
		return to
	}
	here := location.Get("pathname").String() + location.Get("search").String()
	if link.Get("pathname").String()+link.Get("search").String() == here {
		return to
	}
	u, err := url.Parse(link.Get("href").String())
	if err != nil {
		return to
	}
	a, ok := e.store.parse(u)
	if !ok || u.RawQuery != "" && !a.Combined() {
		return to
	}
	return a
}

// measure reports a navigation from the input event to the updated DOM.
func (c click) measure(from, to ui.Address) {
	if c.at == 0 {
		return
	}
	name := "hanji:navigate"
	if from.Kind == ui.List && to.Kind == ui.List {
		name = "hanji:filter"
	}
	window.Get("performance").Call("measure", name, map[string]any{"start": c.at})
}
