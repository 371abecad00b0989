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
	taxonomy [2]taxonomy
	words    func() map[uint16]int // Posts by keyword.
}

// NewLibrary makes a library of posts and pages whose paths are distinct.
func NewLibrary(all []*Post) *Library {
	l := &Library{
		All:    slices.Clone(all),
		byPath: make(map[string]*Post, len(all)),
		order:  make(map[*Post]int, len(all)),
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
	l.words = sync.OnceValue(l.countKeywords)
	for k := range l.taxonomy {
		l.taxonomy[k] = newTaxonomy(Kind(k), l.All)
	}
	l.Categories, l.Tags = l.taxonomy[Category].terms, l.taxonomy[Tag].terms
	return l
}

// Post returns the post or page at a site path, or nil.
func (l *Library) Post(path string) *Post { return l.byPath[path] }

// Position returns the place of p in All.
func (l *Library) Position(p *Post) int { return l.order[p] }

// Listed returns the posts that home, archive and feed show, newest first.
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
	i := l.order[p]
	for j := i + 1; j < len(l.All) && older == nil; j++ {
		if l.All[j].isListed() {
			older = l.All[j]
		}
	}
	for j := i - 1; j >= 0 && newer == nil; j-- {
		if l.All[j].isListed() {
			newer = l.All[j]
		}
	}
	return older, newer
}

// Series returns the posts of p's series, the oldest first, and the place of p among
// them; none where p has no series or is its only part.
func (l *Library) Series(p *Post) (parts []*Post, at int) {
	if p.Series == "" {
		return nil, 0
	}
	for i := len(l.Posts) - 1; i >= 0; i-- {
		q := l.Posts[i]
		if q == p {
			at = len(parts)
		}
		if q.Series == p.Series && (q == p || !q.Hidden) {
			parts = append(parts, q)
		}
	}
	if len(parts) < 2 {
		return nil, 0
	}
	return parts, at
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
