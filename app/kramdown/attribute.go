package kramdown

import "strings"

// attributeList is what stands in braces: {:.class #id key="value" reference}.
type attributeList struct {
	attrs      attributes
	references []string
}

// refers reports whether a list that may be nil has a reference.
func (l *attributeList) refers(to string) bool {
	if l == nil {
		return false
	}
	for _, r := range l.references {
		if r == to {
			return true
		}
	}
	return false
}

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
	if n = idsAndClasses(s, nil); n == 0 || !ends(n) {
		return 0
	}
	idsAndClasses(s, func(name, value string) {
		if name == "class" {
			l.attrs.addClass(value)
		} else {
			l.attrs.set(name, value)
		}
	})
	return n
}

// idsAndClasses calls found, if it is not nil, for each of the ids and classes at
// the beginning of s, and returns their length.
func idsAndClasses(s string, found func(name, value string)) int {
	i := 0
	for i < len(s) {
		from, name := i+1, ""
		switch {
		case s[i] == '#' && from < len(s) && isLetter(s[from]):
			name = "id"
			for i = from; i < len(s) && (isNameByte(s[i]) || s[i] == ':' || s[i] == '-'); i++ {
			}
		case s[i] == '.':
			name = "class"
			for i = from; i < len(s) && !isSpace(s[i]) && s[i] != '.' && s[i] != '#'; i++ {
			}
		}
		if name == "" || i == from {
			return from - 1
		}
		if found != nil {
			found(name, s[from:i])
		}
	}
	return i
}

// add adds another list.
func (l *attributeList) add(other *attributeList) {
	l.references = append(l.references, other.references...)
	for _, a := range other.attrs {
		if a.name == "class" {
			l.attrs.addClass(a.value)
		} else {
			l.attrs.set(a.name, a.value)
		}
	}
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
		if a.name == "class" {
			attrs.addClass(a.value)
		} else {
			attrs.set(a.name, a.value)
		}
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

// attributeListLength returns the length of an attribute list of a block at the
// beginning of s, with the rest of its line, or 0.
func attributeListLength(s string) int {
	if !strings.HasPrefix(s, "{:") || strings.HasPrefix(s, "{::") || strings.HasPrefix(s, "{:/") {
		return 0
	}
	n := bracesLength(s[2:])
	if n < 0 {
		return 0
	}
	end := lineEnd(s[n+3:])
	if end < 0 {
		return 0
	}
	return n + 3 + end
}

// isAttributeLine reports whether a line with an attribute list begins s.
func isAttributeLine(s string) bool { return attributeListLength(s[indent(s, 3):]) > 0 }

// attributeDefinition parses {:name: …}, a list to refer to.
func (b *blocks) attributeDefinition(s string) bool {
	n := nameLength(s[2:])
	if n == 0 || !strings.HasPrefix(s[2+n:], ":") {
		return false
	}
	name, from := s[2:2+n], 3+n
	length := bracesLength(s[from:])
	if length < 0 {
		return false
	}
	end := lineEnd(s[from+length+1:])
	if end < 0 {
		return false
	}
	if b.lists[name] == nil {
		b.lists[name] = &attributeList{}
	}
	b.parseList(b.lists[name], s[from:from+length], b.line())
	b.pos = len(b.text) - len(s) + from + length + 1 + end
	b.end("list")
	return true
}

// blockAttributes parses an attribute list before or after its block.
func (b *blocks) blockAttributes(s string) bool {
	n := attributeListLength(s)
	if n == 0 {
		return false
	}
	line := b.line()
	content := s[2 : 2+bracesLength(s[2:])]
	b.pos = len(b.text) - len(s) + n
	last := b.tree.last()
	if last == nil || last.kind == kindBlank || last.kind == kindEnd && last.value != "definition" {
		if b.pending == nil {
			b.pending = &attributeList{}
		}
		b.parseList(b.pending, content, line)
		return true
	}
	if last.ial == nil {
		last.ial = &attributeList{}
	}
	b.parseList(last.ial, content, line)
	if !isAttributeLine(b.rest()) {
		b.end("attributes")
	}
	return true
}

// parseList adds what stands between braces in a line to a list.
func (p *parser) parseList(l *attributeList, s string, line int) {
	p.spend(l.attrs.size()) // Each class is put after those before.
	if p.exhausted() {
		return
	}
	if !l.parse(s) {
		p.warn(line, `"{:`+s+`}" has no attributes`, `write it like {:.class #id key="value"}`)
	}
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
	var l attributeList
	s.parseList(&l, s.rest()[2:2+n], s.line())
	s.pos += n + 3
	if last.ial == nil {
		last.ial = &attributeList{}
	}
	s.spend(last.ial.attrs.size())
	last.ial.add(&l)
	s.apply(&last.attrs, &l, s.line())
}
