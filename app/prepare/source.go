package prepare

import (
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"hanji/app/markdown"
)

// source is the text of a body on its way through rewriting. It knows for each
// of its lines which line of the author's text it comes from.
type source struct {
	text string
	// code is text for goldmark.
	code []byte
	// doc is the text parsed, which is not to be changed.
	doc ast.Node
	// starts holds the offset of each line, origin its line number, from 1.
	starts, origin []int
}

// newSource returns the author's text.
func newSource(text string) *source {
	var origin []int
	for i := range strings.Count(text, "\n") + 1 {
		origin = append(origin, i+1)
	}
	return sourceOf(text, origin)
}

func sourceOf(text string, origin []int) *source {
	s := &source{text: text, code: []byte(text), starts: []int{0}, origin: origin}
	for i := range len(text) {
		if text[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	s.doc = markdown.Parse(s.code)
	return s
}

// index returns the number, from 0, of the line that holds an offset.
func (s *source) index(offset int) int {
	return sort.Search(len(s.starts), func(i int) bool { return s.starts[i] > offset }) - 1
}

// line returns the author's line, from 1, that holds an offset.
func (s *source) line(offset int) int { return s.origin[s.index(offset)] }

// indent returns what stands on an offset's line before it: the marks of the
// quotes and lists that hold it.
func (s *source) indent(offset int) string { return s.text[s.starts[s.index(offset)]:offset] }

// edit replaces text[start:stop].
type edit struct {
	start, stop int
	text        string
}

// apply makes edits that do not overlap. Edits at one place keep their order.
func (s *source) apply(edits []edit) *source {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.start - b.start })
	var b strings.Builder
	origin := []int{1}
	copied := 0
	keep := func(stop int) {
		for i := copied; i < stop; i++ {
			if s.text[i] == '\n' {
				origin = append(origin, s.line(i+1))
			}
		}
		b.WriteString(s.text[copied:stop])
		copied = stop
	}
	for _, e := range edits {
		keep(e.start)
		b.WriteString(e.text)
		for range strings.Count(e.text, "\n") {
			origin = append(origin, s.line(e.start))
		}
		copied = e.stop
	}
	keep(len(s.text))
	return sourceOf(b.String(), origin)
}
