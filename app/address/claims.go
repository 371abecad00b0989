package address

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"hanji/app/problem"
	"hanji/app/route"
)

// reserved are the names at the root of the site of what hanji writes itself and no one
// may replace: files, and folders with all in them.
var reserved = []string{
	".git", ".hanji", ".nojekyll", "_headers", "_redirects", "bundle", "bundle.json", "hanji", "manifest.webmanifest", "shell.html", "sw.js",
}

// Claims are the files of the output, in lower case, and its folders, which end in a
// slash, each by the source file it is made from: two that differ in case only would be
// one on some systems, and nothing can be a file and a folder at once.
type Claims map[string]claim

// claim is by a source file, or by the blog itself where that is "".
type claim struct{ sitePath, source string }

// NewClaims begins with the pages that every blog has.
func NewClaims(own map[string]bool) Claims {
	c := Claims{"page/": {sitePath: "/page/"}}
	for page := range own {
		c.take(page, claim{sitePath: page})
	}
	return c
}

// OtherCase returns the address of a page that every blog has where one differs from it in upper
// and lower case only, "" otherwise.
func (c Claims) OtherCase(sitePath string) string {
	own, ok := c[outputFile(sitePath)]
	if ok && own.source == "" && own.sitePath != sitePath && strings.EqualFold(own.sitePath, sitePath) {
		return own.sitePath
	}
	return ""
}

// outputFile is the file of an address, in lower case.
func outputFile(sitePath string) string {
	file := strings.ToLower(strings.TrimPrefix(sitePath, "/"))
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// IsOwn reports whether an address is of a page that the blog has anyway.
func (c Claims) IsOwn(sitePath string) bool {
	taken, ok := c[outputFile(sitePath)]
	return ok && taken.source == "" || route.IsLater(strings.ToLower(sitePath))
}

// Claim takes the address for a source file.
func (c Claims) Claim(sitePath, source string) error {
	mine := claim{sitePath, source}
	file := outputFile(sitePath)
	first, _, _ := strings.Cut(file, "/")
	if slices.Contains(reserved, first) || c.IsOwn(sitePath) {
		return claim{sitePath: sitePath}.conflict(mine)
	}
	other, taken := c[file]
	if !taken {
		other, taken = c[file+"/"]
	}
	for dir := path.Dir(file); !taken && dir != "."; dir = path.Dir(dir) {
		other, taken = c[dir]
	}
	if taken {
		return other.conflict(mine)
	}
	c.take(sitePath, mine)
	return nil
}

func (c Claims) take(sitePath string, mine claim) {
	file := outputFile(sitePath)
	c[file] = mine
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		c[dir+"/"] = mine
	}
}

func (c claim) conflict(mine claim) error {
	theirs, ours := strings.TrimSuffix(c.sitePath, "index.html"), strings.TrimSuffix(mine.sitePath, "index.html")
	what := fmt.Sprintf("the address %q and %q of %s can't both be: one would be a file and a folder at once", mine.sitePath, c.sitePath, c.source)
	switch {
	case c.source == "":
		hint := "choose another permalink or name"
		if mine.sitePath == "/sw.js" {
			hint = "remove it: hanji's own worker is there, and takes the place of an earlier one"
		}
		return problem.Errorf(hint, "the address %q is taken by the blog itself", mine.sitePath)
	case theirs == ours:
		what = fmt.Sprintf("the address %q is that of %s as well", mine.sitePath, c.source)
	case strings.EqualFold(theirs, ours):
		what = fmt.Sprintf("the address %q differs from %q of %s in upper and lower case only", mine.sitePath, c.sitePath, c.source)
	}
	return problem.Errorf("give one of the two another permalink or name", "%s", what)
}
