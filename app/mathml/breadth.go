package mathml

import (
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Breadth returns about how many letters wide a formula is in MathML, or a part of one.
func Breadth(n *html.Node) int {
	if n.Type == html.TextNode {
		return utf8.RuneCountInString(n.Data)
	}
	most, sum := 0, 0
	for c := range n.ChildNodes() {
		breadth := Breadth(c)
		most, sum = max(most, breadth), sum+breadth
	}
	switch n.Data {
	case "annotation":
		return 0
	case "mfrac", "mover", "mtable", "munder", "munderover": // One part lies above another.
		return most
	}
	return sum
}
