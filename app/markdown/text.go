package markdown

import (
	"strings"

	"hanji/app/post"
)

// Text returns what a reader sees of a post's text, without markup: blocks, cells
// and forced breaks are lines of their own.
func Text(t post.Text) string {
	html := Render(t, "/").HTML
	var b strings.Builder
	b.Grow(len(html))
	for {
		text, rest, found := strings.Cut(html, "<")
		b.WriteString(text)
		if !found {
			return unescape(b.String())
		}
		var tag string
		tag, html, _ = strings.Cut(rest, ">")
		name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
		if name == "math" {
			var formula string
			formula, html, _ = strings.Cut(html, "</math>")
			b.WriteString(stripTags(formula))
		}
		if !strings.Contains(inlineTags, " "+name+" ") {
			b.WriteByte('\n')
		}
	}
}

const inlineTags = " a abbr b bdi bdo cite code data del dfn em i ins kbd mark math q s samp small span strong sub sup time u var wbr "
