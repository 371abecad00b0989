package prepare

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hanji/app/markdown"
)

// nestHeadings gives each heading the level of its depth in the outline, from 2 on, as
// package markdown does.
func nestHeadings(root *html.Node) {
	var nesting markdown.Nesting
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		rename(n, "h"+strconv.Itoa(nesting.Level(int(n.Data[1]-'0'))))
	}
}

func rename(n *html.Node, name string) {
	n.Data, n.DataAtom = name, atom.Lookup([]byte(name))
}

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
			n.Attr = withDefault(n.Attr, "tabindex", "0")
		case n.Data == "table" && !hasClass(n.Parent, "table"):
			wrapTable(n)
		case n.Data == "math" && attribute(n.Attr, "display") == "block":
			wrap(n, &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span, Attr: attributesOf("class", formulaClass, "tabindex", "0")})
		case n.Data == "code":
			n.Attr = without(n.Attr, "data-lang") // Of Jekyll's highlighter; the class says it.
		case n.Data == "script":
			linkGist(n)
		case n.Data == "input" && n.Parent.Data == "li":
			labelBox(n)
		case n.Data == "a" && hasClass(n, "footnote"):
			n.Attr = attributesOf("href", attribute(n.Attr, "href"), "class", "footnote-ref", "role", "doc-noteref")
			n.Parent.Attr = without(n.Parent.Attr, "role")
		case n.Data == "a" && hasClass(n, "reversefootnote"):
			href := attribute(n.Attr, "href")
			n.Attr = attributesOf("href", href, "class", "footnote-backref", "role", "doc-backlink",
				"aria-label", "↩ "+strings.TrimPrefix(href, "#fnref:"))
		case n.Data == "div" && hasClass(n, "footnotes"):
			rename(n, "section")
		case n.Data == "li" && attribute(n.Attr, "role") == "doc-endnote":
			n.Attr = without(n.Attr, "role")
		}
	}
}

// unreserve leaves out the classes that only the page has, before dress gives some.
func (c *cleaner) unreserve(root *html.Node) {
	for n := range root.Descendants() {
		if class := attribute(n.Attr, "class"); class != "" {
			if kept, ok := c.classes(class); !ok {
				n.Attr = without(n.Attr, "class")
			} else if kept != class {
				n.Attr = append(without(n.Attr, "class"), html.Attribute{Key: "class", Val: kept})
			}
		}
	}
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n.Attr, "class")), class)
}

func attributesOf(pairs ...string) (list []html.Attribute) {
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, html.Attribute{Key: pairs[i], Val: pairs[i+1]})
	}
	return list
}

// wrapTable puts a table into an element that scrolls, named after the columns.
func wrapTable(table *html.Node) {
	columns := columnsOf(table)
	box := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div, Attr: attributesOf("class", "table", "role", "group", "tabindex", "0")}
	if len(columns) > 0 {
		box.Attr = withDefault(box.Attr, "aria-label", strings.Join(columns, ", "))
	}
	wrap(table, box)
}

// maxColumnName is how long the name of a column may be, in bytes, to be part of its
// table's.
const maxColumnName = 500

// columnsOf returns the names of a table's columns, not those of tables in it.
func columnsOf(n *html.Node) (names []string) {
	for c := range n.ChildNodes() {
		switch c.Data {
		case "th":
			if name := textOf(c); name != "" && len(name) <= maxColumnName {
				names = append(names, name)
			}
		case "tbody", "thead", "tfoot", "tr":
			names = append(names, columnsOf(c)...)
		}
	}
	return names
}

// wrap puts an element into a box, which takes its place.
func wrap(n, box *html.Node) {
	n.Parent.InsertBefore(box, n)
	n.Parent.RemoveChild(n)
	box.AppendChild(n)
}

// linkGist makes a link of a script that shows a gist.
func linkGist(script *html.Node) {
	address, ok := strings.CutSuffix(attribute(script.Attr, "src"), ".js")
	if !ok || !strings.HasPrefix(address, "https://gist.github.com/") {
		return
	}
	link := &html.Node{Type: html.ElementNode, Data: "a", DataAtom: atom.A, Attr: attributesOf("href", address)}
	link.AppendChild(&html.Node{Type: html.TextNode, Data: address})
	place := link
	if script.Parent.Data != "p" {
		place = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
		place.AppendChild(link)
	}
	script.Parent.InsertBefore(place, script)
	script.Parent.RemoveChild(script)
}

// labelBox makes a label of a check box and the text after it.
func labelBox(box *html.Node) {
	label := &html.Node{Type: html.ElementNode, Data: "label", DataAtom: atom.Label}
	box.Parent.InsertBefore(label, box)
	for n := box; n != nil && !blockElements[n.Data]; {
		next := n.NextSibling
		n.Parent.RemoveChild(n)
		label.AppendChild(n)
		n = next
	}
}

// textIn returns the text in a node as it is.
func textIn(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// textOf returns the text in a node as one line.
func textOf(n *html.Node) string { return strings.Join(strings.Fields(textIn(n)), " ") }
