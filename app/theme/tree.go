package theme

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// elementsIn returns the elements of some names in a node, in order.
func elementsIn(root *html.Node, names ...string) (list []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Namespace == "" && slices.Contains(names, n.Data) {
			list = append(list, n)
		}
	}
	return list
}

// isElement reports whether a node is an element of one of some names. That of a text is no name.
func isElement(n *html.Node, names ...string) bool {
	return n != nil && n.Type == html.ElementNode && slices.Contains(names, n.Data)
}

// isSpace reports whether a node is white space or a line break.
func isSpace(n *html.Node) bool {
	return n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" || n.Type == html.CommentNode || isElement(n, "br")
}

// onlyIn returns the one node in another that is not blank, nil if there are none or more.
func onlyIn(n *html.Node) (only *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case isSpace(c):
		case only != nil:
			return nil
		default:
			only = c
		}
	}
	return only
}

// elementBefore returns the element before a node, nil if there is none or text is between.
func elementBefore(n *html.Node) *html.Node {
	before := n.PrevSibling
	for before != nil && isSpace(before) {
		before = before.PrevSibling
	}
	if before == nil || before.Type != html.ElementNode {
		return nil
	}
	return before
}

// takeClasses takes classes off an element that mean something, and returns that.
func takeClasses(n *html.Node, meaning func(class string) (string, bool)) (found []string) {
	written := dom.Attribute(n.Attr, "class")
	if written == "" {
		return nil
	}
	var rest []string
	for _, class := range strings.Fields(written) {
		if to, ok := meaning(class); ok {
			found = append(found, to)
		} else {
			rest = append(rest, class)
		}
	}
	if len(rest) < len(strings.Fields(written)) {
		dom.SetAttribute(n, "class", strings.Join(rest, " "))
	}
	return found
}

// firstElement returns the element that another begins with, nil if that is none.
func firstElement(n *html.Node) *html.Node { return elementFrom(n.FirstChild) }

// nextElement returns the element that follows another, nil if that is none.
func nextElement(n *html.Node) *html.Node { return elementFrom(n.NextSibling) }

func elementFrom(n *html.Node) *html.Node {
	for ; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			return n
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return nil
		}
	}
	return nil
}
