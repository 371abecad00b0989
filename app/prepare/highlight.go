package prepare

import (
	"errors"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2"
	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hanji/app/markdown"
)

const (
	// maxHighlighted is the length in bytes of the longest code that is highlighted.
	maxHighlighted = 64 << 10
	// maxLanguageName is the length in bytes of the longest name that is looked for.
	maxLanguageName = 64
	// maxLanguages is how many languages of a text are looked for, which takes
	// milliseconds for each that chroma does not know.
	maxLanguages = 100

	// The lexers of chroma are expressions that backtrack: some code takes them a time that
	// grows without bound. Their steps are counted, not timed, so that a slow machine does
	// not change what is built. A text may take stepsOfText, and stepsPerByte more for all of
	// its code so far: what people write takes about 200 for a byte, 800 in the slowest language.
	stepsOfText  = 12 << 20
	stepsPerByte = 700
	// The same goes for the length of what is made of it, in bytes.
	lengthOfText  = 128 << 10
	lengthPerByte = 8
)

// byFile knows chroma's languages by the names of their files, which it looks for in those
// of all languages. Inside of code, languages are looked for by their own names alone.
var byFile = &chroma.LexerRegistry{Lexers: lexers.GlobalLexerRegistry.Lexers}

func init() {
	lexers.GlobalLexerRegistry.Lexers = nil
}

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
	lexer := p.lexer(language, line)
	if lexer == nil {
		return ""
	}
	if len(code) > maxHighlighted {
		p.warn(InCode, line, "code is longer than 64 KB: shown without colours", "divide it, or link to it as a file")
		return ""
	}
	p.steps += stepsPerByte * len(code)
	p.length += lengthPerByte * len(code)
	coloured, took, err := spans(lexer, code, p.steps, p.length)
	p.steps -= took
	p.length -= len(coloured)
	if err != nil {
		p.warn(InCode, line, "code in "+quote(language)+" "+err.Error()+": shown without colours", `show less of it, or name its language "text"`)
		return ""
	}
	return coloured
}

// lexer returns the lexer of a language that is named on a line, nil if there is none.
func (p *preparation) lexer(language string, line int) chroma.Lexer {
	if plainLanguages[strings.ToLower(language)] {
		return nil
	}
	lexer, found := p.lexers[language]
	if found {
		return lexer
	}
	if len(language) <= maxLanguageName {
		lexer = lexers.Get(language)
		if lexer == nil && len(p.lexers) < maxLanguages {
			lexer = byFile.Get(language)
		}
	}
	p.lexers[language] = lexer
	if lexer == nil {
		p.warn(InCode, line, "unknown language "+quote(language)+": shown without colours",
			"use a name that chroma knows, or leave it out")
	}
	return lexer
}

var (
	errSteps  = errors.New("takes too long to be coloured")
	errLength = errors.New("has too many pieces to be coloured")
	errLexer  = errors.New("is more than chroma's lexer can read")
)

// spans returns code with a span for each piece of one class, and the steps that it took to
// find them, of those that it may take.
func spans(lexer chroma.Lexer, code string, steps, length int) (coloured string, took int, err error) {
	var b strings.Builder
	took, panicked := regexp2.Metered(steps, func() {
		next, err := lexer.Tokenise(nil, code)
		if err != nil {
			panic(err)
		}
		last := ""
		for token := next(); token != chroma.EOF; token = next() {
			if token.Value == "" {
				continue
			}
			if class := className(token.Type); class != last {
				b.WriteString(closeSpan(last) + openSpan(class))
				last = class
			}
			b.WriteString(escaper.Replace(token.Value))
			if b.Len() > length {
				panic(errLength)
			}
		}
		b.WriteString(closeSpan(last))
	})
	switch panicked {
	case nil:
		return b.String(), took, nil
	case regexp2.Exhausted:
		return "", took, errSteps
	case errLength:
		return "", took, errLength
	}
	return "", took, errLexer // Of a rule that leaves more states than it entered, or is wrong.
}

func openSpan(class string) string {
	if class == "" {
		return ""
	}
	return `<span class="` + class + `">`
}

func closeSpan(class string) string {
	if class == "" {
		return ""
	}
	return "</span>"
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
