//go:build !js

package ui

import "hanji/app/locale"

// ReaderWords are the words of web/reader.js as attributes of its element.
func ReaderWords(t *locale.Text) string {
	r := t.Reader
	return attrs{
		"data-left", r.Left, "data-done", r.Done, "data-resume", r.Resume, "data-part", r.Part, "data-read", r.Read,
		"data-copy", r.Copy, "data-copied", r.Copied, "data-refused", r.Refused,
		"data-anchor", r.Anchor, "data-enlarge", r.Enlarge, "data-zoom", r.Zoom, "data-note", r.Note, "data-close", r.Close,
		"data-offline", r.Offline,
	}.html()
}

// AsksWords are those of web/asks.js.
func AsksWords(t *locale.Text) string {
	return attrs{
		"data-quoted", t.Search.Quoted("{}"), "data-waiting", t.Until.Waiting, "data-failed", t.Until.Failed, "data-reload", t.Reload,
	}.html()
}
