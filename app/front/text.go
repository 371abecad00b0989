package front

import (
	"bytes"
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// PlainText makes one line of NFC text: control characters and runs of white
// space become one space.
func PlainText(s string) string {
	s = strings.Map(func(r rune) rune {
		if IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// IsControl reports whether r is a control character, or one of the two others
// that XML forbids.
func IsControl(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff
}

// TitleOf makes a title of a file's name as Jekyll does: "on-paper" is "On Paper".
func TitleOf(slug, date string) string {
	words := strings.FieldsFunc(slug, func(r rune) bool { return r == '-' })
	for i, word := range words {
		r, size := utf8.DecodeRuneInString(word)
		words[i] = string(unicode.ToUpper(r)) + strings.ToLower(word[size:])
	}
	return cmp.Or(PlainText(strings.Join(words, " ")), date)
}

// DecodeText makes UTF-8 with line feeds out of a file. It reports the line of
// the first byte that is not UTF-8, or 0; such bytes become U+FFFD.
func DecodeText(data []byte) (text string, badLine int) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	if utf8.Valid(data) {
		return string(data), 0
	}
	for rest := data; ; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			before := data[:len(data)-len(rest)]
			return strings.ToValidUTF8(string(data), "\ufffd"), bytes.Count(before, []byte("\n")) + 1
		}
		rest = rest[size:]
	}
}
