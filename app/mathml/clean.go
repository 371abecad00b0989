package mathml

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hanji/app/dom"
)

// maxDepth is how deeply elements may be nested; browsers stop at 512, and the page
// has its share.
const maxDepth = 200

// clean applies the policy to what Temml returns, and writes it in the form in which
// the renderer of Markdown writes HTML.
func clean(temml string, numbered bool) (string, error) {
	parent := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	// A strings.Reader does not fail, and no HTML is refused.
	nodes, _ := html.ParseFragment(strings.NewReader(temml), parent)
	if len(nodes) != 1 || nodes[0].Data != "math" {
		return "", errReference
	}
	for n := range nodes[0].Descendants() {
		switch n.Data {
		case "mtable":
			number(n, numbered)
		case "mtext":
			refer(n)
		}
	}
	var b strings.Builder
	if err := write(&b, nodes[0], 1); err != nil {
		return "", err
	}
	return b.String(), nil
}

// errReference is for \ref and \eqref, which Temml makes links of.
var errReference = errors.New(`\ref and \eqref are not supported`)

// write writes a node and what is in it. Temml escapes, so that all there is besides
// text are its own elements.
func write(b *strings.Builder, n *html.Node, depth int) error {
	if n.Type == html.TextNode {
		b.WriteString(dom.Escape(marks.Replace(n.Data)))
		return nil
	}
	if depth > maxDepth {
		return errDeep
	}
	rewrite(n)
	names, ok := Attributes(n.Data)
	switch {
	case n.Data == "a":
		return errReference
	case !ok || n.Namespace != "math":
		return fmt.Errorf("makes <%s>, which is not supported", n.Data)
	}
	isOther := func(a html.Attribute) bool { return !strings.Contains(names, " "+a.Key+" ") }
	dom.WriteTag(b, n.Data, slices.DeleteFunc(n.Attr, isOther))
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if err := write(b, child, depth+1); err != nil {
			return err
		}
	}
	b.WriteString("</" + n.Data + ">")
	return nil
}

// rewrite gives an element what the policy has in place of Temml's styles, classes
// and elements.
func rewrite(n *html.Node) {
	var list []string
	switch n.Data {
	case "semantics":
		unite(n)
	case "mtable":
		unnumber(n)
	case "mi", "mn", "mo", "mtext":
		removeChildren(n, func(child *html.Node) bool { return child.Data == "span" })
		regroup(n)
	case "menclose":
		list = enclosed(n)
	}
	removeChildren(n, isDrawn)
	for _, class := range strings.Fields(dom.Attribute(n.Attr, "class")) {
		if is, _ := IsReference(class); is || class == ClassNumber {
			list = append(list, class)
		}
		list = append(list, classes[class])
	}
	style := dom.Attribute(n.Attr, "style")
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" || a.Key == "style" })
	for declaration := range strings.SplitSeq(style, ";") {
		property, value, _ := strings.Cut(declaration, ":")
		property, value = strings.TrimSpace(property), strings.TrimSpace(value)
		if value == "0em" || value == "0pt" {
			value = "0"
		}
		switch {
		case property == "color" && n.Data != "mtd" && value != "undefined":
			dom.SetAttribute(n, "mathcolor", value)
		case property == "math-depth" && dom.Attribute(n.Attr, "scriptlevel") == "":
			dom.SetAttribute(n, "scriptlevel", value)
		case property == "margin-left":
			list = append(list, back(n, value))
		default:
			list = append(list, classes[property+":"+value], classes[property])
		}
	}
	if slices.Contains(list, classFill) {
		list = []string{classFill}
		if n.FirstChild != nil && n.NextSibling == nil {
			list = append(list, classRight) // the number of a formula
		}
	}
	if list = slices.DeleteFunc(list, func(class string) bool { return class == "" }); len(list) > 0 {
		dom.SetAttribute(n, "class", strings.Join(list, " "))
	}
}

// unite puts all that is before the annotation into one row, as only the first
// element is shown.
func unite(semantics *html.Node) {
	children := slices.Collect(semantics.ChildNodes())
	if last := len(children) - 1; last != 1 {
		semantics.InsertBefore(adopt(element(semantics, "mrow"), children[:last]), children[last])
	}
}

// regroup makes a row of a symbol that Temml puts elements into, which the parser
// takes for HTML, with the space around it.
func regroup(n *html.Node) {
	isSymbol := true
	for inner := range n.Descendants() {
		if inner.Type == html.ElementNode {
			isSymbol = false
			inner.Namespace = n.Namespace
		}
	}
	if isSymbol {
		return
	}
	n.Data = "mrow"
	if width := dom.Attribute(n.Attr, "lspace"); width != "" {
		n.InsertBefore(element(n, "mspace", html.Attribute{Key: "width", Val: width}), n.FirstChild)
	}
	if width := dom.Attribute(n.Attr, "rspace"); width != "" {
		n.AppendChild(element(n, "mspace", html.Attribute{Key: "width", Val: width}))
	}
}

