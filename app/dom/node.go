// Package dom has what the rooms that change HTML do with its tree: attributes, classes, text,
// elements that are put around others or away, and the one way in which HTML is read and
// written. It knows nothing of what a text may hold.
package dom

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// NewElement makes an element with attributes, each a name and a value.
func NewElement(name string, attributes ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Attr: Attributes(attributes...)}
	Rename(n, name)
	return n
}

// NewText makes a node of text.
func NewText(text string) *html.Node { return &html.Node{Type: html.TextNode, Data: text} }

// Rename makes another element of one, with what it has.
func Rename(n *html.Node, name string) {
	n.Data, n.DataAtom = name, atom.Lookup([]byte(name))
}

// Wrap puts an element into a box, which takes its place.
func Wrap(n, box *html.Node) {
	Replace(n, box)
	box.AppendChild(n)
}

// Unwrap puts what is in an element in its place.
func Unwrap(n *html.Node) {
	MoveChildren(n, n.Parent, n)
	n.Parent.RemoveChild(n)
}

// Replace puts a node in the place of another.
func Replace(n, by *html.Node) {
	n.Parent.InsertBefore(by, n)
	n.Parent.RemoveChild(n)
}

// MoveChildren moves what is in a node into another, before one that is there, or to the end
// if before is nil.
func MoveChildren(from, to, before *html.Node) {
	for n := from.FirstChild; n != nil; n = from.FirstChild {
		from.RemoveChild(n)
		to.InsertBefore(n, before)
	}
}
