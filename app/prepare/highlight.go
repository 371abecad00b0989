package prepare

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hanji/app/markdown"
)

// maxHighlighted is the length in bytes of the longest code that is highlighted.
const maxHighlighted = 64 << 10

// maxLanguages is how many languages of a text are looked for, which takes
// milliseconds for each that chroma does not know.
const maxLanguages = 100

// plainLanguages name code that has nothing to highlight.
var plainLanguages = map[string]bool{"text": true, "txt": true, "plain": true, "plaintext": true, "none": true}

// highlight returns the inside of a code block with a span for each token of its
// language, with chroma's short class names; "" where it is to be shown as it
// is.
func (p *preparation) highlight(n *ast.FencedCodeBlock, src *source) string {
	language := markdown.Language(n, src.code)
	if language == "" {
		return ""
	}
	return p.highlightCode(language, string(n.Lines().Value(src.code)), src.line(n.Info.Segment.Start))
}

// colour highlights the code blocks of a text in HTML that name their language, and
// numbers the lines of those of the class "numbered", or of all.
func (p *preparation) colour(root *html.Node, written string, numbered bool) {
	for _, n := range slices.Collect(root.Descendants()) {
		language, ok := strings.CutPrefix(attribute(n.Attr, "class"), "language-")
		if !ok || n.Data != "code" || n.Parent.Data != "pre" || n.FirstChild == nil || n.FirstChild != n.LastChild {
			continue
		}
		if code := p.highlightCode(language, n.FirstChild.Data, lineOf(written, language)); code != "" {
			n.RemoveChild(n.FirstChild)
			coloured := parse("<code>" + code + "</code>").FirstChild
			for c := coloured.FirstChild; c != nil; c = coloured.FirstChild {
				coloured.RemoveChild(c)
				n.AppendChild(c)
			}
		}
		if numbered && !hasClass(n.Parent, "numbered") {
			n.Parent.Attr = append(n.Parent.Attr, html.Attribute{Key: "class", Val: "numbered"})
		}
		if hasClass(n.Parent, "numbered") {
			divideLines(n)
		}
	}
}

// divideLines puts each line of code, with its end, into a span, which the style sheet
// numbers. A token of several lines is divided.
func divideLines(code *html.Node) {
	var tokens []*html.Node
	for c := code.FirstChild; c != nil; c = code.FirstChild {
		code.RemoveChild(c)
		tokens = append(tokens, c)
	}
	var line *html.Node
	for _, token := range tokens {
		for text := range strings.Lines(textIn(token)) {
			if line == nil {
				line = &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span, Attr: attributesOf("class", "line")}
				code.AppendChild(line)
			}
			part := &html.Node{Type: html.TextNode, Data: text}
			if token.Type == html.ElementNode {
				of := part
				part = &html.Node{Type: html.ElementNode, Data: token.Data, DataAtom: token.DataAtom, Attr: token.Attr}
				part.AppendChild(of)
			}
			line.AppendChild(part)
			if strings.HasSuffix(text, "\n") {
				line = nil
			}
		}
	}
}

// highlightCode highlights code of a language that is named on a line.
func (p *preparation) highlightCode(language, code string, line int) string {
	if plainLanguages[strings.ToLower(language)] {
		return ""
	}
	lexer, found := p.lexers[language]
	if !found && len(p.lexers) < maxLanguages {
		if lexer = lexers.Get(language); lexer == nil {
			p.warn(InCode, line, "unknown language "+quote(language)+": shown without colours",
				"use a name that chroma knows, or leave it out")
		}
		p.lexers[language] = lexer
	}
	if lexer == nil {
		return ""
	}
	if len(code) > maxHighlighted {
		return ""
	}
	tokens, err := chroma.Tokenise(chroma.Coalesce(lexer), nil, code)
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, token := range tokens {
		class := className(token.Type)
		if class == "" {
			b.WriteString(escaper.Replace(token.Value))
		} else {
			b.WriteString(`<span class="` + class + `">` + escaper.Replace(token.Value) + `</span>`)
		}
	}
	return b.String()
}

// className returns chroma's class of a kind of token, or of the nearest kind
// that holds it.
func className(t chroma.TokenType) string {
	for ; t != 0; t = t.Parent() {
		if class, ok := chroma.StandardTypes[t]; ok {
			return class
		}
	}
	return ""
}
