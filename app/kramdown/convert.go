package kramdown

import (
	"bytes"
	"strings"
)

// converter writes the HTML of a document.
type converter struct {
	*parser
	out bytes.Buffer
	ids ids

	headers []*node // Those that a table of contents lists.
	toc     *node   // The list that the contents are put in place of.

	footnotes    []*usedNote
	byName       map[string]*usedNote
	notesAreHere bool // A list has been given up for the footnotes.
}

// Places that are filled once the document is written. No text has such bytes,
// as it is valid UTF-8.
const (
	tocPlace   = "\xff\x01"
	notesPlace = "\xff\x02"
)

// convert writes a parsed document.
func convert(p *parser, root *node) string {
	c := &converter{parser: p, ids: ids{}, byName: map[string]*usedNote{}}
	c.children(root, -2)
	html := c.out.String()
	notes := c.footnoteList()
	if c.notesAreHere {
		html = strings.Replace(html, notesPlace, notes, 1)
	} else {
		html += notes
	}
	if c.toc != nil {
		html = strings.Replace(html, tocPlace, c.contents(), 1)
	}
	return html
}

// children writes the children of a node, which is indented by a number of
// spaces.
func (c *converter) children(n *node, indent int) {
	for _, child := range n.children {
		c.write(child, n, indent+2)
	}
}

// elementNames are those of what nodes of a kind are written as.
var elementNames = map[kind]string{
	kindQuote:          "blockquote",
	kindBulletList:     "ul",
	kindNumberList:     "ol",
	kindItem:           "li",
	kindDefinitionList: "dl",
	kindDefinition:     "dd",
	kindTable:          "table",
	kindTableHead:      "thead",
	kindTableBody:      "tbody",
	kindTableFoot:      "tfoot",
	kindRow:            "tr",
	kindEmphasis:       "em",
	kindStrong:         "strong",
	kindLink:           "a",
}

// write writes a node. indent is for blocks.
func (c *converter) write(n, parent *node, indent int) {
	switch n.kind {
	case kindBlank:
		c.out.WriteByte('\n')
	case kindParagraph:
		c.paragraph(n, indent)
	case kindHeader:
		c.header(n, indent)
	case kindRule:
		c.indent(indent)
		c.empty("hr", n.attrs)
		c.out.WriteByte('\n')
	case kindCodeBlock:
		c.codeBlock(n, indent)
	case kindBulletList, kindNumberList:
		c.list(n, indent)
	case kindQuote, kindDefinitionList, kindTable, kindTableHead, kindTableBody, kindTableFoot, kindRow:
		c.container(n, indent)
	case kindItem, kindDefinition:
		c.item(n, indent)
	case kindTerm:
		c.term(n, parent, indent)
	case kindCell:
		c.cell(n, indent)

	case kindElement:
		c.htmlElement(n, parent, indent)
	case kindMarkup:
		if n.inline || parent.isRawElement() {
			c.out.WriteString(n.value)
		} else {
			c.line(indent, n.value)
		}
	case kindRaw:
		c.raw(n)
	case kindMath:
		c.math(n, indent)

	case kindText, kindSource:
		text := string(n.text)
		if c.o.RemoveLineBreaksForCJK {
			text = joinCJKLines(text)
		}
		writeEscaped(&c.out, text, escapeText)
	case kindEmphasis, kindStrong, kindLink:
		c.element(elementNames[n.kind], n.attrs, func() { c.children(n, 0) })
	case kindImage:
		c.empty("img", n.attrs)
	case kindCodeSpan:
		c.element("code", n.attrs, func() { writeEscaped(&c.out, n.value, escapeAll) })
	case kindBreak:
		c.out.WriteString("<br />")
	case kindEntity:
		c.out.WriteString(c.o.entityText(n.code, n.original))
	case kindQuoteMark:
		c.quoteMark(n)
	case kindSymbol:
		c.symbol(n)
	case kindFootnote:
		c.footnote(n)
	case kindAbbreviation:
		c.abbreviation(n)
	}
}

func (c *converter) indent(n int) {
	for range n {
		c.out.WriteByte(' ')
	}
}

// line writes a line of HTML.
func (c *converter) line(indent int, html string) {
	c.indent(indent)
	c.out.WriteString(html)
	c.out.WriteByte('\n')
}

// element writes an element of HTML, in which content writes.
func (c *converter) element(name string, attrs attributes, content func()) {
	c.out.WriteString("<" + name)
	writeAttributes(&c.out, attrs)
	c.out.WriteByte('>')
	content()
	c.out.WriteString("</" + name + ">")
}

// empty writes an element that has no content.
func (c *converter) empty(name string, attrs attributes) {
	c.out.WriteString("<" + name)
	writeAttributes(&c.out, attrs)
	c.out.WriteString(" />")
}

// block writes an element that begins a line and ends one.
func (c *converter) block(name string, attrs attributes, indent int, content func()) {
	c.indent(indent)
	c.element(name, attrs, content)
	c.out.WriteByte('\n')
}

// blockOf writes a block with spans in it.
func (c *converter) blockOf(name string, n *node, indent int) {
	c.block(name, n.attrs, indent, func() { c.children(n, indent) })
}

// container writes a block with blocks in it.
func (c *converter) container(n *node, indent int) {
	c.block(elementNames[n.kind], n.attrs, indent, func() {
		c.out.WriteByte('\n')
		c.children(n, indent)
		c.indent(indent)
	})
}

// item writes an item of a list, in one line if it begins with a compact
// paragraph.
func (c *converter) item(n *node, indent int) {
	if len(n.children) > 0 && !n.children[0].compact {
		c.container(n, indent)
		return
	}
	c.block(elementNames[n.kind], n.attrs, indent, func() {
		from := c.out.Len()
		c.children(n, indent)
		if c.out.Len() > from && c.endsLine() {
			c.indent(indent)
		}
	})
}

func (c *converter) endsLine() bool { return bytes.HasSuffix(c.out.Bytes(), []byte{'\n'}) }
