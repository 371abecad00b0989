package post

import (
	"cmp"
	"math"
	"sort"
	"strings"
)

// Related returns up to n posts that share categories, tags or keywords with p, the
// closest first. What is shared weighs more the fewer posts have it (its inverse
// document frequency), a category or keyword half of what a tag does; keywords of
// more than a tenth of the posts weigh nothing. Ties go to the post nearer in time.
func (l *Library) Related(p *Post, n int) []*Post {
	weights := [2]map[string]float64{{}, {}}
	for k, scale := range []float64{Category: 0.5, Tag: 1} {
		for _, t := range l.Terms(Kind(k), p) {
			weights[k][t.Slug] = scale * math.Log1p(float64(len(l.Posts))/float64(t.Count))
		}
	}
	words := map[uint16]float64{}
	for _, word := range p.Keywords {
		if n := l.words()[word]; n <= max(2, len(l.Posts)/10) {
			words[word] = 0.5 * math.Log1p(float64(len(l.Posts))/float64(n))
		}
	}
	type scored struct {
		post  *Post
		score float64
	}
	var found []scored
	for _, q := range l.Posts {
		if q == p || q.Hidden {
			continue
		}
		s := scored{post: q}
		for k := range weights {
			for _, slug := range l.slugs[k][q] {
				s.score += weights[k][slug]
			}
		}
		for _, word := range q.Keywords {
			s.score += words[word]
		}
		if s.score > 0 {
			found = append(found, s)
		}
	}
	sort.Slice(found, func(i, j int) bool {
		a, b := found[i], found[j]
		return cmp.Or(
			cmp.Compare(b.score, a.score),
			cmp.Compare(a.post.Date.Sub(p.Date).Abs(), b.post.Date.Sub(p.Date).Abs()),
			strings.Compare(a.post.Path, b.post.Path)) < 0
	})
	var related []*Post
	for _, s := range found[:min(n, len(found))] {
		related = append(related, s.post)
	}
	return related
}
