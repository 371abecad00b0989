//go:build js

package browser

import (
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
		go guard(func() {
			if time.Sleep(pointed); turn != mine {
				return
			}
			if a, path := e.store.parse(link); path != "" && a.Query == "" {
				_ = e.store.fill(a) // Whoever opens it meets the error.
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
