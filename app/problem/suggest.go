package problem

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"unicode/utf8"
)

// Nearest returns the candidate that is likely meant by a misspelt word: the one
// with the least edits, the first in order of those; or "" if none is close. Something of
// the word must be left.
func Nearest(word string, candidates iter.Seq[string]) string {
	letters := utf8.RuneCountInString(word)
	best, limit := "", min(1+letters/4, max(letters-1, 0), 4)
	for c := range candidates {
		if n := distance(word, c, limit); n < limit || n == limit && (best == "" || c < best) {
			best, limit = c, n
		}
	}
	return best
}

// DidYouMean is a hint for a misspelt word, or the fallback.
func DidYouMean(word string, candidates iter.Seq[string], fallback string) string {
	if near := Nearest(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return fallback
}

// Names are candidates that many words are compared with. It is safe for concurrent use.
type Names struct {
	all []string
	// with are those that a trigram is in.
	with map[trigram][]string
}

// NewNames returns the names of a sequence, whose order does not matter.
func NewNames(names iter.Seq[string]) *Names {
	n := &Names{slices.Collect(names), map[trigram][]string{}}
	for _, name := range n.all {
		for _, gram := range trigrams(name) {
			n.with[gram] = append(n.with[gram], name)
		}
	}
	return n
}

// compared is about how many names a word is compared with.
const compared = 100

// Near yields the names that have the rarest parts of a word, of which a misspelt word
// has some too: about a hundred at most, or all if there are no more.
func (n *Names) Near(word string) iter.Seq[string] {
	if len(n.all) <= compared {
		return slices.Values(n.all)
	}
	grams := trigrams(word)
	slices.SortFunc(grams, func(a, b trigram) int {
		return cmp.Or(cmp.Compare(len(n.with[a]), len(n.with[b])), slices.Compare(a[:], b[:]))
	})
	near := map[string]bool{}
	for _, gram := range grams {
		if len(near)+len(n.with[gram]) > compared {
			break
		}
		for _, name := range n.with[gram] {
			near[name] = true
		}
	}
	return maps.Keys(near)
}

type trigram [3]rune

// trigrams returns the parts of a word that have three characters, each once; ends count
// as characters.
func trigrams(word string) []trigram {
	runes := slices.Concat([]rune{-1, -1}, []rune(word), []rune{-1, -1})
	grams := make([]trigram, 0, len(runes)-2)
	for i := range len(runes) - 2 {
		grams = append(grams, trigram(runes[i:]))
	}
	slices.SortFunc(grams, func(a, b trigram) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(grams)
}

// distance returns the Levenshtein distance of two words, or more than the limit
// as soon as it is more.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if max(len(x)-len(y), len(y)-len(x)) > limit {
		return limit + 1
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(y)]
}
