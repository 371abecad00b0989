package prose

import (
	"maps"
	"slices"
)

// MostOf returns the language that a blog is in of which so many texts of all are in each: the
// one that most are in, and at least a third, as authors who write so much in it read it, else
// the usual one.
func MostOf(count map[string]int, all int, usual string) string {
	most := usual
	for _, lang := range slices.Sorted(maps.Keys(count)) {
		if n := count[lang]; lang != usual && n*3 >= all && (most == usual || n > count[most]) {
			most = lang
		}
	}
	return most
}
