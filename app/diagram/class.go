package diagram

import (
	"fmt"
	"regexp"
	"strings"
)

// classes are those of a program, and how they are related.
type classes struct {
	Classes   named[class] `json:"classes"`
	Relations []relation   `json:"relationships"`
}

type class struct {
	ID         string   `json:"id"`
	Label      string   `json:"label"`
	Annotation string   `json:"annotation,omitempty"`
	Attributes []member `json:"attributes"`
	Methods    []member `json:"methods"`
}

type member struct {
	Visibility string `json:"visibility"`
	Name       string `json:"name"`
	Type       string `json:"type,omitempty"`
	Static     bool   `json:"isStatic"`
	Abstract   bool   `json:"isAbstract"`
}

type relation struct {
	From            string `json:"from"`
	To              string `json:"to"`
	Type            string `json:"type"`
	MarkerAt        string `json:"markerAt"`
	Label           string `json:"label,omitempty"`
	FromCardinality string `json:"fromCardinality,omitempty"`
	ToCardinality   string `json:"toCardinality,omitempty"`
}

func (c *classes) size() int {
	size := len(c.Classes.all) + 3*len(c.Relations)
	for _, of := range c.Classes.all {
		size += (len(of.Attributes) + len(of.Methods)) / 4
	}
	return size
}

const className = "(`[^`]+`|[\\pL\\pN_.-]+)(?:~([^~]+(?:~[^~]*~)?)~)?"

var (
	classBlock   = regexp.MustCompile(`^class\s+` + className + `(?:\s*\["([^"]*)"\])?(?::::[\w-]+)?\s*(?:(\{)\s*(?:([^{}]*)(\}))?)?$`)
	classStyling = regexp.MustCompile(`^(?:style|classDef|cssClass|click|callback|link)\s`)
	annotation   = regexp.MustCompile(`^<<\s*([^<>]+?)\s*>>(?:\s*` + className + `)?$`)
	classRelated = regexp.MustCompile(`^` + className + `\s*(?:"([^"]*)"\s*)?(<\|--|<\|\.\.|--\|>|\.\.\|>|\*--|--\*|\*\.\.|\.\.\*|o--|--o|o\.\.|\.\.o|<--|-->|<\.\.|\.\.>|--|\.\.)\s*(?:"([^"]*)"\s*)?` + className + `\s*(?::\s*(.*))?$`)
	classMember  = regexp.MustCompile(`^` + className + `\s*:\s*(.+)$`)
	generic      = regexp.MustCompile(`~([^~]+)~`)
	method       = regexp.MustCompile(`^([^()]*\([^()]*\))\s*([$*]?)\s*:?\s*(.*)$`)
)

// relations are the ways in which classes are related, by their arrows from left to right.
var relations = map[string]string{
	"<|--": "inheritance", "<|..": "realization", "*--": "composition", "o--": "aggregation", "<--": "association", "<..": "dependency",
	"--|>": "inheritance", "..|>": "realization", "--*": "composition", "--o": "aggregation", "-->": "association", "..>": "dependency",
	"--": "link", "..": "dashed", "*..": "composition", "..*": "composition", "o..": "aggregation", "..o": "aggregation",
}

func readClasses(r *reader, _ string) model {
	c := &classes{Relations: []relation{}}
	var in *class
	for r.next() {
		text := r.text()
		if in != nil {
			if text == "}" {
				in = nil
			} else if m := annotation.FindStringSubmatch(text); m != nil {
				in.Annotation = m[1]
			} else {
				in.add(strings.TrimSuffix(text, ";"))
			}
		} else if m := classBlock.FindStringSubmatch(text); m != nil {
			of := c.class(m[1], m[2])
			if m[3] != "" {
				of.Label = oneLine(m[3])
			}
			if m[4] != "" && m[6] == "" {
				in = of
			}
			if member := strings.TrimSpace(m[5]); member != "" {
				of.add(member)
			}
		} else if m := annotation.FindStringSubmatch(text); m != nil && m[2] != "" {
			c.class(m[2], m[3]).Annotation = m[1]
		} else if m := classRelated.FindStringSubmatch(text); m != nil {
			kind := relations[m[4]]
			at := "to"
			if strings.IndexAny(m[4], "<*o") == 0 {
				at = "from"
			}
			c.Relations = append(c.Relations, relation{c.class(m[1], m[2]).ID, c.class(m[6], m[7]).ID, kind, at, oneLine(m[8]), oneLine(m[3]), oneLine(m[5])})
		} else if m := classMember.FindStringSubmatch(text); m != nil {
			c.class(m[1], m[2]).add(m[3])
		} else if !classStyling.MatchString(text) && !directionLine.MatchString(text) {
			r.unknown()
		}
	}
	if in != nil {
		r.failf("%s does not end", quote(in.Label))
	}
	if len(c.Classes.all) == 0 {
		r.failf("it is empty")
	}
	return c
}

func (c *classes) class(name, of string) *class {
	name = strings.Trim(name, "`")
	known := c.Classes.of(name, func(number int) *class {
		return &class{ID: fmt.Sprintf("c%d", number), Label: name, Attributes: []member{}, Methods: []member{}}
	})
	if of != "" && known.Label == name {
		known.Label = generics(name + "~" + of + "~")
	}
	return known
}

// generics writes ~T~ as <T>.
func generics(s string) string {
	for range 3 {
		s = generic.ReplaceAllString(s, "<$1>")
	}
	return s
}

// add adds a member as it is written.
func (c *class) add(text string) {
	text = strings.TrimSpace(text)
	m := member{}
	if text != "" && strings.ContainsAny(text[:1], "+-#~") {
		m.Visibility, text = text[:1], strings.TrimSpace(text[1:])
	}
	text = generics(text)
	if parts := method.FindStringSubmatch(text); parts != nil {
		m.Name, m.Type = parts[1], parts[3]
		for _, sign := range []string{parts[2], lastOf(m.Type)} {
			m.Static = m.Static || sign == "$"
			m.Abstract = m.Abstract || sign == "*"
		}
		m.Type = strings.TrimRight(m.Type, "$*")
		c.Methods = append(c.Methods, m)
		return
	}
	m.Static, m.Abstract = strings.HasSuffix(text, "$"), strings.HasSuffix(text, "*")
	m.Name = strings.TrimRight(text, "$*")
	c.Attributes = append(c.Attributes, m)
}

// lastOf returns the last byte of a text.
func lastOf(s string) string { return s[max(0, len(s)-1):] }
