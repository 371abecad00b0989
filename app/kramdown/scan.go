package kramdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner is a place in a text, whose first line has a number in the source.
type scanner struct {
	text  string
	pos   int
	first int

	// ends are where lines end, known once counted.
	ends    []int
	counted bool
}

func newScanner(text string, line int) *scanner { return &scanner{text: text, first: line} }

func (s *scanner) atEnd() bool { return s.pos >= len(s.text) }

func (s *scanner) rest() string { return s.text[s.pos:] }

// line returns the number of the line that the scanner is in.
func (s *scanner) line() int {
	if !s.counted {
		s.counted = true
		for i := range len(s.text) {
			if s.text[i] == '\n' {
				s.ends = append(s.ends, i)
			}
		}
	}
	n, _ := slices.BinarySearch(s.ends, s.pos)
	return s.first + n
}

// take moves the scanner by n bytes and returns them.
func (s *scanner) take(n int) string {
	from := s.pos
	s.pos += n
	return s.text[from:s.pos]
}

// lineLength returns the length of the first line of s, with its newline.
func lineLength(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}

const (
	spaces    = " \t\n\v\f\r"
	trimmable = "\x00" + spaces
)

func trim(s string) string      { return strings.Trim(s, trimmable) }
func trimLeft(s string) string  { return strings.TrimLeft(s, trimmable) }
func trimRight(s string) string { return strings.TrimRight(s, trimmable) }

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isNameByte reports whether c is a letter, digit or underscore of ASCII.
func isNameByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' }

// isAlpha, isAlnum and isWord are the classes of characters that Ruby has:
// letters, letters and digits, and what words are made of, of any script.
func isAlpha(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(byte(r))
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_Alphabetic)
}

func isAlnum(r rune) bool { return isAlpha(r) || unicode.Is(unicode.Nd, r) }

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isNameByte(byte(r))
	}
	return isAlnum(r) || unicode.In(r, unicode.M, unicode.Pc)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// lengthOf returns how long what is at the beginning of s is that consists of some bytes.
func lengthOf(s string, in func(c byte) bool) int {
	n := 0
	for n < len(s) && in(s[n]) {
		n++
	}
	return n
}

// spaceLength returns how long the white space at the beginning of s is.
func spaceLength(s string) int { return lengthOf(s, isSpace) }

// blankLength returns how long the blanks and tabs at the beginning of s are.
func blankLength(s string) int { return lengthOf(s, isBlank) }

// indent returns how many spaces s begins with, up to most.
func indent(s string, most int) int { return runLength(s[:min(most, len(s))], ' ') }

// runLength returns how often c stands at the beginning of s.
func runLength(s string, c byte) int {
	return lengthOf(s, func(each byte) bool { return each == c })
}

// codeIndent returns the length of a tab or four spaces at the beginning of s, or
// 0.
func codeIndent(s string) int {
	switch {
	case strings.HasPrefix(s, "\t"):
		return 1
	case strings.HasPrefix(s, "    "):
		return 4
	}
	return 0
}

// blankLines returns how long the blank lines at the beginning of s are.
func blankLines(s string) int {
	return strings.LastIndexByte(s[:spaceLength(s)], '\n') + 1
}

// lineEnd returns how long white space to the end of a line is at the beginning
// of s, its newline included, or -1 if there is something else.
func lineEnd(s string) int {
	for i := 0; i < len(s) && isSpace(s[i]); i++ {
		if s[i] == '\n' {
			return i + 1
		}
	}
	return -1
}

// nameLength returns how long a name of kramdown is at the beginning of s.
func nameLength(s string) int {
	if strings.HasPrefix(s, "-") {
		return 0
	}
	return lengthOf(s, func(c byte) bool { return isNameByte(c) || c == '-' })
}

// tagNameLength returns how long the name of an element is at the beginning of s.
func tagNameLength(s string) int {
	n := partLength(s)
	if n > 0 && n < len(s) && s[n] == ':' {
		if more := partLength(s[n+1:]); more > 0 {
			return n + 1 + more
		}
	}
	return n
}

func partLength(s string) int {
	for i, r := range s {
		if isAlpha(r) || r == '_' || i > 0 && (r == '-' || r == '.' || isAlnum(r)) {
			continue
		}
		return i
	}
	return len(s)
}

// hasPrefixFold reports whether s begins with what is, but for the case of ASCII, a
// lower-case prefix.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
