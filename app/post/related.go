package post

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
)

// Related returns up to n listed posts that share categories, tags or keywords with p, the
// closest first: no parts of p's series, and none of but. What is shared weighs more the
// fewer posts have it (its inverse document frequency), a category or keyword half of what
// a tag does. Keywords of more than a tenth of the posts weigh nothing, nor does one that
// is shared alone, which may be another word of the same hash. Ties go to the post nearer
// in time. Nothing is related to a page.
func (l *Library) Related(p *Post, n int, but ...*Post) []*Post {
	if p.Page {
		return nil
	}
	weights := [2][]float64{}
	for k, scale := range []float64{Category: 0.5, Tag: 1} {
		x := &l.taxonomy[k]
		weights[k] = make([]float64, len(x.terms))
		for _, t := range x.of[l.order[p]] {
			weights[k][t] = scale * math.Log1p(float64(len(l.Posts))/float64(x.terms[t].Count))
		}
	}
	type weighed struct {
		word   uint16
		weight float64
	}
	var words []weighed // So few that looking through them all is fastest.
	for _, word := range p.Keywords {
		if n := l.words()[word]; n <= max(2, len(l.Posts)/10) {
			words = append(words, weighed{word, 0.5 * math.Log1p(float64(len(l.Posts))/float64(n))})
		}
	}
	type scored struct {
		post  *Post
		score float64
	}
	var best []scored
	for i, q := range l.Posts {
		s := scored{post: q}
		for k := range weights {
			for _, t := range l.taxonomy[k].of[len(l.Pages)+i] {
				s.score += weights[k][t]
			}
		}
		shared, weight := 0, 0.0
		for _, word := range q.Keywords {
			for _, w := range words {
				if w.word == word {
					shared++
					weight += w.weight
				}
			}
		}
		if shared > 1 {
			s.score += weight
		}
		if s.score == 0 || q == p || q.Hidden || p.IsWith(q) || slices.Contains(but, q) || len(best) == n && s.score < best[n-1].score {
			continue
		}
		best = append(best, s)
		sort.SliceStable(best, func(i, j int) bool {
			a, b := best[i], best[j]
			return cmp.Or(
				cmp.Compare(b.score, a.score),
				cmp.Compare(a.post.Date.Sub(p.Date).Abs(), b.post.Date.Sub(p.Date).Abs()),
				strings.Compare(a.post.Path, b.post.Path)) < 0
		})
		best = best[:min(n, len(best))]
	}
	var related []*Post
	for _, s := range best {
		related = append(related, s.post)
	}
	return related
}
