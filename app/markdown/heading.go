package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// ReservedID reports whether an id is the page's own, so that no heading or raw
// HTML takes it: one of its elements, a global of its scripts (which an id would
// shadow in window), or a footnote.
func ReservedID(id string) bool {
	id = strings.ToLower(id)
	switch id {
	case "app", "boot", "hanji", "main", "page":
		return true
	}
	return strings.HasPrefix(id, "hanji-") || strings.HasPrefix(id, "goapp") || strings.HasPrefix(id, "fn:") || strings.HasPrefix(id, "fnref")
}

// identify gives each heading that has text an id.
func identify(doc ast.Node, source []byte) {
	used := map[string]int{}
	for _, h := range all[*ast.Heading](doc) {
		if text := strings.TrimSpace(plainText(h, source)); text != "" {
			h.SetAttributeString("id", []byte(uniqueID(text, used)))
		}
	}
}

// uniqueID makes an id of a heading's text as GitHub and kramdown's GFM parser
// do: lower case; letters, marks, digits, "_" and "-" of any script stay; a
// space becomes "-"; anything else goes; "-1", "-2" … tell equal ones apart. used
// counts the headings that an id has been made for.
func uniqueID(text string, used map[string]int) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case r == '-', unicode.IsLetter(r), unicode.In(r, unicode.Mark, unicode.Nd, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, text)
	switch {
	case id == "":
		id = "section"
	case ReservedID(id):
		id = "section-" + id
	}
	unique := id
	for used[unique] > 0 {
		unique = id + "-" + strconv.Itoa(used[id])
		used[id]++
	}
	used[unique]++
	return unique
}

// nestHeadings gives each heading the level of its depth in the outline, from 2
// on, because the page's title is level 1: a text that begins with "###", or goes
// from "##" to "####" for the look of it, would have gaps in its outline.
func nestHeadings(doc ast.Node) {
	var nesting Nesting
	for _, h := range all[*ast.Heading](doc) {
		h.Level = nesting.Level(h.Level)
	}
}

// Nesting holds the headings, as written, that those to come may be below.
type Nesting []int

// Level returns the level of the next heading, written with a level from 1 to 6, by
// its depth in the outline: from 2 on.
func (n *Nesting) Level(written int) int {
	for len(*n) > 0 && (*n)[len(*n)-1] >= written {
		*n = (*n)[:len(*n)-1]
	}
	*n = append(*n, written)
	return min(len(*n)+1, 6)
}

// HeadingText returns the text of a heading as an outline has it.
func HeadingText(h *ast.Heading, source []byte) string {
	return strings.Join(strings.Fields(plainText(h, source)), " ")
}

func outline(doc ast.Node, source []byte) []Heading {
	var list []Heading
	for _, h := range all[*ast.Heading](doc) {
		if id, ok := h.AttributeString("id"); ok {
			list = append(list, Heading{Level: h.Level, ID: string(id.([]byte)), Text: HeadingText(h, source)})
		}
	}
	return list
}

// scanOutline reads the headings of HTML as package prepare writes it: each
// attribute in double quotes, & < > and " escaped.
func scanOutline(html string) []Heading {
	var list []Heading
	for {
		_, after, ok := strings.Cut(html, "<h")
		if !ok {
			return list
		}
		html = after
		if html == "" || html[0] < '2' || html[0] > '6' {
			continue
		}
		level := int(html[0] - '0')
		tag, rest, _ := strings.Cut(html, ">")
		inner, _, ok := strings.Cut(rest, "</h"+html[:1]+">")
		_, id, hasID := strings.Cut(tag, ` id="`)
		if !ok || !hasID {
			continue
		}
		id, _, _ = strings.Cut(id, `"`)
		text := strings.ReplaceAll(Article{HTML: inner}.Plain(), "\n", " ")
		list = append(list, Heading{Level: level, ID: unescape(id), Text: text})
	}
}

// all returns the nodes of one kind in n, in document order.
func all[Node ast.Node](n ast.Node) (list []Node) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if of, ok := n.(Node); ok && entering {
			list = append(list, of)
		}
		return next, nil
	})
	return list
}
