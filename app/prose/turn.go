package prose

import (
	"golang.org/x/net/html"
	"golang.org/x/text/unicode/bidi"

	"hanji/app/dom"
)

// Turn gives a direction to what stands in a text on lines of its own and is written the other
// way than the text's language, such as a quote in Arabic in an English text: its first letter
// is, and so are most. What is in it follows.
func Turn(root *html.Node, lang string) {
	turn(root, Direction(lang))
}

// turned are the elements that may have another direction than the text around them. Items,
// cells and headings stand in line with the others.
var turned = map[string]bool{"blockquote": true, "dl": true, "ol": true, "p": true, "table": true, "ul": true}

// noProse are the elements whose letters are of no language.
var noProse = map[string]bool{"code": true, "kbd": true, "math": true, "pre": true, "samp": true, "svg": true}

func turn(n *html.Node, around string) {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || dom.HasAttribute(c.Attr, "dir") || noProse[c.Data] {
			continue
		}
		if turned[c.Data] {
			first, most := directionsIn(c)
			if first == most && most != "" && most != around {
				dom.SetAttribute(c, "dir", most)
				continue
			}
		}
		if c.Data != "p" && c.Data != "li" && c.Data != "td" {
			turn(c, around)
		}
	}
}

// directionsIn returns in which direction the first letter of an element is written, and in
// which most are, "" if there are none.
func directionsIn(n *html.Node) (first, most string) {
	balance := 0
	for _, text := range dom.TextNodes(n, noProse) {
		for _, r := range text.Data {
			step := stepOf(r)
			balance += step
			if first == "" && step != 0 {
				first = nameOf(step)
			}
		}
	}
	return first, nameOf(balance)
}

// stepOf returns 1 for a letter that is written from left to right, -1 for one from right to
// left, 0 for what has no direction.
func stepOf(r rune) int {
	switch p, _ := bidi.LookupRune(r); p.Class() {
	case bidi.L:
		return 1
	case bidi.R, bidi.AL:
		return -1
	}
	return 0
}

func nameOf(balance int) string {
	switch {
	case balance > 0:
		return "ltr"
	case balance < 0:
		return "rtl"
	}
	return ""
}
