package jekyll

import (
	"cmp"
	"slices"
	"strings"
)

// Collection is documents of the blog besides its posts.
type Collection struct {
	Label string
	// Output says that its documents are pages of the site, at addresses of the pattern.
	Output    bool
	permalink string
}

func (c config) readCollections() (all []Collection) {
	v, pattern := c.Get("collections"), c.suffixed("/:collection/:path")
	for _, label := range v.Scalars() {
		all = append(all, Collection{Label: label, permalink: pattern})
	}
	for _, m := range v.Members {
		of := c.In(m.Value)
		all = append(all, Collection{m.Key, of.Flag("output", false), cmp.Or(of.Scalar("permalink"), pattern)})
	}
	return slices.DeleteFunc(all, func(of Collection) bool { return of.Label == posts })
}

// suffixed ends the pattern of pages as the addresses of posts end
// (Jekyll::Utils.add_permalink_suffix), with a slash, .html or neither.
func (c config) suffixed(pattern string) string {
	switch style := cmp.Or(c.Scalar("permalink"), "date"); {
	case style == "date", style == "ordinal", style == "none", strings.HasSuffix(style, ":output_ext"):
		return pattern + ":output_ext"
	case style == "pretty", strings.HasSuffix(style, "/"):
		return pattern + "/"
	}
	return pattern
}
