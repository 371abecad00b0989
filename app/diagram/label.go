package diagram

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

var (
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>|\\n`)
	tag       = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	entity    = regexp.MustCompile(`#(\d+|[a-zA-Z]+);`)
	icon      = regexp.MustCompile(`\bfa[bklrs]?:fa-[\w-]+`)
	emphasis  = regexp.MustCompile(`\*\*|__`)
)

// label returns what a label says, in lines that are not too wide.
func label(s string) string {
	s = unquote(s)
	s = lineBreak.ReplaceAllString(s, "\n")
	s = icon.ReplaceAllString(tag.ReplaceAllString(s, ""), "")
	s = html.UnescapeString(entity.ReplaceAllStringFunc(s, func(e string) string {
		if '0' <= e[1] && e[1] <= '9' {
			return "&" + e
		}
		return "&" + e[1:]
	}))
	var lines []string
	for line := range strings.Lines(s) {
		lines = append(lines, wrap(strings.Fields(line))...)
	}
	return strings.Join(lines, "\n")
}

// oneLine is label for what has one line.
func oneLine(s string) string { return strings.Join(strings.Fields(label(s)), " ") }

// unquote takes off the quotes of a label, and the signs of one in Markdown.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	if len(s) >= 2 && s[0] == '`' && s[len(s)-1] == '`' {
		s = emphasis.ReplaceAllString(s[1:len(s)-1], "")
	}
	return s
}

// wrap joins words to lines.
func wrap(words []string) (lines []string) {
	for _, word := range words {
		last := len(lines) - 1
		if last >= 0 && textWidth(lines[last]+" "+word, labelSize) <= maxWidth {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// labelSize is the size of a part's label in the library, in pixels.
const labelSize = 13

// textWidth returns how wide the widest line of a text is at most, in any usual font of a
// size.
func textWidth(text string, size float64) (widest float64) {
	for line := range strings.SplitSeq(text, "\n") {
		ems := 0.0
		for _, c := range line {
			ems += widthOf(c)
		}
		widest = max(widest, ems*size)
	}
	return widest
}

// widthOf returns the width of a letter in ems.
func widthOf(c rune) float64 {
	if unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch kind := width.LookupRune(c).Kind(); {
	case kind == width.EastAsianWide, kind == width.EastAsianFullwidth:
		return 1
	case strings.ContainsRune("mwMW@%—…", c), c >= 0x2190:
		return 0.95
	case 'A' <= c && c <= 'Z', strings.ContainsRune("&#~<>=+", c):
		return 0.72
	case strings.ContainsRune("fijlrtI.,:;'|!()[]{}/ -", c):
		return 0.38
	}
	return 0.6
}
