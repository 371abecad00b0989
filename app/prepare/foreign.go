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

// foreign judges an element of MathML or SVG, or one in it. Where those may hold HTML,
// or each other, there is text alone, so that there is one way to read them.
func (c *cleaner) foreign(n *html.Node) (html.Token, verdict) {
	tag := html.Token{Type: html.StartTagToken, Data: n.Data}
	names, ok := vocabulary(n)
	switch within := n.Parent; {
	case !c.rendered, hidden[n.Data], n.Namespace == "" && removed[n.Data], n.Namespace == "svg" && !ok && n.Data != "a":
		c.warning(InHTML, "<"+n.Data+"> left out", "formulas and drawings hold shapes, symbols and text")
		return tag, remove
	case !ok, textOnly[within.Data], within.Namespace != "" && within.Namespace != n.Namespace, n.Data == "math" && within.Namespace != "":
		c.warning(InHTML, "<"+n.Data+"> in <"+within.Data+"> left out, its content is kept", "let formulas be MathML Core, and drawings be without links")
		return tag, unwrap
	}
	for _, a := range written(n) {
		if a.Namespace == "xlink" && a.Key == "href" {
			a.Namespace = ""
		}
		switch {
		case a.Key == "xmlns" || a.Namespace == "xmlns" || hasAttribute(tag.Attr, a.Key):
		case a.Namespace != "" || !strings.Contains(names, " "+a.Key+" ") || n.Namespace == "svg" && !drawable(a.Key, a.Val):
			c.warning(InHTML, "attribute "+quote(a.Key)+" of <"+n.Data+"> left out", attributeHint(a.Key))
		default:
			if value, ok := c.foreignValue(a.Key, a.Val); ok {
				tag.Attr = append(tag.Attr, html.Attribute{Key: a.Key, Val: value})
			}
		}
	}
	return tag, keep
}

// foreignValue judges ids and classes, which the page has as well.
func (c *cleaner) foreignValue(key, value string) (string, bool) {
	if key == "id" || key == "class" {
		return c.value("svg", key, value)
	}
	return value, true
}

// vocabulary returns the attributes that an element may have, with a space around each,
// and whether there may be that element.
func vocabulary(n *html.Node) (names string, ok bool) {
	switch n.Namespace {
	case "math":
		return mathml.Attributes(n.Data)
	case "svg":
		return svgAttributes, strings.Contains(svgElements, " "+n.Data+" ")
	}
	return "", false
}

// textOnly are the elements of MathML and SVG in which there is no other element.
var textOnly = map[string]bool{"annotation": true, "desc": true, "mi": true, "mn": true, "mo": true, "mtext": true, "title": true}

// hidden are elements of which nothing is shown.
var hidden = map[string]bool{"annotation-xml": true, "script": true, "style": true}
