package prepare

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/markdown"
	"hanji/app/problem"
	"hanji/app/theme"
)

// highlight returns the inside of a code block with its colours, "" where it is to be shown
// as it is.
func (p *preparation) highlight(n *ast.FencedCodeBlock, src *source) string {
	language := markdown.Language(n, src.code)
	if language == "" {
		return ""
	}
	return p.highlightCode(language, string(n.Lines().Value(src.code)), src.line(n.Info.Segment.Start))
}

// highlightCode highlights code of a language that is named on a line.
func (p *preparation) highlightCode(language, code string, line int) string {
	coloured, err := p.code.Colour(language, code)
	if err != nil {
		p.warn(problem.InCode, line, err.Error(), problem.HintOf(err))
	}
	return coloured
}

// colour highlights the code blocks of a text in HTML that name their language, and
// numbers the lines of those of the class "numbered", or of all, but for those of a class
// that says no.
func (p *preparation) colour(root *html.Node) {
	for _, n := range slices.Collect(root.Descendants()) {
		language, ok := strings.CutPrefix(dom.Attribute(n.Attr, "class"), "language-")
		if !ok || n.Data != "code" || n.Parent.Data != "pre" || n.FirstChild == nil || n.FirstChild != n.LastChild {
			continue
		}
		pre := n.Parent
		if !dom.HasClass(pre, theme.Uncoloured) {
			if code := p.highlightCode(language, n.FirstChild.Data, p.lineOf(language)); code != "" {
				n.RemoveChild(n.FirstChild)
				dom.MoveChildren(dom.Parse("<code>"+code+"</code>").FirstChild, n, nil)
			}
		}
		isNumbered := (p.Numbered || dom.HasClass(pre, theme.Numbered)) && !dom.HasClass(pre, theme.Unnumbered)
		if isNumbered {
			dom.AddClass(pre, theme.Numbered)
			divideLines(n)
		}
	}
}

// divideLines puts each line of code, with its end, into a span, which the style sheet
// numbers. A token of several lines is divided.
func divideLines(code *html.Node) {
	tokens := &html.Node{}
	dom.MoveChildren(code, tokens, nil)
	var line *html.Node
	for token := range tokens.ChildNodes() {
		for text := range strings.Lines(dom.TextIn(token)) {
			if line == nil {
				line = dom.NewElement("span", "class", "line")
				code.AppendChild(line)
			}
			part := dom.NewText(text)
			if token.Type == html.ElementNode {
				of := part
				part = dom.NewElement(token.Data)
				part.Attr = token.Attr
				part.AppendChild(of)
			}
			line.AppendChild(part)
			if strings.HasSuffix(text, "\n") {
				line = nil
			}
		}
	}
}
