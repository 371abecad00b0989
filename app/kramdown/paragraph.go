package kramdown

import "strings"

// paragraph parses what is no other block.
func (b *blocks) paragraph() bool {
	s := b.rest()
	if n := indent(s, 3); n == len(s) || isBlank(s[n]) {
		return false
	}
	from, line := b.pos, b.line()
	b.pos += lineLength(s)
	for !b.atParagraphEnd() {
		b.pos += lineLength(b.rest())
	}
	text := trimRight(b.text[from:b.pos])
	last := b.tree.last()
	if last == nil || last.kind != kindParagraph {
		p := b.newBlock(kindParagraph)
		p.line = line
		p.addText(kindSource, trimLeft(text), line)
		b.tree.add(p)
		return true
	}
	if source := last.last(); source != nil && source.kind == kindSource {
		joiner := "\n"
		if strings.HasSuffix(b.text[:from], "  \n") {
			joiner = "  \n"
		}
		source.text = append(append(source.text, joiner...), text...)
	} else {
		last.addText(kindSource, text, line)
	}
	return true
}

// atParagraphEnd reports whether a paragraph may end before the scanner.
func (b *blocks) atParagraphEnd() bool {
	s := b.rest()
	if isLazyEnd(s) || definitionMarker(s, 3) > 0 {
		return true
	}
	if !b.o.GFM || !b.o.ParagraphEnd {
		return false
	}
	level, after := atxMarker(s)
	return level > 0 && blankLength(s[after:]) > 0 || bulletMarker(s, 3) > 0 || numberMarker(s, 3) > 0 ||
		quoteMarker(s) > 0 || b.fenceLength(s[indent(s, 3):]) >= 3
}

// isLazyEnd reports whether s begins with what ends a block that goes on over
// lines without its marker.
func isLazyEnd(s string) bool {
	return s == "" || blankLines(s) > 0 || isAttributeLine(s, 3) || endMarkLength(s) > 0 || isHTMLLine(s, 3)
}

// isLazyBreak reports whether s begins, after up to most spaces, with an
// attribute list or HTML, which end the lazy lines of an item.
func isLazyBreak(s string, most int) bool {
	return isHTMLLine(s, most) || isAttributeLine(s, most)
}

// isHTMLLine reports whether s begins, after up to most spaces, with a tag of an
// element that is not one of those in text.
func isHTMLLine(s string, most int) bool {
	s = s[indent(s, most):]
	if s == "" || s[0] != '<' {
		return false
	}
	name, end := strings.CutPrefix(s[1:], "/")
	n := tagNameLength(name)
	if n == 0 || inText[wordAt(name)] {
		return false
	}
	return !end || strings.HasPrefix(name[n+spaceLength(name[n:]):], ">")
}

// wordAt returns the word that s begins with.
func wordAt(s string) string { return s[:len(s)-len(strings.TrimLeftFunc(s, isWord))] }

// rule parses a horizontal rule.
func (b *blocks) rule() bool {
	n := ruleLength(b.rest())
	if n == 0 {
		return false
	}
	b.tree.add(b.newBlock(kindRule))
	b.pos += n
	return true
}

// ruleLength returns the length of a horizontal rule at the beginning of s, or 0.
func ruleLength(s string) int {
	i := indent(s, 3)
	if i == len(s) || strings.IndexByte("*-_", s[i]) < 0 {
		return 0
	}
	line, mark := s[:lineLength(s)], s[i:i+1]
	if strings.Count(line, mark) < 3 || strings.Trim(line, mark+" \t\n") != "" {
		return 0
	}
	return len(line)
}

// quote parses a blockquote.
func (b *blocks) quote() bool {
	if quoteMarker(b.rest()) == 0 || b.tooDeep() {
		return false
	}
	n := b.newBlock(kindQuote)
	from := b.pos
	b.pos += lineLength(b.rest())
	for !isLazyEnd(b.rest()) {
		b.pos += lineLength(b.rest())
	}
	b.tree.add(n)
	b.parseBlocks(n, eachLine(b.text[from:b.pos], quoteMarker), n.line)
	return true
}

// quoteMarker returns the length of the marker of a quote at the beginning of s,
// or 0.
func quoteMarker(s string) int {
	n := indent(s, 3)
	switch s = s[n:]; {
	case strings.HasPrefix(s, "> "):
		return n + 2
	case strings.HasPrefix(s, ">"):
		return n + 1
	}
	return 0
}

// eachLine takes from each line of s as many bytes at its beginning as length
// says.
func eachLine(s string, length func(string) int) string {
	var out strings.Builder
	out.Grow(len(s))
	for s != "" {
		n := lineLength(s)
		out.WriteString(s[length(s):n])
		s = s[n:]
	}
	return out.String()
}
