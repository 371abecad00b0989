package prepare

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/markdown"
	"hanji/app/mathml"
)

// nestHeadings gives each heading the level of its depth in the outline, from 2 on, as
// package markdown does.
func nestHeadings(root *html.Node) {
	var nesting markdown.Nesting
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		dom.Rename(n, "h"+strconv.Itoa(nesting.Level(int(n.Data[1]-'0'))))
	}
}

// maxBreadth is how many letters wide a formula within a line is at most, if it is to have room
// on a narrow screen for sure.
const maxBreadth = 20

// dress gives the elements of a text what readers need of them: tables, formulas and code
// that can be scrolled with the keyboard, check boxes with names, notes that open in place,
// gists that are links.
func dress(root *html.Node) {
	for _, n := range slices.Collect(root.Descendants()) {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.Data == "pre":
			n.Attr = dom.WithDefaults(n.Attr, "tabindex", "0")
		case n.Data == "table" && !dom.HasClass(n.Parent, "table"):
			wrapTable(n)
		case n.Data == "math" && showsNothing(n):
			removeFormula(n)
		case n.Data == "math" && (dom.Attribute(n.Attr, "display") == "block" || mathml.Breadth(n) > maxBreadth):
			dom.Wrap(n, dom.NewElement("span", "class", formulaClass, "tabindex", "0"))
		case n.Data == "code":
			nameLanguage(n)
		case n.Data == "script":
			linkGist(n)
		case n.Data == "input" && n.Parent.Data == "li":
			labelBox(n)
		case n.Data == "a" && dom.HasClass(n, "footnote"):
			n.Attr = dom.Attributes("href", dom.Attribute(n.Attr, "href"), "class", "footnote-ref", "role", "doc-noteref")
			n.Parent.Attr = dom.Without(n.Parent.Attr, "role")
		case n.Data == "a" && dom.HasClass(n, "reversefootnote"):
			href := dom.Attribute(n.Attr, "href")
			name := strings.TrimPrefix(href, "#fnref:")
			if again := n.LastChild; again != nil && again.Data == "sup" { // The number that is seen is heard.
				name = strings.TrimRight(name, "0123456789") + dom.TextIn(again)
			}
			n.Attr = dom.Attributes("href", href, "class", "footnote-backref", "role", "doc-backlink", "aria-label", "↩ "+name)
		case n.Data == "div" && dom.HasClass(n, "footnotes"):
			dom.Rename(n, "section")
		case n.Data == "li" && dom.Attribute(n.Attr, "role") == "doc-endnote":
			n.Attr = dom.Without(n.Attr, "role")
		}
	}
}

// unreserve leaves out the classes that only the page has, before dress gives some.
func (c *cleaner) unreserve(root *html.Node) {
	for n := range root.Descendants() {
		if class := dom.Attribute(n.Attr, "class"); class != "" {
			if kept, ok := c.classes(class); !ok {
				n.Attr = dom.Without(n.Attr, "class")
			} else if kept != class {
				n.Attr = append(dom.Without(n.Attr, "class"), html.Attribute{Key: "class", Val: kept})
			}
		}
	}
}

// nameLanguage names the language of code that Jekyll's highlighter made: its class has hyphens
// where the name has a plus.
func nameLanguage(code *html.Node) {
	name := dom.Attribute(code.Attr, "data-lang")
	code.Attr = dom.Without(code.Attr, "data-lang")
	if dom.Attribute(code.Attr, "class") == "language-"+strings.ReplaceAll(name, "+", "-") {
		dom.SetAttribute(code, "class", "language-"+name)
	}
}

// wrapTable puts a table into an element that scrolls, named after the columns.
func wrapTable(table *html.Node) {
	box := dom.NewElement("div", "class", "table", "role", "group", "tabindex", "0")
	if columns := columnsOf(table); len(columns) > 0 {
		box.Attr = dom.WithDefaults(box.Attr, "aria-label", strings.Join(columns, ", "))
	}
	dom.Wrap(table, box)
}

// maxColumnName is how long the name of a column may be, in bytes, to be part of its
// table's.
const maxColumnName = 500

// columnsOf returns the names of a table's columns, not those of tables in it.
func columnsOf(n *html.Node) (names []string) {
	for c := range n.ChildNodes() {
		switch c.Data {
		case "th":
			if name := dom.LineOf(c); name != "" && len(name) <= maxColumnName {
				names = append(names, name)
			}
		case "tbody", "thead", "tfoot", "tr":
			names = append(names, columnsOf(c)...)
		}
	}
	return names
}

// linkGist makes a link of a script that shows a gist.
func linkGist(script *html.Node) {
	address, ok := strings.CutSuffix(dom.Attribute(script.Attr, "src"), ".js")
	if !ok || !strings.HasPrefix(address, "https://gist.github.com/") {
		return
	}
	if script.Parent.Data != "p" {
		dom.Wrap(script, dom.NewElement("p"))
	}
	dom.Rename(script, "a")
	script.Attr = dom.Attributes("href", address)
	script.FirstChild, script.LastChild = nil, nil
	script.AppendChild(dom.NewText(address))
}

// labelBox makes a label of a check box and the text after it.
func labelBox(box *html.Node) {
	label := dom.NewElement("label")
	dom.Wrap(box, label)
	for n := label.NextSibling; n != nil && !markdown.IsBlock(n.Data); n = label.NextSibling {
		n.Parent.RemoveChild(n)
		label.AppendChild(n)
	}
}

// isCode are the elements whose text is shown as it is written.
var isCode = map[string]bool{"code": true, "pre": true}
