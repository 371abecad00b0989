package kramdown

import (
	"strings"
	"unicode/utf8"
)

// spans parses the spans of a text into the children of nodes.
type spans struct {
	*parser
	*scanner
	// open are the nodes that are being parsed, the innermost last.
	open []*node
	// textKind is the kind of what is no span.
	textKind kind
}

// only restricts what spans are looked for; 0 is no restriction.
type only uint8

const (
	onlyCode only = 1 << iota
	onlyHTML
)

// A stop is what may end the span that is being parsed.
type stop struct {
	// matches reports whether it stands at the beginning of a text.
	matches func(s string) bool
	// accepts reports whether it ends the span, which it stands at now.
	accepts func() bool
}

// parseSource parses the source that a node holds into the children of the node.
func (p *parser) parseSource(n *node) {
	s := &spans{parser: p, scanner: newScanner(string(n.text), n.line), textKind: kindText}
	s.parse(n, nil, 0)
}

// parse parses spans into el until the end of the text or, if there is a stop,
// until that ends el. It reports whether it did; if not, the text that remains
// has no span.
func (s *spans) parse(el *node, until *stop, set only) bool {
	s.open = append(s.open, el)
	defer func() { s.open = s.open[:len(s.open)-1] }()
	for !s.atEnd() {
		if until != nil && s.exhausted() {
			return false
		}
		at := s.next(until, set)
		s.spend(at - s.pos + stepEffort)
		if at == len(s.text) {
			if until == nil {
				s.addText(el, s.take(at-s.pos))
			}
			return false
		}
		s.addText(el, s.take(at-s.pos))
		if until != nil && until.matches(s.rest()) && until.accepts() {
			return true
		}
		if !s.span(el, set) {
			s.addText(el, s.take(runeLength(s.rest())))
		}
	}
	return false
}

func (s *spans) addText(el *node, text string) {
	if text != "" {
		el.addText(s.textKind, text, s.line())
	}
}

// find returns where something is from the scanner on, or -1.
func (s *spans) find(what string) int { return s.findIn(s.rest(), what) }

// findIn returns where something is in a text, or -1.
func (p *parser) findIn(text, what string) int {
	if p.exhausted() {
		return -1
	}
	i := strings.Index(text, what)
	if i < 0 {
		p.spend(len(text))
	}
	return i
}

// isOpen reports whether a node of a kind is being parsed.
func (s *spans) isOpen(k kind) bool {
	for _, n := range s.open {
		if n.kind == k {
			return true
		}
	}
	return false
}

// mayNest reports whether a span may begin that has others in it.
func (s *spans) mayNest() bool { return len(s.open) < maxDepth && !s.exhausted() }

// marks has the bytes with which a span may begin.
var marks = func() (table [256]bool) {
	for _, c := range []byte("*_`<[!\"'$&{-. >\\~") {
		table[c] = true
	}
	return table
}()

// next returns where from the scanner on a span may begin, or the stop stands,
// or the end of the text.
func (s *spans) next(until *stop, set only) int {
	for i := s.pos; i < len(s.text); i++ {
		c := s.text[i]
		if !marks[c] && (until == nil || c != ']') {
			continue
		}
		if set != 0 {
			if c == '`' && set&onlyCode != 0 || c == '<' && set&onlyHTML != 0 ||
				until != nil && until.matches(s.text[i:]) {
				return i
			}
			continue
		}
		if c == '"' || c == '\'' {
			return s.beforeQuote(i)
		}
		if mayBegin(s.text[i:]) || until != nil && until.matches(s.text[i:]) {
			// A quotation mark takes in the character before it, so that it is
			// known at the same place.
			return i
		}
	}
	return len(s.text)
}

// beforeQuote returns where the character before a quotation mark is, if it has
// a say in what becomes of the mark.
func (s *spans) beforeQuote(i int) int {
	if i == s.pos || s.text[i-1] == '\\' {
		return i
	}
	_, size := utf8.DecodeLastRuneInString(s.text[s.pos:i])
	return i - size
}

