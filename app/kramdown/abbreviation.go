package kramdown

import (
	"cmp"
	"slices"
	"strings"
)

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

// abbreviationFinder finds abbreviations in text.
type abbreviationFinder struct {
	// byFirst has those that begin with a byte, the longest first.
	byFirst [256][]string
}

// markAbbreviations makes elements of the abbreviations in the text below a node.
func (p *parser) markAbbreviations(n *node) {
	if len(p.abbrs) == 0 {
		return
	}
	f := &abbreviationFinder{}
	for short := range p.abbrs {
		f.byFirst[short[0]] = append(f.byFirst[short[0]], short)
	}
	for _, list := range f.byFirst {
		slices.SortFunc(list, func(a, b string) int {
			return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
		})
	}
	f.mark(n)
}

func (f *abbreviationFinder) mark(n *node) {
	var children []*node
	for i, child := range n.children {
		if child.kind != kindText {
			f.mark(child)
		} else if n.model != modelRaw {
			if split := f.split(child); split != nil {
				if children == nil {
					children = slices.Clone(n.children[:i])
				}
				children = append(children, split...)
				continue
			}
		}
		if children != nil {
			children = append(children, child)
		}
	}
	if children != nil {
		n.children = children
	}
}

// split returns text with its abbreviations apart, nil if it has none.
func (f *abbreviationFinder) split(text *node) (parts []*node) {
	s := string(text.text)
	from := 0
	for i := 0; i < len(s); {
		// An abbreviation stands after what is no letter of ASCII, or at the
		// beginning of the line or of what is left of the text.
		at, short := i, ""
		if i == from || s[i-1] == '\n' {
			if !isNameByte(s[i]) {
				short, at = f.after(s, i)
			}
			if short == "" && f.word(s[i:]) != "" {
				short, at = f.longest(s[i:]), i
			}
		} else if !isNameByte(s[i]) {
			short, at = f.after(s, i)
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
		return nil
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
	if s != "" {
		for _, short := range f.byFirst[s[0]] {
			if strings.HasPrefix(s, short) {
				return short
			}
		}
	}
	return ""
}

// word returns the longest abbreviation that s begins with and that no letter of
// ASCII follows.
func (f *abbreviationFinder) word(s string) string {
	if s != "" {
		for _, short := range f.byFirst[s[0]] {
			if strings.HasPrefix(s, short) && (len(s) == len(short) || !isNameByte(s[len(short)])) {
				return short
			}
		}
	}
	return ""
}
