//go:build !js

package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// node is an element, a text or raw HTML to be printed. It is an app.UI by
// embedding, and never handed to go-app's engine.
type node struct {
	app.UI
	open, text, close string
	children          []app.UI
}

func el(tag string, a attrs, children ...app.UI) app.UI {
	n := &node{open: openTag(tag, a), children: nodes(children...)}
	if !slices.Contains(voidTags, tag) {
		n.close = "</" + tag + ">"
	}
	return n
}

func clickable(tag string, a attrs, _ string, _ app.EventHandler, children ...app.UI) app.UI {
	return el(tag, a, children...)
}

func raw(html string) app.UI { return &node{open: strings.TrimSpace(html)} }

func textNode(s string) app.UI { return &node{text: s} }

// HTML prints components and the elements of this package as HTML: escaped,
// without white space of its own, the same bytes each time.
func HTML(ui app.UI) string {
	var b strings.Builder
	printNode(&b, ui)
	return b.String()
}

func printNode(b *strings.Builder, ui app.UI) {
	switch n := ui.(type) {
	case *node:
		b.WriteString(n.open)
		escaper.WriteString(b, n.text)
		for _, child := range n.children {
			printNode(b, child)
		}
		b.WriteString(n.close)
	case app.Composer:
		printNode(b, n.Render())
	}
}
