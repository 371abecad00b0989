package kramdown

import (
	"regexp"
	"strings"

	"hanji/app/problem"
)

// note is the text of a footnote.
type note struct {
	content *node
	written string
	used    bool
}

// footnoteName returns the name of the footnote that s, which begins with "[^",
// refers to, or "".
func footnoteName(s string) string {
	s = s[len("[^"):]
	if n := nameLength(s); n > 0 && strings.HasPrefix(s[n:], "]") {
		return s[:n]
	}
	return ""
}

// footnoteDefinition parses the text of a footnote.
func (b *blocks) footnoteDefinition() bool {
	s := b.rest()
	s = s[indent(s, 3):]
	if !strings.HasPrefix(s, "[^") || b.tooDeep() {
		return false
	}
	name := footnoteName(s)
	after, ok := strings.CutPrefix(s[len("[^")+len(name):], "]:")
	if name == "" || !ok {
		return false
	}
	line := b.line()
	n := lineLength(after)
	n += indentedLength(after[n:])
	b.pos = len(b.text) - len(after) + n
	content := &node{kind: kindFootnoteText, line: line}
	b.parseBlocks(content, eachLine(after[:n], codeIndent), line)
	written := after[:n]
	if old := b.notes[name]; old == nil {
		b.noteNames = append(b.noteNames, name)
	} else if old.written != written { // What is included twice has it twice.
		b.warn(line, `footnote "`+name+`" has two texts`, "give one of them another name")
	}
	b.notes[name] = &note{content: content, written: written}
	b.end("definition")
	return true
}

// footnote parses a reference to a footnote.
func (s *spans) footnote(tree *node, name string) {
	line := s.line()
	source := s.take(len("[^") + len(name) + len("]"))
	n := s.notes[name]
	if n == nil {
		if !class.MatchString(name) {
			s.warn(line, `footnote "`+name+`" has no text`, `write it in a paragraph that begins with [^`+name+`]:`)
		}
		s.addText(tree, source)
		return
	}
	n.used = true
	tree.add(&node{kind: kindFootnote, value: name, line: line})
}

// class matches what is no name but in a regular expression, as in [^0-9].
var class = regexp.MustCompile(`a-z|A-Z|0-9|\p{Hangul}-\p{Hangul}`)

const neverReferred = "is never referred to"

// IsOfSpareNote reports whether a warning is about a footnote that nothing refers to.
func IsOfSpareNote(w problem.Problem) bool { return strings.HasSuffix(w.What, neverReferred) }