// marks leaves the marks of references out.
var marks = strings.NewReplacer(markReference, "", markBrackets, "")

// refer gives a text that is the name of a row the class by which it is found.
func refer(text *html.Node) {
	inner := text.FirstChild
	if inner == nil || inner.NextSibling != nil || inner.Type != html.TextNode || len(inner.Data) < len(markReference) {
		return
	}
	mark, name := inner.Data[:len(markReference)], inner.Data[len(markReference):]
	switch {
	case name == "" || marks.Replace(name) != name:
	case mark == markReference:
		dom.SetAttribute(text, "class", classReference)
	case mark == markBrackets:
		dom.SetAttribute(text, "class", classInBrackets)
	}
}

// number makes places for the numbers that Temml leaves to a style sheet, one for all rows of a
// formula of several lines, and names rows as RowID does.
func number(table *html.Node, numbered bool) {
	var places []*html.Node
	severalLines := false
	for row := range table.ChildNodes() {
		if id := dom.Attribute(row.Attr, "id"); id != "" {
			dom.SetAttribute(row, "id", rowID+id)
		}
		cell := row.LastChild
		if cell == nil || cell.FirstChild == nil || cell.FirstChild.FirstChild == nil || dom.Attribute(cell.FirstChild.FirstChild.Attr, "class") != "tml-eqn" {
			continue
		}
		severalLines = severalLines || strings.Contains(dom.Attribute(cell.Attr, "style"), ";width:7.5%;")
		places = append(places, cell.FirstChild)
	}
	for i, place := range places {
		removeChildren(place, func(*html.Node) bool { return true })
		if numbered && (!severalLines || i == len(places)-1) {
			dom.SetAttribute(place, "class", ClassNumber)
		}
	}
}

// unnumber removes the first and last cells that Temml adds to each row for numbers
// that are to be counted by a style sheet, unless there are others.
func unnumber(table *html.Node) {
	var added []*html.Node
	centred := false
	for row := table.FirstChild; row != nil; row = row.NextSibling {
		for _, cell := range []*html.Node{row.FirstChild, row.LastChild} {
			if cell == nil {
				continue
			}
			style := dom.Attribute(cell.Attr, "style")
			half := strings.Contains(style, ";width:50%;")
			if !half && !strings.Contains(style, ";width:7.5%;") {
				continue
			}
			if hasText(cell) || cell.FirstChild != nil && dom.Attribute(cell.FirstChild.Attr, "class") == ClassNumber {
				return
			}
			centred = centred || half
			added = append(added, cell)
		}
	}
	for _, cell := range added {
		row := cell.Parent
		row.RemoveChild(cell)
		if first := row.FirstChild; first != nil {
			dom.SetAttribute(first, "style", strings.Replace(dom.Attribute(first.Attr, "style"), "padding-left:1em", "padding-left:0", 1))
		}
	}
	if centred {
		dom.SetAttribute(table, "style", "")
	}
}

func hasText(n *html.Node) bool {
	for inner := range n.Descendants() {
		if inner.Type == html.TextNode {
			return true
		}
	}
	return false
}

// enclosed makes a row of a <menclose>, or one in another if it draws two lines
// through, and returns its classes.
func enclosed(n *html.Node) []string {
	n.Data = "mrow"
	notations := strings.Fields(dom.Attribute(n.Attr, "notation"))
	if len(notations) == 0 {
		return nil
	}
	if len(notations) > 1 {
		inner := element(n, "menclose", html.Attribute{Key: "notation", Val: strings.Join(notations[1:], " ")})
		n.AppendChild(adopt(inner, slices.Collect(n.ChildNodes())))
	}
	return []string{enclosures[notations[0]]}
}

// isDrawn tells elements that are there for Temml's style sheet to draw.
func isDrawn(n *html.Node) bool {
	return slices.ContainsFunc(drawn, func(class string) bool { return dom.HasClass(n, class) })
}

// back makes a negative space of as many thin ones, and returns their class.
func back(n *html.Node, width string) string {
	const thin = -1. / 6
	ems, err := strconv.ParseFloat(strings.TrimSuffix(width, "em"), 64)
	if err != nil {
		return ""
	}
	for range min(int(ems/thin+.5), 12) - 1 {
		n.AppendChild(element(n, "mrow", html.Attribute{Key: "style", Val: "margin-left:-0.1667em"}))
	}
	return classBack
}

// element makes an element in the namespace of another.
func element(like *html.Node, name string, attributes ...html.Attribute) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: name, Namespace: like.Namespace, Attr: attributes}
}

// adopt moves nodes to the end of those in a parent, and returns it.
func adopt(parent *html.Node, nodes []*html.Node) *html.Node {
	for _, n := range nodes {
		n.Parent.RemoveChild(n)
		parent.AppendChild(n)
	}
	return parent
}

func removeChildren(n *html.Node, which func(*html.Node) bool) {
	for _, child := range slices.Collect(n.ChildNodes()) {
		if which(child) {
			n.RemoveChild(child)
		}
	}
}
