package liquid

import (
	"regexp"
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
	// name and markup are of a tag, what stands behind its name. An output is the tag
	// echo.
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
	ends := map[string]int{} // Where the next of each is, from where it was looked for last.
	find := func(end string, after int) int {
		if at, known := ends[end]; !known || at < after {
			ends[end] = len(source)
			if i := strings.Index(source[after:], end); i >= 0 {
				ends[end] = after + i
			}
		}
		return ends[end]
	}
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
			if end := find("%}", at+2); end < len(source) {
				size, k = end+2-at, tag
			}
		} else if end := find("}", at+2); strings.HasPrefix(source[end:], "}}") {
			size, k = end+2-at, output
		}
		add(k, source[at:at+size])
		at = from
	}
	if from < len(source) {
		add(text, source[from:])
	}
	return tokens
}

var tagName = regexp.MustCompile(`^(?:#|\w+)`)

// inside reads what stands between the braces.
func (t *token) inside() {
	t.trimLeft = t.source[2] == '-'
	t.trimRight = t.source[len(t.source)-3] == '-'
	inner := t.source[2 : len(t.source)-2]
	inner = strings.TrimSuffix(strings.TrimPrefix(inner, "-"), "-")
	if t.kind == output {
		t.name, t.markup = "echo", inner
		t.measure()
		return
	}
	inner = strings.TrimLeft(inner, spaces)
	if t.name = tagName.FindString(inner); t.name == "" {
		t.kind = broken
		return
	}
	t.markup = strings.TrimLeft(inner[len(t.name):], spaces)
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

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c) || c == '_'
}
