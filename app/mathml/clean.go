package mathml

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deeply elements may be nested; browsers stop at 512, and the page
// has its share.
const maxDepth = 200

// clean applies the policy to what Temml returns, and writes it in the form in which
// the renderer of Markdown writes HTML.
func clean(temml string) (string, error) {
	parent := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	// A strings.Reader does not fail, and no HTML is refused.
	nodes, _ := html.ParseFragment(strings.NewReader(temml), parent)
	if len(nodes) != 1 || nodes[0].Data != "math" {
		return "", errReference
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
		b.WriteString(escaper.Replace(n.Data))
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
	b.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		if strings.Contains(names, " "+a.Key+" ") {
			b.WriteString(" " + a.Key + `="` + escaper.Replace(a.Val) + `"`)
		}
	}
	b.WriteByte('>')
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if err := write(b, child, depth+1); err != nil {
			return err
		}
	}
	b.WriteString("</" + n.Data + ">")
	return nil
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

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
	for _, class := range strings.Fields(attribute(n, "class")) {
		list = append(list, classes[class])
	}
	style := attribute(n, "style")
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" || a.Key == "style" })
	for property, value := range declarations(style) {
		switch {
		case property == "color" && n.Data != "mtd" && value != "undefined":
			setAttribute(n, "mathcolor", value)
		case property == "math-depth" && attribute(n, "scriptlevel") == "":
			setAttribute(n, "scriptlevel", value)
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
		setAttribute(n, "class", strings.Join(list, " "))
	}
}

// unite puts all that is before the annotation into one row, as only the first
// element is shown.
func unite(semantics *html.Node) {
	annotation := semantics.LastChild
	if annotation.PrevSibling != nil && annotation.PrevSibling == semantics.FirstChild {
		return
	}
	row := &html.Node{Type: html.ElementNode, Data: "mrow", Namespace: semantics.Namespace}
	for semantics.FirstChild != annotation {
		child := semantics.FirstChild
		semantics.RemoveChild(child)
		row.AppendChild(child)
	}
	semantics.InsertBefore(row, annotation)
}

// regroup makes a row of a symbol that Temml puts elements into, which the parser
// takes for HTML, with the space around it.
func regroup(n *html.Node) {
	element := false
	for inner := range n.Descendants() {
		if inner.Type == html.ElementNode {
			element = true
			inner.Namespace = n.Namespace
		}
	}
	if !element {
		return
	}
	n.Data = "mrow"
	if width := attribute(n, "lspace"); width != "" {
		n.InsertBefore(space(n, width), n.FirstChild)
	}
	if width := attribute(n, "rspace"); width != "" {
		n.AppendChild(space(n, width))
	}
}

func space(n *html.Node, width string) *html.Node {
	return &html.Node{
		Type: html.ElementNode, Data: "mspace", Namespace: n.Namespace,
		Attr: []html.Attribute{{Key: "width", Val: width}},
	}
}

// declarations are the properties and values of a style attribute; zero is 0 in
// whatever unit.
func declarations(style string) func(func(property, value string) bool) {
	return func(yield func(string, string) bool) {
		for declaration := range strings.SplitSeq(style, ";") {
			property, value, _ := strings.Cut(declaration, ":")
			value = strings.TrimSpace(value)
			if value == "0em" || value == "0pt" {
				value = "0"
			}
			if !yield(strings.TrimSpace(property), value) {
				return
			}
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
			style := attribute(cell, "style")
			half := strings.Contains(style, ";width:50%;")
			if !half && !strings.Contains(style, ";width:7.5%;") {
				continue
			}
			if hasText(cell) {
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
			setAttribute(first, "style", strings.Replace(attribute(first, "style"), "padding-left:1em", "padding-left:0", 1))
		}
	}
	if centred {
		setAttribute(table, "style", "")
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
	notations := strings.Fields(attribute(n, "notation"))
	if len(notations) > 1 {
		inner := &html.Node{
			Type: html.ElementNode, Data: "menclose", Namespace: n.Namespace,
			Attr: []html.Attribute{{Key: "notation", Val: strings.Join(notations[1:], " ")}},
		}
		for child := n.FirstChild; child != nil; child = n.FirstChild {
			n.RemoveChild(child)
			inner.AppendChild(child)
		}
		n.AppendChild(inner)
		notations = notations[:1]
	}
	if len(notations) == 0 {
		return nil
	}
	return []string{enclosures[notations[0]]}
}

// isDrawn tells elements that are there for Temml's style sheet to draw.
func isDrawn(n *html.Node) bool {
	return slices.ContainsFunc(strings.Fields(attribute(n, "class")), func(class string) bool { return slices.Contains(drawn, class) })
}

// back makes a negative space of as many thin ones, and returns their class.
func back(n *html.Node, width string) string {
	const thin = -1. / 6
	ems, err := strconv.ParseFloat(strings.TrimSuffix(width, "em"), 64)
	if err != nil {
		return ""
	}
	for range min(int(ems/thin+.5), 12) - 1 {
		more := &html.Node{Type: html.ElementNode, Data: "mrow", Namespace: n.Namespace}
		setAttribute(more, "style", "margin-left:-0.1667em")
		n.AppendChild(more)
	}
	return classBack
}

func removeChildren(n *html.Node, which func(*html.Node) bool) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if which(child) {
			n.RemoveChild(child)
		}
		child = next
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func setAttribute(n *html.Node, key, value string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}
