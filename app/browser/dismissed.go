//go:build js

package browser

import (
	"encoding/json"

	"hanji/app/ui"
)

// dismissed are the notices that the reader has closed in this tab, with what each was
// about: the page that is loaded again does not bring them back, news does.
type dismissed map[ui.NoticeKind]string

const dismissedKey = "dismissed"

func restoreDismissed() dismissed {
	d := dismissed{}
	// What another version wrote, or a person, is not worth a warning.
	_ = json.Unmarshal([]byte(kept("session", dismissedKey)), &d)
	if d == nil {
		d = dismissed{}
	}
	return d
}

// change notes that a notice is closed, or that the next time is another time.
func (d dismissed) change(kind ui.NoticeKind, closed bool, about string) {
	if _, before := d[kind]; !before && !closed {
		return
	}
	delete(d, kind)
	if closed {
		d[kind] = about
	}
	if data, err := json.Marshal(d); err == nil {
		keep("session", dismissedKey, string(data))
	}
}

// about is what a notice of a kind is about now: an edition, or a deployment.
func (e *edge) about(kind ui.NoticeKind) string {
	switch kind {
	case ui.Update:
		return boot.Get("edition").String()
	case ui.NewPosts:
		return e.newest().root.ID
	}
	return ""
}

func (e *edge) isDismissed(kind ui.NoticeKind) bool {
	about, closed := e.dismissed[kind]
	return closed && about == e.about(kind)
}
