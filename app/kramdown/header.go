package kramdown

import "strings"

// atxHeader parses a header that begins with "#".
func (b *blocks) atxHeader() bool {
	level, after := atxMarker(b.rest())
	if level == 0 {
		return false
	}
	s := b.rest()[after:]
	blanks := blankLength(s)
	quirk := b.o.GFM && b.o.ParagraphEnd
	if b.o.GFM && blanks == 0 || !quirk && !b.afterBoundary() {
		return false
	}
	length := lineLength(s)
	if !b.o.GFM && strings.HasPrefix(s[blanks:], "\n") {
		// The text may stand in the line below.
		length += lineLength(s[length:])
	}
	text, id := cutID(trimRight(s[blanks:length]))
	hashes := strings.TrimRight(text, "#")
	switch {
	case hashes == text:
	case quirk:
		if strings.HasSuffix(hashes, " ") || strings.HasSuffix(hashes, "\t") {
			text = trimRight(hashes)
		}
	case strings.HasSuffix(hashes, `\`):
		text = trimRight(text[:len(hashes)+1])
	default:
		text = trimRight(hashes)
	}
	if text == "" {
		return false
	}
	b.header(level, text, id, after+length)
	return true
}

// atxMarker returns the level of a header that s begins with, and where its text
// begins; 0 if there is none.
func atxMarker(s string) (level, after int) {
	level = min(runLength(s, '#'), 6)
	return level, level
}

// setextHeader parses a header that is underlined.
func (b *blocks) setextHeader() bool {
	s := b.rest()
	first := lineLength(s)
	n := indent(s, 3)
	if n == len(s) || s[n] == '\t' || s[n] == ' ' || first == len(s) || s[first] != '-' && s[first] != '=' || !b.afterBoundary() {
		return false
	}
	i := first
	for i < len(s) && (s[i] == '-' || s[i] == '=') {
		i++
	}
	end := lineEnd(s[i:])
	text, id := cutID(trimRight(s[n:first]))
	if end < 0 || text == "" {
		return false
	}
	level := 1
	if s[first] == '-' {
		level = 2
	}
	b.header(level, text, id, i+end)
	return true
}

// header adds a header that is length bytes of source.
func (b *blocks) header(level int, text, id string, length int) {
	h := b.newBlock(kindHeader)
	h.level, h.title = level, text
	h.addText(kindSource, text, h.line)
	if id != "" {
		h.attrs.set("id", id)
	}
	b.tree.add(h)
	b.pos += length
}

// cutID cuts an id in braces from the end of a header.
func cutID(s string) (text, id string) {
	from := strings.LastIndex(s, "{#")
	if from < 1 || !strings.HasSuffix(s, "}") || s[from-1] != ' ' && s[from-1] != '\t' {
		return s, ""
	}
	id = s[from+2 : len(s)-1]
	for i, r := range id {
		if !isXMLNameRune(r, i == 0) {
			return s, ""
		}
	}
	if id == "" {
		return s, ""
	}
	return trimRight(s[:from-1]), id
}

// xmlNameStart has the ranges of runes that a name in XML may begin with.
var xmlNameStart = [][2]rune{
	{':', ':'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF},
	{0x370, 0x37D}, {0x37F, 0x1FFF}, {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
	{0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}

func isXMLNameRune(r rune, first bool) bool {
	for _, span := range xmlNameStart {
		if span[0] <= r && r <= span[1] {
			return true
		}
	}
	return !first && (r == '-' || r == '.' || '0' <= r && r <= '9' || r == 0xB7 ||
		0x300 <= r && r <= 0x36F || 0x203F <= r && r <= 0x2040)
}
