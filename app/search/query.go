package search

import (
	"iter"
	"slices"
	"strings"
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
	// isGuess says that the reader may mean something else: what is found comes later.
	isGuess bool
}

// term is a word of a query: the patterns of the first way of reading it that finds
// anything, all of which count alike.
type term []pattern

// unread is a word of a query as the reader wrote it. One that is open may go on.
type unread struct {
	word
	open bool
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

// resolve finds the first way to read a word that finds any of the posts that are
// left: those with a score, all if scores is nil.
func (x *Index) resolve(u unread, scores []hits) (r resolved) {
	for r.term = range x.readings(u) {
		r.found, r.posts = make([]hits, len(x.segments)), 0
		findsAny := false
		for i, s := range x.segments {
			r.found[i] = s.find(r.term)
			for post, worth := range r.found[i] {
				if worth > 0 {
					r.posts++
					findsAny = findsAny || scores == nil || scores[i][post] > 0
				}
			}
		}
		if findsAny {
			break
		}
	}
	return r
}

// readings are the ways to read a word, the most literal first.
func (x *Index) readings(u unread) iter.Seq[term] {
	if u.dense {
		return slices.Values(denseReadings(u))
	}
	return func(yield func(term) bool) {
		if yield(term{{words: []string{string(u.runes)}}}) {
			if words := x.alike(u); len(words) > 0 {
				yield(term{{words: words}})
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
	if areInitials {
		return initialReadings(exact, u.open)
	}
	asWritten := term{exact}
	if stays, next, ok := carry(u.runes[n-1]); ok && u.open {
		goesOn := exact.with(n-1, one(stays)).and(next)
		goesOn.isGuess = true
		asWritten = append(asWritten, goesOn)
	}
	list = append(list, asWritten)
	if n < 3 {
		return list
	}
	if n > 3 {
		list = append(list, asWritten.loosened())
	}
	return append(list, slips(u.runes, exact))
}

// initialReadings look only where few words are, because initials are in any text: in
// names. One that a reader has just begun to type may be of any word, though.
func initialReadings(exact pattern, isOpen bool) []term {
	inNames, inTitle := exact, exact
	inNames.least = worth[filed]
	inTitle.loose, inTitle.inTitle = true, true
	switch {
	case len(exact.letters) > 1:
		return []term{{inNames, inTitle}}
	case isOpen:
		return []term{{inNames}, {exact}}
	}
	return []term{{inNames}}
}

// slips are the ways to read a word of three letters or more with one slip in it.
func slips(word []rune, exact pattern) (list term) {
	add := func(p pattern) {
		if len(word) == 3 {
			p.least = worth[described]
		}
		list = append(list, p)
	}
	for i, r := range word {
		if isSyllable(r) {
			add(exact.with(i, similar(r)...))
		}
	}
	if len(word) == 3 {
		return list
	}
	for i := range word {
		add(pattern{letters: slices.Delete(slices.Clone(exact.letters), i, i+1)})
		if i > 0 {
			add(pattern{letters: slices.Insert(slices.Clone(exact.letters), i, []span{anything})})
		}
	}
	return list
}

// loosened is t with spaces between letters.
func (t term) loosened() (list term) {
	for _, p := range t {
		p.loose = true
		list = append(list, p)
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

// What letters are worth that a space may keep apart, and what a guess finds.
const (
	spaced  = 0.5
	guessed = 0.25
)

// find returns the posts of a segment that hold a term.
func (s *segment) find(t term) (all hits) {
	for _, p := range t {
		found := s.match(p)
		for i, worth := range found {
			if worth == 0 || worth < p.least || p.inTitle && len(term{p}.in(s.title(i))) == 0 {
				continue
			}
			if p.isGuess {
				worth *= guessed
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
	if len(p.letters) == 0 {
		return h
	}
	for i := range h {
		h[i] = worth[titled]
	}
	last := len(p.letters) - 1
	if last == 0 || p.loose {
		if !s.narrow(&h, func(found *hits) { s.pairs(p.letters[last], false, []span{anything}, 1, found) }) {
			return h
		}
	}
	for i := range last {
		first, second := p.letters[i], p.letters[i+1]
		if !isAnything(first) && !isAnything(second) && !s.narrow(&h, func(found *hits) {
			s.pairs(first, false, second, 1, found)
			if p.loose {
				s.pairs(first, false, []span{one(end)}, spaced, found)
			}
		}) {
			return h
		}
		if p.loose || i+2 > last || isAnything(first) || isAnything(p.letters[i+2]) {
			continue
		}
		if !s.narrow(&h, func(found *hits) { s.pairs(first, true, p.letters[i+2], 1, found) }) {
			return h
		}
	}
	return h
}

// narrow leaves in h what else adds as well, and reports whether anything is left.
func (s *segment) narrow(h *hits, add func(found *hits)) bool {
	var found hits
	add(&found)
	return h.both(&found)
}

func isAnything(letter []span) bool { return letter[0] == anything }

// alike are the words of the index that are a slip away from a word: a letter more,
// less, another, or two that changed places; two such in a long word. An open word may
// be the beginning of such a one.
func (x *Index) alike(u unread) (list []string) {
	word, slips := u.runes, 0
	switch n := len(word); {
	case unicode.IsDigit(word[0]):
		return nil
	case n >= 8:
		slips = 2
	case n >= 4:
		slips = 1
	default:
		return nil
	}
	known := map[string]bool{}
	first := string(word[0])
	for _, s := range x.segments {
		for _, line := range s.lines[s.from(first):] {
			candidate, ok := wordOf(line)
			if !ok || !strings.HasPrefix(candidate, first) {
				break
			}
			n := utf8.RuneCountInString(candidate)
			if n < len(word)-slips || !u.open && n > len(word)+slips || known[candidate] {
				continue
			}
			known[candidate] = true
			if distance(word, []rune(candidate), u.open) <= slips {
				list = append(list, candidate)
			}
		}
	}
	return list
}

// distance counts the slips between two words (Damerau and Levenshtein's, of
// optimal string alignment), or between a and the best beginning of b.
func distance(a, b []rune, isBeginning bool) int {
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
	if isBeginning {
		return slices.Min(row)
	}
	return row[len(b)]
}
