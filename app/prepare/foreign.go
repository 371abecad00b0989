package prepare

import (
	"strings"

	"golang.org/x/net/html"

	"hanji/app/mathml"
)

// judge judges a parsed element.
func (c *cleaner) judge(n *html.Node) (html.Token, verdict) {
	if n.Namespace != "" || n.Parent.Namespace != "" {
		return c.foreign(n)
	}
	return c.element(n.Data, n.Attr)
}

// foreign judges an element that is not HTML, or is within one that is not. Of these
// there is MathML alone, and in its symbols there is text alone: HTML could be in no
// other place.
func (c *cleaner) foreign(n *html.Node) (html.Token, verdict) {
	tag := html.Token{Type: html.StartTagToken, Data: n.Data}
	names, ok := mathml.Attributes(n.Data)
	isMath := n.Namespace == "math"
	switch {
	case !c.rendered || !isMath && removed[n.Data] || isMath && hidden[n.Data]:
		c.warning("<"+n.Data+"> left out", "formulas hold text and the MathML that is for browsers to show")
		return tag, remove
	case !isMath || !ok || symbols[n.Parent.Data] || n.Data == "math" && n.Parent.Namespace != "":
		c.warning("<"+n.Data+"> in a formula left out, its content is kept", "use MathML Core, and no HTML in it")
		return tag, unwrap
	}
	for _, a := range n.Attr {
		switch {
		case a.Namespace == "" && strings.Contains(names, " "+a.Key+" ") && !hasAttribute(tag.Attr, a.Key):
			tag.Attr = append(tag.Attr, html.Attribute{Key: a.Key, Val: a.Val})
		case a.Key != "xmlns":
			c.warning("attribute "+quote(a.Key)+" of <"+n.Data+"> left out", attributeHint(a.Key))
		}
	}
	return tag, keep
}

// symbols are the elements of MathML in which there is text. But for annotation, HTML
// in them is HTML.
var symbols = map[string]bool{"annotation": true, "mi": true, "mn": true, "mo": true, "mtext": true}

// hidden are elements, in MathML, of which nothing is shown.
var hidden = map[string]bool{"annotation-xml": true, "script": true, "style": true}
