// Package address has the addresses of a blog: the patterns that they are made by, who has
// which, and what is an address of the web.
package address

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hanji/app/front"
	"hanji/app/post"
	"hanji/app/problem"
)

// DefaultPattern is the pattern of posts that have none of their own.
const DefaultPattern = "/:year/:month/:day/:title/"

// longestPath is how many bytes the address of a page may have: on some systems a file's
// path has 1,024.
const longestPath = 800

// Styles are Jekyll's names for patterns, in settings only.
var Styles = map[string]string{
	"date":     "/:categories/:year/:month/:day/:title.html",
	"pretty":   "/:categories/:year/:month/:day/:title/",
	"ordinal":  "/:categories/:year/:y_day/:title.html",
	"none":     "/:categories/:title.html",
	"weekdate": "/:categories/:year/W:week/:short_day/:title.html",
}

// dateParts are the placeholders of a pattern that are made from the date.
var dateParts = map[string]string{
	"year": "2006", "short_year": "06", "y_day": "002",
	"month": "01", "i_month": "1", "short_month": "Jan", "long_month": "January",
	"day": "02", "i_day": "2", "short_day": "Mon", "long_day": "Monday",
	"hour": "15", "minute": "04", "second": "05",
}

var placeholder = regexp.MustCompile(`:[a-z_]+`)

// Parts are what a pattern is filled with.
type Parts struct {
	Date       time.Time
	Slug, File string // file is the base name without its extension
	Path       string // of the file, without _posts and its extension; of a page, its folder
	Categories []string
	Collection string
}

// Fill fills a pattern in and returns the site path: decoded, NFC, without
// empty or dot segments, ending in "/" or ".html".
func Fill(pattern string, parts Parts) (string, error) {
	filled, err := parts.Expand(Unescape(pattern), func(text string) string { return text })
	if err != nil {
		return "", err
	}
	for segment := range strings.SplitSeq(filled, "/") {
		if strings.HasPrefix(segment, ".") && segment != "." && segment != ".." {
			return "", problem.Errorf("web servers hide such files: choose another name", "the address %q has a part that begins with a dot", filled)
		}
	}
	return Tidy(filled, "/")
}

// Expand fills a pattern in with what change makes of each part.
func (p Parts) Expand(pattern string, change func(string) string) (string, error) {
	var unknown string
	filled := placeholder.ReplaceAllStringFunc(pattern, func(name string) string {
		text, ok := p.expand(name[1:])
		after := ""
		if before, found := strings.CutSuffix(name, "_"); found && !ok { // ":year_:title"
			text, ok = p.expand(before[1:])
			after = "_"
		}
		if !ok && unknown == "" {
			unknown = name
		}
		return change(text) + after
	})
	if unknown != "" {
		names := slices.Concat(slices.Collect(maps.Keys(dateParts)), slices.Collect(maps.Keys(fills)))
		return "", problem.Errorf(problem.DidYouMean(unknown[1:], slices.Values(names), "write a placeholder such as :year, :month, :day, :title or :categories"), "permalink %q has an unknown placeholder %q", pattern, unknown)
	}
	return filled, nil
}

// Tidy returns a path as a site path: NFC, without empty segments and index.html, and with an
// ending unless it is a folder's, or has the ending or .html.
func Tidy(path, ending string) (string, error) {
	if err := checkPath(path); err != nil {
		return "", err
	}
	var segments []string
	for segment := range strings.SplitSeq(norm.NFC.String(path), "/") {
		if stem, isPage := strings.CutSuffix(segment, ".html"); isPage {
			segments = append(segments, post.LimitSegment(stem)+".html")
		} else if segment != "" {
			segments = append(segments, post.LimitSegment(segment))
		}
	}
	isFolder := len(segments) == 0 || strings.HasSuffix(path, "/")
	path = "/" + strings.Join(segments, "/")
	switch {
	case strings.HasSuffix(path, "/index.html"):
		path = strings.TrimSuffix(path, "index.html")
	case strings.HasSuffix(path, ".html") || path == "/":
	case isFolder:
		path += "/"
	case !strings.HasSuffix(path, ending):
		path += ending
	}
	if len(path) > longestPath {
		return "", problem.Errorf("shorten it: not every system has files of such names", "the address %.40q… is longer than %d bytes", path, longestPath)
	}
	return path, nil
}

// IsOfHost reports whether an address begins like a network path: two slashes, or what
// browsers take for them, and a host.
func IsOfHost(address string) bool {
	slashes := len(address) - len(strings.TrimLeft(address, `/\`))
	return slashes > 1 && address[slashes:] != "" && address[slashes] != ':'
}

// fills are the placeholders that are made of the other parts.
var fills = map[string]func(Parts) string{
	"title":                func(p Parts) string { return p.segment(true) },
	"slug":                 func(p Parts) string { return p.segment(false) },
	"name":                 func(p Parts) string { return Slugify(p.File) },
	"categories":           func(p Parts) string { return p.joined(strings.ToLower) },
	"slugified_categories": func(p Parts) string { return p.joined(Slugify) },
	"collection":           func(p Parts) string { return p.Collection },
	"path":                 func(p Parts) string { return p.Path },
	"week": func(p Parts) string {
		_, week := p.Date.ISOWeek()
		return fmt.Sprintf("%02d", week)
	},
	"w_year": func(p Parts) string {
		year, _ := p.Date.ISOWeek()
		return strconv.Itoa(year)
	},
	"w_day":      func(p Parts) string { return strconv.Itoa(1 + (int(p.Date.Weekday())+6)%7) },
	"output_ext": func(Parts) string { return ".html" },
}

func (p Parts) expand(name string) (string, bool) {
	if name == "basename" { // Of pages, whose pattern no author writes.
		return p.File, true
	}
	if fill, ok := fills[name]; ok {
		return fill(p), true
	}
	layout, ok := dateParts[name]
	return p.Date.Format(layout), ok
}

// joined returns the categories as folders, each as named by spelling.
func (p Parts) joined(spelling func(string) string) string {
	var names []string
	for _, c := range p.Categories {
		if c = spelling(c); !slices.Contains(names, c) {
			names = append(names, c)
		}
	}
	return strings.Join(names, "/")
}

var (
	notPretty = regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+`)
	notSlug   = regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}]+`)
)

// segment is Jekyll's :title, which keeps case and much punctuation, or :slug,
// which does not.
func (p Parts) segment(title bool) string {
	for _, name := range []string{p.Slug, p.File} {
		text := Slugify(name)
		if title {
			text = strings.Trim(notPretty.ReplaceAllString(name, "-"), "-")
		}
		if text != "" {
			return text
		}
	}
	return ""
}

// Slugify is Jekyll's: letters, marks and digits in lower case, and hyphens between.
func Slugify(name string) string {
	return strings.ToLower(strings.Trim(notSlug.ReplaceAllString(name, "-"), "-"))
}

// checkPath refuses what can't be a file below the blog's address on every
// server.
func checkPath(path string) error {
	bad := func(why, hint string) error {
		return problem.Errorf(hint, "the address %q %s", path, why)
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "." || segment == ".." {
			return bad("leads out of the blog", "write it from the blog's root, such as /about/")
		}
	}
	if strings.Contains(path, "://") {
		return bad("is a URL", "write only its path, such as /about/")
	}
	if strings.ContainsAny(path, `\?`) || strings.ContainsFunc(path, front.IsControl) || !utf8.ValidString(path) {
		return bad(`holds a character that an address can't have`, `leave out \ ? and control characters`)
	}
	return nil
}
