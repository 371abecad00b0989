package source

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hanji/app/post"
)

// reserved are the names at the root of the site of what hanji writes itself and no one
// may replace: files, and folders with all in them.
var reserved = []string{
	"_headers", "_redirects", "bundle", "bundle.json", "hanji", "manifest.webmanifest", "shell.html", "sw.js",
}

// ownPages returns the pages that the blog has whatever its posts are, and those of its
// years, terms and long series.
func ownPages(drafts []*draft, feed string) map[string]bool {
	own := map[string]bool{"/": true, "/archive/": true, "/categories/": true, "/tags/": true, "/shelf/": true,
		"/404.html": true, "/sitemap.xml": true, feed: true}
	parts := map[string]int{}
	for _, d := range drafts {
		if d.left != "" || d.post.Page {
			continue
		}
		if !d.post.Hidden {
			own["/archive/"+strconv.Itoa(d.post.Date.Year())+"/"] = true
			parts[d.post.Series]++
		}
		if name := d.post.Series; name != "" && parts[name] > post.WholeSeries {
			own["/series/"+post.Slug(name)+"/"] = true
		}
		for _, name := range d.post.Categories {
			own["/categories/"+post.Slug(name)+"/"] = true
		}
		for _, name := range d.post.Tags {
			own["/tags/"+post.Slug(name)+"/"] = true
		}
	}
	return own
}

// nameSeries gives all parts of a series one name, the first one's, where they spell it in
// ways that share a slug.
func nameSeries(drafts []*draft) {
	names := map[string]string{}
	for _, d := range drafts {
		if d.left != "" || d.post.Series == "" {
			continue
		}
		slug := post.Slug(d.post.Series)
		if names[slug] == "" {
			names[slug] = d.post.Series
		}
		d.post.Series = names[slug]
	}
}

// laterPage matches the second and later pages of lists.
var laterPage = regexp.MustCompile(`^/(?:(?:categories|tags)/[^/]+/)?page/\d+/$`)

// claims are the files of the output, in lower case, each by the source file it
// is made from: two that differ in case only would be one on some systems, and
// nothing can be a file and a folder at once.
type claims struct {
	files   map[string]claim
	folders map[string]claim
}

// claim is by a source file, or by the blog itself where that is "".
type claim struct{ sitePath, source string }

// newClaims begins with the pages that every blog has.
func newClaims(own map[string]bool) *claims {
	c := &claims{map[string]claim{}, map[string]claim{"page": {sitePath: "/page/"}}}
	for page := range own {
		c.take(page, claim{sitePath: page})
	}
	return c
}

// outputFile is the file of an address, in lower case.
func outputFile(sitePath string) string {
	file := strings.ToLower(strings.TrimPrefix(sitePath, "/"))
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

// isOwn reports whether an address is of a page that the blog has anyway.
func (c *claims) isOwn(sitePath string) bool {
	taken, ok := c.files[outputFile(sitePath)]
	return ok && taken.source == "" || laterPage.MatchString(strings.ToLower(sitePath))
}

// claim takes the address for a source file.
func (c *claims) claim(sitePath, source string) error {
	mine := claim{sitePath, source}
	file := outputFile(sitePath)
	first, _, _ := strings.Cut(file, "/")
	if slices.Contains(reserved, first) || c.isOwn(sitePath) {
		return claim{sitePath: sitePath}.conflict(mine)
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
	c.take(sitePath, mine)
	return nil
}

func (c *claims) take(sitePath string, mine claim) {
	file := outputFile(sitePath)
	c.files[file] = mine
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		c.folders[dir] = mine
	}
}

func (c claim) conflict(mine claim) error {
	what := fmt.Sprintf("the address %q and %q of %s can't both be: one would be a file and a folder at once", mine.sitePath, c.sitePath, c.source)
	switch {
	case c.source == "":
		return &hinted{fmt.Sprintf("the address %q is taken by the blog itself", mine.sitePath), "choose another permalink or name"}
	case c.sitePath == mine.sitePath:
		what = fmt.Sprintf("the address %q is that of %s as well", mine.sitePath, c.source)
	case strings.EqualFold(c.sitePath, mine.sitePath):
		what = fmt.Sprintf("the address %q differs from %q of %s in upper and lower case only", mine.sitePath, c.sitePath, c.source)
	}
	return &hinted{what, "give one of the two another permalink or name"}
}
