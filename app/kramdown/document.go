package kramdown

import (
	"slices"

	"hanji/app/problem"
)

// parser is what is known of a document while it is parsed.
type parser struct {
	o         Options
	lists     map[string]*attributeList // Named by {:name: …}.
	links     map[string]*linkDefinition
	notes     map[string]*note
	noteNames []string
	abbrs     map[string]*abbreviation
	gfmIDs    ids
	// shown are the blocks of HTML of which a start tag is text, as the end tag is then.
	shown      map[string]bool
	effort     int
	depth      int
	repetition int
	quiet      bool
	warned     map[problem.Problem]bool
	warnings   []problem.Problem
}

func newParser(o Options) *parser {
	p := &parser{
		o:      o,
		lists:  map[string]*attributeList{},
		links:  map[string]*linkDefinition{},
		notes:  map[string]*note{},
		abbrs:  map[string]*abbreviation{},
		gfmIDs: ids{},
		shown:  map[string]bool{},
		warned: map[problem.Problem]bool{},
	}
	for name, l := range o.LinkDefs {
		p.links[normalizeLabel(name)] = &linkDefinition{address: l.Address, title: l.Title}
	}
	return p
}

// warn adds a warning, once for a text that is parsed several times.
func (p *parser) warn(line int, what, hint string) { p.add(problem.InMarkdown, line, what, hint) }

func (p *parser) add(kind problem.Kind, line int, what, hint string) {
	w := problem.Problem{Kind: kind, Line: line, Warning: true, What: what, Hint: hint}
	if !p.quiet && !p.warned[w] {
		p.warned[w] = true
		p.warnings = append(p.warnings, w)
	}
}

// forget takes back the warnings after those that were told before what turned out to be no
// span: what is in it is parsed again.
func (p *parser) forget(told int) {
	if p.exhausted() || p.repetition < 0 { // That is told once.
		return
	}
	for _, w := range p.warnings[told:] {
		delete(p.warned, w)
	}
	p.warnings = p.warnings[:told]
}

// blocks parses the blocks of a stretch of text into the children of a node.
type blocks struct {
	*parser
	*scanner
	tree *node
	// pending is an attribute list that stands before its block.
	pending *attributeList
	// ended is set by the end tag of the HTML element that tree is.
	ended bool
}

// parseBlocks parses a text that begins in a line of the source.
func (p *parser) parseBlocks(tree *node, text string, line int) {
	p.parseBlocksOf(tree, newScanner(text, line))
}

// parseBlocksOf parses the text from where a scanner is. It reports whether the
// end tag of tree was met before the end of the text.
func (p *parser) parseBlocksOf(tree *node, s *scanner) bool {
	p.depth++
	defer func() { p.depth-- }()
	b := &blocks{parser: p, scanner: s, tree: tree}
	for !b.atEnd() && !b.ended {
		from := b.pos
		if !b.block() || b.pos == from && !b.ended {
			b.tree.addText(kindSource, b.take(lineLength(b.rest())), b.line())
		}
	}
	return b.ended
}

// block parses the block at the scanner, in the first of its possible forms.
func (b *blocks) block() bool {
	return b.blank() || b.indentedCode() || b.fencedCode() || b.quote() || b.atxHeader() ||
		b.rule() || b.list() || b.definitionList() || b.htmlBlock() || b.setextHeader() ||
		b.mathBlock() || b.table() || b.footnoteDefinition() || b.linkDefinition() ||
		b.abbreviationDefinition() || b.extension() || b.endMark() || b.paragraph()
}

// newBlock makes a node for a block that begins at the scanner. It takes the
// pending attribute list.
func (b *blocks) newBlock(k kind) *node {
	n := &node{kind: k, line: b.line(), ial: b.pending}
	b.pending = nil
	return n
}

// end adds a mark that ends a block; what tells why, "" for an explicit one.
func (b *blocks) end(what string) *node {
	n := b.newBlock(kindEnd)
	n.line = max(1, n.line-1) // Of what has ended before.
	n.value = what
	b.tree.add(n)
	return n
}

// afterBoundary reports whether no paragraph could continue at the scanner.
func (b *blocks) afterBoundary() bool {
	last := b.tree.last()
	return last == nil || last.kind == kindBlank || last.kind == kindEnd && last.value == "" || b.pending != nil
}

// beforeBoundary reports whether the block before the scanner is a whole one.
func (b *blocks) beforeBoundary() bool {
	s := b.rest()
	return s == "" || blankLines(s) > 0 || endMarkLength(s) > 0 || isAttributeLine(s, 3)
}

func (b *blocks) blank() bool {
	n := blankLines(b.rest())
	if n == 0 {
		return false
	}
	if last := b.tree.last(); last != nil && last.kind == kindBlank {
		last.value += b.take(n)
		return true
	}
	blank := b.newBlock(kindBlank)
	blank.value = b.take(n)
	b.tree.add(blank)
	return true
}

// endMarkLength returns the length of an end-of-block mark at the beginning of s,
// or 0.
func endMarkLength(s string) int {
	if s == "" || s[0] != '^' {
		return 0
	}
	return 1 + lineEnd(s[1:])
}

func (b *blocks) endMark() bool {
	n := endMarkLength(b.rest())
	if n == 0 {
		return false
	}
	b.end("")
	b.pos += n
	return true
}

// finish parses the text of all blocks and puts in place what depends on all
// definitions.
func (p *parser) finish(root *node) {
	p.parseSources(root)
	p.settleAbbreviations()
	abbreviations := newAbbreviationFinder(p)
	abbreviations.mark(root)
	for _, name := range p.noteNames {
		content := p.notes[name].content
		p.parseSources(content)
		abbreviations.mark(content)
		if !p.notes[name].used {
			p.warn(content.line, `footnote "`+name+`" `+neverReferred, `write [^`+name+`] where it belongs`)
		}
	}
	if p.o.GFM {
		p.finishGFM(root)
	}
}

// parseSources replaces the sources below a node by what is in them, and applies
// the attribute lists of blocks.
func (p *parser) parseSources(n *node) {
	var blank *node
	children := make([]*node, 0, len(n.children))
	for _, child := range n.children {
		switch child.kind {
		case kindSource:
			blank = nil
			p.parseSource(child)
			children = append(children, child.children...)
			continue
		case kindEnd:
			p.apply(&child.attrs, child.ial, child.line)
			continue
		case kindBlank:
			if blank == nil {
				blank = child
				children = append(children, child)
			}
			continue
		}
		blank = nil
		p.parseSources(child)
		p.apply(&child.attrs, child.ial, child.line)
		if child.kind == kindTerm || child.kind == kindHeader && p.o.GFM {
			child.title = p.titleOf(child)
		}
		children = append(children, child)
	}
	n.children = slices.Clip(children)
}
