// Package route is what addresses mean: the table of all kinds of page, and one page's
// address.
package route

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

// Keys of the query of a list that is narrowed.
const (
	QueryKey    = "q"
	CategoryKey = "category"
	TagKey      = "tag"
	PageKey     = "page" // In paths too.

	pageFolder = "/" + PageKey + "/"
)

// PerPage is the number of posts on one page of a list.
const PerPage = 10

// Parse reads an address. path is a site path, in plain letters.
func Parse(lib *post.Library, path string, query url.Values) Address {
	if lib.Post(path) != nil {
		return Address{Kind: Post, Path: path}
	}
	first, number := cutPage(path)
	page, _ := strconv.Atoi(number)
	if page < 2 || strconv.Itoa(page) != number { // Page 1 is the list itself.
		first, page = path, 1
	}
	for _, r := range routes {
		segment, ok := r.match(first)
		if !ok || r.unknown || page > 1 && !r.paged {
			continue
		}
		var a Address
		if r.read != nil {
			if a, ok = r.read(lib, segment); !ok {
				break
			}
		}
		a.Kind = r.kind
		if !r.paged {
			return a
		}
		if a.Page = page; first == "/" && page == 1 {
			a.Query = strings.Join(strings.Fields(query.Get(QueryKey)), " ")
			a.Filter, a.Page = queryFilter(query)
		} else if page > Pages(len(lib.Select(a.Filter).Posts)) {
			break
		}
		return a
	}
	return Address{Path: path}
}

// queryFilter reads a combined filter. It may name terms that no post has: the
// list is empty then. A page beyond the last is shown as the last.
func queryFilter(query url.Values) (f post.Filter, page int) {
	f.Category = query.Get(CategoryKey)
	f.Tags = slices.Compact(slices.Sorted(slices.Values(query[TagKey])))
	if len(f.Tags) > 0 && f.Tags[0] == "" {
		f.Tags = f.Tags[1:]
	}
	page, err := strconv.Atoi(query.Get(PageKey))
	if err != nil || page < 1 {
		page = 1
	}
	return f, page
}

// cutPage cuts "page/N/" off a path, N being digits. Any other path has no number.
func cutPage(path string) (rest, number string) {
	at := strings.LastIndex(path, pageFolder) + 1
	number, ok := strings.CutSuffix(strings.TrimPrefix(path[at:], pageFolder[1:]), "/")
	if at == 0 || !ok || strings.Trim(number, "0123456789") != "" {
		return path, ""
	}
	return path[:at], number
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
	if a.Combined() {
		return "/"
	}
	path := a.Path
	for _, r := range routes {
		if r.kind != a.Kind || r.kind == Post || r.kind == NotFound {
			continue
		}
		if r.segment == nil {
			path = r.pattern
		} else if segment, ok := r.segment(a); ok {
			path = strings.Replace(r.pattern, "{}", segment, 1)
		}
	}
	if a.Page > 1 {
		path += pageFolder[1:] + strconv.Itoa(a.Page) + "/"
	}
	return path
}

// Href returns a as a link, below the blog's base ("/", or "/some/path/").
func (a Address) Href(base string) string {
	href := Href(base, a.SitePath())
	if !a.Combined() {
		return href
	}
	var query []string
	if a.Query != "" {
		query = append(query, QueryKey+"="+url.QueryEscape(a.Query))
	}
	if a.Filter.Category != "" {
		query = append(query, CategoryKey+"="+url.QueryEscape(a.Filter.Category))
	}
	for _, tag := range a.Filter.Tags {
		query = append(query, TagKey+"="+url.QueryEscape(tag))
	}
	if a.Page > 1 {
		query = append(query, PageKey+"="+strconv.Itoa(a.Page))
	}
	return href + "?" + strings.Join(query, "&")
}

// Href returns a site path as a percent-encoded link.
func Href(base, sitePath string) string {
	return strings.TrimSuffix(base, "/") + (&url.URL{Path: sitePath}).EscapedPath()
}
