package locale

import (
	"slices"
	"unicode"
)

// Of guesses what language a text is in by its script, English where it is in no
// other's.
func Of(text string) *Text {
	for _, t := range languages {
		if t.Script != nil && isIn(t.Script, text) {
			return t
		}
	}
	return &english
}

// isIn reports whether a fifth of a text's letters are of a script, as one of Hangul
// says as much as two or three Latin ones: Korean texts hold code, addresses and foreign
// names.
func isIn(script *unicode.RangeTable, text string) bool {
	own, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(script, r) {
				own++
			}
		}
	}
	return own > 0 && own*5 >= letters
}

// IsPicture reports whether a description, in lower case, says no more of an image than
// that it is one, in any language.
func IsPicture(description string) bool {
	return slices.ContainsFunc(languages, func(t *Text) bool { return slices.Contains(t.Pictures, description) })
}
