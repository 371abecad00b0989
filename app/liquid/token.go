package liquid

import (
	"strings"
	"unicode/utf8"
)

type kind int

const (
	text   kind = iota
	output      // {{ … }}
	tag         // {% … %}
	broken      // The beginning of one of them, without its end.
	long        // One of them that is too long to be read.
)

// A token is a piece of a template. All of them, one after another, are the
// template.
type token struct {
	kind   kind
	source string
	line   int
	// at and end are where it stands in the template.
	at, end int
	// name and markup are of a tag, what stands behind its name; markup is also
	// what stands between the braces of an output.
	name, markup string
	// trimLeft and trimRight say that there are dashes inside of its braces, which
	// take the white space around away.
	trimLeft, trimRight bool
}

// tokenize cuts a template as Ruby's Liquid does: an output must end at the first
// closing brace.
func tokenize(source string, line int) []token {
	var tokens []token
	from := 0
	add := func(k kind, s string) {
		t := token{kind: k, source: s, line: line, at: from, end: from + len(s)}
		from = t.end
		if k == output || k == tag {
			t.inside()
		}
		tokens = append(tokens, t)
		line += strings.Count(s, "\n")
	}
	noTagEnd := false // Once there is none, there is none further on.
	brace := -1       // Where the next closing one is, from the last output that was looked at.
	for at := 0; at+1 < len(source); {
		if source[at] != '{' || source[at+1] != '{' && source[at+1] != '%' {
			at++
			continue
		}
		if from < at {
			add(text, source[from:at])
		}
		size, k := 2, broken
		if source[at+1] == '%' {
			if i := -1; !noTagEnd {
				i = strings.Index(source[at+2:], "%}")
				if noTagEnd = i < 0; !noTagEnd {
					size, k = i+4, tag
				}
			}
		} else {
			if brace < at+2 {
				brace = len(source)
				if i := strings.IndexByte(source[at+2:], '}'); i >= 0 {
					brace = at + 2 + i
				}
			}
			if strings.HasPrefix(source[brace:], "}}") {
				size, k = brace+2-at, output
			}
		}
		add(k, source[at:at+size])
		at = from
	}
	if from < len(source) {
		add(text, source[from:])
	}
	return tokens
}

// inside reads what stands between the braces.
func (t *token) inside() {
	t.trimLeft = t.source[2] == '-'
	t.trimRight = t.source[len(t.source)-3] == '-'
	inner := t.source[2 : len(t.source)-2]
	inner = strings.TrimSuffix(strings.TrimPrefix(inner, "-"), "-")
	if t.kind == output {
		t.markup = inner
		t.measure()
		return
	}
	inner = strings.TrimLeft(inner, spaces)
	end := 0
	for end < len(inner) && isWord(inner[end]) {
		end++
	}
	if strings.HasPrefix(inner, "#") {
		end = 1
	}
	if end == 0 {
		t.kind = broken
		return
	}
	t.name, t.markup = inner[:end], strings.TrimLeft(inner[end:], spaces)
	if t.name != "liquid" && t.name != "#" {
		t.measure()
	}
}

// maxSigns is how many signs and spaces an expression may have outside of its texts:
// reading and evaluating one goes as deep.
const maxSigns = 2_000

func (t *token) measure() {
	if signs(t.markup) > maxSigns {
		t.kind = long
	}
}

func signs(markup string) (n int) {
	for i := 0; i < len(markup); i++ {
		c := markup[i]
		if c == '"' || c == '\'' {
			i += 1 + strings.IndexByte(markup[i+1:], c)
		} else if c < utf8.RuneSelf && !isWord(c) {
			n++
		}
	}
	return n
}

// lines cuts the markup of a liquid tag into tags, one a line.
func (t *token) lines() []token {
	var tokens []token
	line := t.line + strings.Count(t.source[:strings.Index(t.source, t.markup)], "\n")
	for s := range strings.SplitSeq(t.markup, "\n") {
		if strings.Trim(s, spaces) != "" {
			inner := token{kind: tag, source: "{%" + s + "%}", line: line, at: t.at, end: t.end}
			inner.inside()
			inner.trimLeft, inner.trimRight = false, false
			tokens = append(tokens, inner)
		}
		line++
	}
	return tokens
}

// spaces is what Ruby's \s matches, and trimmed what its strip takes away.
const (
	spaces  = " \t\r\n\f\v"
	trimmed = spaces + "\x00"
)

func isSpace(c byte) bool { return strings.IndexByte(spaces, c) >= 0 }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c) || c == '_'
}
