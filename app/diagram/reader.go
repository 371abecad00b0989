package diagram

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// reader goes through the lines of a diagram.
type reader struct {
	lines []line
	// at is the line after the current one.
	at int
	// title is what the diagram is called.
	title string
}

// line is one that says something, and its number.
type line struct {
	text   string
	number int
}

var (
	frontMatter = regexp.MustCompile(`^\s*---\s*\n((?s:.*?))\n---\s*(?:\n|$)`)
	titleLine   = regexp.MustCompile(`(?m)^\s*title\s*:\s*(.+)$`)
	directive   = regexp.MustCompile(`%%\{(?s:.*?)\}%%`)
	accessible  = regexp.MustCompile(`^(accTitle|accDescr)\s*:\s*(.*)$`)
	firstWord   = regexp.MustCompile(`^[\pL\pN_-]+`)
)

// read reads a diagram of any kind.
func read(source string) (kind Kind, title string, m model, err error) {
	defer func() {
		if wrong, ok := recover().(*Error); ok {
			err = wrong
		}
	}()
	r := newReader(source)
	if !r.next() {
		r.failf("it is empty")
	}
	header := r.text()
	for _, h := range headers {
		if found := h.header.FindStringSubmatch(header); found != nil {
			m = h.read(r, found[1])
			return h.Kind, r.title, m, nil
		}
	}
	r.failf("%s is not among the kinds that are drawn", quote(firstWord.FindString(header)))
	return
}

func newReader(source string) *reader {
	r := &reader{}
	blank := func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) }
	if m := frontMatter.FindStringSubmatch(source); m != nil {
		if title := titleLine.FindStringSubmatch(m[1]); title != nil {
			r.title = oneLine(title[1])
		}
		source = blank(m[0]) + source[len(m[0]):]
	}
	source = directive.ReplaceAllStringFunc(source, blank)
	number := 0
	for text := range strings.Lines(source) {
		number++
		text = strings.TrimSpace(text)
		if text == "" || strings.HasPrefix(text, "%%") {
			continue
		}
		if m := accessible.FindStringSubmatch(text); m != nil {
			if m[1] == "accTitle" {
				r.title = oneLine(m[2])
			}
			continue
		}
		for _, part := range statements(text) {
			r.lines = append(r.lines, line{part, number})
		}
	}
	return r
}

// statements divides a line at semicolons, but in quotes and at the end of an entity.
func statements(text string) (parts []string) {
	quoted, entity, from := false, false, 0
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '#' || c == '&':
			entity = true
			continue
		case c == ';' && !quoted && !entity:
			parts = append(parts, text[from:i])
			from = i + 1
		case c < 0x80 && !isLetterOrDigit(c):
			entity = false
		}
		if c == ';' {
			entity = false
		}
	}
	parts = append(parts, text[from:])
	var said []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			said = append(said, part)
		}
	}
	return said
}

func isLetterOrDigit(c rune) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// next goes on to the next line.
func (r *reader) next() bool {
	if r.at == len(r.lines) {
		return false
	}
	r.at++
	return true
}

// text is the current line.
func (r *reader) text() string { return r.lines[r.at-1].text }

// failf ends the reading: the current line can't be drawn.
func (r *reader) failf(format string, args ...any) {
	number := 1
	if r.at > 0 {
		number = r.lines[r.at-1].number
	}
	panic(&Error{number, fmt.Sprintf(format, args...)})
}

// unknown ends the reading at a line that says something which is not drawn.
func (r *reader) unknown() { r.failf("%s is not drawn", quote(r.text())) }

// quote shortens what was written, for a message.
func quote(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		s = string(runes[:40]) + "…"
	}
	return `"` + s + `"`
}

// styling are the lines that say how something looks or what a click does. A drawing has the
// look of its page.
var styling = regexp.MustCompile(`^(?:style|classDef|class|linkStyle|click)\s`)

// named are parts by their names, in the order in which these were first written.
type named[T any] struct {
	all    []*T
	byName map[string]*T
}

// of returns the part of a name, which is made with its number if there is none.
func (n *named[T]) of(name string, make func(number int) *T) *T {
	if known, ok := n.byName[name]; ok {
		return known
	}
	if n.byName == nil {
		n.byName = map[string]*T{}
	}
	made := make(len(n.all))
	n.byName[name] = made
	n.all = append(n.all, made)
	return made
}

func (n named[T]) MarshalJSON() ([]byte, error) { return json.Marshal(n.all) }
