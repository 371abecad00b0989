package theme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/diagram"
	"hanji/app/dom"
	"hanji/app/locale"
	"hanji/app/problem"
)

// diagramClass is that of the figure of a diagram, and begins those of what is in it.
const diagramClass = diagram.Class

// drawDiagrams puts drawings in the place of Mermaid's diagrams: of code in that language, and
// of the elements in which Mermaid looks for them. What can't be drawn is code, under one
// warning for all of a text.
func (t *Text) drawDiagrams(root *html.Node) {
	page := &diagram.Page{}
	var first *diagram.Error
	line, missed := 0, 0
	for _, n := range slices.Collect(root.Descendants()) {
		source, ok := mermaidIn(n)
		if !ok || n.Parent == nil {
			continue
		}
		at := outermost(n)
		name := cmp.Or(takeName(n), takeName(at))
		drawing, err := page.Draw(source)
		if err == nil {
			drawing.Title = cmp.Or(name, drawing.Title)
			dom.Replace(at, t.showDiagram(drawing, source))
			continue
		}
		dom.Replace(at, codeOfDiagram(source, name))
		if missed++; first == nil {
			first = err.(*diagram.Error)
			line = t.lineOfDiagram(source, first.Line)
		}
	}
	if first == nil {
		return
	}
	what := "diagram shown as code: " + first.What
	if missed > 1 {
		what += fmt.Sprintf(", and %d more in this text", missed-1)
	}
	t.Warn(problem.InCode, line, what, "flowcharts, states, sequences, classes and entities are drawn, in Mermaid's usual notation; or use a picture")
}

// mermaidIn returns the source of a diagram, if an element is one.
func mermaidIn(n *html.Node) (source string, ok bool) {
	switch {
	case n.Type != html.ElementNode || n.Namespace != "":
	case n.Data == "code" && n.Parent != nil && n.Parent.Data == "pre":
		ok = dom.HasClass(n, "language-mermaid") || dom.HasClass(n, "mermaid")
	case n.Data == "pre" || n.Data == "div":
		ok = dom.HasClass(n, "mermaid") && !slices.ContainsFunc(slices.Collect(n.ChildNodes()), func(c *html.Node) bool { return isElement(c, "code", "pre") })
	}
	if !ok {
		return "", false
	}
	var b strings.Builder
	for text := range n.Descendants() {
		switch {
		case text.Type == html.TextNode:
			b.WriteString(text.Data)
		case text.Data == "br":
			b.WriteString("<br>")
		}
	}
	return b.String(), true
}

// outermost returns what a highlighter puts around code, and around nothing else.
func outermost(n *html.Node) *html.Node {
	for onlyIn(n.Parent) == n && (n.Parent.Data == "pre" || dom.HasClass(n.Parent, "highlight") || dom.HasClass(n.Parent, "highlighter-rouge")) {
		n = n.Parent
	}
	return n
}

// lineOfDiagram returns the line on which a line of a diagram stands in a text, or the
// diagram's first, 0 if it is not there as it is.
func (t *Text) lineOfDiagram(source string, line int) int {
	lines := strings.Split(source, "\n")
	for _, needle := range []string{lines[min(line, len(lines))-1], strings.TrimSpace(source)} {
		needle, _, _ = strings.Cut(needle, "\n")
		if at := t.Line(strings.TrimSpace(needle)); at > 0 {
			return at
		}
	}
	return 0
}

// showDiagram returns the figure of a drawing: to those who don't see it a picture with a name,
// whose source follows.
func (t *Text) showDiagram(of diagram.Drawing, source string) *html.Node {
	text := locale.For(t.Lang)
	name := text.Diagrams[slices.Index(diagram.Kinds, of.Kind)]
	if of.Title != "" {
		name += ": " + of.Title
	}
	box := dom.NewElement("div", "role", "img", "tabindex", "0", "aria-label", name, "class", diagramClass+"-box")
	dom.MoveChildren(dom.Parse(of.SVG), box, nil)
	figure := dom.NewElement("figure", "class", diagramClass)
	figure.AppendChild(box)
	if of.Title != "" {
		figure.AppendChild(withText("figcaption", of.Title))
	}
	details := dom.NewElement("details", "class", diagramClass+"-source")
	details.AppendChild(withText("summary", text.DiagramSource))
	details.AppendChild(preOf(source))
	figure.AppendChild(details)
	return figure
}

// codeOfDiagram returns a diagram as code that is named after what it is.
func codeOfDiagram(source, name string) *html.Node {
	pre := preOf(source)
	pre.Attr = dom.Attributes("title", cmp.Or(name, strings.TrimSuffix("Mermaid: "+diagram.Named(source), ": ")))
	return pre
}

func preOf(source string) *html.Node {
	pre, code := dom.NewElement("pre"), dom.NewElement("code", "class", "language-mermaid")
	code.AppendChild(dom.NewText(strings.Trim(source, "\n") + "\n"))
	pre.AppendChild(code)
	return pre
}

func withText(name, text string) *html.Node {
	n := dom.NewElement(name)
	n.AppendChild(dom.NewText(text))
	return n
}
