package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The elements that pages are made of. In the browser view makes go-app's own of
// them, natively they are printed by HTML: go-app's native printer quotes attribute
// values as Go does, orders them at random and adds white space, so a prerendered page
// would neither be safe nor equal to the mounted one.

// node is an element, a text (without a tag), or raw HTML. It is an app.UI by
// embedding, to stand beside components; go-app's engine never gets it.
type node struct {
	app.UI
	tag       string
	attrs     attrs
	text, raw string
	children  []app.UI
}

// el makes an element. Children that are nil are left out.
func el(tag string, a attrs, children ...app.UI) app.UI {
	return &node{tag: tag, attrs: a, children: nodes(children...)}
}

// raw is the single element that html holds.
func raw(html string) app.UI { return &node{raw: strings.TrimSpace(html)} }

// text is a text node.
func text(s string) app.UI { return &node{text: s} }

// attrs is a list of attribute names and values, in the order printed. A boolean
// attribute has the value "" and is left out where false.
type attrs []string

// voidTags are the elements in use that have no content and no end tag.
var voidTags = []string{"img", "input"}

// when returns a with one more attribute, under a condition.
func (a attrs) when(is bool, name, value string) attrs {
	if !is {
		return a
	}
	return append(slices.Clip(a), name, value)
}

// with is when for an attribute whose value is not empty.
func (a attrs) with(name, value string) attrs { return a.when(value != "", name, value) }

// html prints each attribute after a space.
func (a attrs) html() string {
	var b strings.Builder
	for i := 0; i < len(a); i += 2 {
		b.WriteByte(' ')
		b.WriteString(a[i])
		b.WriteString(`="`)
		escaper.WriteString(&b, a[i+1])
		b.WriteByte('"')
	}
	return b.String()
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\u00a0", "&nbsp;")

// component is one of this package. Its Render is the view of its tree.
type component interface {
	app.Composer
	tree() app.UI
}

// HTML prints components and the elements of this package as HTML: escaped,
// without white space of its own, the same bytes each time.
func HTML(list ...app.UI) string {
	var b strings.Builder
	for _, ui := range list {
		printNode(&b, ui)
	}
	return b.String()
}

func printNode(b *strings.Builder, ui app.UI) {
	n, ok := ui.(*node)
	switch {
	case !ok:
		printNode(b, ui.(component).tree())
	case n.tag == "":
		b.WriteString(n.raw)
		escaper.WriteString(b, n.text)
	default:
		b.WriteString("<" + n.tag + n.attrs.html() + ">")
		for _, child := range n.children {
			printNode(b, child)
		}
		if !slices.Contains(voidTags, n.tag) {
			b.WriteString("</" + n.tag + ">")
		}
	}
}

// each makes one node for every item.
func each[T any](items []T, node func(T) app.UI) []app.UI {
	nodes := make([]app.UI, len(items))
	for i, item := range items {
		nodes[i] = node(item)
	}
	return nodes
}

// when is an element that is there under a condition.
func when(is bool, ui app.UI) app.UI {
	if is {
		return ui
	}
	return nil
}

// nodes drops those that are nil, so that parts can be optional.
func nodes(list ...app.UI) []app.UI {
	return slices.DeleteFunc(list, func(n app.UI) bool { return n == nil })
}
