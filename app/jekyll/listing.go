package jekyll

import (
	"regexp"
	"slices"
	"strings"
)

// listsSite matches where a template goes over something of the site.
var listsSite = regexp.MustCompile(`\{%-?\s*(?:for\s+\w+\s+in|assign\s+\w+\s*=)\s*site\.([\w-]+)`)

// Listed returns the label of the collection that is output whose documents a page lists, which
// has no text of its own: the one that it names, or that is called as its address; "" if there
// is none.
func (b *Blog) Listed(page *Document) string {
	return b.firstOutput(page.Scalar("collection"), lastSegment(page.Post.Path))
}

// Shown returns the label of the collection that the layout of a page shows by its name, or by
// going over it; "" if there is none.
func (b *Blog) Shown(page *Document) string {
	names := []string{strings.TrimSuffix(page.Scalar("layout"), ".html")}
	texts := []string{page.Body}
	for _, of := range b.layoutsOf(page.Content) {
		texts = append(texts, of.Body)
	}
	for _, text := range texts {
		for _, m := range listsSite.FindAllStringSubmatch(text, -1) {
			names = append(names, m[1])
		}
	}
	return b.firstOutput(names...)
}

// firstOutput returns the first of some names that is of a collection which is output.
func (b *Blog) firstOutput(names ...string) string {
	for _, name := range names {
		if slices.ContainsFunc(b.collections, func(c Collection) bool { return c.Output && c.Label == name && name != Tabs }) {
			return name
		}
	}
	return ""
}
