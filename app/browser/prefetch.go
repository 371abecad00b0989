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
	listener := js.FuncOf(func(_ js.Value, args []js.Value) any {
		turn++ // Whatever was pointed at before no longer is.
		mine := turn
		link := args[0].Get("target").Call("closest", "a[href]")
		if args[0].Get("type").String() == "pointercancel" || !link.Truthy() || saveData() ||
			link.Get("origin").String() != window.Get("location").Get("origin").String() {
			return nil
		}
		u, err := url.Parse(link.Get("href").String())
		if err != nil {
			return nil
		}
		go func() {
			if time.Sleep(pointed); turn != mine {
				return
			}
			if a, ok := e.store.parse(u); ok && a.Query == "" {
				e.store.prefetch(a)
			}
		}()
		return nil
	})
	for _, event := range []string{"pointerover", "focusin", "pointercancel"} { // A finger that scrolls cancels.
		document.Call("addEventListener", event, listener, map[string]any{"passive": true})
	}
}

func saveData() bool {
	connection := window.Get("navigator").Get("connection")
	return connection.Truthy() && connection.Get("saveData").Bool()
}
