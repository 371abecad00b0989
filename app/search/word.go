package search

import "unicode"

// word is a run of letters and digits of a folded text that is written alike: dense
// ones are of a script whose words run together or carry particles, so that any part
// of them can be looked for.
type word struct {
	runes []rune
	dense bool
	// at is the place of the first rune in the text.
	at int
}

// words cuts a folded text.
func words(text []rune) (list []word) {
	for i := 0; i < len(text); {
		if !isLetter(text[i]) {
			i++
			continue
		}
		w := word{at: i, dense: isDense(text[i])}
		for i < len(text) && isLetter(text[i]) && isDense(text[i]) == w.dense {
			i++
		}
		for i < len(text) && !w.dense && isSuffix(text[i]) {
			i++
		}
		w.runes = text[w.at:i]
		list = append(list, w)
	}
	return list
}

func isLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isSuffix tells what makes another name of a letter: C++, C#.
func isSuffix(r rune) bool { return r == '+' || r == '#' }

func isDense(r rune) bool {
	return isSyllable(r) || isInitial(r) || r == 'ー' || r >= 0xe00 && unicode.In(r,
		unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
