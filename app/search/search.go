// Package search finds posts by any part of their words: the build encodes an index
// of segments, which the client searches as the reader types.
//
// Words of scripts whose words run together or carry particles (Hangul, Han, Kana
// and some more) are indexed by their pairs of letters, so that 마켓 finds 오픈마켓은;
// all others by whole words, which are found by their beginnings. What is found by
// pairs rarely does not hold the word in one piece; Excerpt tells.
package search

import (
	"math"
	"sort"
)

// Index is the segments of a blog that have been added so far. It is not safe for
// concurrent use.
type Index struct {
	segments []*segment
	// first is the place of each segment's first post, counted from the oldest.
	first []int
	posts int
	// known are the closed words of the latest query, most of which the next one holds
	// too.
	known map[string]resolved
}

// Add adds a segment whose first post is the n-th of the blog, counted from the
// oldest, from 0 on.
func (x *Index) Add(data []byte, n int) error {
	s, err := decode(data)
	if err != nil {
		return err
	}
	x.segments = append(x.segments, s)
	x.first = append(x.first, n)
	x.posts += len(s.titles)
	x.known = nil
	return nil
}

// Hit is a post that was found.
type Hit struct {
	// Post is its place, counted from the oldest, from 0 on.
	Post int
	// Title is its title.
	Title string
	score float32
}

// Result is what a query finds.
type Result struct {
	// Hits begin with the best 50, the best first, the newer first of those that are
	// alike. The rest are in any order, unless Rank was called.
	Hits []Hit
	// terms are how the query was understood.
	terms []term
}

// Search finds the posts that hold all words of a query. The last word may be
// unfinished.
func (x *Index) Search(query string) Result {
	parsed := parse(query)
	if len(parsed) == 0 || x.posts == 0 {
		return Result{}
	}
	var scores []hits
	known := x.known
	x.known = map[string]resolved{}
	var r Result
	for i, u := range parsed {
		var word resolved
		if u.open {
			word = x.resolve(u, scores)
		} else {
			var ok bool
			if word, ok = known[string(u.runes)]; !ok {
				word = x.resolve(u, nil)
			}
			x.known[string(u.runes)] = word
		}
		r.terms = append(r.terms, word.term)
		if word.posts == 0 {
			return Result{terms: r.terms}
		}
		if i == 0 {
			scores = make([]hits, len(x.segments))
		}
		rare := float32(math.Log1p(float64(x.posts) / float64(word.posts)))
		for s := range scores {
			for post, worth := range word.found[s] {
				switch {
				case worth == 0 || i > 0 && scores[s][post] == 0:
					scores[s][post] = 0
				default:
					scores[s][post] += worth * rare
				}
			}
		}
	}
	for s, segment := range x.segments {
		for post, score := range scores[s][:len(segment.titles)] {
			if score > 0 {
				r.Hits = append(r.Hits, Hit{x.first[s] + post, segment.titles[post], score})
			}
		}
	}
	r.rankBest()
	return r
}

// closely is how many of the best hits are looked at more closely.
const closely = 50

func (h Hit) isBefore(other Hit) bool {
	return h.score > other.score || h.score == other.score && h.Post > other.Post
}

func rank(hits []Hit) {
	sort.Slice(hits, func(i, j int) bool { return hits[i].isBefore(hits[j]) })
}

// Rank puts all hits in order, which takes a while where there are thousands.
func (r *Result) Rank() {
	if len(r.Hits) > closely {
		rank(r.Hits[closely:])
	}
}

// rankBest moves the best hits to the front, in order, and those with the words in
// their titles in one piece before others.
func (r *Result) rankBest() {
	top := r.Hits[:min(len(r.Hits), closely)]
	rank(top)
	for i := len(top); i < len(r.Hits); i++ {
		last := len(top) - 1
		if !r.Hits[i].isBefore(top[last]) {
			continue
		}
		hit := r.Hits[i]
		r.Hits[i] = top[last]
		at := sort.Search(last, func(j int) bool { return hit.isBefore(top[j]) })
		copy(top[at+1:], top[at:last])
		top[at] = hit
	}
	for i := range top {
		top[i].score *= 1 + titleBonus(top[i].Title, r.terms)
	}
	rank(top)
}

// titleBonus is the share of a title that a query is of, where all of the query is
// in it.
func titleBonus(title string, terms []term) float32 {
	text := []rune(Fold(title))
	letters, covered := 0, 0
	for _, w := range words(text) {
		letters += len(w.runes)
	}
	for _, t := range terms {
		found := t.in(text)
		if len(found) == 0 {
			return 0
		}
		covered += found[0].to - found[0].from
	}
	return min(1, float32(covered)/float32(max(letters, 1)))
}
