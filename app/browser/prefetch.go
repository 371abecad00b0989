//go:build js

package browser

import (
	"net/url"
	"syscall/js"
)

// prefetchLinks has the page at hand whose link the reader points at, touches or
// focuses, unless data is to be saved.
func (e *edge) prefetchLinks() {
	var last string
	listener := js.FuncOf(func(_ js.Value, args []js.Value) any {
		link := args[0].Get("target").Call("closest", "a[href]")
		if !link.Truthy() || saveData() {
			return nil
		}
		href := link.Get("href").String()
		u, err := url.Parse(href)
		if err != nil || href == last || link.Get("origin").String() != window.Get("location").Get("origin").String() {
			return nil
		}
		last = href
		if a, ok := e.store.parse(u); ok && a.Query == "" {
			go e.store.prefetch(a)
		}
		return nil
	})
	for _, event := range []string{"pointerover", "touchstart", "focusin"} {
		document.Call("addEventListener", event, listener, map[string]any{"passive": true})
	}
}

func saveData() bool {
	connection := window.Get("navigator").Get("connection")
	return connection.Truthy() && connection.Get("saveData").Bool()
}
