package jekyll

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/liquid"
)

// URL fills a pattern in as Jekyll does (url.rb): what fills it is escaped, the pattern is as
// it is written.
func URL(pattern string, parts address.Parts) (string, error) {
	filled, err := parts.Expand(pattern, liquid.EscapePath)
	if err != nil {
		return "", err
	}
	filled = strings.ReplaceAll("/"+filled, "..", "/")
	filled = strings.ReplaceAll(filled, "./", "")
	return manySlashes.ReplaceAllString(filled, "/"), nil
}

var manySlashes = regexp.MustCompile(`/{2,}`)

// PathOf returns the site path of the file that Jekyll makes of what has a URL, which may be
// without the file's ending: hosts add it.
func PathOf(url, ending string) (string, error) {
	return address.Tidy(address.Unescape(WithoutQuery(url)), ending)
}

// WithoutQuery leaves question marks out of a URL, of which the first would begin a query.
func WithoutQuery(url string) string { return strings.ReplaceAll(url, "?", "") }

// ID returns what Jekyll knows a document by (document.rb): the folder of its URL, and its
// slug.
func ID(url, slug string) string {
	return path.Join(path.Dir("/"+strings.Trim(url, "/")), "/"+slug)
}

// Slug returns a document's, which its file's name has unless it says another.
func Slug(d front.Fields) string {
	_, slug := address.SplitName(d.File)
	return cmp.Or(d.Scalar("slug"), slug)
}
