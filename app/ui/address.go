package ui

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"hanji/app/post"
)

// Address is the state of a page: what its URL says, and nothing else.
type Address struct {
	Kind Kind
	// Query, Filter and Page (from 1) belong to a List. Query is what its posts are
	// searched for, "" for nothing.
	Query  string
	Filter post.Filter
	Page   int
	// Year belongs to a Year, Series to a Series: the slug of its name.
	Year   int
	Series string
	// Path is the site path of a Post, and of what is NotFound, Unavailable or Loading.
	Path string
}

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
)

// PerPage is the number of posts on one page of a list.
const PerPage = 10

// Parse reads an address. path is a site path.
func Parse(lib *post.Library, path string, query url.Values) Address {
	notFound := Address{Path: path}
	if lib.Post(path) != nil {
		return Address{Kind: Post, Path: path}
	}
	switch path {
	case "/categories/":
		return Address{Kind: Categories}
	case "/tags/":
		return Address{Kind: Tags}
	case "/archive/":
		return Address{Kind: Archive}
	case "/shelf/":
		return Address{Kind: Shelf}
	}
	rest, page := cutPage(path)
	a := Address{Kind: List, Page: page}
	segments := strings.Split(strings.Trim(rest, "/"), "/")
	switch {
	case rest == "/":
		if page == 1 {
			a.Query = strings.Join(strings.Fields(query.Get("q")), " ")
			a.Filter, a.Page = queryFilter(query)
			return a
		}
	case len(segments) != 2 || !strings.HasSuffix(rest, "/"):
		return notFound
	case segments[0] == "categories":
		a.Filter.Category = segments[1]
		if _, ok := lib.Term(post.Category, segments[1]); !ok {
			return notFound
		}
	case segments[0] == "tags":
		a.Filter.Tags = []string{segments[1]}
		if _, ok := lib.Term(post.Tag, segments[1]); !ok {
			return notFound
		}
	case segments[0] == "archive" && page == 1:
		year, err := strconv.Atoi(segments[1])
		if err != nil || strconv.Itoa(year) != segments[1] || lib.Year(year) == nil {
			return notFound
		}
		return Address{Kind: Year, Year: year}
	case segments[0] == "series" && page == 1 && lib.SeriesAt(segments[1]) != nil:
		return Address{Kind: Series, Series: segments[1]}
	default:
		return notFound
	}
	if page > Pages(len(lib.Select(a.Filter).Posts)) {
		return notFound
	}
	return a
}

// queryFilter reads a combined filter. It may name terms that no post has: the
// list is empty then. A page beyond the last is shown as the last.
func queryFilter(query url.Values) (f post.Filter, page int) {
	f.Category = query.Get("category")
	f.Tags = slices.Compact(slices.Sorted(slices.Values(query["tag"])))
	page, err := strconv.Atoi(query.Get("page"))
	if err != nil || page < 1 {
		page = 1
	}
	return f, page
}

// cutPage cuts "page/N/" off a path, N from 2. Any other path is page 1 itself.
func cutPage(path string) (rest string, page int) {
	i := strings.LastIndex(path, "/page/")
	if i < 0 {
		return path, 1
	}
	number, ok := strings.CutSuffix(path[i+len("/page/"):], "/")
	n, err := strconv.Atoi(number)
	if err != nil || !ok || n < 2 || strconv.Itoa(n) != number {
		return path, 1
	}
	return path[:i+1], n
}

// Pages returns how many pages n posts take, at least 1.
func Pages(n int) int { return max(1, (n+PerPage-1)/PerPage) }

// IsNarrowed reports whether a is a list of some of the posts.
func (a Address) IsNarrowed() bool { return a.Query != "" || !a.Filter.IsZero() }

// Combined reports whether a exists as a query only, and not as a file.
func (a Address) Combined() bool {
	f := a.Filter
	return a.Query != "" || len(f.Tags) > 1 || len(f.Tags) == 1 && f.Category != ""
}

// SitePath returns the path of a, without the query of a combined filter.
func (a Address) SitePath() string {
	switch a.Kind {
	case Categories:
		return "/categories/"
	case Tags:
		return "/tags/"
	case Archive:
		return "/archive/"
	case Shelf:
		return "/shelf/"
	case Year:
		return "/archive/" + strconv.Itoa(a.Year) + "/"
	case Series:
		return "/series/" + a.Series + "/"
	case List:
		path := "/"
		switch f := a.Filter; {
		case a.Combined():
			return path
		case f.Category != "":
			path = "/categories/" + f.Category + "/"
		case len(f.Tags) == 1:
			path = "/tags/" + f.Tags[0] + "/"
		}
		if a.Page > 1 {
			path += "page/" + strconv.Itoa(a.Page) + "/"
		}
		return path
	}
	return a.Path
}

// Href returns a as a link, below the blog's base ("/", or "/some/path/").
func (a Address) Href(base string) string {
	href := Href(base, a.SitePath())
	if !a.Combined() {
		return href
	}
	var query []string
	if a.Query != "" {
		query = append(query, "q="+url.QueryEscape(a.Query))
	}
	if a.Filter.Category != "" {
		query = append(query, "category="+url.QueryEscape(a.Filter.Category))
	}
	for _, tag := range a.Filter.Tags {
		query = append(query, "tag="+url.QueryEscape(tag))
	}
	if a.Page > 1 {
		query = append(query, "page="+strconv.Itoa(a.Page))
	}
	return href + "?" + strings.Join(query, "&")
}

// Href returns a site path as a percent-encoded link.
func Href(base, sitePath string) string {
	return strings.TrimSuffix(base, "/") + (&url.URL{Path: sitePath}).EscapedPath()
}

// Addresses lists every address that is prerendered, NotFound last.
func Addresses(lib *post.Library) []Address {
	var all []Address
	list := func(f post.Filter) {
		for page := range Pages(len(lib.Select(f).Posts)) {
			all = append(all, Address{Kind: List, Filter: f, Page: page + 1})
		}
	}
	list(post.Filter{})
	for _, p := range lib.All {
		all = append(all, Address{Kind: Post, Path: p.Path})
	}
	for _, t := range lib.Categories {
		list(post.Filter{Category: t.Slug})
	}
	for _, t := range lib.Tags {
		list(post.Filter{Tags: []string{t.Slug}})
	}
	all = append(all, Address{Kind: Categories}, Address{Kind: Tags}, Address{Kind: Archive})
	for _, y := range lib.Years() {
		all = append(all, Address{Kind: Year, Year: y.Year})
	}
	for _, name := range lib.LongSeries() {
		all = append(all, Address{Kind: Series, Series: post.Slug(name)})
	}
	return append(all, Address{Kind: Shelf}, Address{Kind: NotFound, Path: "/404.html"})
}
