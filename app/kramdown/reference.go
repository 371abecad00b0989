package kramdown

import (
	"regexp"
	"strings"
)

// linkDefinition is what [name]: says.
type linkDefinition struct {
	address, title string
	end            *node // Carries the attributes of its links.
}

var whiteSpace = regexp.MustCompile(`[\s\v]+`)

// normalizeLabel returns the form in which names of links are compared.
func normalizeLabel(s string) string { return lower(whiteSpace.ReplaceAllString(s, " ")) }

var (
	// linkDefinitionStart is a name, an address, in angle brackets or not, and a title, in
	// its line or the next.
	linkDefinitionStart = regexp.MustCompile(`^ *\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|(.*?[^\s\v].*?))` +
		`(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?(?:"(.+?)"|'(.+?)'))?[ \t]*?\n`)
	titleStart = regexp.MustCompile(`[ \t]["']`)
)

// linkDefinition parses where links of a name lead.
func (b *blocks) linkDefinition() bool {
	s := b.rest()
	if line := s[indent(s, 3):lineLength(s)]; !strings.HasPrefix(line, "[") || !strings.Contains(line, "]:") {
		return false
	}
	first := lineLength(s)
	found := linkDefinitionStart.FindStringSubmatch(s[:first+lineLength(s[first:])])
	if found == nil || titleStart.MatchString(found[3]) {
		return false
	}
	label := normalizeLabel(found[1])
	if b.links[label] != nil {
		b.warn(b.line(), `link "`+label+`" is defined twice`, "remove one of the definitions")
	}
	b.pos += len(found[0])
	b.links[label] = &linkDefinition{found[2] + found[3], found[4] + found[5], b.end("definition")}
	return true
}
