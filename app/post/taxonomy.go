package post

import (
	"cmp"
	"sort"
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
	terms   []Term // By count and then name.
	numbers map[string]int
	of      [][]int // The terms of each post, by its position in the library.
}

func newTaxonomy(k Kind, all []*Post) taxonomy {
	x := taxonomy{numbers: map[string]int{}, of: make([][]int, len(all))}
	byName := map[string]int{} // Of which there are far fewer than posts.
	spelled := map[string]int{}
	for i, p := range all {
		for _, name := range k.Names(p) {
			n, known := byName[name]
			if !known {
				slug := Slug(name)
				if n, known = x.numbers[slug]; !known {
					n = len(x.terms)
					x.numbers[slug] = n
					x.terms = append(x.terms, Term{Kind: k, Slug: slug})
				}
				byName[name] = n
			}
			x.of[i] = append(x.of[i], n)
			x.terms[n].Count++
			spelled[name]++
		}
	}
	for name, n := range byName {
		best := &x.terms[n].Name
		if m := spelled[*best]; spelled[name] > m || spelled[name] == m && name < *best {
			*best = name
		}
	}
	sortTerms(x.terms)
	moved := make([]int, len(x.terms))
	for n, t := range x.terms {
		moved[x.numbers[t.Slug]] = n
		x.numbers[t.Slug] = n
	}
	for _, terms := range x.of {
		for i, n := range terms {
			terms[i] = moved[n]
		}
	}
	return x
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

func sortTerms(list []Term) {
	sort.Slice(list, func(i, j int) bool {
		return cmp.Or(cmp.Compare(list[j].Count, list[i].Count), strings.Compare(list[i].Name, list[j].Name)) < 0
	})
}
