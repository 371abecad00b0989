package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns s as search compares it: compatibility forms such as full and half
// width made one, in lower case, without accents, Hangul in whole syllables.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	fold(s, func(r rune, _ int) { b.WriteRune(r) })
	return b.String()
}

// fold calls emit with each rune of a folded text and the offset in s of the
// cluster (a letter with its marks) that it comes from.
func fold(s string, emit func(r rune, at int)) {
	for at := 0; at < len(s); {
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[at:])
		}
		end := at + size
		for end < len(s) && s[end] >= utf8.RuneSelf {
			next, size := utf8.DecodeRuneInString(s[end:])
			if !joins(next) {
				break
			}
			end += size
		}
		switch {
		case end == at+size && isPlain(r):
			emit(unicode.ToLower(r), at)
		default:
			foldCluster(s[at:end], func(r rune) { emit(r, at) })
		}
		at = end
	}
}

// joins reports whether r belongs to the letter before it.
func joins(r rune) bool {
	return r >= 0x300 && !isSyllable(r) && (isVowel(r) || isFinal(r) || unicode.Is(unicode.Mn, r) || r == 'ﾞ' || r == 'ﾟ')
}

// isPlain reports whether r is its own decomposition, as far as folding goes.
func isPlain(r rune) bool {
	return r < utf8.RuneSelf || isSyllable(r) || 0x4e00 <= r && r <= 0x9fff || // Han
		0x3041 <= r && r <= 0x3093 || 0x30a1 <= r && r <= 0x30f3 // Kana
}

func foldCluster(s string, emit func(rune)) {
	var pending rune // A letter that may go on.
	for _, r := range decompose(s) {
		if whole, ok := compose(pending, r); ok {
			pending = whole
			continue
		}
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		emitLetters(pending, emit)
		pending = unicode.ToLower(r)
	}
	emitLetters(pending, emit)
}

// emitLetters calls emit with a letter as it is found by. Consonants that a keyboard
// joins (ㄳ) are two initials; a vowel alone is a syllable that is still to come.
func emitLetters(r rune, emit func(rune)) {
	switch {
	case r == 0, isVowel(r), r == araeA, r == twoAraeA:
	case isFinal(r), r == rieulHieuh, r == pieupSios:
		for _, initial := range initialsOf(r) {
			emit(initial)
		}
	default:
		emit(r)
	}
}
