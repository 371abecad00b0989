package theme

import "hanji/app/problem"

// A loss is what a text is without because nothing here makes it. It is told once for a text.
type loss struct{ what, hint string }

var (
	bibliographies = loss{"bibliographies are not carried over: citations show their keys",
		"write what is to be read of them into the text, or link to it"}
	otherSizes = loss{"pictures of other sizes are not there: those that are there are shown",
		"leave it so, or put the files there: a plugin makes them when Jekyll builds"}
)

// lose tells of a loss, on the line that holds the first of some words that the text has.
func (t *Text) lose(what loss, words ...string) {
	if t.lost[what] {
		return
	}
	if t.lost == nil {
		t.lost = map[loss]bool{}
	}
	t.lost[what] = true
	line := 0
	for _, word := range words {
		if line == 0 {
			line = t.Line(word)
		}
	}
	t.Warn(problem.NotCarriedOver, line, what.what, what.hint)
}
