package prose

import (
	"slices"

	"golang.org/x/text/language"
)

// rightToLeft are the scripts of ISO 15924 that are written so, in use today.
var rightToLeft = []string{"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}

// Direction returns the direction of the script that a language (a BCP 47 tag) is most
// likely written in, "rtl" or "ltr".
func Direction(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return "ltr"
	}
	if script, _ := tag.Script(); slices.Contains(rightToLeft, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// DirectionOf returns the direction in which most letters of a text are written.
func DirectionOf(text string) string {
	balance := 0
	for _, r := range text {
		balance += stepOf(r)
	}
	if balance < 0 {
		return "rtl"
	}
	return "ltr"
}
