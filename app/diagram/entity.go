package diagram

import (
	"fmt"
	"regexp"
	"strings"
)

// entities are things that data is kept of, and how many of one belong to another.
type entities struct {
	Entities  named[entityOf]  `json:"entities"`
	Relations []entityRelation `json:"relationships"`
}

type entityOf struct {
	ID         string      `json:"id"`
	Label      string      `json:"label"`
	Attributes []attribute `json:"attributes"`
}

type attribute struct {
	Type string   `json:"type"`
	Name string   `json:"name"`
	Keys []string `json:"keys"`
}

type entityRelation struct {
	Entity1      string `json:"entity1"`
	Entity2      string `json:"entity2"`
	Cardinality1 string `json:"cardinality1"`
	Cardinality2 string `json:"cardinality2"`
	Label        string `json:"label"`
	Identifying  bool   `json:"identifying"`
}

func (e *entities) size() int {
	size := len(e.Entities.all) + 3*len(e.Relations)
	for _, of := range e.Entities.all {
		size += len(of.Attributes) / 4
	}
	return size
}

const entityName = `("[^"]+"|[\pL\pN_.-]+)(?:\s*\[\s*("[^"]*"|[^\]"]*)\s*\])?`

var (
	entityBlock    = regexp.MustCompile(`^` + entityName + `\s*(\{)?\s*(\})?$`)
	entityRelated  = regexp.MustCompile(`^` + entityName + `\s*(\|o|\|\||\}o|\}\|)(--|\.\.)(o\||\|\||o\{|\|\{)\s*` + entityName + `\s*(?::\s*(.*))?$`)
	attributeParts = regexp.MustCompile(`^(\S+)\s+(\S+)((?:\s*,?\s*(?:PK|FK|UK)\b)*)\s*(?:"([^"]*)")?$`)
	// entityInLine is an entity with its attributes on one line, which attributeInLine finds.
	entityInLine    = regexp.MustCompile(`^` + entityName + `\s*\{(.+)\}$`)
	attributeInLine = regexp.MustCompile(`(\S+)\s+(\S+)((?:\s*,?\s*(?:PK|FK|UK)\b)*)\s*(?:"([^"]*)")?`)
	keyName         = regexp.MustCompile(`PK|FK|UK`)
)

// cardinalities are how many there are, by their signs in the order of letters.
var cardinalities = map[string]string{
	"||": "one", "|o": "zero-one", "o|": "zero-one", "}|": "many", "|{": "many", "}o": "zero-many", "o{": "zero-many",
}

func readEntities(r *reader, _ string) model {
	e := &entities{Relations: []entityRelation{}}
	var in *entityOf
	for r.next() {
		text := r.text()
		if in != nil {
			m := attributeParts.FindStringSubmatch(text)
			switch {
			case text == "}":
				in = nil
			case m == nil:
				r.unknown()
			default:
				in.add(m)
			}
		} else if m := entityInLine.FindStringSubmatch(text); m != nil {
			if strings.TrimSpace(attributeInLine.ReplaceAllString(m[3], "")) != "" {
				r.unknown()
			}
			of := e.entity(m[1], m[2])
			for _, parts := range attributeInLine.FindAllStringSubmatch(m[3], -1) {
				of.add(parts)
			}
		} else if m := entityRelated.FindStringSubmatch(text); m != nil {
			a, b := e.entity(m[1], m[2]), e.entity(m[6], m[7])
			e.Relations = append(e.Relations, entityRelation{a.ID, b.ID, cardinalities[m[3]], cardinalities[m[5]], oneLine(m[8]), m[4] == "--"})
		} else if styling.MatchString(text) || directionLine.MatchString(text) {
			continue
		} else if m := entityBlock.FindStringSubmatch(text); m != nil && !(m[4] != "" && m[3] == "") {
			if of := e.entity(m[1], m[2]); m[3] != "" && m[4] == "" {
				in = of
			}
		} else {
			r.unknown()
		}
	}
	if in != nil {
		r.failf("%s does not end", quote(in.Label))
	}
	if len(e.Entities.all) == 0 {
		r.failf("it is empty")
	}
	return e
}

// add adds an attribute of which a pattern found the type, name, keys and comment.
func (e *entityOf) add(parts []string) {
	a := attribute{parts[1], parts[2], append([]string{}, keyName.FindAllString(parts[3], -1)...)}
	if parts[4] != "" {
		a.Name += " · " + oneLine(parts[4])
	}
	e.Attributes = append(e.Attributes, a)
}

func (e *entities) entity(name, called string) *entityOf {
	name = strings.Trim(name, `"`)
	of := e.Entities.of(name, func(number int) *entityOf { return &entityOf{fmt.Sprintf("e%d", number), name, []attribute{}} })
	if called != "" {
		of.Label = oneLine(called)
	}
	return of
}
