package source

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// reserved are the names at the root of the site that hanji writes itself.
var reserved = []string{
	"404.html", "_headers", "_redirects", "archive", "bundle", "bundle.json", "categories", "feed.xml", "hanji", "index.html",
	"manifest.webmanifest", "page", "robots.txt", "shelf", "shell.html", "sitemap.xml", "sw.js", "tags",
}

// checkReserved refuses the addresses of pages and files that every blog has.
func checkReserved(sitePath string) error {
	first, _, _ := strings.Cut(strings.TrimPrefix(sitePath, "/"), "/")
	if first == "" || slices.Contains(reserved, strings.ToLower(first)) {
		return &hinted{fmt.Sprintf("the address %q is taken by the blog itself", sitePath), "choose another permalink or name"}
	}
	return nil
}

// claims are the files of the output, in lower case, each by the source file it
// is made from: two that differ in case only would be one on some systems, and
// nothing can be a file and a folder at once.
type claims struct {
	files   map[string]claim
	folders map[string]claim
}

type claim struct{ sitePath, source string }

func newClaims() *claims {
	return &claims{map[string]claim{}, map[string]claim{}}
}

// claim takes the address for a source file.
func (c *claims) claim(sitePath, source string) error {
	mine := claim{sitePath, source}
	file := strings.ToLower(strings.TrimPrefix(sitePath, "/"))
	if strings.HasSuffix(sitePath, "/") {
		file += "index.html"
	}
	other, taken := c.files[file]
	if !taken {
		other, taken = c.folders[file]
	}
	for dir := path.Dir(file); !taken && dir != "."; dir = path.Dir(dir) {
		other, taken = c.files[dir]
	}
	if taken {
		return other.conflict(mine)
	}
	c.files[file] = mine
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		c.folders[dir] = mine
	}
	return nil
}

func (c claim) conflict(mine claim) error {
	what := fmt.Sprintf("the address %q and %q of %s can't both be: one would be a file and a folder at once", mine.sitePath, c.sitePath, c.source)
	switch {
	case c.sitePath == mine.sitePath:
		what = fmt.Sprintf("the address %q is that of %s as well", mine.sitePath, c.source)
	case strings.EqualFold(c.sitePath, mine.sitePath):
		what = fmt.Sprintf("the address %q differs from %q of %s in upper and lower case only", mine.sitePath, c.sitePath, c.source)
	}
	return &hinted{what, "give one of the two another permalink or name"}
}
