package source

import "unicode"

// languageOf guesses the language of a blog that states none: Korean if most of
// its posts are, else English.
func languageOf(drafts []*draft) string {
	korean := 0
	for _, d := range drafts {
		if isKorean(d.post.Title + d.body) {
			korean++
		}
	}
	if korean*2 > len(drafts) {
		return "ko"
	}
	return "en"
}

// isKorean reports whether a fifth of a text's letters are Hangul, one of which
// says as much as two or three Latin ones: Korean texts hold code, addresses and
// foreign names.
func isKorean(text string) bool {
	hangul, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Hangul, r) {
				hangul++
			}
		}
	}
	return hangul > 0 && hangul*5 >= letters
}
