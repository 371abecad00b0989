package search

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// pattern is one way to read a word of a query.
type pattern struct {
	// words are what a word may begin with, where the word is not dense.
	words []string
	// letters are what each letter of a dense word may be.
	letters [][]span
	// loose says that there may be spaces between letters.
	loose bool
	// least is what a post must be worth to be found.
	least float32
	// inTitle says that the title must hold the word in one piece.
	inTitle bool
}

// term is a word of a query: the patterns of the first way of reading it that finds
// anything, all of which count alike.
type term []pattern

// unread is a word of a query as the reader wrote it. One that is open may go on.
type unread struct {
	word
	open bool
}

// key tells u from all that are read in another way.
func (u unread) key() string {
	if u.open {
		return string(u.runes) + "…"
	}
	return string(u.runes)
}

func parse(query string) (list []unread) {
	text := []rune(Fold(query))
	for _, w := range words(text) {
		w.runes = w.runes[:min(len(w.runes), maxWord)]
		list = append(list, unread{w, w.at+len(w.runes) == len(text)})
	}
	return list
}

// resolved is a word of a query as it was read.
type resolved struct {
	term
	// found is what it finds, by segment, in so many posts.
	found []hits
	posts int
}

// resolve finds the way to read a word.
func (x *Index) resolve(u unread) resolved {
	r := resolved{found: make([]hits, len(x.segments))}
	for r.term = range x.readings(u) {
		r.posts = 0
		for i, s := range x.segments {
			r.found[i] = s.find(r.term)
			for _, worth := range r.found[i] {
				if worth > 0 {
					r.posts++
				}
			}
		}
		if r.posts > 0 {
			break
		}
	}
	return r
}

// readings are the ways to read a word, the most literal first.
func (x *Index) readings(u unread) func(func(term) bool) {
	return func(yield func(term) bool) {
		if !u.dense {
			if yield(term{{words: []string{string(u.runes)}}}) {
				if words := x.alike(u.runes); len(words) > 0 {
					yield(term{{words: words}})
				}
			}
			return
		}
		for _, reading := range denseReadings(u) {
			if !yield(reading) {
				return
			}
		}
	}
}

func denseReadings(u unread) (list []term) {
	n := len(u.runes)
	exact := pattern{letters: make([][]span, n)}
	areInitials := true
	for i, r := range u.runes {
		exact.letters[i] = []span{one(r)}
		switch {
		case isInitial(r):
			exact.letters[i] = []span{begun(r)}
		case !isSyllable(r):
			areInitials = false
		default:
			areInitials = false
			if u.open && i == n-1 {
				exact.letters[i] = []span{closings(r)}
			}
		}
	}
	loose := exact
	loose.loose = true
	if areInitials { // They would be in any text.
		exact.least, loose.inTitle = worth[filed], true
		return []term{{exact, loose}}
	}
	list = append(list, term{exact})
	if stays, next, ok := carry(u.runes[n-1]); ok && u.open {
		list = append(list, term{exact.with(n-1, one(stays)).and(next)})
	}
	if n < 3 {
		return list
	}
	if n > 3 {
		list = append(list, term{loose})
	}
	var slips term
	for i, r := range u.runes {
		if !isSyllable(r) {
			continue
		}
		slip := exact.with(i, similar(r)...)
		if n == 3 {
			slip.least = worth[described]
		}
		slips = append(slips, slip)
	}
	if len(slips) > 0 {
		list = append(list, slips)
	}
	return list
}

// with returns p with another letter in a place.
func (p pattern) with(i int, letter ...span) pattern {
	p.letters = slices.Clone(p.letters)
	p.letters[i] = letter
	return p
}

// and returns p with one more letter.
func (p pattern) and(letter span) pattern {
	p.letters = append(slices.Clip(p.letters), []span{letter})
	return p
}

// spaced is what letters are worth that a space may keep apart.
const spaced = 0.5

// find returns the posts of a segment that hold a term.
func (s *segment) find(t term) (all hits) {
	for _, p := range t {
		found := s.match(p)
		for i, worth := range found {
			if worth == 0 || worth < p.least || p.inTitle && len(term{p}.in([]rune(Fold(s.titles[i])))) == 0 {
				continue
			}
			all[i] = max(all[i], worth)
		}
	}
	return all
}

func (s *segment) match(p pattern) (h hits) {
	for _, w := range p.words {
		s.word(w, &h)
	}
	switch len(p.letters) {
	case 0:
		return h
	case 1:
		s.pair(p.letters[0], []span{anything}, 1, &h)
		return h
	}
	for i := range len(p.letters) - 1 {
		var pair hits
		s.pair(p.letters[i], p.letters[i+1], 1, &pair)
		if p.loose {
			s.pair(p.letters[i], []span{one(end)}, spaced, &pair)
		}
		if i == 0 {
			h = pair
			continue
		}
		h.both(&pair)
	}
	if p.loose {
		var last hits
		s.pair(p.letters[len(p.letters)-1], []span{anything}, 1, &last)
		h.both(&last)
	}
	return h
}

// alike are the words of the index that are a slip away from a word: a letter more,
// less, another, or two that changed places; two such in a long word.
func (x *Index) alike(word []rune) (list []string) {
	slips := 0
	switch n := len(word); {
	case n >= 8:
		slips = 2
	case n >= 4 && !unicode.IsDigit(word[0]):
		slips = 1
	default:
		return nil
	}
	known := map[string]bool{}
	first := string(word[0])
	for _, s := range x.segments {
		for _, line := range s.lines[s.from(first):] {
			candidate, ok := wordOf(line)
			if !ok || candidate[:min(len(candidate), len(first))] != first {
				break
			}
			n := utf8.RuneCountInString(candidate)
			if n < len(word)-slips || n > len(word)+slips || known[candidate] {
				continue
			}
			if distance(word, []rune(candidate)) <= slips {
				known[candidate] = true
				list = append(list, candidate)
			}
		}
	}
	return list
}

// distance counts the slips between two words (Damerau and Levenshtein's, of
// optimal string alignment).
func distance(a, b []rune) int {
	var older, old []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		older, old, row = old, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(old[j+1]+1, row[j]+1, old[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], older[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
