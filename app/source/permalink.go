package source

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hanji/app/post"
)

// defaultPermalink is the pattern of posts that have none of their own.
const defaultPermalink = "/:year/:month/:day/:title/"

// longestPath is how many bytes the address of a page may have: on some systems a file's
// path has 1,024.
const longestPath = 800

// permalinkStyles are Jekyll's names for patterns, in settings only.
var permalinkStyles = map[string]string{
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

// linkParts are what a pattern is filled with.
type linkParts struct {
	date       time.Time
	slug, file string // file is the base name without its extension
	path       string // of the file, without _posts and its extension; of a page, its folder
	categories []string
	collection string
}

// permalink fills a pattern in and returns the site path: decoded, NFC, without
// empty or dot segments, ending in "/" or ".html".
func permalink(pattern string, parts linkParts) (string, error) {
	var unknown string
	if decoded, err := url.PathUnescape(pattern); err == nil {
		pattern = decoded
	}
	filled := placeholder.ReplaceAllStringFunc(pattern, func(name string) string {
		text, ok := parts.expand(name[1:])
		if before, found := strings.CutSuffix(name, "_"); found && !ok { // ":year_:title"
			text, ok = parts.expand(before[1:])
			text += "_"
		}
		if !ok && unknown == "" {
			unknown = name
		}
		return text
	})
	if unknown != "" {
		names := slices.Concat(slices.Collect(maps.Keys(dateParts)), []string{"title", "slug", "name", "categories", "slugified_categories", "collection", "path", "week", "w_year", "w_day", "output_ext"})
		return "", &hinted{fmt.Sprintf("permalink %q has an unknown placeholder %q", pattern, unknown),
			didYouMean(unknown[1:], slices.Values(names), "write a placeholder such as :year, :month, :day, :title or :categories")}
	}
	if err := checkPath(filled); err != nil {
		return "", err
	}
	var segments []string
	for segment := range strings.SplitSeq(norm.NFC.String(filled), "/") {
		if stem, isPage := strings.CutSuffix(segment, ".html"); isPage {
			segments = append(segments, post.LimitSegment(stem)+".html")
		} else if segment != "" {
			segments = append(segments, post.LimitSegment(segment))
		}
	}
	path := "/" + strings.Join(segments, "/")
	path = strings.TrimSuffix(path, "/index.html")
	if !strings.HasSuffix(path, "/") && !strings.HasSuffix(path, ".html") {
		path += "/"
	}
	if len(path) > longestPath {
		return "", &hinted{fmt.Sprintf("the address %.40q… is longer than %d bytes", path, longestPath), "shorten it: not every system has files of such names"}
	}
	return path, nil
}

// isOfHost reports whether an address begins like a network path: two slashes, or what
// browsers take for them, and a host.
func isOfHost(address string) bool {
	slashes := len(address) - len(strings.TrimLeft(address, `/\`))
	return slashes > 1 && address[slashes:] != "" && address[slashes] != ':'
}

func (p linkParts) expand(name string) (string, bool) {
	switch name {
	case "title":
		return p.segment(true), true
	case "slug":
		return p.segment(false), true
	case "name":
		return slugify(p.file), true
	case "categories":
		return p.joined(strings.ToLower), true
	case "slugified_categories":
		return p.joined(slugify), true
	case "collection":
		return p.collection, true
	case "basename":
		return p.file, true
	case "path":
		return p.path, true
	case "week", "w_year":
		year, week := p.date.ISOWeek()
		if name == "week" {
			return fmt.Sprintf("%02d", week), true
		}
		return strconv.Itoa(year), true
	case "w_day":
		return strconv.Itoa(1 + (int(p.date.Weekday())+6)%7), true
	case "output_ext":
		return ".html", true
	}
	layout, ok := dateParts[name]
	return p.date.Format(layout), ok
}

// joined returns the categories as folders, each as named by spelling.
func (p linkParts) joined(spelling func(string) string) string {
	var names []string
	for _, c := range p.categories {
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
func (p linkParts) segment(title bool) string {
	for _, name := range []string{p.slug, p.file} {
		text := slugify(name)
		if title {
			text = strings.Trim(notPretty.ReplaceAllString(name, "-"), "-")
		}
		if text != "" {
			return text
		}
	}
	return ""
}

// slugify is Jekyll's: letters, marks and digits in lower case, and hyphens between.
func slugify(name string) string {
	return strings.ToLower(strings.Trim(notSlug.ReplaceAllString(name, "-"), "-"))
}

// checkPath refuses what can't be a file below the blog's address on every
// server.
func checkPath(path string) error {
	bad := func(why, hint string) error {
		return &hinted{fmt.Sprintf("the address %q %s", path, why), hint}
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "." || segment == ".." {
			return bad("leads out of the blog", "write it from the blog's root, such as /about/")
		}
		if strings.HasPrefix(segment, ".") {
			return bad("has a part that begins with a dot", "web servers hide such files: choose another name")
		}
	}
	if strings.Contains(path, "://") {
		return bad("is a URL", "write only its path, such as /about/")
	}
	if strings.ContainsAny(path, `\?#%`) || strings.ContainsFunc(path, isControl) || !utf8.ValidString(path) {
		return bad(`holds a character that an address can't have`, `leave out \ ? # % and control characters`)
	}
	return nil
}
