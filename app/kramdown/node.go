package kramdown

import "slices"

// kind is what a node of a document is. Blocks and their parts come before kindSource, what
// stands in text from there on: isBlock goes by that.
type kind uint8

const (
	kindRoot kind = iota
	kindBlank
	kindEnd // A mark that ends a block; nothing is written for it.
	kindParagraph
	kindHeader
	kindRule
	kindQuote
	kindCodeBlock
	kindBulletList
	kindNumberList
	kindItem
	kindDefinitionList
	kindTerm
	kindDefinition
	kindTable
	kindTableHead
	kindTableBody
	kindTableFoot
	kindRow
	kindCell
	kindElement // An HTML element.
	kindMarkup  // An HTML comment or instruction.
	kindRaw
	kindMath
	kindFootnoteText

	kindSource // Text whose spans are not parsed yet.
	kindText
	kindEmphasis
	kindStrong
	kindLink
	kindImage
	kindCodeSpan
	kindBreak
	kindEntity
	kindQuoteMark
	kindSymbol
	kindFootnote
	kindAbbreviation
)

// model is how the content of an HTML element is read.
type model uint8

const (
	modelNone model = iota
	modelRaw
	modelSpan
	modelBlock
)

// node is a node of a document.
type node struct {
	kind     kind
	inline   bool  // Of those that may be either, it is a span.
	model    model // Of an HTML element.
	closed   bool  // An HTML element closed by "/>".
	compact  bool  // A paragraph without its tags, in a tight list.
	line     int
	level    int      // Of a header.
	code     rune     // Of an entity.
	value    string   // A name, code, formula or the like.
	original string   // An entity as it is typed.
	text     []byte   // Of text, sources and symbols.
	title    string   // The text that the id of a header or term is made of.
	types    []string // Formats that raw text is for.
	attrs    attributes
	ial      *attributeList
	children []*node
}

func (n *node) add(child *node) { n.children = append(n.children, child) }

func (n *node) last() *node {
	if len(n.children) == 0 {
		return nil
	}
	return n.children[len(n.children)-1]
}

// lastBlock returns the last child, the one before it if that is blank.
func (n *node) lastBlock() *node {
	if i := len(n.children) - 2; i >= 0 && n.last().kind == kindBlank {
		return n.children[i]
	}
	return n.last()
}

// pop removes the last child and returns it.
func (n *node) pop() *node {
	last := n.last()
	n.children = n.children[:len(n.children)-1]
	return last
}

// popBlank removes the last child if that is blank, and returns it.
func (n *node) popBlank() *node {
	if last := n.last(); last != nil && last.kind == kindBlank {
		return n.pop()
	}
	return nil
}

// addText adds text of a kind, to the last child if that is of the same kind.
func (n *node) addText(k kind, text string, line int) {
	if last := n.last(); last != nil && last.kind == k {
		last.text = append(last.text, text...)
	} else if text != "" {
		n.add(&node{kind: k, text: []byte(text), line: line})
	}
}

// isRawElement reports whether n is an HTML element whose content is HTML.
func (n *node) isRawElement() bool { return n.kind == kindElement && n.model == modelRaw }

// isBlock reports whether n is a block or a part of one, as opposed to a span.
func (n *node) isBlock() bool { return kindRoot < n.kind && n.kind < kindSource && !n.inline }

// attribute is an attribute of an HTML element.
type attribute struct{ name, value string }

// attributes are in the order in which they are written.
type attributes []attribute

func (a attributes) index(name string) int {
	return slices.IndexFunc(a, func(each attribute) bool { return each.name == name })
}

func (a attributes) get(name string) (value string, ok bool) {
	if i := a.index(name); i >= 0 {
		return a[i].value, true
	}
	return "", false
}

func (a *attributes) set(name, value string) {
	if i := a.index(name); i >= 0 {
		(*a)[i].value = value
	} else {
		*a = append(*a, attribute{name, value})
	}
}

// put sets an attribute; classes are added to those before.
func (a *attributes) put(name, value string) {
	if name == "class" {
		before, _ := a.get(name)
		value = trimLeft(before + " " + value)
	}
	a.set(name, value)
}

func (a *attributes) putAll(other attributes) {
	for _, each := range other {
		a.put(each.name, each.value)
	}
}

// size returns how long the attributes are.
func (a attributes) size() (n int) {
	for i := range a {
		n += partSize + len(a[i].value)
	}
	return n
}

// remove removes an attribute and returns what its value was.
func (a *attributes) remove(name string) (value string, ok bool) {
	i := a.index(name)
	if i < 0 {
		return "", false
	}
	value = (*a)[i].value
	*a = slices.Delete(slices.Clone(*a), i, i+1)
	return value, true
}
