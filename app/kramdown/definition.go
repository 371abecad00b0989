package kramdown

import "strings"

// definitionList parses the definitions of the terms that the lines of the
// paragraph before are.
func (b *blocks) definitionList() bool {
	terms, spaced := b.termsBefore()
	if terms == nil || definitionMarker(b.rest(), 3) == 0 || b.tooDeep() {
		return false
	}
	list := b.newBlock(kindDefinitionList)
	list.line, list.ial = terms.line, terms.ial
	if spaced {
		b.tree.pop()
	}
	b.tree.pop()
	source := ""
	if len(terms.children) > 0 {
		source = strings.TrimRight(string(terms.children[0].text), "\n")
	}
	for i, line := range strings.Split(source, "\n") {
		term := &node{kind: kindTerm, line: terms.line + i}
		line = b.itemAttributes(term, line)
		term.title = line
		term.add(&node{kind: kindSource, text: []byte(line), line: term.line})
		list.add(term)
	}
	var blank *node
	for _, it := range b.definitions(spaced) {
		list.add(it.node)
		b.parseItem(it)
		if len(it.children) == 0 {
			continue
		}
		blank = nil
		if it.node.last().kind == kindBlank {
			blank = it.pop()
		}
		if len(it.children) > 0 && it.children[0].kind == kindParagraph && !it.spaced {
			it.children[0].beCompact(len(it.children) > 1)
		}
	}
	b.addDefinitions(list)
	if blank != nil {
		b.tree.add(blank)
	}
	return true
}

// termsBefore returns the paragraph right before the scanner; spaced tells that
// a blank line is between them.
func (b *blocks) termsBefore() (terms *node, spaced bool) {
	last := b.tree.last()
	if last == nil {
		return nil, false
	}
	if n := len(b.tree.children); last.kind == kindBlank && last.value == "\n" && n >= 2 {
		last, spaced = b.tree.children[n-2], true
	}
	if last.kind != kindParagraph {
		return nil, false
	}
	return last, spaced
}

// addDefinitions adds a list of definitions to the tree, to the one before if
// there is one.
func (b *blocks) addDefinitions(list *node) {
	n := len(b.tree.children)
	switch {
	case n >= 1 && b.tree.last().kind == kindDefinitionList:
	case n >= 2 && b.tree.last().kind == kindBlank && b.tree.children[n-2].kind == kindDefinitionList:
		b.tree.pop()
	default:
		b.tree.add(list)
		return
	}
	before := b.tree.last()
	before.children = append(before.children, list.children...)
}

// definitions collects the lines of definitions, the first of which may stand
// after a blank line.
func (b *blocks) definitions(spaced bool) (items []*item) {
	var it *item
	most, afterBlank := 3, false
	for !b.atEnd() {
		s := b.rest()
		if n := definitionMarker(s, most); n > 0 {
			it, _ = b.openItem(kindDefinition, n)
			it.spaced = spaced
			items = append(items, it)
			most = max(0, min(it.indent-1, 3))
			spaced, afterBlank = false, false
			continue
		}
		if endMarkLength(s) > 0 {
			break
		}
		if n := blankLines(s); n > 0 {
			spaced, afterBlank = true, true
			it.last().WriteString(b.take(n))
			continue
		}
		if !b.continues(it, !afterBlank) {
			break
		}
		line, _ := outdent(b.take(lineLength(s)), it.indent)
		it.last().WriteString(line)
		spaced, afterBlank = false, false
	}
	return items
}
