package source

import (
	"fmt"
	"iter"
	"unicode/utf8"
)

// nearest returns the candidate that is likely meant by a misspelt word: the one
// with the least edits, the first in order of those; or "" if none is close.
func nearest(word string, candidates iter.Seq[string]) string {
	best, limit := "", min(1+utf8.RuneCountInString(word)/4, 4)
	for c := range candidates {
		if n := distance(word, c, limit); n < limit || n == limit && (best == "" || c < best) {
			best, limit = c, n
		}
	}
	return best
}

// didYouMean is a hint for a misspelt word, or the fallback.
func didYouMean(word string, candidates iter.Seq[string], fallback string) string {
	if near := nearest(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return fallback
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
