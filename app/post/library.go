package post

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Library is all posts of a blog, newest first, with the taxonomy that follows
// from them. It is read-only once made.
type Library struct {
	// Posts are newest first; posts of one moment are in order of their paths.
	Posts []*Post
	// Categories and Tags are the terms in use, by count and then name.
	Categories, Tags []Term

	byPath map[string]*Post
	order  map[*Post]int
	listed []*Post
	terms  [2]map[string]Term
	slugs  [2]map[*Post][]string
	words  func() map[uint16]int // Posts by keyword.
}

// Kind is a taxonomy: Category or Tag.
type Kind int

const (
	Category Kind = iota
	Tag
)

// Term is one category or tag.
type Term struct {
	Kind Kind
	// Name is the spelling that most posts use, the first in byte order of those.
	Name string
	Slug string
	// Count is the number of posts, hidden ones included, or of the posts that a
	// filter leaves.
	Count int
}

// Names returns the names of p in this taxonomy.
func (k Kind) Names(p *Post) []string {
	if k == Category {
		return p.Categories
	}
	return p.Tags
}

// NewLibrary makes a library of posts whose paths are distinct.
func NewLibrary(posts []*Post) *Library {
	l := &Library{
		Posts:  slices.Clone(posts),
		byPath: make(map[string]*Post, len(posts)),
		order:  make(map[*Post]int, len(posts)),
	}
	sort.Slice(l.Posts, func(i, j int) bool {
		a, b := l.Posts[i], l.Posts[j]
		return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.Path, b.Path)) < 0
	})
	for i, p := range l.Posts {
		l.byPath[p.Path] = p
		l.order[p] = i
		if !p.Hidden {
			l.listed = append(l.listed, p)
		}
	}
	l.words = sync.OnceValue(l.countKeywords)
	l.Categories = l.index(Category)
	l.Tags = l.index(Tag)
	return l
}

// Post returns the post at a site path, or nil.
func (l *Library) Post(path string) *Post { return l.byPath[path] }

// Position returns the place of p among Posts, from 0 for the newest.
func (l *Library) Position(p *Post) int { return l.order[p] }

// Listed returns the posts that home, archive and feed show, newest first.
func (l *Library) Listed() []*Post { return l.listed }

// Term finds a term of a taxonomy by slug.
func (l *Library) Term(k Kind, slug string) (Term, bool) {
	t, ok := l.terms[k][slug]
	return t, ok
}

// Neighbours returns the listed posts just older and just newer than p, nil at
// the ends.
func (l *Library) Neighbours(p *Post) (older, newer *Post) {
	i := l.order[p]
	for j := i + 1; j < len(l.Posts) && older == nil; j++ {
		if !l.Posts[j].Hidden {
			older = l.Posts[j]
		}
	}
	for j := i - 1; j >= 0 && newer == nil; j-- {
		if !l.Posts[j].Hidden {
			newer = l.Posts[j]
		}
	}
	return older, newer
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

// index fills terms and slugs of one taxonomy and returns its terms.
func (l *Library) index(k Kind) []Term {
	type spelling struct{ slug, name string }
	counts, best := map[string]int{}, map[string]string{}
	spellings := map[spelling]int{}
	slugs := map[string]string{} // By name, of which there are far fewer than posts.
	l.slugs[k] = make(map[*Post][]string, len(l.Posts))
	for _, p := range l.Posts {
		for _, name := range k.Names(p) {
			slug, known := slugs[name]
			if !known {
				slug = Slug(name)
				slugs[name] = slug
			}
			l.slugs[k][p] = append(l.slugs[k][p], slug)
			counts[slug]++
			spellings[spelling{slug, name}]++
		}
	}
	for s, n := range spellings {
		name, seen := best[s.slug]
		if m := spellings[spelling{s.slug, name}]; !seen || n > m || n == m && s.name < name {
			best[s.slug] = s.name
		}
	}
	list := make([]Term, 0, len(counts))
	l.terms[k] = make(map[string]Term, len(counts))
	for slug, n := range counts {
		t := Term{Kind: k, Name: best[slug], Slug: slug, Count: n}
		list = append(list, t)
		l.terms[k][slug] = t
	}
	sortTerms(list)
	return list
}

// Terms returns the terms of a post, as the library spells and counts them.
func (l *Library) Terms(k Kind, p *Post) []Term {
	var list []Term
	for _, slug := range l.slugs[k][p] {
		list = append(list, l.terms[k][slug])
	}
	return list
}

func sortTerms(list []Term) {
	sort.Slice(list, func(i, j int) bool {
		return cmp.Or(cmp.Compare(list[j].Count, list[i].Count), strings.Compare(list[i].Name, list[j].Name)) < 0
	})
}
