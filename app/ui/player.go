package ui

import (
	"cmp"
	"strings"
)

// askFirst puts a link in the place of each frame of a post's text. It says what the
// frame shows and, unless that does, on which host, and leads there; the frame itself waits
// in a template until the reader asks for it (web/reader.js). So no other host hears of a reader who did not ask, and
// offline there is no empty frame. Frames are as package prepare writes them.
func askFirst(html string) string {
	const open, end = `<iframe `, `></iframe>`
	var b strings.Builder
	for {
		before, rest, _ := strings.Cut(html, open)
		attributes, after, ok := strings.Cut(rest, end)
		b.WriteString(before)
		if !ok {
			break
		}
		page := cmp.Or(written(attributes, "data-page"), written(attributes, "src"))
		host, _, _ := strings.Cut(strings.TrimPrefix(page, "https://"), "/")
		title, from := written(attributes, "title"), ""
		if host = strings.TrimPrefix(host, "www."); !strings.Contains(title, host) {
			from = `<small>` + host + `</small>`
		}
		id := ""
		if name := written(attributes, "id"); name != "" {
			id = ` id="` + name + `"`
			attributes = strings.Replace(attributes, id, "", 1)
		}
		b.WriteString(`<a class="hanji-player"` + id + ` href="` + page + `"><span>` + title + `</span>` + from +
			`<template>` + open + attributes + end + `</template></a>`)
		html = after
	}
	return b.String()
}

// written returns the value of an attribute as HTML, out of attributes as they are
// written between double quotes.
func written(attributes, name string) string {
	_, rest, _ := strings.Cut(" "+attributes, " "+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}
