package kramdown

import (
	"regexp"
	"strings"
)

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
	if n == len(s) || isBlank(s[n]) || first == len(s) || s[first] != '-' && s[first] != '=' || !b.afterBoundary() {
		return false
	}
	i := first + lengthOf(s[first:], func(c byte) bool { return c == '-' || c == '=' })
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

// nameStart are the characters that a name in XML may begin with, nameMore those that may
// follow.
const (
	nameStart = `:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}` +
		`\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}` +
		`\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}`
	nameMore = nameStart + `.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040}-`
)

var headerID = regexp.MustCompile(`^[ \t]\{#([` + nameStart + `][` + nameMore + `]*)\}$`)

// cutID cuts an id in braces from the end of a header.
func cutID(s string) (text, id string) {
	if from := strings.LastIndex(s, "{#"); from > 0 {
		if found := headerID.FindStringSubmatch(s[from-1:]); found != nil {
			return trimRight(s[:from-1]), found[1]
		}
	}
	return s, ""
}
