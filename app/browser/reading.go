//go:build js

package browser

import (
	"encoding/json"
	"slices"

	"hanji/app/ui"
)

// readKey is where web/reader.js keeps its marks.
const readKey = "read"

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

// mostBegun is how many posts the shelf offers to go on with.
const mostBegun = 100

// begun lists the posts that were left before their end, the newest first.
func begun() (list []ui.Begun) {
	for _, m := range marks() {
		if m.At < 1 && len(list) < mostBegun {
			list = append(list, ui.Begun{Path: m.Path, Read: m.At})
		}
	}
	return list
}

// hasRead reports whether n posts were read to their end.
func hasRead(n int) bool {
	for _, m := range marks() {
		if m.At == 1 {
			n--
		}
	}
	return n <= 0
}

func forget(path string) {
	others := slices.DeleteFunc(marks(), func(m *mark) bool { return m.Path == path })
	if data, err := json.Marshal(others); err == nil {
		keep("local", readKey, string(data))
	}
}

// tellReader lets web/reader.js know that the page is about to be left ("hanji:leave"), or
// that another one is shown ("hanji:page").
func tellReader(event string, detail map[string]any) {
	document.Call("dispatchEvent", window.Get("CustomEvent").New(event, map[string]any{"detail": detail}))
}
