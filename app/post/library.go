package post

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Library is all posts and pages of a blog, with the taxonomy that follows from
// them. It is read-only once made.
type Library struct {
	// All is Pages, then Posts.
	All []*Post
	// Pages are in order of their paths.
	Pages []*Post
	// Posts are newest first; posts of one moment are in order of their paths.
	Posts []*Post
	// Categories and Tags are the terms in use, by count and then name.
	Categories, Tags []Term

	byPath   map[string]*Post
	order    map[*Post]int
	listed   []*Post
	home     []*Post // The listed posts, pinned ones first.
	taxonomy [2]taxonomy
	words    func() map[uint16]int // Posts by keyword.
	series   map[string][]*Post    // The listed parts of each by its name, the oldest first.
}

// NewLibrary makes a library of posts and pages whose paths are distinct.
func NewLibrary(all []*Post) *Library { return newLibrary(all, false) }

// NewLibrary makes a library of the blog's posts and pages, whose paths are distinct.
func (b *Blog) NewLibrary(all []*Post) *Library { return newLibrary(all, b.PlainSlugs) }

func newLibrary(all []*Post, plain bool) *Library {
	l := &Library{
		All:    slices.Clone(all),
		byPath: make(map[string]*Post, len(all)),
		order:  make(map[*Post]int, len(all)),
		series: map[string][]*Post{},
	}
	sort.Slice(l.All, func(i, j int) bool {
		a, b := l.All[i], l.All[j]
		switch {
		case a.Page != b.Page:
			return a.Page
		case a.Page:
			return a.Path < b.Path
		}
		return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.Path, b.Path)) < 0
	})
	pages := 0
	for i, p := range l.All {
		l.byPath[p.Path] = p
		l.order[p] = i
		if p.Page {
			pages++
		}
		if p.isListed() {
			l.listed = append(l.listed, p)
		}
	}
	l.Pages, l.Posts = l.All[:pages:pages], l.All[pages:]
	for i := len(l.listed) - 1; i >= 0; i-- {
		if p := l.listed[i]; p.Series != "" {
			l.series[p.Series] = append(l.series[p.Series], p)
		}
	}
	l.home = pinnedFirst(l.listed)
	l.words = sync.OnceValue(l.countKeywords)
	for k := range l.taxonomy {
		l.taxonomy[k] = newTaxonomy(Kind(k), l.All, plain)
	}
	l.Categories, l.Tags = byCount(slices.Clone(l.taxonomy[Category].terms)), byCount(slices.Clone(l.taxonomy[Tag].terms))
	return l
}

func pinnedFirst(posts []*Post) (all []*Post) {
	var others []*Post
	for _, p := range posts {
		if p.Pinned {
			all = append(all, p)
		} else {
			others = append(others, p)
		}
	}
	return append(all, others...)
}

// Post returns the post or page at a site path, or nil.
func (l *Library) Post(path string) *Post { return l.byPath[path] }

// Position returns the place of p in All.
func (l *Library) Position(p *Post) int { return l.order[p] }

// Listed returns the posts that are not hidden, the blog's total, newest first.
func (l *Library) Listed() []*Post { return l.listed }

// Term finds a term of a taxonomy by slug.
func (l *Library) Term(k Kind, slug string) (Term, bool) {
	x := &l.taxonomy[k]
	n := x.number(slug)
	if n < 0 {
		return Term{}, false
	}
	return x.terms[n], true
}

// Neighbours returns the listed posts just older and just newer than p, nil at
// the ends and for a page.
func (l *Library) Neighbours(p *Post) (older, newer *Post) {
	if p.Page {
		return nil, nil
	}
	i, isListed := slices.BinarySearchFunc(l.listed, l.order[p], func(q *Post, at int) int { return l.order[q] - at })
	if i > 0 {
		newer = l.listed[i-1]
	}
	if isListed {
		i++
	}
	if i < len(l.listed) {
		older = l.listed[i]
	}
	return older, newer
}

// Series returns the listed posts of p's series, the oldest first, and the place of p
// among them, or where it would be if it is hidden; none where no other is there.
func (l *Library) Series(p *Post) (parts []*Post, at int) {
	parts = l.series[p.Series]
	if len(parts) == 1 && parts[0] == p {
		return nil, 0
	}
	for at < len(parts) && l.order[parts[at]] > l.order[p] {
		at++
	}
	return parts, at
}

// WholeSeries is how many parts of a series are shown beside each of them. One that has
// more has a page of its own.
const WholeSeries = 10

// LongSeries returns the names of the series that have a page of their own, in order.
func (l *Library) LongSeries() (names []string) {
	for name, parts := range l.series {
		if len(parts) > WholeSeries {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// SeriesAt returns the listed posts of the series that has a page of its own and whose name
// has the slug, the oldest first, nil if none has.
func (l *Library) SeriesAt(slug string) []*Post {
	for name, parts := range l.series {
		if len(parts) > WholeSeries && Slug(name) == slug {
			return parts
		}
	}
	return nil
}

// Years returns the years of listed posts, newest first, with their counts.
func (l *Library) Years() []Year {
	var years []Year
	for _, p := range l.listed {
		if y := p.Date.Year(); len(years) == 0 || years[len(years)-1].Year != y {
			years = append(years, Year{Year: y})
		}
		y := &years[len(years)-1]
		y.Posts = append(y.Posts, p)
	}
	return years
}

// Year returns the listed posts of one calendar year, newest first.
func (l *Library) Year(year int) []*Post {
	for _, y := range l.Years() {
		if y.Year == year {
			return y.Posts
		}
	}
	return nil
}

// Year is the listed posts of one calendar year, newest first.
type Year struct {
	Year  int
	Posts []*Post
}

func (l *Library) countKeywords() map[uint16]int {
	counts := map[uint16]int{}
	for _, p := range l.Posts {
		for _, word := range p.Keywords {
			counts[word]++
		}
	}
	return counts
}
