package search

import "strings"

// Hangul syllables are laid out by arithmetic: an initial of 19, a vowel of 21, and
// one of 27 finals or none (The Unicode Standard, chapter 3.12).
const (
	firstSyllable = '가'
	lastSyllable  = '힣'
	firstInitial  = 0x1100
	firstVowel    = 0x1161
	noFinal       = 0x11a7
	initials      = 19
	vowels        = 21
	finals        = 28
	perInitial    = vowels * finals

	// The dots with which keyboards of three vowels begin one.
	araeA    = 0x119e
	twoAraeA = 0x11a2

	// Of the consonants that a keyboard joins, the two that Unicode decomposes to
	// initials, not to finals.
	rieulHieuh = 0x111a
	pieupSios  = 0x1121
)

func isSyllable(r rune) bool { return firstSyllable <= r && r <= lastSyllable }

func isInitial(r rune) bool { return firstInitial <= r && r < firstInitial+initials }

func isVowel(r rune) bool { return firstVowel <= r && r < firstVowel+vowels }

func isFinal(r rune) bool { return noFinal < r && r < noFinal+finals }

// compose joins a letter to what came before: an initial and a vowel, a syllable
// without a final and a final, or a Kana and its voicing mark.
func compose(before, r rune) (rune, bool) {
	switch {
	case isInitial(before) && isVowel(r):
		return firstSyllable + (before-firstInitial)*perInitial + (r-firstVowel)*finals, true
	case isSyllable(before) && (before-firstSyllable)%finals == 0 && isFinal(r):
		return before + r - noFinal, true
	case r == 0x3099 && strings.ContainsRune(voiceable, before):
		return before + 1, true
	case r == 0x309a && strings.ContainsRune("はひふへほハヒフヘホ", before):
		return before + 2, true
	}
	return 0, false
}

const voiceable = "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ"

// initialOf returns the initial of a syllable.
func initialOf(r rune) rune { return firstInitial + (r-firstSyllable)/perInitial }

// finalOf returns the place of a syllable's final among the finals, 0 for none.
func finalOf(r rune) int { return int(r-firstSyllable) % finals }

// begun are the syllables that begin with an initial.
func begun(initial rune) span {
	first := firstSyllable + (initial-firstInitial)*perInitial
	return span{first, first + perInitial - 1}
}

// closings are the syllables that r may become as long as no other syllable begins:
// with a final, with a vowel or a final that begins as its own does.
func closings(r rune) span {
	switch finalOf(r) {
	case 0:
		return span{r, r + rune(longer((r-firstSyllable)/finals%vowels)*finals-1)}
	case 1: // ㄱ becomes ㄳ.
		return span{r, r + 2}
	case 4: // ㄴ becomes ㄵ or ㄶ.
		return span{r, r + 2}
	case 8: // ㄹ becomes ㄺ to ㅀ.
		return span{r, r + 7}
	case 17: // ㅂ becomes ㅄ.
		return span{r, r + 1}
	}
	return one(r)
}

// longer is how many vowels there are that begin with one, itself included; they
// follow each other.
func longer(vowel rune) int {
	switch vowel {
	case 8, 13: // ㅗ ㅘ ㅙ ㅚ, ㅜ ㅝ ㅞ ㅟ
		return 4
	case 9, 14, 18: // ㅘ ㅙ, ㅝ ㅞ, ㅡ ㅢ
		return 2
	}
	return 1
}

// carried splits, by place among the finals, what a final is while the next
// syllable is being typed: the final that stays, and the initial that goes over.
// 맞 may be the start of 마조, 값 of 갑시.
var carried = [finals]struct {
	stays int
	goes  rune
}{
	1: {0, 0}, 2: {0, 1}, 3: {1, 9}, 4: {0, 2}, 5: {4, 12}, 6: {4, 18}, 7: {0, 3}, 8: {0, 5},
	9: {8, 0}, 10: {8, 6}, 11: {8, 7}, 12: {8, 9}, 13: {8, 16}, 14: {8, 17}, 15: {8, 18},
	16: {0, 6}, 17: {0, 7}, 18: {17, 9}, 19: {0, 9}, 20: {0, 10}, 21: {0, 11}, 22: {0, 12},
	23: {0, 14}, 24: {0, 15}, 25: {0, 16}, 26: {0, 17}, 27: {0, 18},
}

// carry returns r without the consonant that the next syllable takes over, and the
// syllables that it may begin.
func carry(r rune) (stays rune, next span, ok bool) {
	final := finalOf(r)
	if !isSyllable(r) || final == 0 {
		return 0, span{}, false
	}
	c := carried[final]
	return r - rune(final) + rune(c.stays), begun(firstInitial + c.goes), true
}

// initialsOf returns the consonants of a final, or of two initials in one, as initials.
func initialsOf(r rune) (list []rune) {
	switch r {
	case rieulHieuh:
		r = noFinal + 15
	case pieupSios:
		r = noFinal + 18
	}
	c := carried[r-noFinal]
	if c.stays != 0 {
		list = append(list, firstInitial+carried[c.stays].goes)
	}
	return append(list, firstInitial+c.goes)
}

// similar are the syllables that differ from r in one letter at most.
func similar(r rune) []span {
	list := []span{closings(r - rune(finalOf(r)))}
	r -= firstSyllable
	for initial := range rune(initials) {
		list = append(list, one(firstSyllable+initial*perInitial+r%perInitial))
	}
	for vowel := range rune(vowels) {
		list = append(list, one(firstSyllable+r/perInitial*perInitial+vowel*finals+r%finals))
	}
	return list
}
