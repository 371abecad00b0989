//go:build js

package browser

import (
	"encoding/json"
	"slices"

	"hanji/app/ui"
)

// marks returns what this device keeps, and no other, the newest first.
func marks() (all []ui.Mark) {
	// What another version wrote, or a person, is not worth a warning.
	_ = json.Unmarshal([]byte(kept("local", MarksKey)), &all)
	return slices.DeleteFunc(all, func(m ui.Mark) bool { return m.Path == "" })
}

// mostBegun is how many posts the shelf offers to go on with.
const mostBegun = 100

// begun lists the posts that were left before their end, the newest first.
func begun() []ui.Mark {
	list := slices.DeleteFunc(marks(), func(m ui.Mark) bool { return m.At >= 1 })
	return list[:min(len(list), mostBegun)]
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
	others := slices.DeleteFunc(marks(), func(m ui.Mark) bool { return m.Path == path })
	if data, err := json.Marshal(others); err == nil {
		keep("local", MarksKey, string(data))
	}
}

// tellReader lets web/reader.js know that the page is about to be left (LeaveEvent), or
// that another one is shown (PageEvent).
func tellReader(event string, detail map[string]any) {
	document.Call("dispatchEvent", window.Get("CustomEvent").New(event, map[string]any{"detail": detail}))
}
