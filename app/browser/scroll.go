//go:build js

package browser

import (
	"encoding/json"
	"net/url"
	"strconv"
	"syscall/js"
)

// positions keeps where the reader was in each entry of the session's history,
// because the browser restores a position before the page is there. Entries are
// known by a key in their state; it outlives the document with sessionStorage.
type positions struct {
	y   map[string]float64
	key string
	// known says that the entry was visited before: it was gone back or forward to.
	known bool
}

func restorePositions() positions {
	p := positions{y: map[string]float64{}}
	// What another version wrote, or a person, is not worth a warning.
	_ = json.Unmarshal([]byte(kept("session", PositionsKey)), &p.y)
	return p
}

// save keeps the positions for a document that may follow this one.
func (p *positions) save() {
	if data, err := json.Marshal(p.y); err == nil {
		keep("session", PositionsKey, string(data))
	}
}

// hand is called when the document goes: the browser restores this entry itself.
func (p *positions) hand() { window.Get("history").Set("scrollRestoration", "auto") }

// leave notes the position in the entry that is about to be left.
func (p *positions) leave() {
	if p.key != "" {
		p.y[p.key] = window.Get("scrollY").Float()
	}
}

// turn follows a change of the fragment alone: an entry that was visited before
// gets its position back, and where a link was followed the browser has scrolled.
func (p *positions) turn() {
	if p.enter(); p.known {
		window.Call("scrollTo", 0, p.y[p.key])
		stay()
	}
}

// enter finds or makes the key of the entry that is shown now.
func (p *positions) enter() {
	history := window.Get("history")
	history.Set("scrollRestoration", "manual")
	if state := history.Get("state"); state.Truthy() && state.Get(EntryKey).Truthy() {
		p.key, p.known = state.Get(EntryKey).String(), true
		return
	}
	p.key, p.known = strconv.FormatFloat(window.Get("Date").Call("now").Float(), 'f', 0, 64), false
	history.Call("replaceState", map[string]any{EntryKey: p.key}, "")
}

// arrive enters and scrolls: to where the reader was, to the fragment, or up.
// Focus goes to the content, so that a keyboard or a screen reader starts there.
func (p *positions) arrive() {
	document.Call("getElementById", "main").Call("focus", map[string]any{"preventScroll": true})
	if !p.land() {
		window.Call("scrollTo", 0, 0)
	}
}

// land enters and scrolls to where the reader was or to the fragment, and reports
// whether there was one of these.
func (p *positions) land() bool {
	p.enter()
	if p.known {
		window.Call("scrollTo", 0, p.y[p.key])
		stay()
		return true
	}
	if target := target(); target.Truthy() {
		// As any other element: see stay.
		js.Global().Get("Element").Get("prototype").Get("scrollIntoView").Call("call", target)
		return true
	}
	return false
}

// target is what the fragment names, null if that is nothing.
func target() js.Value {
	hash := window.Get("location").Get("hash").String()
	if len(hash) < 2 {
		return js.Null()
	}
	id, _ := url.PathUnescape(hash[1:])
	return document.Call("getElementById", id)
}

// stay keeps the reader in place after a navigation: go-app scrolls then to what the
// fragment names, once.
func stay() {
	target := target()
	if !target.Truthy() {
		return
	}
	var once js.Func
	once = js.FuncOf(func(js.Value, []js.Value) any {
		target.Delete("scrollIntoView")
		once.Release()
		return nil
	})
	target.Set("scrollIntoView", once)
}
