package kramdown

import (
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
	count, used := p.gfmIDs[id]
	if used {
		count++
	}
	p.gfmIDs[id] = count
	if count > 0 {
		return id + "-" + strconv.Itoa(count)
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
	id := asciiID(title)
	if id == "" {
		id = "section"
	}
	unique := id
	if count, used := c.ids[id]; used {
		c.ids[id]++
		unique += "-" + strconv.Itoa(count+1)
	} else {
		c.ids[id] = 0
	}
	return c.o.AutoIDPrefix + unique
}
