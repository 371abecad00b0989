package liquid

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// notSlug is what becomes a hyphen in the modes of slugify.
var notSlug = map[string]*regexp.Regexp{
	"raw":     regexp.MustCompile(`\s+`),
	"default": regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}]+`),
	"latin":   regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}]+`),
	"pretty":  regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+`),
	"ascii":   regexp.MustCompile(`[^A-Za-z0-9]+`),
}

func slugify(r *run, in any, args []any) any {
	mode := "default"
	if given := argument(args, 0); given != nil {
		mode = r.text(given)
	}
	return Slugify(r.text(in), mode)
}

// Slugify is Jekyll's, in one of its modes; any other leaves a text as it is, in lower case.
func Slugify(s, mode string) string {
	if not := notSlug[mode]; not != nil {
		if mode == "latin" {
			s = latin(s)
		}
		s = not.ReplaceAllString(s, "-")
		s = strings.TrimSuffix(strings.TrimPrefix(s, "-"), "-")
	}
	return strings.ToLower(s)
}

var latinLetters = strings.NewReplacer("ß", "ss", "Æ", "AE", "æ", "ae", "Œ", "OE", "œ", "oe", "Ø", "O", "ø", "o",
	"Đ", "D", "đ", "d", "Ð", "D", "ð", "d", "Þ", "Th", "þ", "th", "Ł", "L", "ł", "l", "ı", "i", "Ħ", "H", "ħ", "h",
	"ĸ", "k", "ŉ", "'n", "Ŋ", "NG", "ŋ", "ng", "Ŧ", "T", "ŧ", "t", "×", "x", "Ŀ", "L", "ŀ", "l", "Ĳ", "IJ", "ĳ", "ij")

// latin takes the marks off Latin letters. What is not ASCII then is a question
// mark.
func latin(s string) string {
	var out strings.Builder
	for _, c := range latinLetters.Replace(norm.NFC.String(s)) {
		decomposed := norm.NFD.String(string(c))
		switch {
		case c < 0x80:
			out.WriteRune(c)
		case c < 0x180 && decomposed[0] < 0x80:
			out.WriteByte(decomposed[0])
		default:
			out.WriteByte('?')
		}
	}
	return out.String()
}
