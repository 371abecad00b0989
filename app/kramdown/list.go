package kramdown

import (
	"slices"
	"strings"
)

// bulletMarker, numberMarker and definitionMarker return the length of the
// marker that s begins with, and of up to most spaces before it; 0 if there is
// none.
func bulletMarker(s string, most int) int { return markerLength(s, indent(s, most), "*-+") }

func numberMarker(s string, most int) int {
	from := indent(s, most)
	if n := from + lengthOf(s[from:], isDigit); n > from {
		return markerLength(s, n, ".")
	}
	return 0
}

func definitionMarker(s string, most int) int { return markerLength(s, indent(s, most), ":") }

// markerLength returns the length of a marker that ends with one of marks at n in s.
func markerLength(s string, n int, marks string) int {
	if n < len(s) && strings.IndexByte(marks, s[n]) >= 0 && endsMarker(s[n+1:]) {
		return n + 1
	}
	return 0
}

func endsMarker(s string) bool { return s != "" && (isBlank(s[0]) || s[0] == '|') }

func isListStart(s string) bool { return bulletMarker(s, 3) > 0 || numberMarker(s, 3) > 0 }

// item is an item of a list while its lines are collected.
type item struct {
	*node
	// indent is how far its content is indented.
	indent int
	// spaced is whether it stands after a blank line.
	spaced bool
	text   strings.Builder
	// nested is where in text a list begins that ends the paragraph before; 0 if there
	// is none.
	nested int
}

// openItem begins an item at the scanner, whose marker has a length, and moves
// to the next line.
func (b *blocks) openItem(k kind, marker int) *item {
	it := &item{node: &node{kind: k, line: b.line()}, indent: marker}
	content := b.take(lineLength(b.rest()))[marker:]
	if n := itemAttributesLength(content); strings.TrimLeft(content[n:], spaces) == "" {
		it.indent = 4
	} else {
		content = expandTabs(content, marker)
		it.indent += indent(content, len(content))
	}
	it.text.WriteString(b.itemAttributes(it.node, strings.TrimLeft(content, spaces)))
	return it
}

// expandTabs makes spaces of the tabs at the beginning of s, which stands in a
// column.
func expandTabs(s string, column int) string {
	for {
		n := indent(s, len(s))
		tabs := runLength(s[n:], '\t')
		if tabs == 0 {
			return s
		}
		s = strings.Repeat(" ", n+4-(n+column)%4+(tabs-1)*4) + s[n+tabs:]
	}
}

// itemAttributesLength returns the length of an attribute list at the beginning
// of s, with the white space around it, or 0.
func itemAttributesLength(s string) int {
	from := spaceLength(s)
	if !strings.HasPrefix(s[from:], "{:") {
		return 0
	}
	from += 2
	if name := s[from+nameLength(s[from:]):]; strings.HasPrefix(name, ":") || strings.HasPrefix(s[from:], "/") {
		return 0
	}
	n := bracesLength(s[from:])
	if n < 0 {
		return 0
	}
	n += from + 1
	return n + spaceLength(s[n:])
}

// itemAttributes gives n the attribute list that s begins with, and returns what
// is after it.
func (p *parser) itemAttributes(n *node, s string) string {
	length := itemAttributesLength(s)
	if length == 0 {
		return s
	}
	content := strings.Trim(s[:length], spaces)
	n.ial = p.parseList(nil, content[2:len(content)-1], n.line)
	return s[length:]
}

// isContent reports whether s is indented by a width, in which a tab stands for
// four.
func isContent(s string, width int) bool {
	for range width / 4 {
		n := codeIndent(s)
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return indent(s, width%4) == width%4 || codeIndent(s) > 0
}

// outdent takes the indentation of an item from a line.
func outdent(line string, width int) (content string, indented bool) {
	if tabs := runLength(line, '\t'); tabs > 0 {
		line = strings.Repeat("    ", tabs) + line[tabs:]
	}
	if indent(line, width) == width {
		return line[width:], true
	}
	return line, false
}

// list parses a bullet or numbered list.
func (b *blocks) list() bool {
	marker, k := bulletMarker, kindBulletList
	if bulletMarker(b.rest(), 3) == 0 {
		marker, k = numberMarker, kindNumberList
	}
	if marker(b.rest(), 3) == 0 || b.tooDeep() {
		return false
	}
	list := b.newBlock(k)
	b.tree.add(list)
	items := b.items(list, kindItem, marker, false)
	end := endMarkLength(b.rest())
	b.pos += end
	var blank *node
	for i, it := range items {
		b.parseItem(it)
		if len(it.children) == 0 {
			continue
		}
		if first := it.children[0]; first.kind == kindParagraph {
			if len(it.children) >= 2 && it.children[1].kind == kindEnd && first.ial != nil {
				it.children = slices.Delete(it.children, 1, 2)
			}
			followed := len(it.children) >= 2 && it.children[1].kind != kindBlank
			last := i == len(items)-1
			tight := followed || len(it.children) == 1 || last && len(it.children) == 2 && end == 0
			if tight && (!last || len(items) == 1 || hasTightItem(list.children[:i])) {
				first.beCompact(followed)
			}
		}
		blank = it.popBlank()
	}
	if blank != nil && end == 0 {
		b.tree.add(blank)
	}
	if b.o.GFM {
		markTasks(list)
	}
	return true
}

// hasTightItem reports whether some item does not begin with a paragraph that is
// written with its tags.
func hasTightItem(items []*node) bool {
	return slices.ContainsFunc(items, func(it *node) bool {
		return len(it.children) == 0 || it.children[0].kind != kindParagraph || it.children[0].compact
	})
}

// beCompact makes a paragraph one without its tags; what follows it in its item
// begins a line.
func (n *node) beCompact(followed bool) {
	n.compact = true
	if followed && len(n.children) > 0 {
		n.children[0].text = append(n.children[0].text, '\n')
	}
}

// items collects the items of a list, the first of which may stand after a blank
// line, and their lines.
func (b *blocks) items(list *node, k kind, marker func(string, int) int, spaced bool) (items []*item) {
	var it *item
	most, afterBlank := 3, spaced
	nested := false // No list may begin in the paragraph of the item any more.
	for !b.atEnd() {
		s := b.rest()
		if endMarkLength(s) > 0 || k == kindItem && afterBlank && ruleLength(s) > 0 {
			break
		}
		if n := marker(s, most); n > 0 {
			it = b.openItem(k, n)
			it.spaced = afterBlank
			list.add(it.node)
			items = append(items, it)
			most = max(0, min(it.indent-1, 3))
			nested, afterBlank = isListStart(it.text.String()), false
			continue
		}
		if n := blankLines(s); n > 0 {
			nested, afterBlank = true, true
			it.text.WriteString(b.take(n))
			continue
		}
		if !isContent(s, it.indent) && (afterBlank || isLazyBreak(s, min(it.indent, 3))) {
			break
		}
		line, indented := outdent(b.take(lineLength(s)), it.indent)
		if k == kindItem && nested != indented && isListStart(line) {
			if indented {
				it.nested = it.text.Len()
				nested = true
			} else {
				line = strings.Repeat(" ", it.indent+4) + line
			}
		}
		it.text.WriteString(line)
		afterBlank = false
	}
	return items
}

// parseItem parses the blocks of an item.
func (b *blocks) parseItem(it *item) {
	text := it.text.String()
	before, nested := text[:it.nested], text[it.nested:]
	b.parseBlocks(it.node, before, it.line)
	b.parseBlocks(it.node, nested, it.line+strings.Count(before, "\n"))
}
