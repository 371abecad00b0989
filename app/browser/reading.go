//go:build js

package browser

import (
	"encoding/json"
	"slices"
	"syscall/js"

	"hanji/app/ui"
)

const (
	readKey  = "hanji:read"
	readMost = 100 // Posts; the oldest are forgotten.
)

// mark is where the reader stopped in a post.
type mark struct {
	Path string `json:"path"`
	// At is the share of the text above the lower edge of the window; 1 for a post
	// that was read to its end once.
	At float64 `json:"at"`
}

// marks returns what this device keeps, and no other, the newest first.
func marks() (all []*mark) {
	// What another version wrote, or a person, is not worth a warning.
	_ = json.Unmarshal([]byte(kept("local", readKey)), &all)
	return slices.DeleteFunc(all, func(m *mark) bool { return m == nil })
}

// find returns the mark of a post, nil if it has none, and the others.
func find(path string) (found *mark, others []*mark) {
	for _, m := range marks() {
		if m.Path == path {
			found = m
		} else {
			others = append(others, m)
		}
	}
	return found, others
}

func keepMarks(all []*mark) {
	if data, err := json.Marshal(all[:min(len(all), readMost)]); err == nil {
		keep("local", readKey, string(data))
	}
}

// begun lists the posts that were left before their end, the newest first.
func begun() (list []ui.Begun) {
	for _, m := range marks() {
		if m.At < 1 {
			list = append(list, ui.Begun{Path: m.Path, Read: m.At})
		}
	}
	return list
}

func forget(path string) {
	_, others := find(path)
	keepMarks(others)
}

// reading watches the post that is shown.
type reading struct {
	// end tells when the end of the text comes into view, which sets ended.
	end   js.Value
	ended bool
}

// watchReading notes how far the reader got whenever the page may be gone for good.
func (e *edge) watchReading() {
	e.end = window.Get("IntersectionObserver").New(js.FuncOf(func(_ js.Value, args []js.Value) any {
		for i := range args[0].Length() {
			e.ended = e.ended || args[0].Index(i).Get("isIntersecting").Bool()
		}
		return nil
	}))
	note := js.FuncOf(func(js.Value, []js.Value) any {
		e.note()
		return nil
	})
	window.Call("addEventListener", "pagehide", note)
	document.Call("addEventListener", "visibilitychange", note)
}

// read starts with the page that is shown now.
func (e *edge) read() {
	e.end.Call("disconnect")
	e.ended = false
	if end := document.Call("querySelector", ".post > .end"); end.Truthy() {
		e.end.Call("observe", end)
	}
}

// note marks where the reader is in the post that is shown, if one is. A post is
// begun once half a window of it was scrolled away, and stays read once it was.
func (e *edge) note() {
	path, prose := shownPost()
	if path == "" {
		return
	}
	rect := prose.Call("getBoundingClientRect")
	height := window.Get("innerHeight").Float()
	at := (height - rect.Get("top").Float()) / rect.Get("height").Float()
	before, others := find(path)
	scrolled := window.Get("scrollY").Float() > height/2
	switch {
	case before != nil && before.At == 1, !scrolled && (before == nil || !e.ended):
		return
	case e.ended, at > 1:
		at = 1
	}
	keepMarks(append([]*mark{{path, at}}, others...))
}

// resume scrolls to where the reader stopped.
func resume() {
	path, prose := shownPost()
	if m, _ := find(path); m != nil {
		rect := prose.Call("getBoundingClientRect")
		top := rect.Get("top").Float() + m.At*rect.Get("height").Float() - window.Get("innerHeight").Float()
		window.Call("scrollBy", 0, top)
	}
}

// shownPost returns the path and the text of the post that is shown, "" if none is.
func shownPost() (path string, prose js.Value) {
	button := document.Call("querySelector", ".post .keep")
	if !button.Truthy() {
		return "", prose
	}
	return button.Get("dataset").Get("path").String(), document.Call("querySelector", ".post > .prose")
}
