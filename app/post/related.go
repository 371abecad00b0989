package post

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Related returns up to n posts that share categories or tags with p, the
// closest first. A shared term weighs more the fewer posts have it (its inverse
// document frequency), a category half of what a tag does; ties go to the post
// nearer in time.
func (l *Library) Related(p *Post, n int) []*Post {
	weights := [2]map[string]float64{{}, {}}
	for k, scale := range []float64{Category: 0.5, Tag: 1} {
		for _, t := range l.Terms(Kind(k), p) {
			weights[k][t.Slug] = scale * math.Log1p(float64(len(l.Posts))/float64(t.Count))
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
		if s.score > 0 {
			found = append(found, s)
		}
	}
	slices.SortFunc(found, func(a, b scored) int {
		return cmp.Or(
			cmp.Compare(b.score, a.score),
			cmp.Compare(a.post.Date.Sub(p.Date).Abs(), b.post.Date.Sub(p.Date).Abs()),
			strings.Compare(a.post.Path, b.post.Path))
	})
	var related []*Post
	for _, s := range found[:min(n, len(found))] {
		related = append(related, s.post)
	}
	return related
}
