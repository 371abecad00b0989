package kramdown

import "strings"

// definitionList parses the definitions of the terms that the lines of the
// paragraph before are, right before or with a blank line between.
func (b *blocks) definitionList() bool {
	terms, last := b.tree.lastBlock(), b.tree.last()
	spaced := terms != last
	if terms == nil || terms.kind != kindParagraph || spaced && last.value != "\n" ||
		definitionMarker(b.rest(), 3) == 0 || b.tooDeep() {
		return false
	}
	list := b.newBlock(kindDefinitionList)
	list.line, list.ial = terms.line, terms.ial
	b.tree.popBlank()
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
	for _, it := range b.items(list, kindDefinition, definitionMarker, spaced) {
		b.parseItem(it)
		if len(it.children) == 0 {
			continue
		}
		blank = it.popBlank()
		if len(it.children) > 0 && it.children[0].kind == kindParagraph && !it.spaced {
			it.children[0].beCompact(len(it.children) > 1)
		}
	}
	if before := b.tree.lastBlock(); before != nil && before.kind == kindDefinitionList {
		b.tree.popBlank()
		before.children = append(before.children, list.children...)
	} else {
		b.tree.add(list)
	}
	if blank != nil {
		b.tree.add(blank)
	}
	return true
}
