package address

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// dated is YYYY-MM-DD-slug with an extension.
var dated = regexp.MustCompile(`^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)\.[^.]+$`)

// IsDated reports whether a file has the name of a post: YYYY-MM-DD-slug with an extension.
func IsDated(file string) bool { return dated.MatchString(path.Base(file)) }

// SplitName returns the date of a file's name, "" if it has none, and its slug.
func SplitName(file string) (date, slug string) {
	name := path.Base(file)
	slug = strings.TrimSuffix(name, path.Ext(name))
	if found := dated.FindStringSubmatch(name); found != nil {
		date, slug = found[1], found[2]
	}
	return date, norm.NFC.String(strings.TrimRight(slug, "."))
}

// AbovePosts returns the folder above the _posts or _drafts that a file is in.
func AbovePosts(file string) (dir string, ok bool) {
	for _, folder := range []string{"/_posts/", "/_drafts/"} {
		if above, _, ok := strings.Cut("/"+file, folder); ok {
			return strings.TrimPrefix(above, "/"), true
		}
	}
	return "", false
}
