package source

import (
	"slices"

	"golang.org/x/text/language"
)

// rightToLeft are the scripts of ISO 15924 that are written so, in use today.
var rightToLeft = []string{"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}

// directionOf returns the direction of the script that a language (a BCP 47 tag) is most
// likely written in, "rtl" or "ltr".
func directionOf(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return "ltr"
	}
	if script, _ := tag.Script(); slices.Contains(rightToLeft, script.String()) {
		return "rtl"
	}
	return "ltr"
}

var directions = []string{"ltr", "rtl", "auto"}

// direction returns the member "dir", empty if there is none. To Jekyll, it can be anything.
func (f fields) direction() string {
	if f.lenient {
		if dir, _ := f.get("dir").raw.(string); slices.Contains(directions, dir) {
			return dir
		}
		return ""
	}
	dir := f.text("dir")
	if dir != "" && !slices.Contains(directions, dir) {
		f.wrongf(f.get("dir").at, `write "ltr", "rtl" or "auto"`, "unknown dir %q", dir)
		return ""
	}
	return dir
}
