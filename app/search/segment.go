package search

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxPosts is the greatest number of posts in a segment.
const MaxPosts = 64

// Document is what is searched of a post, plain text all of it.
type Document struct {
	Title       string
	Terms       []string // Categories and tags.
	Description string
	Text        string
}

// The format of a segment is text, so that any host compresses it:
//
//	2                    the number of posts
//	Paper that breathes  their titles, a line each
//	종이 한 장
//	breathe 0            a word and the posts that hold it
//	breathes &0!1
//	종이&1               a letter, then each letter that follows it in a word, or a
//	                     space for the end, with the posts that hold the pair
//	종.를1               a letter, then each that is the next but one
//
// Lines are in byte order, as are the letters in one. A post is its digit in base
// 64, after the sign of where it holds the word; so letters and posts tell
// themselves apart.
const (
	digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
	signs  = " !$%'&"
)

// A place is where a post holds a word, the best one where there are several.
type place byte

const (
	once place = iota
	twice
	often // Four times or more.
	described
	filed // Among the terms.
	titled
)

// worth is what a word is worth by its place.
var worth = [...]float32{once: 1, twice: 1.4, often: 1.8, described: 3, filed: 6, titled: 8}

// Encode makes a segment of up to MaxPosts documents.
func Encode(documents []Document) []byte {
	var out bytes.Buffer
	fmt.Fprintln(&out, len(documents))
	lines := map[string]map[string][]byte{} // Postings by first letter or word, and second letter.
	for i, d := range documents {
		fmt.Fprintln(&out, strings.Join(strings.Fields(d.Title), " "))
		for key, at := range places(d) {
			if lines[key.first] == nil {
				lines[key.first] = map[string][]byte{}
			}
			postings := lines[key.first][key.second]
			if at != once {
				postings = append(postings, signs[at])
			}
			lines[key.first][key.second] = append(postings, digits[i])
		}
	}
	for _, first := range slices.Sorted(maps.Keys(lines)) {
		out.WriteString(first)
		for _, second := range slices.Sorted(maps.Keys(lines[first])) {
			out.WriteString(second)
			out.Write(lines[first][second])
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// gram is what a line or a part of it is looked up by: a word and a space, two letters
// of a dense word, its last one and a space, or one with apart and the next but one.
type gram struct{ first, second string }

// apart is the sign of two letters with one between them. Without those, posts that
// hold 자전 and 전거 somewhere would be taken for posts that hold 자전거.
const apart = '.'

func places(d Document) map[gram]place {
	found := map[gram]place{}
	for g := range grams(d.Text) { // Counted first.
		found[g] = min(found[g]+1, 4)
	}
	for g, n := range found {
		found[g] = [...]place{once, twice, twice, often}[n-1]
	}
	for g := range grams(d.Description) {
		found[g] = described
	}
	for _, term := range d.Terms {
		for g := range grams(term) {
			found[g] = filed
		}
	}
	for g := range grams(d.Title) {
		found[g] = titled
	}
	return found
}

// maxWord is the length in runes to which words are looked at.
const maxWord = 40

func grams(text string) iter.Seq[gram] {
	return func(yield func(gram) bool) {
		for _, w := range words([]rune(Fold(text))) {
			if !w.dense {
				if !yield(gram{string(w.runes[:min(len(w.runes), maxWord)]), " "}) {
					return
				}
				continue
			}
			for i, r := range w.runes {
				second := " "
				if i+1 < len(w.runes) {
					second = string(w.runes[i+1])
				}
				if !yield(gram{string(r), second}) {
					return
				}
				if i+2 < len(w.runes) && !yield(gram{string([]rune{r, apart}), string(w.runes[i+2])}) {
					return
				}
			}
		}
	}
}

// segment is a decoded segment: the file itself, and where its lines begin.
type segment struct {
	titles []string
	// folded are the titles as search compares them, once they were asked for.
	folded [][]rune
	lines  [][]byte
}

var errSegment = errors.New("not a segment of the search index")

func decode(data []byte) (*segment, error) {
	next := func() (line []byte, ok bool) {
		line, rest, ok := bytes.Cut(data, []byte{'\n'})
		data = rest
		return line, ok
	}
	head, _ := next()
	n, err := strconv.Atoi(string(head))
	if err != nil || n < 0 || n > MaxPosts {
		return nil, errSegment
	}
	s := &segment{lines: make([][]byte, 0, bytes.Count(data, []byte{'\n'}))}
	for range n {
		title, ok := next()
		if !ok {
			return nil, errSegment
		}
		s.titles = append(s.titles, string(title))
	}
	for line, ok := next(); ok; line, ok = next() {
		s.lines = append(s.lines, line)
	}
	return s, nil
}

// from returns the place of the first line that does not come before key.
func (s *segment) from(key string) int {
	i, _ := slices.BinarySearchFunc(s.lines, key, func(line []byte, key string) int {
		return strings.Compare(string(line[:min(len(line), len(key))]), key)
	})
	return i
}

// hits is what the posts of a segment are worth for a term, 0 for those without it.
type hits [MaxPosts]float32

// What a byte of postings is: a digit, a sign or, as -1, neither.
var digitOf, signOf = tableOf(digits), tableOf(signs)

func tableOf(of string) (table [256]int8) {
	for i := range table {
		table[i] = int8(strings.IndexByte(of, byte(i)))
	}
	return table
}

func (h *hits) add(postings []byte, factor float32) {
	at := once
	for _, c := range postings {
		if i := signOf[c]; i > 0 {
			at = place(i)
			continue
		}
		if post := digitOf[c]; post >= 0 {
			h[post] = max(h[post], worth[at]*factor)
		}
		at = once
	}
}

// both leaves what is in h and in other, at the lesser worth, and reports whether
// anything is left.
func (h *hits) both(other *hits) (left bool) {
	for i := range h {
		h[i] = min(h[i], other[i])
		left = left || h[i] > 0
	}
	return left
}

// title returns a folded title.
func (s *segment) title(i int) []rune {
	if s.folded == nil {
		s.folded = make([][]rune, len(s.titles))
	}
	if s.folded[i] == nil {
		s.folded[i] = []rune(Fold(s.titles[i]))
	}
	return s.folded[i]
}

// word adds the posts that hold a word, or one that begins with it.
func (s *segment) word(prefix string, h *hits) {
	for _, line := range s.lines[s.from(prefix):] {
		if !bytes.HasPrefix(line, []byte(prefix)) {
			return
		}
		word, postings, _ := bytes.Cut(line, []byte{' '})
		factor := float32(0.7)
		if len(word) == len(prefix) {
			factor = 1
		}
		h.add(postings, factor)
	}
}

// wordOf returns the word of a line, if it is not one of pairs.
func wordOf(line []byte) (word string, ok bool) {
	if r, _ := utf8.DecodeRune(line); isDense(r) {
		return "", false
	}
	before, _, _ := bytes.Cut(line, []byte{' '})
	return string(before), true
}

// span is letters that follow each other in Unicode.
type span struct{ from, to rune }

func one(r rune) span { return span{r, r} }

func (s span) has(r rune) bool { return s.from <= r && r <= s.to }

var anything = span{0, utf8.MaxRune}

// end stands for a word's end in place of a second letter.
const end = ' '

// pairs adds the posts that hold a letter of first before one of second, with another
// between them if they are apart.
func (s *segment) pairs(first []span, areApart bool, second []span, factor float32, h *hits) {
	for _, f := range first {
		for _, line := range s.lines[s.from(string(f.from)):] {
			r, size := utf8.DecodeRune(line)
			if !f.has(r) {
				break
			}
			seconds, isApart := bytes.CutPrefix(line[size:], []byte{apart})
			if isDense(r) && isApart == areApart {
				addSeconds(seconds, second, factor, h)
			}
		}
	}
}

func addSeconds(entries []byte, second []span, factor float32, h *hits) {
	if len(second) == 1 && second[0].from == second[0].to {
		i := bytes.Index(entries, []byte(string(second[0].from)))
		if i < 0 {
			return
		}
		entries = entries[i:]
	}
	for len(entries) > 0 {
		r, size := utf8.DecodeRune(entries)
		entries = entries[size:]
		n := 0
		for n < len(entries) && entries[n] > ' ' && entries[n] < utf8.RuneSelf {
			n++
		}
		if slices.ContainsFunc(second, func(s span) bool { return s.has(r) }) {
			h.add(entries[:n], factor)
		}
		if len(second) == 1 && r >= second[0].to {
			return
		}
		entries = entries[n:]
	}
}
