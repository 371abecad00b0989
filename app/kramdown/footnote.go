package kramdown

import "strings"

// note is the text of a footnote.
type note struct {
	content *node
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
	if b.notes[name] == nil {
		b.noteNames = append(b.noteNames, name)
	} else {
		b.warn(line, `footnote "`+name+`" has two texts`, "give one of them another name")
	}
	b.notes[name] = &note{content: content}
	b.end("definition")
	return true
}

// footnote parses a reference to a footnote.
func (s *spans) footnote(tree *node, name string) {
	line := s.line()
	source := s.take(len("[^") + len(name) + len("]"))
	n := s.notes[name]
	if n == nil {
		s.warn(line, `footnote "`+name+`" has no text`, `write it in a paragraph that begins with [^`+name+`]:`)
		s.addText(tree, source)
		return
	}
	n.used = true
	tree.add(&node{kind: kindFootnote, value: name, line: line})
}
