package kramdown

import "strings"

// emphasis parses what is between stars or underscores, from the first of them.
func (s *spans) emphasis(tree *node) {
	from := s.pos
	mark := s.text[from]
	k, length := kindEmphasis, 1
	if isByte(s.text, from+1, mark) {
		k, length = kindStrong, 2
	}
	delimiter := s.take(length)
	if mark == '_' && endsWord(s.text[:from]) || !s.atEnd() && isSpace(s.text[s.pos]) || s.isOpen(k) || !s.mayNest() {
		s.addText(tree, delimiter)
		return
	}
	after, told := s.pos, len(s.warnings)
	el := s.emphasized(delimiter, k)
	if el == nil {
		s.forget(told)
	}
	if el == nil && k == kindStrong && tree.kind != kindEmphasis {
		s.pos = from + 1
		el = s.emphasized(delimiter[:1], kindEmphasis)
	}
	if el == nil {
		s.forget(told)
		s.pos = after
		s.addText(tree, delimiter)
		return
	}
	tree.add(el)
}

// endsWord reports whether s ends with a letter, or a letter and a hyphen.
func endsWord(s string) bool {
	s = strings.TrimSuffix(s, "-")
	return s != "" && isAlpha(lastRune(s))
}

// emphasized parses an element up to its closing delimiter; nil if there is none.
func (s *spans) emphasized(delimiter string, k kind) *node {
	el := &node{kind: k, line: s.line()}
	closing := &stop{
		matches: func(rest string) bool { return strings.HasPrefix(rest, delimiter) },
		accepts: func() bool { return len(el.children) > 0 && s.closes(delimiter, k) },
	}
	if !s.mayNest() || !s.parse(el, closing, 0) {
		return nil
	}
	s.pos += len(delimiter)
	return el
}

// closes reports whether the delimiter at the scanner may close its element: not
// after a space; a single star not if it is one of just two; an underscore not
// within a word.
func (s *spans) closes(delimiter string, k kind) bool {
	if s.pos > 0 && isSpace(s.text[s.pos-1]) {
		return false
	}
	rest := s.rest()
	if k == kindEmphasis && isByte(rest, 1, rest[0]) && !isByte(rest, 2, rest[0]) {
		return false
	}
	after := rest[len(delimiter):]
	return delimiter[0] != '_' || after == "" || !isAlnum(firstRune(after))
}

// isByte reports whether c is at i in s.
func isByte(s string, i int, c byte) bool { return i < len(s) && s[i] == c }
