package identity

import (
	"slices"
	"strings"
)

// Tops returns the pages that stand at the top of a blog and have a title and a text, which a
// menu may name where nobody says what is in it. Those that search engines are kept from, and
// that for what is not found, are none.
func Tops(pages []Page) []Page {
	return slices.DeleteFunc(slices.Clone(pages), func(p Page) bool {
		listed, isFlag := p.Get("sitemap").Bool()
		return p.Collection != "pages" || p.Scalar("title") == "" || p.IsEmpty || p.IsElsewhere || isFlag && !listed ||
			strings.Count(strings.TrimSuffix(p.URL, "/"), "/") != 1 || strings.HasPrefix(p.URL, "/404")
	})
}