// mayBegin reports whether a span may begin with s, whose first byte is a mark.
func mayBegin(s string) bool {
	second := byte(0)
	if len(s) > 1 {
		second = s[1]
	}
	switch s[0] {
	case '!':
		return second == '['
	case '{':
		return second == ':'
	case '-', '>', '~':
		return second == s[0]
	case '.':
		return strings.HasPrefix(s, "...")
	case ' ':
		return strings.HasPrefix(s, "  \n") || strings.HasPrefix(s, " >>")
	}
	return true
}

// span parses the span at the scanner. It reports whether there is one.
func (s *spans) span(tree *node, set only) bool {
	rest := s.rest()
	c := rest[0]
	if set != 0 {
		switch {
		case c == '`' && set&onlyCode != 0:
			s.codeSpan(tree)
			return true
		case c == '<' && set&onlyHTML != 0 && beginsTag(rest):
			s.spanHTML(tree)
			return true
		}
		return false
	}
	switch {
	case c == '*' || c == '_':
		s.emphasis(tree)
		return true
	case c == '`':
		s.codeSpan(tree)
		return true
	case c == '<' && s.autolink(tree):
		return true
	case c == '<' && beginsTag(rest):
		s.spanHTML(tree)
		return true
	case c == '[' && strings.HasPrefix(rest, "[^"):
		if name := footnoteName(rest); name != "" {
			s.footnote(tree, name)
			return true
		}
	case c == '[' && len(rest) > 1, c == '!' && strings.HasPrefix(rest, "![") && len(rest) > 2 && rest[2] != '^':
		s.link(tree)
		return true
	}
	if s.quoteMark(tree) {
		return true
	}
	switch {
	case c == '$' && s.mathSpan(tree):
		return true
	case strings.HasPrefix(rest, "{:"):
		s.spanExtension(tree)
		return true
	case c == '&' && s.entity(tree):
		return true
	case s.typography(tree):
		return true
	case s.lineBreak(tree):
		return true
	case c == '\\' && s.escaped(tree):
		return true
	case c == '~' && s.o.GFM:
		return s.strikethrough(tree)
	}
	return false
}

func (s *spans) lineBreak(tree *node) bool {
	rest := s.rest()
	if s.o.GFM && s.o.HardWrap || !strings.HasPrefix(rest, "  \n") && !strings.HasPrefix(rest, "\\\\\n") {
		return false
	}
	tree.add(&node{kind: kindBreak})
	s.pos += 2
	return true
}

const (
	escapable    = "\\.*_+`<>()[]{}#!:|\"'$=-"
	escapableGFM = escapable + "~"
)

func (s *spans) escaped(tree *node) bool {
	set := escapable
	if s.o.GFM {
		set = escapableGFM
	}
	rest := s.rest()
	if len(rest) < 2 || strings.IndexByte(set, rest[1]) < 0 {
		return false
	}
	s.pos += 2
	s.addText(tree, rest[1:2])
	return true
}

// unescape takes the backslash from escaped characters.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(escapable, s[i+1]) >= 0 {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// strikethrough parses what is between two tildes each.
func (s *spans) strikethrough(tree *node) bool {
	rest := s.rest()
	if len(rest) < 3 || isSpace(rest[2]) || rest[2] == '~' || !s.mayNest() {
		return false
	}
	end := 2
	for {
		i := strings.Index(rest[end:], "~~")
		if i < 0 {
			s.spend(len(rest))
			return false
		}
		end += i
		if !isSpace(rest[end-1]) && rest[end-1] != '~' {
			break
		}
		end++
	}
	del := &node{kind: kindElement, value: "del", inline: true, line: s.line()}
	inner := &spans{parser: s.parser, scanner: newScanner(rest[2:end], del.line), textKind: kindText}
	s.depth++
	if s.depth < maxDepth {
		inner.parse(del, nil, 0)
	} else {
		inner.addText(del, inner.text)
	}
	s.depth--
	s.pos += end + 2
	tree.add(del)
	return true
}

func runeLength(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}
