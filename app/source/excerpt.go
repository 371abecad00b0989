package source

import (
	"regexp"
	"slices"
	"strings"

	"hanji/app/liquid"
)

var (
	liquidTag = regexp.MustCompile(`(?s)\{%-?\s*(\w+)\s*.*?-?%\}`)
	linkDef   = regexp.MustCompile(`(?m)^ {0,3}(\[[^\]]+\])(:.+)$`)
)

// cutExcerpt returns what Jekyll takes for the excerpt of a text, before it is rendered,
// and whether the author said where it ends (excerpt.rb).
func (d *draft) cutExcerpt(s *Settings) (source string, chosen bool) {
	separator := "\n\n"
	for _, v := range []value{d.front.get("excerpt_separator"), s.config.get("excerpt_separator")} {
		if v.kind == scalar {
			separator, chosen = v.text, true
			break
		}
	}
	if separator == "" {
		return "", false
	}
	head, tail, found := strings.Cut(d.body, separator)
	if !found || tail == "" {
		return head, false
	}
	names := liquidTag.FindAllStringSubmatch(head, -1)
	for _, name := range slices.Backward(names) {
		if !liquid.IsBlock(name[1]) {
			continue
		}
		if end := regexp.MustCompile(`(?s)\{%-?\s*end` + name[1] + `.*?\s*-?%\}`); !end.MatchString(head) {
			head += "\n{% end" + name[1] + " %}"
		}
	}
	var definitions []string
	if strings.Contains(head, "[") {
		for _, def := range linkDef.FindAllStringSubmatch(tail, -1) {
			if strings.Contains(head, def[1]) {
				definitions = append(definitions, def[1]+def[2])
			}
		}
	}
	if len(definitions) > 0 {
		head += "\n\n" + strings.Join(definitions, "\n")
	}
	return head, chosen
}
