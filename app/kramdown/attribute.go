package kramdown

import (
	"slices"
	"strings"
)

// attributeList is what stands in braces: {:.class #id key="value" reference}.
type attributeList struct {
	attrs      attributes
	references []string
}

// refers reports whether a list that may be nil has a reference.
func (l *attributeList) refers(to string) bool { return l != nil && slices.Contains(l.references, to) }

// parse adds what stands between braces to the list.
func (l *attributeList) parse(s string) (ok bool) {
	if content := trim(s); content == "" || content == ":" {
		return true
	}
	i := l.parseOne(s)
	ok = i > 0
	for i < len(s) {
		n := 0
		if isSpace(s[i]) {
			n = l.parseOne(s[i+1:])
		}
		ok = ok || n > 0
		i += 1 + n
	}
	return ok
}

// parseOne adds the attribute that s begins with, and returns its length, 0 if
// there is none that ends before white space.
func (l *attributeList) parseOne(s string) int {
	ends := func(n int) bool { return n == len(s) || isSpace(s[n]) }
	n := nameLength(s)
	if n > 0 && n+1 < len(s) && s[n] == '=' && (s[n+1] == '"' || s[n+1] == '\'') {
		quote := s[n+1]
		for i := n + 2; i < len(s) && s[i] != '}'; i++ {
			if s[i] == '\\' && i+1 < len(s) && (s[i+1] == quote || s[i+1] == '}') {
				i++
			} else if s[i] == quote && ends(i+1) {
				value := strings.NewReplacer(`\}`, `}`, `\`+string(quote), string(quote)).Replace(s[n+2 : i])
				l.attrs.set(s[:n], value)
				return i + 1
			}
		}
	}
	if n > 0 && ends(n) {
		l.references = append(l.references, s[:n])
		return n
	}
	found, n := idsAndClasses(s)
	if n == 0 || !ends(n) {
		return 0
	}
	l.attrs.putAll(found)
	return n
}

// idsAndClasses returns the ids and classes at the beginning of s, and their length.
func idsAndClasses(s string) (found attributes, length int) {
	for length < len(s) {
		word := s[length+1:]
		name, n := "class", 0
		switch {
		case s[length] == '.':
			n = lengthOf(word, func(c byte) bool { return !isSpace(c) && c != '.' && c != '#' })
		case s[length] == '#' && word != "" && isLetter(word[0]):
			name = "id"
			n = lengthOf(word, func(c byte) bool { return isNameByte(c) || c == ':' || c == '-' })
		}
		if n == 0 {
			break
		}
		found = append(found, attribute{name, word[:n]})
		length += 1 + n
	}
	return found, length
}

// add adds another list.
func (l *attributeList) add(other *attributeList) {
	l.references = append(l.references, other.references...)
	l.attrs.putAll(other.attrs)
}

// apply adds to attributes what a list, which may be nil, and those that it
// refers to say.
func (p *parser) apply(attrs *attributes, l *attributeList, line int) {
	if l == nil {
		return
	}
	for _, name := range l.references {
		if named := p.lists[name]; named != nil {
			if !p.mayRepeat(line, partSize) {
				return
			}
			p.apply(attrs, named, line)
		}
	}
	for _, a := range l.attrs {
		if !p.mayRepeat(line, partSize+len(a.value)) {
			return
		}
		attrs.put(a.name, a.value)
	}
}

// bracesLength returns the length of what stands at the beginning of s up to a
// "}", which may not be nothing, or -1. A backslash takes a "}" in, if there is
// another one.
func bracesLength(s string) int {
	end := -1
	for i := 0; i < min(len(s), maxAttributes); i++ {
		if s[i] == '}' {
			if i > 0 {
				end = i
			}
			break
		}
		if s[i] == '\\' && i+1 < len(s) && s[i+1] == '}' {
			i++
			end = i
		}
	}
	return end
}

// bracesLine reads what stands at the beginning of s up to a "}" that ends a line.
// length is that to the end of the line, or 0.
func bracesLine(s string) (content string, length int) {
	n := bracesLength(s)
	if n < 0 {
		return "", 0
	}
	end := lineEnd(s[n+1:])
	if end < 0 {
		return "", 0
	}
	return s[:n], n + 1 + end
}

// attributeLine reads an attribute list of a block at the beginning of s. length is
// that of its line, or 0.
func attributeLine(s string) (content string, length int) {
	if !strings.HasPrefix(s, "{:") || strings.HasPrefix(s, "{::") || strings.HasPrefix(s, "{:/") {
		return "", 0
	}
	content, length = bracesLine(s[2:])
	if length > 0 {
		length += 2
	}
	return content, length
}

// isAttributeLine reports whether a line with an attribute list begins s, after up
// to most spaces.
func isAttributeLine(s string, most int) bool {
	_, length := attributeLine(s[indent(s, most):])
	return length > 0
}

// attributeDefinition parses {:name: …}, a list to refer to.
func (b *blocks) attributeDefinition(s string) bool {
	n := nameLength(s[2:])
	if n == 0 || !strings.HasPrefix(s[2+n:], ":") {
		return false
	}
	name, from := s[2:2+n], 3+n
	content, length := bracesLine(s[from:])
	if length == 0 {
		return false
	}
	b.lists[name] = b.parseList(b.lists[name], content, b.line())
	b.pos = len(b.text) - len(s) + from + length
	b.end("list")
	return true
}

// blockAttributes parses an attribute list before or after its block.
func (b *blocks) blockAttributes(s string) bool {
	content, n := attributeLine(s)
	if n == 0 {
		return false
	}
	line := b.line()
	b.pos = len(b.text) - len(s) + n
	last := b.tree.last()
	if last == nil || last.kind == kindBlank || last.kind == kindEnd && last.value != "definition" {
		b.pending = b.parseList(b.pending, content, line)
		return true
	}
	last.ial = b.parseList(last.ial, content, line)
	if !isAttributeLine(b.rest(), 3) {
		b.end("attributes")
	}
	return true
}

// parseList adds what stands between braces in a line to a list, a new one if that
// is nil.
func (p *parser) parseList(l *attributeList, s string, line int) *attributeList {
	if l == nil {
		l = &attributeList{}
	}
	p.spend(l.attrs.size()) // Each class is put after those before.
	if !p.exhausted() && !l.parse(s) {
		p.warn(line, `"{:`+s+`}" has no attributes`, `write it like {:.class #id key="value"}`)
	}
	return l
}

// spanAttributes parses an attribute list after a span.
func (s *spans) spanAttributes(tree *node) {
	n := -1
	if !s.exhausted() {
		if n = bracesLength(s.rest()[2:]); n < 0 {
			s.spend(maxAttributes)
		}
	}
	last := tree.last()
	if n < 0 || last == nil || last.kind == kindText {
		s.addText(tree, s.take(1))
		return
	}
	l := s.parseList(nil, s.rest()[2:2+n], s.line())
	s.pos += n + 3
	if last.ial == nil {
		last.ial = &attributeList{}
	}
	s.spend(last.ial.attrs.size())
	last.ial.add(l)
	s.apply(&last.attrs, l, s.line())
}
