package kramdown

import "strings"

// bulletMarker, numberMarker and definitionMarker return the length of the
// marker that s begins with, and of up to most spaces before it; 0 if there is
// none.
func bulletMarker(s string, most int) int {
	n := indent(s, most)
	if n < len(s) && (s[n] == '*' || s[n] == '-' || s[n] == '+') && endsMarker(s[n+1:]) {
		return n + 1
	}
	return 0
}

func numberMarker(s string, most int) int {
	from := indent(s, most)
	n := from
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if n > from && n < len(s) && s[n] == '.' && endsMarker(s[n+1:]) {
		return n + 1
	}
	return 0
}

func definitionMarker(s string, most int) int {
	n := indent(s, most)
	if n < len(s) && s[n] == ':' && endsMarker(s[n+1:]) {
		return n + 1
	}
	return 0
}

func endsMarker(s string) bool { return s != "" && (s[0] == ' ' || s[0] == '\t' || s[0] == '|') }

func isListStart(s string) bool { return bulletMarker(s, 3) > 0 || numberMarker(s, 3) > 0 }

// item is an item of a list while its lines are collected.
type item struct {
	*node
	// indent is how far its content is indented.
	indent int
	// parts are the lines up to a nested list, and those from it on.
	parts []*strings.Builder
}

func (i *item) last() *strings.Builder { return i.parts[len(i.parts)-1] }

func (i *item) split() { i.parts = append(i.parts, &strings.Builder{}) }

// openItem begins an item at the scanner, whose marker has a length, and moves
// to the next line.
func (b *blocks) openItem(k kind, marker int) (*item, string) {
	it := &item{node: &node{kind: k, line: b.line()}}
	line := b.take(lineLength(b.rest()))
	content, width := line[marker:], marker
	if n := itemAttributesLength(content); strings.TrimLeft(content[n:], spaces) == "" {
		width = 4
	} else {
		content = expandTabs(content, width)
		width += indent(content, len(content))
	}
	content = strings.TrimLeft(content, spaces)
	it.indent = width
	content = b.itemAttributes(it.node, content)
	it.split()
	it.last().WriteString(content)
	return it, content
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
	n.ial = &attributeList{}
	content := strings.Trim(s[:length], spaces)
	p.parseList(n.ial, content[2:len(content)-1], n.line)
	return s[length:]
}

// continues reports whether the line at the scanner, which is not blank, belongs
// to an item: indented, or, if lazy lines may follow, not.
func (b *blocks) continues(it *item, lazy bool) bool {
	s := b.rest()
	if s == "" || blankLines(s) > 0 {
		return false
	}
	return isContent(s, it.indent) || lazy && !isLazyBreak(s, min(it.indent, 3))
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
	s := b.rest()
	marker, k := bulletMarker, kindBulletList
	if bulletMarker(s, 3) == 0 {
		marker, k = numberMarker, kindNumberList
	}
	if marker(s, 3) == 0 || b.tooDeep() {
		return false
	}
	list := b.newBlock(k)
	items, ended := b.listItems(marker)
	b.tree.add(list)
	var blank *node
	for _, it := range items {
		list.add(it.node)
	}
	for i, it := range items {
		b.parseItem(it)
		children := it.children
		if len(children) == 0 {
			continue
		}
		if first := children[0]; first.kind == kindParagraph {
			if len(children) >= 2 && children[1].kind == kindEnd && first.ial != nil {
				children = append(children[:1], children[2:]...)
				it.children = children
			}
			tight := len(children) < 2 || children[1].kind != kindBlank || i == len(items)-1 && len(children) == 2 && !ended
			if tight && (i < len(items)-1 || len(items) == 1 || hasTightItem(list.children[:i])) {
				first.beCompact(len(children) > 1 && children[1].kind != kindBlank)
			}
		}
		blank = nil
		if it.node.last().kind == kindBlank {
			blank = it.pop()
		}
	}
	if blank != nil && !ended {
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
	for _, it := range items {
		if len(it.children) == 0 || it.children[0].kind != kindParagraph || it.children[0].compact {
			return true
		}
	}
	return false
}

// beCompact makes a paragraph one without its tags; what follows it in its item
// begins a line.
func (n *node) beCompact(followed bool) {
	n.compact = true
	if followed && len(n.children) > 0 {
		n.children[0].text = append(n.children[0].text, '\n')
	}
}

// listItems collects the lines of the items of a list. ended tells that a mark
// ended it.
func (b *blocks) listItems(marker func(string, int) int) (items []*item, ended bool) {
	var it *item
	most := 3
	nested, afterBlank := false, false
	for !b.atEnd() {
		s := b.rest()
		if afterBlank && ruleLength(s) > 0 {
			break
		}
		if n := endMarkLength(s); n > 0 {
			b.pos += n
			return items, true
		}
		if n := marker(s, most); n > 0 {
			var content string
			it, content = b.openItem(kindItem, n)
			items = append(items, it)
			most = max(0, min(it.indent-1, 3))
			nested, afterBlank = isListStart(content), false
			continue
		}
		if n := blankLines(s); n > 0 {
			nested, afterBlank = true, true
			it.last().WriteString(b.take(n))
			continue
		}
		if !b.continues(it, !afterBlank) {
			break
		}
		line, indented := outdent(b.take(lineLength(s)), it.indent)
		if isListStart(line) {
			if !nested && indented {
				it.split()
				nested = true
			} else if nested && !indented {
				line = strings.Repeat(" ", it.indent+4) + line
			}
		}
		it.last().WriteString(line)
		afterBlank = false
	}
	return items, false
}

// parseItem parses the blocks of an item, part by part.
func (b *blocks) parseItem(it *item) {
	content := &node{kind: kindItem}
	line := it.line
	for _, part := range it.parts {
		text := part.String()
		b.parseBlocks(content, text, line)
		line += strings.Count(text, "\n")
	}
	it.children = content.children
}
