package jekyll

import (
	"fmt"
	"strings"
	"unicode"

	"hanji/app/front"
	"hanji/app/problem"
	"hanji/app/prose"
)

// mostLabels is how many bytes of words a page may have around its lists: titles, "older
// posts" and the like.
const mostLabels = 200

// WarnOfText tells of the text that a page has, in whose place at a path is one of hanji's: a
// front page may tell of its author. Of a page for what is not found none is missed.
func WarnOfText(page front.Content, path string) {
	if IsRaw(page.Fields) || path == "/404.html" {
		return
	}
	length := 0
	for word := range strings.FieldsFuncSeq(prose.Of(page.Body), func(c rune) bool { return !unicode.IsLetter(c) }) {
		length += len(word)
	}
	if length <= mostLabels {
		return
	}
	page.Add(problem.BadAddress, page.Get("permalink").At, true, "give it an address of its own, such as permalink: /about/",
		fmt.Sprintf("the page's text is left out: every blog has a page of hanji's at %q", path))
	page.Problems[len(page.Problems)-1].LeavesOut = true
}
