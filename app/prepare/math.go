package prepare

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// maxFormula is the length in bytes of the longest formula that is looked for.
const maxFormula = 10_000

// opening matches what begins a formula. Single dollar signs, which a backslash may
// escape, are for blogs that have told MathJax so.
var (
	opening        = regexp.MustCompile(`\$\$|\\[(\[]|\\begin\{[^{}]*\}`)
	openingDollars = regexp.MustCompile(`\$\$|\\?\$|\\[(\[]|\\begin\{[^{}]*\}`)
)

// noMath are elements in whose text there are no formulas.
var noMath = map[string]bool{"code": true, "math": true, "noscript": true, "pre": true, "script": true, "style": true, "textarea": true}

// renderMath puts MathML in place of the formulas in HTML, where MathJax finds them: in
// text, which may have line breaks, but no other elements.
func (p *preparation) renderMath(parent *html.Node, in Input) {
	for n := parent.FirstChild; n != nil; {
		if !isText(n) {
			if !noMath[n.Data] {
				p.renderMath(n, in)
			}
			n = n.NextSibling
			continue
		}
		first, text := n, ""
		for ; n != nil && isText(n); n = n.NextSibling {
			if n.Type == html.TextNode {
				text += n.Data
			} else {
				text += lineBreak
			}
		}
		if out, found := p.mathIn(text, in); found {
			for first != n {
				next := first.NextSibling
				parent.RemoveChild(first)
				first = next
			}
			moveChildren(parse(out), parent, n)
		}
	}
}

// lineBreak stands for <br> in text, of which the source has none.
const lineBreak = "\x00"

func isText(n *html.Node) bool { return n.Type == html.TextNode || n.Data == "br" }

func moveChildren(from, to, before *html.Node) {
	for n := from.FirstChild; n != nil; n = from.FirstChild {
		from.RemoveChild(n)
		to.InsertBefore(n, before)
	}
}

// mathIn returns text as HTML with its formulas in MathML, and whether there are any.
func (p *preparation) mathIn(text string, in Input) (out string, found bool) {
	marks := opening
	if in.Dollars {
		marks = openingDollars
	}
	var b strings.Builder
	done := 0
	keep := func(to int) {
		b.WriteString(strings.ReplaceAll(escaper.Replace(text[done:to]), lineBreak, "<br>"))
		done = to
	}
	for at := 0; ; {
		open := marks.FindStringIndex(text[at:])
		if open == nil {
			break
		}
		start, inner := at+open[0], at+open[1]
		at = inner
		mark := text[start:inner]
		if mark == `\$` {
			keep(start)
			done, found = start+1, true
			continue
		}
		tex, length := formula(mark, text[inner:])
		if strings.Trim(tex, " \t\n"+lineBreak) == "" {
			continue
		}
		at += length
		tex = strings.ReplaceAll(tex, lineBreak, "\n")
		mathML, err := in.Math(tex, mark != "$" && mark != `\(`)
		if err != nil {
			line, _, _ := strings.Cut(strings.TrimSpace(tex), "\n")
			p.warn(InMarkdown, lineOf(in.Written, line), "formula shown as text: "+err.Error(), "correct the TeX, or write less of it or in another way")
			continue
		}
		if mathML == "" {
			continue // Why was said before.
		}
		keep(start)
		b.WriteString(mathML)
		done, found = at, true
	}
	keep(len(text))
	return b.String(), found
}

// closings are the marks that end formulas, by those that begin them.
var closings = map[string]string{"$": "$", "$$": "$$", `\(`: `\)`, `\[`: `\]`}

// formula returns the formula after the mark that begins it, "" if it does not end, and
// its length up to the end of the mark that ends it: the first one outside of braces.
func formula(mark, text string) (tex string, length int) {
	closing, ok := closings[mark]
	if !ok {
		closing = strings.Replace(mark, "begin", "end", 1)
	}
	depth := 0
	for i := 0; i < min(len(text), maxFormula); i++ {
		switch {
		case depth == 0 && strings.HasPrefix(text[i:], closing):
			length = i + len(closing)
			if !ok { // An environment is a formula with its marks.
				return mark + text[:length], length
			}
			return text[:i], length
		case text[i] == '\\':
			i++
		case text[i] == '{':
			depth++
		case text[i] == '}' && depth > 0:
			depth--
		}
	}
	return "", 0
}
