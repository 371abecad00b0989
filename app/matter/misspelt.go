package matter

import (
	"strings"
	"unicode"

	"hanji/app/front"
)

// ownKeys are those of front matter that hanji's own blogs go by and that are long enough to
// be known when they are misspelt.
var ownKeys = []string{
	"author", "canonical_url", "categories", "category", "comments", "description", "draft", "headerImage", "hidden", "image",
	"layout", "noindex", "permalink", "published", "redirect_from", "robots", "search", "series", "sitemap", "subtitle", "title", "updated",
}

// WarnOfMisspelt names keys that are one slip away from a known one, which is not there. What
// is of another number, such as images, is a key of the author's own, as are all others.
func WarnOfMisspelt(f front.Fields) {
	for _, m := range f.Members {
		if isUsed(m, f.Report) {
			continue
		}
		for _, known := range ownKeys {
			if isSlip(m.Key, known) && f.Get(known).Kind == front.Absent {
				f.Warnf(m.Value.At, `did you mean "`+known+`"?`, "the key %q is not read", m.Key)
			}
		}
	}
}

// isSlip reports whether a word is another one but for case, hyphens, or one letter that is
// wrong, missing, too many or changed places with the next.
func isSlip(word, known string) bool {
	if word == known || strings.ContainsFunc(word, unicode.IsDigit) {
		return false
	}
	a, b := plainKey(word), plainKey(known)
	if a == b+"s" || b == a+"s" || a == b {
		return a == b
	}
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
