package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"hanji/app/post"
	"hanji/app/route"
)

// TestEachPostOnce holds, for the posts of random blogs, that what follows a post has no
// post twice, nor the post itself, and as many relatives as there are others.
func TestEachPostOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var all []*post.Post
		for i := range 3 + random.IntN(40) {
			p := &post.Post{Path: fmt.Sprintf("/%d/", i), Date: time.Unix(int64(i/2), 0), Tags: []string{fmt.Sprint("tag ", random.IntN(3))}}
			if random.IntN(2) == 0 {
				p.Series = fmt.Sprint("series ", random.IntN(2))
			}
			p.Hidden, p.Page = random.IntN(9) == 0, random.IntN(9) == 0
			all = append(all, p)
		}
		e := NewEnv(post.Blog{Lang: "ko"}, post.NewLibrary(all), "/")
		for _, p := range all {
			a := e.after(p)
			shown := NewPage(e, route.Address{Kind: route.Post, Path: p.Path}).Shown()
			seen := map[*post.Post]int{}
			for _, q := range append(slices.Concat(a.parts(), a.related), a.older, a.newer) {
				if q == nil {
					continue
				}
				if seen[q]++; seen[q] > 1 || q.Hidden || q.Page || q == p && !slices.Contains(a.parts(), p) {
					t.Fatalf("%s is followed by %s, %d times", p.Path, q.Path, seen[q])
				}
				if !slices.Contains(shown, q) {
					t.Fatalf("%s is followed by %s, whose card is not loaded", p.Path, q.Path)
				}
			}
			others := 0
			for _, q := range e.Library.Related(p, len(all)) {
				if seen[q] == 0 || slices.Contains(a.related, q) {
					others++
				}
			}
			if len(a.related) != min(relatedPosts, others) {
				t.Fatalf("%s has %d relatives of %d", p.Path, len(a.related), others)
			}
		}
	}
}

// TestEveryPageIsNear holds that few links lead from any page of a list to any other.
func TestEveryPageIsNear(t *testing.T) {
	for _, count := range []int{2, 7, 8, 50, 1000} {
		steps := make([]int, count+1) // From page 1.
		reached := []int{1}
		for i := 0; i < len(reached); i++ {
			from := reached[i]
			links := linkedPages(from, count)
			if len(links) > mostLinked || links[0] != 1 || links[len(links)-1] != count || !slices.IsSorted(links) || !slices.Contains(links, from) {
				t.Fatalf("of %d pages, %d has links to %v", count, from, links)
			}
			for _, to := range links {
				if to != 1 && steps[to] == 0 {
					steps[to] = steps[from] + 1
					reached = append(reached, to)
				}
			}
		}
		if most := slices.Max(steps); len(reached) != count || most > 12 {
			t.Errorf("of %d pages %d are reached, in up to %d steps", count, len(reached), most)
		}
	}
}
