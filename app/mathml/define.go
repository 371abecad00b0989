package mathml

import (
	"regexp"
	"strings"
)

// definition matches one of a command that stands for another, or what comes before the body
// of one of others: the command, a star, the name and the parameters.
var definition = regexp.MustCompile(`\\let\s*(\\(?:[a-zA-Z]+|.))\s*=?\s*(\\(?:[a-zA-Z]+|.))|` +
	`\\(g?def|(?:re)?newcommand|providecommand|DeclareMathOperator)(\*?)\s*(?:\{\s*)?(\\(?:[a-zA-Z]+|.))(?:\s*\})?(\s*\[\d\]\s*\[[^\]]*\]\s*|[^{}\\]*)\{`)

// definitions are the commands that a formula defines, each said so that it may have
// been defined before.
func definitions(tex string) (all []string) {
	eachDefinition(tex, func(d defined) { all = append(all, inDialect(d.tex())) })
	return all
}

// redefined returns a formula in which operators, and commands that have an argument with a
// default, are defined in a way that Temml knows.
func redefined(tex string) string {
	var b strings.Builder
	done := 0
	eachDefinition(tex, func(d defined) {
		if d.command == "DeclareMathOperator" || hasDefault.MatchString(d.parameters) {
			b.WriteString(tex[done:d.start] + d.tex())
			done = d.end
		}
	})
	return b.String() + tex[done:]
}

// defined is a definition in a formula, from start to end.
type defined struct {
	start, end                            int
	command, star, name, parameters, body string
}

func eachDefinition(tex string, do func(defined)) {
	for from := 0; ; {
		at := definition.FindStringSubmatchIndex(tex[from:])
		if at == nil {
			return
		}
		group := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return tex[from+at[2*n] : from+at[2*n+1]]
		}
		d := defined{from + at[0], from + at[1], group(3), group(4), group(5), group(6), ""}
		if group(1) != "" {
			d.command, d.name, d.body = "let", group(1), group(2)
		} else {
			length := closing(tex[d.end:])
			if length < 0 {
				return
			}
			d.body = "{" + tex[d.end:d.end+length] + "}"
			if strings.HasPrefix(d.body, `{\textcolor`) { // Temml would not take it as an exponent.
				d.body = "{" + d.body + "}"
			}
			d.end += length + 1
		}
		do(d)
		from = d.end
	}
}

// hasDefault matches the parameters of a command of which the first has a default.
var hasDefault = regexp.MustCompile(`^\s*\[([1-9])\]\s*\[([^\]]*)\]\s*$`)

// tex returns the definition as one that holds whatever was defined before.
func (d defined) tex() string {
	switch d.command {
	case "let":
		return `\let` + d.name + "=" + d.body
	case "def", "gdef":
		return `\def` + d.name + d.parameters + d.body
	case "DeclareMathOperator":
		return `\def` + d.name + `{\operatorname` + d.star + d.body + `}`
	case "providecommand":
		return `\providecommand{` + d.name + `}` + d.parameters + d.body
	}
	if m := hasDefault.FindStringSubmatch(d.parameters); m != nil {
		inner := d.name + "@"
		parameters := "[#1]"
		for n := '2'; n <= rune(m[1][0]); n++ {
			parameters += "#" + string(n)
		}
		return `\def` + d.name + `{\@ifnextchar[{` + inner + `}{` + inner + `[` + m[2] + `]}}\def` + inner + parameters + d.body
	}
	return `\def` + d.name + `{}\renewcommand{` + d.name + `}` + d.parameters + d.body
}

// closing returns where the brace is that closes one before tex, -1 if nowhere.
func closing(tex string) int {
	depth := 1
	for i := 0; i < len(tex); i++ {
		switch tex[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// maxMacros is how many bytes of definitions are read for all pages, of which they may have maxTeX.
const maxMacros = 4 * maxTeX

// Macros returns what Page.Macros is of the definitions in some TeX, with the commands of
// MathJax's package physics if it is loaded: of those that can be read, as many as a page may have.
func Macros(tex string, physics bool) string {
	tex = tex[:min(len(tex), maxMacros)]
	all := &Page{Length: len(tex)}
	tex = formula{physics: physics}.inWords(tex)
	all.define(definitions(tex)...)
	return all.definitions
}
