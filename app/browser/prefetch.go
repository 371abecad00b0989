//go:build js

package browser

import (
	"net/url"
	"syscall/js"
	"time"
)

// pointed is how long a reader points at a link who means it.
const pointed = 65 * time.Millisecond

// prefetchLinks has the page at hand whose link the reader points at, touches or
// focuses for a while, unless data is to be saved.
func (e *edge) prefetchLinks() {
	turn := 0
	point := func(event js.Value) {
		turn++ // Whatever was pointed at before no longer is.
		mine := turn
		link := closest(event, "a[href]")
		if event.Get("type").String() == "pointercancel" || !link.Truthy() || saveData() ||
			link.Get("origin").String() != window.Get("location").Get("origin").String() {
			return
		}
		u, err := url.Parse(link.Get("href").String())
		if err != nil {
			return
		}
		go guard(func() {
			if time.Sleep(pointed); turn != mine {
				return
			}
			if a, path := e.store.parse(u); path != "" && a.Query == "" {
				e.store.prefetch(a)
			}
		})
	}
	for _, kind := range []string{"pointerover", "focusin", "pointercancel"} { // A finger that scrolls cancels.
		on(document, kind, point)
	}
}

func saveData() bool {
	connection := window.Get("navigator").Get("connection")
	return connection.Truthy() && connection.Get("saveData").Bool()
}
