package prepare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/mathml"
	"hanji/app/problem"
)

// toFormula matches a reference to a formula within a text, as MathJax finds it.
var toFormula = regexp.MustCompile(`\\(eq)?ref\{([^{}\\]+)\}`)

// numberFormulas numbers the formulas of a page in their order, and puts the numbers where they
// are referred to.
func (p *preparation) numberFormulas(root *html.Node) {
	numbers := map[string]string{} // of rows by their ids
	last := 0
	var references, texts []*html.Node
	for n := range root.Descendants() {
		switch {
		case n.Namespace == "math" && n.Data == "mtr":
			if number := numberOf(n, &last); number != "" && dom.Attribute(n.Attr, "id") != "" {
				numbers[dom.Attribute(n.Attr, "id")] = number
			}
		case n.Namespace == "math" && n.Data == "mtext":
			if is, _ := mathml.IsReference(dom.Attribute(n.Attr, "class")); is && n.FirstChild != nil && n.FirstChild == n.LastChild && isText(n.FirstChild) {
				references = append(references, n)
			}
		case n.Type == html.TextNode && p.Math != nil && strings.Contains(n.Data, "ref{") && !isWithin(n, noMath):
			texts = append(texts, n)
		}
	}
	for _, n := range references {
		_, inBrackets := mathml.IsReference(dom.Attribute(n.Attr, "class"))
		n.Attr = dom.Without(n.Attr, "class")
		name := dom.TextIn(n)
		number := p.numberFor(numbers, name, inBrackets)
		if math := n.Parent.Parent; number != "" && n.PrevSibling == nil && math.Data == "math" && n.Parent.Data == "semantics" && dom.Attribute(math.Attr, "display") == "" {
			math.Parent.InsertBefore(linkTo(name, number), math)
			math.Parent.RemoveChild(math)
			continue
		}
		if number == "" {
			number = bracketsIf(inBrackets, name)
		}
		n.FirstChild.Data = number
	}
	for _, n := range texts {
		p.linkFormulas(n, numbers)
	}
}

// numberOf returns the number of a row, which it gives it if it is to have one.
func numberOf(row *html.Node, last *int) string {
	if row.LastChild == nil || row.LastChild.FirstChild == nil || row.LastChild.FirstChild.Data != "mtext" {
		return ""
	}
	text := row.LastChild.FirstChild
	if dom.Attribute(text.Attr, "class") == mathml.ClassNumber {
		text.Attr = dom.Without(text.Attr, "class")
		*last++
		text.AppendChild(dom.NewText("(" + strconv.Itoa(*last) + ")"))
	}
	return strings.TrimSuffix(strings.TrimPrefix(dom.TextIn(text), "("), ")")
}

// numberFor returns the number of a row by its name, "" if there is none, which it says.
func (p *preparation) numberFor(numbers map[string]string, name string, inBrackets bool) string {
	if number := numbers[mathml.RowID(name)]; number != "" {
		return bracketsIf(inBrackets, number)
	}
	if len(p.warnings) <= maxWarnings { // Else it is looked for in vain.
		p.warn(problem.InFormula, p.lineOf("ref{"+name+"}"), "no formula that has a number is named "+problem.Quote(name), `write \label{`+name+`} in it, and \tag{1} if formulas are not numbered`)
	}
	return ""
}

func bracketsIf(inBrackets bool, s string) string {
	if inBrackets {
		return "(" + s + ")"
	}
	return s
}

func linkTo(name, number string) *html.Node {
	link := dom.NewElement("a", "href", "#"+mathml.RowID(name))
	link.AppendChild(dom.NewText(number))
	return link
}

// linkFormulas makes links of the references in a text.
func (p *preparation) linkFormulas(text *html.Node, numbers map[string]string) {
	rest := text.Data
	for _, at := range slices.Backward(toFormula.FindAllStringSubmatchIndex(rest, -1)) {
		name := rest[at[4]:at[5]]
		number := p.numberFor(numbers, name, at[2] >= 0)
		if number == "" {
			continue
		}
		after := dom.NewText(text.Data[at[1]:])
		text.Data = text.Data[:at[0]]
		link := linkTo(name, number)
		text.Parent.InsertBefore(link, text.NextSibling)
		text.Parent.InsertBefore(after, link.NextSibling)
	}
}

// isWithin reports whether a node is in one of some elements, or in a link.
func isWithin(n *html.Node, elements map[string]bool) bool {
	for parent := range n.Ancestors() {
		if elements[parent.Data] || parent.Data == "a" {
			return true
		}
	}
	return false
}
