package search

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Keywords returns the hashes of up to n words that a text uses most, those of its
// title among the first. They depend on the text alone.
func Keywords(title, text string, n int) (hashes []uint16) {
	counts := map[string]int{}
	count := func(s string, weight int) {
		for _, w := range words([]rune(Fold(s))) {
			if key := keyword(w); key != "" {
				counts[key] += weight
			}
		}
	}
	count(text, 1)
	count(title, 3)
	maps.DeleteFunc(counts, func(_ string, n int) bool { return n == 1 })
	for _, word := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	}) {
		h := fnv.New32a()
		h.Write([]byte(word))
		hashes = append(hashes, uint16(h.Sum32()))
		if len(hashes) == n {
			break
		}
	}
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// keyword is the stem of a word, "" if it says little by itself.
func keyword(w word) string {
	word := string(w.runes)
	if !w.dense {
		if len(w.runes) < 4 || unicode.IsDigit(w.runes[0]) || len(w.runes) > maxWord {
			return ""
		}
		return word
	}
	for _, particle := range particles {
		if stem, ok := strings.CutSuffix(word, particle); ok && len(stem) >= len("한지") {
			word = stem
			break
		}
	}
	if len(word) < len("한지") {
		return ""
	}
	return word
}

// particles are the endings of Korean nouns, the longer ones first.
var particles = strings.Fields(`에서는 으로는 에서도 이라는 에서 으로 에게 까지 부터 처럼 보다 라는 이나
	은 는 이 가 을 를 의 에 로 와 과 도 만`)
