package route

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hanji/app/post"
)

// Kind is a kind of page.
type Kind int

const (
	NotFound Kind = iota
	// List shows posts, filtered or not: home, a category, a tag.
	List
	// Post shows one of the posts, or a page of the blog.
	Post
	Categories
	Tags
	Archive
	Year
	// Series shows the parts of a series that are too many to be shown beside each.
	Series
	// Shelf shows what the reader's device keeps.
	Shelf
	// Unavailable stands for a Post whose text can't be had now.
	Unavailable
	// Loading is the shell: a page without content that the client fills.
	Loading

	// Kinds is how many there are.
	Kinds = iota
)

// A route is the pattern of some pages' site paths, and what is true of all of them. To
// add a kind of page, add its Kind, its route with the segments that {} stands for, and in
// package ui its look; tests say what is forgotten.
type route struct {
	kind Kind
	// pattern is a site path in which {} stands for one segment. A Post has none: its path
	// is its own.
	pattern string
	// segment writes the {} of an address, and says whether the address is one of these;
	// read reads it, in plain letters, and says whether there is such a page. They are nil
	// where there is no {}.
	segment func(a Address) (string, bool)
	read    func(lib *post.Library, segment string) (Address, bool)
	// paged says that there may be more pages below it: page/2/, and so on.
	paged bool
	// unlisted keeps it out of the sitemap.
	unlisted bool
	// unknown says that its content is not of the index alone: offline, the client can't
	// make it.
	unknown bool
}

// routes are in the order in which a sitemap lists them.
var routes = []*route{
	{kind: List, pattern: "/", paged: true},
	{kind: Post, unknown: true},
	{kind: List, pattern: "/categories/{}/", paged: true,
		segment: func(a Address) (string, bool) { return a.Filter.Category, a.Filter.Category != "" },
		read: func(lib *post.Library, segment string) (Address, bool) {
			_, ok := lib.Term(post.Category, segment)
			return Address{Filter: post.Filter{Category: segment}}, ok
		}},
	{kind: List, pattern: "/tags/{}/", paged: true,
		segment: func(a Address) (string, bool) { return strings.Join(a.Filter.Tags, ""), len(a.Filter.Tags) == 1 },
		read: func(lib *post.Library, segment string) (Address, bool) {
			_, ok := lib.Term(post.Tag, segment)
			return Address{Filter: post.Filter{Tags: []string{segment}}}, ok
		}},
	{kind: Categories, pattern: "/categories/"},
	{kind: Tags, pattern: "/tags/"},
	{kind: Archive, pattern: "/archive/"},
	{kind: Year, pattern: "/archive/{}/",
		segment: func(a Address) (string, bool) { return strconv.Itoa(a.Year), true },
		read: func(lib *post.Library, segment string) (Address, bool) {
			year, err := strconv.Atoi(segment)
			return Address{Year: year}, err == nil && strconv.Itoa(year) == segment && lib.Year(year) != nil
		}},
	{kind: Series, pattern: "/series/{}/",
		segment: func(a Address) (string, bool) { return a.Series, true },
		read: func(lib *post.Library, segment string) (Address, bool) {
			return Address{Series: segment}, lib.SeriesAt(segment) != nil
		}},
	{kind: Shelf, pattern: "/shelf/", unlisted: true},
	{kind: NotFound, pattern: "/404.html", unlisted: true, unknown: true},
}

// segments lists what {} stands for in a blog. It is apart from the table, which is in the
// client: only a build lists pages.
func (r *route) segments(lib *post.Library) (all []string) {
	slugs := func(terms []post.Term) {
		for _, t := range terms {
			all = append(all, t.Slug)
		}
	}
	switch r.pattern {
	case "/categories/{}/":
		slugs(lib.Categories)
	case "/tags/{}/":
		slugs(lib.Tags)
	case "/archive/{}/":
		for _, y := range lib.Years() {
			all = append(all, strconv.Itoa(y.Year))
		}
	case "/series/{}/":
		for _, name := range lib.LongSeries() {
			all = append(all, post.Slug(name))
		}
	default:
		panic("route: nothing says which " + r.pattern + " there are")
	}
	return all
}

// match reads the segment of a site path.
func (r *route) match(path string) (segment string, ok bool) {
	before, after, varies := strings.Cut(r.pattern, "{}")
	if !varies {
		return "", path == r.pattern
	}
	rest, ok := strings.CutPrefix(path, before)
	if !ok || !strings.HasSuffix(rest, after) || len(rest) <= len(after) {
		return "", false
	}
	segment = strings.TrimSuffix(rest, after)
	return segment, !strings.Contains(segment, "/")
}

// firsts lists the first pages of a route.
func (r *route) firsts(lib *post.Library) (all []Address) {
	switch {
	case r.kind == Post:
		for _, p := range lib.All {
			all = append(all, Address{Kind: Post, Path: p.Path})
		}
	case r.kind == NotFound:
		all = []Address{{Path: r.pattern}}
	case r.read == nil:
		all = []Address{{Kind: r.kind}}
	default:
		for _, segment := range r.segments(lib) {
			a, _ := r.read(lib, segment)
			a.Kind = r.kind
			all = append(all, a)
		}
	}
	return all
}

// All lists every address that is prerendered, NotFound last.
func All(lib *post.Library) []Address {
	var all []Address
	for _, r := range routes {
		for _, a := range r.firsts(lib) {
			if !r.paged {
				all = append(all, a)
				continue
			}
			for page := range Pages(len(lib.Select(a.Filter).Posts)) {
				a.Page = page + 1
				all = append(all, a)
			}
		}
	}
	return all
}

// Own lists the site paths of pages that are no post's, each without its later pages.
func Own(lib *post.Library) (paths []string) {
	for _, r := range routes {
		if r.kind == Post {
			continue
		}
		for _, a := range r.firsts(lib) {
			paths = append(paths, a.SitePath())
		}
	}
	return paths
}

// IsLater reports whether a site path is of a later page of a list, of any blog.
func IsLater(path string) bool {
	first, number := cutPage(path)
	return number != "" && slices.ContainsFunc(routes, func(r *route) bool {
		_, ok := r.match(first)
		return ok && r.paged
	})
}

// InSitemap reports whether search engines are told of an address that is prerendered.
func (a Address) InSitemap() bool {
	return slices.ContainsFunc(routes, func(r *route) bool { return r.kind == a.Kind && !r.unlisted })
}

// Offline is a regular expression, of JavaScript and Go, for the site paths that a client
// with the index can make without any page: lists, whatever blog they are of.
func Offline() string {
	var all []string
	for _, r := range routes {
		if r.unknown {
			continue
		}
		pattern := strings.ReplaceAll(regexp.QuoteMeta(r.pattern), `\{\}`, "[^/]+")
		if r.paged {
			pattern += `(` + PageKey + `/\d+/)?`
		}
		all = append(all, pattern)
	}
	return "^(" + strings.Join(all, "|") + ")$"
}
