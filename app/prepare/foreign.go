package prepare

import (
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/drawing"
	"hanji/app/mathml"
	"hanji/app/problem"
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
		c.warning(problem.InHTML, "<"+n.Data+"> left out", "formulas and drawings hold shapes, symbols and text")
		return tag, remove
	case !ok, textOnly[within.Data], within.Namespace != "" && within.Namespace != n.Namespace, n.Data == "math" && within.Namespace != "":
		c.warning(problem.InHTML, "<"+n.Data+"> in <"+within.Data+"> left out, its content is kept", "let formulas be MathML Core, and drawings be without links")
		return tag, unwrap
	}
	for _, a := range drawing.Written(n) {
		if a.Namespace == "xlink" && a.Key == "href" {
			a.Namespace = ""
		}
		switch {
		case a.Key == "xmlns" || a.Namespace == "xmlns" || dom.HasAttribute(tag.Attr, a.Key):
		case a.Namespace != "" || !strings.Contains(names, " "+a.Key+" ") || n.Namespace == "svg" && !drawing.IsDrawable(a.Key, a.Val):
			c.tellForeign(a)
		default:
			value, ok := a.Val, true
			if a.Key == "id" || a.Key == "class" { // The page has some as well.
				value, ok = c.value(a.Key, a.Val)
			}
			if ok {
				tag.Attr = append(tag.Attr, html.Attribute{Key: a.Key, Val: value})
			}
		}
	}
	return tag, keep
}

// vocabulary returns the attributes that an element may have, with a space around each,
// and whether there may be that element.
func vocabulary(n *html.Node) (names string, ok bool) {
	switch n.Namespace {
	case "math":
		return mathml.Attributes(n.Data)
	case "svg":
		return drawing.Attributes(n.Data)
	}
	return "", false
}

// textOnly are the elements of MathML and SVG in which there is no other element.
var textOnly = map[string]bool{"annotation": true, "desc": true, "mi": true, "mn": true, "mo": true, "mtext": true, "title": true}

// hidden are elements of which nothing is shown.
var hidden = map[string]bool{"annotation-xml": true, "script": true, "style": true}
