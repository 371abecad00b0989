package source

import (
	"regexp"
	"slices"
	"strings"
)

// liquidBlocks are the tags that have an end.
var (
	liquidTag    = regexp.MustCompile(`(?s)\{%-?\s*(\w+)\s*.*?-?%\}`)
	liquidBlocks = []string{"capture", "case", "comment", "for", "highlight", "if", "ifchanged", "raw", "tablerow", "unless"}
	linkDef      = regexp.MustCompile(`(?m)^ {0,3}(\[[^\]]+\])(:.+)$`)
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
		end := regexp.MustCompile(`(?s)\{%-?\s*end` + name[1] + `.*?\s*-?%\}`)
		if slices.Contains(liquidBlocks, name[1]) && !end.MatchString(head) {
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
