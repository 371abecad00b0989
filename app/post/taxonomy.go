package post

import (
	"cmp"
	"slices"
	"strings"
)

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

// taxonomy is the terms of one kind, numbered by their places in terms.
type taxonomy struct {
	terms   []Term // By name.
	numbers map[string]int
	of      [][]int // The terms of each post, by its position in the library.
}

func newTaxonomy(k Kind, all []*Post, plain bool) taxonomy {
	spelled := map[string]int{} // Names, of which there are far fewer than posts.
	for _, p := range all {
		for _, name := range k.Names(p) {
			spelled[name]++
		}
	}
	slugs, bySlug := map[string]string{}, map[string]Term{}
	for name := range spelled {
		slugs[name] = Slug(name)
	}
	if plain {
		slugs = k.plainSlugs(all)
	}
	for name, n := range spelled {
		t := bySlug[slugs[name]]
		if m := spelled[t.Name]; n > m || n == m && name < t.Name {
			t.Name = name
		}
		bySlug[slugs[name]] = Term{Kind: k, Name: t.Name, Slug: slugs[name]}
	}
	x := taxonomy{terms: byName(bySlug), numbers: map[string]int{}, of: make([][]int, len(all))}
	for n, t := range x.terms {
		x.numbers[t.Slug] = n
	}
	for i, p := range all {
		for _, name := range k.Names(p) {
			if n := x.numbers[slugs[name]]; !slices.Contains(x.of[i], n) {
				x.of[i] = append(x.of[i], n)
				x.terms[n].Count++
			}
		}
	}
	return x
}

// plainSlugs are the slugs of names as Jekyll has them. Names that differ in case or white
// space are one; of others that Jekyll has at one address, the first that was used has it, so
// that no later one takes it away.
func (k Kind) plainSlugs(all []*Post) map[string]string {
	slugs, taken := map[string]string{}, map[string]string{} // By name, and what has it by slug.
	for i := len(all) - 1; i >= 0; i-- {                     // The oldest first.
		for _, name := range k.Names(all[i]) {
			if slugs[name] != "" {
				continue
			}
			own := Slug(strings.ToLower(name))
			slug, _ := plainSlug(name)
			if slug = LimitSegment(slug); slug == "" {
				slug = own
			} else if taken[slug] != "" && taken[slug] != own {
				slug = hashed(slug, own)
			}
			slugs[name], taken[slug] = slug, own
		}
	}
	return slugs
}

// number returns the number of a term, -1 if there is none of this slug.
func (x *taxonomy) number(slug string) int {
	if n, known := x.numbers[slug]; known {
		return n
	}
	return -1
}

// Terms returns the terms of a post, as the library spells and counts them.
func (l *Library) Terms(k Kind, p *Post) []Term {
	x := &l.taxonomy[k]
	var list []Term
	for _, n := range x.of[l.order[p]] {
		list = append(list, x.terms[n])
	}
	return list
}

// byName returns terms in order of their names; see CompareNames.
func byName(terms map[string]Term) (list []Term) {
	lower := map[string]string{}
	for slug, t := range terms {
		list = append(list, t)
		lower[slug] = strings.ToLower(t.Name)
	}
	slices.SortFunc(list, func(a, b Term) int {
		return cmp.Or(compareLower(lower[a.Slug], lower[b.Slug]), strings.Compare(a.Name, b.Name))
	})
	return list
}

// byCount sorts terms by count, the greatest first, and leaves those of a count as they
// are.
func byCount(list []Term) []Term {
	slices.SortStableFunc(list, func(a, b Term) int { return cmp.Compare(b.Count, a.Count) })
	return list
}
