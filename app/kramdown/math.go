package kramdown

import "strings"

// mathBlock parses a formula that is a paragraph of its own.
func (b *blocks) mathBlock() bool {
	s := b.rest()
	i := indent(s, 3)
	escaped := strings.HasPrefix(s[i:], `\`)
	open := i
	if escaped {
		open++
	}
	if !strings.HasPrefix(s[open:], "$$") || b.exhausted() {
		return false
	}
	open += 2
	length := strings.Index(s[open:], "$$")
	if length < 0 {
		b.spend(len(s))
		return false
	}
	after := open + length + 2
	end := lineEnd(s[after:])
	if !b.afterBoundary() {
		b.spend(length)
		return false
	}
	if escaped {
		if end >= 0 {
			b.pos += i + 1
		}
		return false
	}
	from := b.pos
	line := b.line()
	b.pos += after + max(end, 0)
	if !b.beforeBoundary() {
		b.pos = from
		b.spend(length)
		return false
	}
	n := b.newBlock(kindMath)
	n.value, n.line = trim(s[open:open+length]), line
	b.tree.add(n)
	return true
}

// mathSpan parses a formula in text. It reports whether there is one.
func (s *spans) mathSpan(tree *node) bool {
	rest := s.rest()
	if !strings.HasPrefix(rest, "$$") {
		return false
	}
	line := s.line()
	s.pos += 2
	n := s.find("$$")
	if n < 0 {
		s.pos -= 2
		return false
	}
	tree.add(&node{kind: kindMath, inline: true, value: trim(s.take(n)), line: line})
	s.pos += 2
	return true
}
