package kramdown

// kind is what a node of a document is.
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
	kindComment
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
	spaced   bool  // A definition after a blank line.
	line     int
	level    int    // Of a header.
	code     rune   // Of an entity.
	value    string // A name, code, formula or the like.
	original string // An entity as it is typed.
	text     []byte // Of kindText and kindSource.
	title    string // The text that the id of a header or term is made of.
	align    []string
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

// pop removes the last child and returns it.
func (n *node) pop() *node {
	last := n.last()
	n.children = n.children[:len(n.children)-1]
	return last
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

// isBlock reports whether n is a block, as opposed to a span or a part of
// something else.
func (n *node) isBlock() bool {
	switch n.kind {
	case kindBlank, kindParagraph, kindHeader, kindQuote, kindCodeBlock, kindBulletList, kindNumberList,
		kindItem, kindDefinitionList, kindTerm, kindDefinition, kindTable, kindCell, kindRule:
		return true
	case kindElement, kindMarkup, kindComment, kindRaw, kindMath:
		return !n.inline
	}
	return false
}

// attribute is an attribute of an HTML element.
type attribute struct{ name, value string }

// attributes are in the order in which they are written.
type attributes []attribute

func (a attributes) get(name string) (value string, ok bool) {
	for i := range a {
		if a[i].name == name {
			return a[i].value, true
		}
	}
	return "", false
}

func (a *attributes) set(name, value string) {
	for i := range *a {
		if (*a)[i].name == name {
			(*a)[i].value = value
			return
		}
	}
	*a = append(*a, attribute{name, value})
}

// size returns how long the attributes are.
func (a attributes) size() (n int) {
	for i := range a {
		n += partSize + len(a[i].value)
	}
	return n
}

// addClass adds to the classes.
func (a *attributes) addClass(class string) {
	if before, ok := a.get("class"); ok {
		class = before + " " + class
	}
	a.set("class", trimLeft(class))
}

// remove removes an attribute and returns what its value was.
func (a *attributes) remove(name string) (value string, ok bool) {
	for i, each := range *a {
		if each.name == name {
			*a = append((*a)[:i:i], (*a)[i+1:]...)
			return each.value, true
		}
	}
	return "", false
}

func (a attributes) clone() attributes { return append(attributes(nil), a...) }
