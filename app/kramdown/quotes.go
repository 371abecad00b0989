package kramdown

import (
	"strings"
	"unicode/utf8"
)

// Names of quotation marks, in the order of Options.SmartQuotes.
var quoteMarks = [...]string{"lsquo", "rsquo", "ldquo", "rdquo"}

const (
	opening = 0
	closing = 1
)

// quoteMark parses a quotation mark, or two that differ, and the character
// before. It reports whether there is one.
func (s *spans) quoteMark(tree *node) bool {
	rest := s.rest()
	size := runeLength(rest)
	if !isQuote(rest, 0) && (rest[0] == '\\' || !isQuote(rest, size)) {
		return false
	}
	line := s.line()
	add := func(mark byte, side int) {
		if mark == '"' {
			side += 2
		}
		tree.add(&node{kind: kindQuoteMark, value: quoteMarks[side], line: line})
	}
	if side, ok := leadingMark(rest); ok {
		s.pos++
		add(rest[0], side)
		return true
	}
	before := ""
	if isSpace(rest[0]) {
		before = rest[:1]
	}
	marks := rest[len(before):]
	switch {
	case isQuote(marks, 0) && isQuote(marks, 1) && marks[0] != marks[1] && isNameAt(marks, 2):
		s.addText(tree, s.take(len(before)))
		s.pos += 2
		add(marks[0], opening)
		add(marks[1], opening)
	case marks[0] == '\'' && isDecade(marks[1:]):
		s.addText(tree, s.take(len(before)))
		s.pos++
		add('\'', closing)
	case before != "" && isQuote(marks, 0) && isNameAt(marks, 1):
		s.addText(tree, s.take(1))
		s.pos++
		add(marks[0], opening)
	case isQuote(rest, size) && strings.IndexByte(" \\\t\r\n[{(-", rest[0]) < 0:
		s.addText(tree, s.take(size))
		s.pos++
		add(rest[size], closing)
	case isQuote(rest, 0) && beforeGap(rest[1:]):
		s.pos++
		add(rest[0], closing)
	default:
		s.openQuote(tree, rest, size, add)
	}
	return true
}

// openQuote adds an opening mark, a single one if there is a choice.
func (s *spans) openQuote(tree *node, rest string, size int, add func(byte, int)) {
	mark := byte('"')
	if rest[0] == '\'' || size < len(rest) && rest[size] == '\'' {
		mark = '\''
	}
	if size < len(rest) && rest[size] == mark {
		s.addText(tree, s.take(size))
	}
	s.pos++
	add(mark, opening)
}

func isQuote(s string, i int) bool { return i < len(s) && (s[i] == '"' || s[i] == '\'') }

func isNameAt(s string, i int) bool { return i < len(s) && isNameByte(s[i]) }

// leadingMark decides on a mark by what follows it alone: emphasis, or
// punctuation.
func leadingMark(s string) (side int, ok bool) {
	if !isQuote(s, 0) || len(s) < 2 {
		return 0, false
	}
	after := s[1:]
	if (after[0] == '_' || after[0] == '*') && len(after) > 1 && !isSpace(after[1]) {
		return opening, true
	}
	if isPunctuation(after[0]) && !strings.HasPrefix(after[1:], "..") && !isBoundary(after[0], after[1:]) {
		return closing, true
	}
	return 0, false
}

// isPunctuation reports whether c is punctuation of ASCII; "&", which may begin
// an entity, is none.
func isPunctuation(c byte) bool {
	return '!' <= c && c <= '~' && !isDigit(c) && !isLetter(c) && c != '&'
}

// isBoundary reports whether a word begins or ends between a character and s.
func isBoundary(c byte, s string) bool {
	return isNameByte(c) != (s != "" && isWord(firstRune(s)))
}

// isDecade reports whether s begins like the decade 80s.
func isDecade(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && s[2] == 's'
}

// beforeGap reports whether s is empty, or begins with a space or the word "s".
func beforeGap(s string) bool {
	if s == "" || isSpace(s[0]) {
		return true
	}
	if s[0] != 's' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[1:])
	return len(s) == 1 || !isWord(r)
}
