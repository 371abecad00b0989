package prose

import (
	"strings"
	"unicode"
)

// Beginning returns the beginning of a text, between two lengths in characters: up to the end
// of a sentence, or else of a word.
func Beginning(s string, short, long int) string {
	runes := []rune(s)
	if len(runes) <= long {
		return s
	}
	for i := long; i > short; i-- {
		if isSentenceEnd(runes[i-1]) && (unicode.IsSpace(runes[i]) || runes[i-1] == '。') {
			return string(runes[:i])
		}
	}
	for i := long; i > short; i-- {
		if unicode.IsSpace(runes[i]) {
			return strings.TrimRightFunc(string(runes[:i]), unicode.IsPunct) + "…"
		}
	}
	return string(runes[:long]) + "…"
}

func isSentenceEnd(r rune) bool { return strings.ContainsRune(".!?…。！？", r) }
