package kramdown

import "strings"

// typographicSymbols are what is typed for symbols, their names in Options, and
// what they are written as. None comes after one that it begins with.
var typographicSymbols = []struct{ source, name, text string }{
	{"---", "mdash", "—"},
	{"--", "ndash", "–"},
	{"...", "hellip", "…"},
	{`\<<`, "", ""},
	{`\>>`, "", ""},
	{"<< ", "laquo_space", "«\u00a0"},
	{" >>", "raquo_space", "\u00a0»"},
	{"<<", "laquo", "«"},
	{">>", "raquo", "»"},
}

// typography parses a symbol. It reports whether there is one.
func (s *spans) typography(tree *node) bool {
	if s.o.GFM && s.o.NoTypography {
		return false
	}
	rest := s.rest()
	for _, each := range typographicSymbols {
		if !strings.HasPrefix(rest, each.source) {
			continue
		}
		s.pos += len(each.source)
		if each.name != "" {
			tree.add(&node{kind: kindSymbol, value: each.name, text: []byte(each.text)})
			return true
		}
		for range 2 {
			tree.add(&node{kind: kindEntity, code: rune(rest[1])})
		}
		return true
	}
	return false
}
