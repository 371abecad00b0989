package kramdown

import (
	"cmp"
	"strconv"
	"strings"
)

// lower returns s in lower case as Ruby does it.
func lower(s string) string {
	return strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307"))
}

// gfmID makes an id of the text of a header as GitHub does: words of any script
// in lower case, hyphens for spaces, and a number if another has the same.
func (p *parser) gfmID(title string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\t':
			return '-'
		case r == '-' || isWord(r):
			return r
		}
		return -1
	}, lower(title))
	return p.gfmIDs.unique(id)
}

// ids has how often each id has been used.
type ids map[string]int

// unique returns an id with a number, if it has been used.
func (used ids) unique(id string) string {
	n := used[id]
	used[id]++
	if n > 0 {
		id += "-" + strconv.Itoa(n)
	}
	return id
}

// asciiID makes an id of the letters and digits of ASCII in a text, from the
// first letter of each line on.
func asciiID(title string) string {
	var out strings.Builder
	begun := false
	for i := range len(title) {
		switch c := title[i]; {
		case c == '\n':
			begun = false
		case isLetter(c):
			begun = true
			out.WriteByte(c)
		case !begun:
		case c == ' ':
			out.WriteByte('-')
		case isDigit(c) || c == '-':
			out.WriteByte(c)
		}
	}
	return strings.ToLower(out.String())
}

// id makes an id for a header as plain kramdown does.
func (c *converter) id(title string) string {
	return c.o.AutoIDPrefix + c.ids.unique(cmp.Or(asciiID(title), "section"))
}
