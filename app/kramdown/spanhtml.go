package kramdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hanji/app/problem"
)

func (c *converter) quoteMark(n *node) {
	mark := c.o.SmartQuotes[slices.Index(quoteMarks[:], n.value)]
	code, ok := entityCode(mark)
	if number, err := strconv.Atoi(mark); err == nil {
		code, ok = rune(number), true
	}
	if !ok {
		code = entityCodes[n.value]
	}
	c.out.WriteString(c.o.entityText(code, ""))
}

func (c *converter) symbol(n *node) {
	if text, ok := c.o.TypographicSymbols[n.value]; ok {
		writeEscaped(&c.out, text, escapeText)
		return
	}
	for _, r := range string(n.text) {
		c.out.WriteString(c.o.entityText(r, ""))
	}
}

func (c *converter) abbreviation(n *node) {
	a := c.abbrs[n.value]
	if !c.mayRepeat(n.line, len(a.long)+a.attrs.size()) {
		c.out.WriteString(n.value)
		return
	}
	attrs := slices.Clone(a.attrs)
	if a.long != "" {
		attrs.set("title", a.long)
	}
	c.element("abbr", attrs, func() { c.out.WriteString(n.value) })
}

func (c *converter) raw(n *node) {
	if len(n.types) > 0 && !slices.Contains(n.types, "html") {
		return
	}
	c.out.WriteString(n.value)
	if !n.inline {
		c.out.WriteByte('\n')
	}
}

// math writes a formula.
func (c *converter) math(n *node, indent int) {
	write := func() { c.out.WriteString(c.formula(n)) }
	switch {
	case len(n.attrs) == 0:
		write()
	case n.inline:
		c.element("span", n.attrs, write)
	default:
		c.block("div", n.attrs, indent, write)
	}
}

// formula returns a formula as MathML, or for MathJax if there is no way to that.
func (c *converter) formula(n *node) string {
	if c.o.Math != nil {
		mathML, err := c.o.Math(n.value, !n.inline)
		switch {
		case err != nil:
			c.add(problem.InFormula, n.line, "formula shown as text: "+err.Error(), "correct the TeX, or write less of it or in another way")
		case mathML == "": // Why was said before.
		case n.inline:
			return mathML
		default:
			return mathML + "\n"
		}
	}
	switch {
	case !n.inline:
		return `\[` + escaped(n.value, escapeAll) + "\\]\n"
	case len(n.attrs) > 0:
		return "$" + n.value + "$"
	}
	return `\(` + escaped(n.value, escapeAll) + `\)`
}

// joinCJKLines takes newlines between Han and Kana out.
func joinCJKLines(s string) string {
	unspaced := func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }
	var out strings.Builder
	for i, r := range s {
		if r == '\n' && unspaced(lastRune(s[:i])) && unspaced(firstRune(s[i+1:])) {
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}
