package dom

import (
	"strings"

	"golang.org/x/net/html"
)

// TextIn returns the text in a node as it is.
func TextIn(n *html.Node) string {
	var b strings.Builder
	for _, text := range TextNodes(n, nil) {
		b.WriteString(text.Data)
	}
	return b.String()
}

// LineOf returns the text in a node as one line, without the TeX of its formulas.
func LineOf(n *html.Node) string {
	var b strings.Builder
	for _, text := range TextNodes(n, map[string]bool{"annotation": true}) {
		b.WriteString(text.Data)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TextNodes returns the texts in a node, but for those in elements of some names.
func TextNodes(n *html.Node, but map[string]bool) (list []*html.Node) {
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			list = append(list, n)
		} else if !but[n.Data] {
			for c := range n.ChildNodes() {
				visit(c)
			}
		}
	}
	visit(n)
	return list
}

// IsVacant reports whether there is nothing to be seen in an element.
func IsVacant(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" || c.Type == html.ElementNode && IsSeen[c.Data] {
			return false
		}
	}
	return true
}

// IsSeen are the elements of which something is seen without a text.
var IsSeen = map[string]bool{
	"audio": true, "hr": true, "iframe": true, "img": true, "input": true, "math": true, "picture": true, "script": true, "svg": true, "video": true,
}
