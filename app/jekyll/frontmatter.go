package jekyll

import (
	"regexp"
	"strings"

	"hanji/app/front"
)

// matter matches front matter at the beginning of a file (document.rb).
var matter = regexp.MustCompile(`(?ms)\A(---\s*\n.*?\n?)^(?:---|\.\.\.)\s*$\n?`)

// Cut is front.Content.Cut by Jekyll's rules: only YAML at the very beginning
// counts, and of a key that is given twice the last, under a warning.
func Cut(c *front.Content, text string) error {
	found := matter.FindStringSubmatchIndex(text)
	if found == nil {
		if strings.HasPrefix(text, "---\n") {
			c.Warnf(front.Position{Line: 1}, "end it with a line of ---", "the front matter never ends: it is shown as text")
		}
		c.Body = text
		return nil
	}
	v, err := c.DecodeRuby(text[:found[3]])
	if err != nil {
		return err
	}
	if v.Kind != front.Table && v.Kind != front.Absent {
		return front.NoTable(v, 1)
	}
	c.Members, c.Body, c.Lines = v.Members, text[found[1]:], strings.Count(text[:found[1]], "\n")
	return nil
}
