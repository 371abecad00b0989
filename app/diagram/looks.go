package diagram

import (
	"regexp"
	"strings"
)

// looks are the colours that an author gives to parts.
type looks struct {
	classes map[string]string
	given   []given
}

// given is a look that a part has of a class, or of its own.
type given struct{ name, class, look string }

// read reads a line, if it gives a look to something.
func (l *looks) read(text string) bool {
	if m := classDefLine.FindStringSubmatch(text); m != nil {
		for name := range strings.SplitSeq(m[1], ",") {
			l.classes[name] = m[2]
		}
		return true
	}
	if m := classLine.FindStringSubmatch(text); m != nil {
		for name := range strings.SplitSeq(m[1], ",") {
			l.of(strings.TrimSpace(name), m[2])
		}
		return true
	}
	if m := styleLine.FindStringSubmatch(text); m != nil {
		for name := range strings.SplitSeq(m[1], ",") {
			l.given = append(l.given, given{name, "", m[2]})
		}
		return true
	}
	return false
}

// of gives a part the look of a class.
func (l *looks) of(name, class string) { l.given = append(l.given, given{name, class, ""}) }

// colour matches a fill or stroke with a colour.
var colour = regexp.MustCompile(`\b(fill|stroke)\s*:\s*(#[0-9a-fA-F]{3,8}|[a-zA-Z]+)\b`)

// apply gives the parts of a graph their colours.
func (l *looks) apply(g *graph) {
	for _, of := range l.given {
		n := g.byName[of.name]
		if n == nil {
			continue
		}
		for _, m := range colour.FindAllStringSubmatch(l.classes[of.class]+of.look, -1) {
			if n.Style == nil {
				n.Style = map[string]string{}
			}
			if value := strings.ToLower(m[2]); value != "none" && value != "transparent" {
				n.Style[m[1]] = value
			}
		}
	}
}
