package search

import (
	"slices"
	"sort"
	"strings"
)

// Part is a piece of text, which a query matches or not.
type Part struct {
	Text  string
	Match bool
}

// stretch is runes of a folded text, the last one excluded.
type stretch struct{ from, to int }

// Mark cuts a text into the parts that the query matches and those between.
func (r Result) Mark(text string) []Part {
	folded, at := foldRunes(text)
	if len(folded) == 0 && text != "" {
		return []Part{{Text: text}}
	}
	return cut(text, at, r.in(folded), 0, len(folded))
}

// Excerpt returns about n letters of a text around what the query matches best, as
// Mark cuts them: its beginning, if it matches nothing.
func (r Result) Excerpt(text string, n int) []Part {
	folded, at := foldRunes(text)
	found := r.in(folded)
	from := wordStart(folded, max(0, r.best(folded, n)-n/4), n/8)
	to := wordStart(folded, min(len(folded), from+n), n/8)
	parts := cut(text, at, found, from, to)
	if len(parts) == 0 {
		return nil
	}
	if from > 0 {
		parts[0].Text = "… " + strings.TrimLeft(parts[0].Text, " \n")
	}
	if last := len(parts) - 1; to < len(folded) {
		parts[last].Text = strings.TrimRight(parts[last].Text, " \n") + " …"
	}
	return parts
}

// wordStart is where the word begins that i is in, or i if that is further than most.
func wordStart(text []rune, i, most int) int {
	start := i
	for start > 0 && start < len(text) && isLetter(text[start]) && isLetter(text[start-1]) {
		if start--; i-start > most {
			return i
		}
	}
	return start
}

// best is where the n letters begin that hold the most terms.
func (r Result) best(folded []rune, n int) (from int) {
	type occurrence struct{ at, term int }
	var all []occurrence
	for i, t := range r.terms {
		for _, s := range t.in(folded) {
			all = append(all, occurrence{s.from, i})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].at < all[j].at })
	most := 0
	for i, first := range all {
		held := map[int]bool{}
		for _, o := range all[i:] {
			if o.at >= first.at+n*3/4 {
				break
			}
			held[o.term] = true
		}
		if len(held) > most {
			most, from = len(held), first.at
		}
		if most == len(r.terms) {
			break
		}
	}
	return from
}

// foldRunes folds a text; at are the offsets of its runes in text, and its length. What
// folds to nothing belongs to the rune before it, at the beginning to the first.
func foldRunes(text string) (folded []rune, at []int) {
	fold(text, func(r rune, offset int) {
		folded = append(folded, r)
		at = append(at, offset)
	})
	if len(at) > 0 {
		at[0] = 0
	}
	return folded, append(at, len(text))
}

// cut returns the parts of a stretch of a text, found being what matches.
func cut(text string, at []int, found []stretch, from, to int) (parts []Part) {
	add := func(from, to int, match bool) {
		if at[from] < at[to] {
			parts = append(parts, Part{text[at[from]:at[to]], match})
		}
	}
	for _, s := range found {
		if s.from < from || s.to > to {
			continue
		}
		add(from, s.from, false)
		add(s.from, s.to, true)
		from = s.to
	}
	add(from, to, false)
	return parts
}

// in returns what all terms match in a folded text, in order and apart.
func (r Result) in(text []rune) []stretch {
	var all []stretch
	for _, t := range r.terms {
		all = append(all, t.in(text)...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].from < all[j].from })
	apart := all[:0]
	for _, s := range all {
		if last := len(apart) - 1; last >= 0 && s.from < apart[last].to {
			apart[last].to = max(apart[last].to, s.to)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// in returns what a term matches in a folded text.
func (t term) in(text []rune) (found []stretch) {
	for from := 0; from < len(text); from++ {
		for _, p := range t {
			if n := p.at(text, from); n > 0 {
				found = append(found, stretch{from, from + n})
				from += n - 1
				break
			}
		}
	}
	return found
}

// at returns how many letters p matches from a place in a folded text on.
func (p pattern) at(text []rune, from int) int {
	if len(p.letters) > 0 {
		return p.denseAt(text, from)
	}
	if !isLetter(text[from]) || from > 0 && isLetter(text[from-1]) && !isDense(text[from-1]) {
		return 0
	}
	for _, w := range p.words {
		word := []rune(w)
		if len(word) <= len(text)-from && slices.Equal(text[from:from+len(word)], word) {
			return len(word)
		}
	}
	return 0
}

func (p pattern) denseAt(text []rune, from int) int {
	i := from
	for n, letter := range p.letters {
		for n > 0 && p.loose && i < len(text) && text[i] == ' ' {
			i++
		}
		if i >= len(text) || !slices.ContainsFunc(letter, func(s span) bool { return s.has(text[i]) }) {
			return 0
		}
		i++
	}
	return i - from
}
