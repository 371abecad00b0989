package kramdown

import "strings"

// abbreviation is what *[short]: says.
type abbreviation struct {
	long  string
	end   *node // Carries the attributes.
	attrs attributes
}

// abbreviationDefinition parses what an abbreviation stands for.
func (b *blocks) abbreviationDefinition() bool {
	s := b.rest()
	line := s[indent(s, 3):lineLength(s)]
	rest, ok := strings.CutPrefix(line, "*[")
	if !ok || rest == "" {
		return false
	}
	// The name has at least one byte, even if that is a bracket.
	n := strings.Index(rest[1:], "]:")
	if n < 0 {
		return false
	}
	short, long := rest[:n+1], trim(rest[n+3:])
	if b.abbrs[short] != nil {
		b.warn(b.line(), `abbreviation "`+short+`" is defined twice`, "remove one of the definitions")
	}
	b.pos += lineLength(s)
	b.abbrs[short] = &abbreviation{long: long, end: b.end("definition")}
	return true
}

// settleAbbreviations takes the attributes of abbreviations from where they are
// defined.
func (p *parser) settleAbbreviations() {
	for _, a := range p.abbrs {
		a.attrs = a.end.attrs
	}
}

// abbreviationTree holds abbreviations byte by byte.
type abbreviationTree struct {
	next map[byte]*abbreviationTree
	// ends says that an abbreviation ends here.
	ends bool
}

func (t *abbreviationTree) add(short string) {
	for i := range len(short) {
		if t.next == nil {
			t.next = map[byte]*abbreviationTree{}
		}
		if t.next[short[i]] == nil {
			t.next[short[i]] = &abbreviationTree{}
		}
		t = t.next[short[i]]
	}
	t.ends = true
}

// abbreviationFinder finds abbreviations in text.
type abbreviationFinder struct {
	*parser
	all abbreviationTree
}

func newAbbreviationFinder(p *parser) *abbreviationFinder {
	f := &abbreviationFinder{parser: p}
	for short := range p.abbrs {
		f.all.add(short)
	}
	return f
}

// mark makes elements of the abbreviations in the text below a node.
func (f *abbreviationFinder) mark(n *node) {
	if len(f.abbrs) == 0 {
		return
	}
	children := make([]*node, 0, len(n.children))
	for _, child := range n.children {
		if child.kind == kindText && n.model != modelRaw {
			children = append(children, f.split(child)...)
		} else {
			f.mark(child)
			children = append(children, child)
		}
	}
	n.children = children
}

// split returns text with its abbreviations apart.
func (f *abbreviationFinder) split(text *node) (parts []*node) {
	s := string(text.text)
	from := 0
	for i := 0; i < len(s); {
		// An abbreviation stands after what is no letter of ASCII, or at the
		// beginning of the line or of what is left of the text.
		at, short := i, ""
		if !isNameByte(s[i]) {
			short, at = f.after(s, i)
		}
		if short == "" && (i == from || s[i-1] == '\n') && f.word(s[i:]) != "" {
			short, at = f.longest(s[i:]), i
		}
		if short == "" {
			i += runeLength(s[i:])
			continue
		}
		parts = append(parts, &node{kind: kindText, text: []byte(s[from:at]), line: text.line},
			&node{kind: kindAbbreviation, value: short, line: text.line})
		from = at + len(short)
		i = from
	}
	if parts == nil {
		return []*node{text}
	}
	return append(parts, &node{kind: kindText, text: []byte(s[from:]), line: text.line})
}

// after returns the abbreviation that stands after the character at i, or at i
// itself if one begins with that character, and where.
func (f *abbreviationFinder) after(s string, i int) (short string, at int) {
	next := i + runeLength(s[i:])
	if f.word(s[next:]) == "" {
		return "", i
	}
	if short = f.longest(s[i:]); short != "" {
		return short, i
	}
	return f.longest(s[next:]), next
}

// longest returns the longest abbreviation that s begins with.
func (f *abbreviationFinder) longest(s string) string {
	return f.find(s, func(string) bool { return true })
}

// word returns the longest abbreviation that s begins with and that no letter of
// ASCII follows.
func (f *abbreviationFinder) word(s string) string {
	return f.find(s, func(after string) bool { return after == "" || !isNameByte(after[0]) })
}

// find returns the longest abbreviation that s begins with before what ends it.
func (f *abbreviationFinder) find(s string, ends func(after string) bool) (short string) {
	t := &f.all
	for i := 0; i < len(s) && !f.exhausted(); i++ {
		if t = t.next[s[i]]; t == nil {
			break
		}
		f.spend(1)
		if t.ends && ends(s[i+1:]) {
			short = s[:i+1]
		}
	}
	return short
}
