package prepare

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/problem"
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
var noMath = map[string]bool{"code": true, "math": true, "noscript": true, "pre": true, "script": true, "style": true, "svg": true, "textarea": true}

// renderMath puts MathML in place of the formulas in HTML, where MathJax finds them: in
// text, which may have line breaks, but no other elements.
func (p *preparation) renderMath(parent *html.Node) {
	for n := parent.FirstChild; n != nil; {
		if !isText(n) {
			if !noMath[n.Data] {
				p.renderMath(n)
			}
			n = n.NextSibling
			continue
		}
		first := n
		var text strings.Builder
		for ; n != nil && isText(n); n = n.NextSibling {
			if n.Type == html.TextNode {
				text.WriteString(n.Data)
			} else {
				text.WriteString(lineBreak)
			}
		}
		if out, found := p.mathIn(text.String()); found {
			for first != n {
				next := first.NextSibling
				parent.RemoveChild(first)
				first = next
			}
			dom.MoveChildren(dom.Parse(out), parent, n)
		}
	}
}

// lineBreak stands for <br> in text, of which the source has none.
const lineBreak = "\x00"

func isText(n *html.Node) bool { return n.Type == html.TextNode || n.Data == "br" }

// mathIn returns text as HTML with its formulas in MathML, if there are any.
func (p *preparation) mathIn(text string) (out string, found bool) {
	marks := opening
	if p.Dollars {
		marks = openingDollars
	}
	var b strings.Builder
	done := 0
	keep := func(to int) {
		b.WriteString(strings.ReplaceAll(dom.Escape(text[done:to]), lineBreak, "<br>"))
		done = to
	}
	for at := 0; ; {
		next := strings.IndexAny(text[at:], `$\`)
		if next < 0 {
			break
		}
		at += next
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
			if length == 0 {
				at += p.noticeUnended(mark, text[inner:])
			}
			continue
		}
		at += length
		if mark == "$" && arePrices(tex, text[at:]) {
			for tex, length = formula(mark, text[at:]); arePrices(tex, text[at+length:]); tex, length = formula(mark, text[at:]) {
				at += length
			}
			continue
		}
		tex = strings.ReplaceAll(tex, lineBreak, "\n")
		mathML, err := p.Math(tex, mark != "$" && mark != `\(`)
		if err != nil {
			line, _, _ := strings.Cut(strings.TrimSpace(tex), "\n")
			p.warn(problem.InFormula, p.lineOf(line), "formula shown as text: "+err.Error(), "correct the TeX, or write less of it or in another way")
			continue
		}
		if mathML == "" {
			continue // Why was said before.
		}
		keep(start)
		b.WriteString(mathML)
		done, found = at, true
	}
	if !found {
		return "", false
	}
	keep(len(text))
	return b.String(), true
}

// noticeUnended warns of a formula of which the end is within braces that are never closed,
// or too far away, and returns the length of what it was to be. Single dollar signs are common
// in prose.
func (p *preparation) noticeUnended(mark, text string) (length int) {
	end := strings.Index(text[:min(len(text), 3*maxFormula)], closingOf(mark))
	if mark == "$" || end < 0 || strings.Trim(text[:end], " \t\n"+lineBreak) == "" {
		return 0
	}
	what, hint := "a brace in it is never closed", "close each { of it with }"
	if end >= maxFormula {
		what, hint = "it is too long", "make several formulas of it"
	}
	line, _, _ := strings.Cut(strings.TrimSpace(strings.ReplaceAll(text[:end], lineBreak, "\n")), "\n")
	p.warn(problem.InFormula, p.lineOf(line), "formula shown as text: "+what, hint)
	return end
}

// closings are the marks that end formulas, by those that begin them.
var closings = map[string]string{"$": "$", "$$": "$$", `\(`: `\)`, `\[`: `\]`}

// closingOf returns the mark that ends what a mark begins: an environment has its own.
func closingOf(mark string) string {
	if closing, ok := closings[mark]; ok {
		return closing
	}
	return strings.Replace(mark, "begin", "end", 1)
}

// formula returns the formula after the mark that begins it, "" if it does not end, and
// its length up to the end of the mark that ends it: the first one outside of braces.
func formula(mark, text string) (tex string, length int) {
	_, ok := closings[mark]
	closing := closingOf(mark)
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

// arePrices reports whether single dollar signs are those of two prices, with what is between
// them and after the second one: it is of digits and words, and a digit follows, as in
// "$5 and $10".
func arePrices(between, after string) bool {
	return price.MatchString(between) && after != "" && isDigit(after[0])
}

var price = regexp.MustCompile(`^\d[^\\^_{}=+*/<>]*$`)

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// showsNothing reports whether a formula only defines commands: there is nothing beside its
// TeX.
func showsNothing(math *html.Node) bool {
	for n := range math.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "annotation" || n.Data == "mspace" {
			return false
		}
	}
	return math.FirstChild != nil
}

// removeFormula removes a formula, and the paragraph in which there is nothing else.
func removeFormula(math *html.Node) {
	parent := math.Parent
	parent.RemoveChild(math)
	if parent.Data == "p" && parent.Parent != nil && dom.IsVacant(parent) {
		parent.Parent.RemoveChild(parent)
	}
}
