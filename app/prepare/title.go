package prepare

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"hanji/app/markdown"
)

// takeTitle takes a heading of level 1 off the beginning of a body and returns
// its plain text. The lines stay, empty, so that the others keep their numbers.
func takeTitle(src *source) (*source, string) {
	h, ok := src.doc.FirstChild().(*ast.Heading)
	if !ok || h.Level != 1 || h.Lines().Len() == 0 {
		return src, ""
	}
	start := h.Lines().At(0).Start
	last := h.Lines().At(h.Lines().Len() - 1).Stop
	start -= len(src.indent(start))
	// A heading is "# text" on one line, or text underlined by a line of "=".
	lines := 1
	if !strings.HasPrefix(strings.TrimLeft(src.text[start:], " "), "#") {
		lines = src.index(last-1) - src.index(start) + 2
	}
	stop := src.starts[src.index(start)+lines]
	title := ""
	if _, ok := h.AttributeString("id"); ok { // it has text
		title = markdown.HeadingText(h, src.code)
	}
	return src.apply([]edit{{start, stop, strings.Repeat("\n", lines)}}), title
}
