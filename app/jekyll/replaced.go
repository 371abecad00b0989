package jekyll

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"hanji/app/front"
	"hanji/app/problem"
	"hanji/app/prose"
)

// mostLabels is how many bytes of words a page may have around its lists: titles, "older
// posts" and the like.
const mostLabels = 200

// WarnOfText tells of the text that a page has, in whose place at a path is one of hanji's. Of a
// page for what is not found none is missed.
func WarnOfText(page front.Content, path string) {
	if path == "/404.html" || !hasText(page) {
		return
	}
	page.Add(problem.BadAddress, page.Get("permalink").At, true, "give it an address of its own: write a permalink that no other page has",
		fmt.Sprintf("the page's text is left out: every blog has a page of hanji's at %q", path))
	page.Problems[len(page.Problems)-1].LeavesOut = true
}

// FrontText is where the text of a front page is, which may tell of its author: at its own
// address is the list of posts.
const FrontText = "/about/"

// IsText reports whether a front page is a text, as it always is in al-folio, and not a list of
// posts with some words around it.
func IsText(page front.Content) bool {
	isAbout := page.Scalar("layout") == "about" && strings.TrimSpace(page.Body) != ""
	return (isAbout || hasText(page)) && !listed.MatchString(page.Body)
}

// listed matches what shows posts, or their categories or tags.
var listed = regexp.MustCompile(`\{%-?\s*(?:for\s+\w+\s+in|assign\s+\w+\s*=)\s*(?:site\.(?:posts|categories|tags)|paginator\.posts|posts)\b`)

func hasText(page front.Content) bool {
	if IsRaw(page.Fields) {
		return false
	}
	length := 0
	for word := range strings.FieldsFuncSeq(prose.Of(page.Body), func(c rune) bool { return !unicode.IsLetter(c) }) {
		length += len(word)
	}
	return length > mostLabels
}
