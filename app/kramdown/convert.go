package kramdown

import (
	"bytes"
	"strings"
)

// converter writes the HTML of a document.
type converter struct {
	*parser
	out bytes.Buffer
	ids map[string]int

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
	c := &converter{parser: p, ids: map[string]int{}, byName: map[string]*usedNote{}}
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

// write writes a node. indent is for blocks.
func (c *converter) write(n, parent *node, indent int) {
	switch n.kind {
	case kindText, kindSource:
		text := string(n.text)
		if c.o.RemoveLineBreaksForCJK {
			text = joinCJKLines(text)
		}
		writeEscaped(&c.out, text, escapeText)
	case kindEmphasis:
		c.span("em", n)
	case kindStrong:
		c.span("strong", n)
	case kindLink:
		c.span("a", n)
	case kindImage:
		c.image(n.attrs)
	case kindCodeSpan:
		c.start("code", n.attrs)
		writeEscaped(&c.out, n.value, escapeAll)
		c.end("code")
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
	case kindElement:
		if n.inline {
			c.spanElement(n)
		} else {
			c.blockElement(n, parent, indent)
		}
	case kindMarkup:
		if n.inline || parent.isRawElement() {
			c.out.WriteString(n.value)
		} else {
			c.line(indent, n.value)
		}
	case kindComment:
		if n.inline {
			c.out.WriteString("<!-- " + n.value + " -->")
		} else {
			c.line(indent, "<!-- "+n.value+" -->")
		}
	case kindRaw:
		c.raw(n)
	case kindMath:
		c.math(n, indent)
	default:
		c.block(n, parent, indent)
	}
}

// block writes what is always a block.
func (c *converter) block(n, parent *node, indent int) {
	switch n.kind {
	case kindBlank:
		c.out.WriteByte('\n')
	case kindParagraph:
		c.paragraph(n, indent)
	case kindHeader:
		c.header(n, indent)
	case kindRule:
		c.indent(indent)
		c.out.WriteString("<hr")
		writeAttributes(&c.out, n.attrs)
		c.out.WriteString(" />\n")
	case kindQuote:
		c.container("blockquote", n, indent)
	case kindCodeBlock:
		c.codeBlock(n, indent)
	case kindBulletList, kindNumberList:
		c.list(n, indent)
	case kindItem:
		c.item("li", n, indent)
	case kindDefinitionList:
		c.container("dl", n, indent)
	case kindTerm:
		c.term(n, parent, indent)
	case kindDefinition:
		c.item("dd", n, indent)
	case kindTable:
		c.table(n, indent)
	}
}

func (c *converter) indent(n int) {
	for range n {
		c.out.WriteByte(' ')
	}
}

func (c *converter) start(name string, attrs attributes) {
	c.out.WriteByte('<')
	c.out.WriteString(name)
	writeAttributes(&c.out, attrs)
	c.out.WriteByte('>')
}

func (c *converter) end(name string) {
	c.out.WriteString("</")
	c.out.WriteString(name)
	c.out.WriteByte('>')
}

// line writes a line of HTML.
func (c *converter) line(indent int, html string) {
	c.indent(indent)
	c.out.WriteString(html)
	c.out.WriteByte('\n')
}

// span writes a span with its children.
func (c *converter) span(name string, n *node) {
	c.start(name, n.attrs)
	c.children(n, 0)
	c.end(name)
}

// blockOf writes a block with spans in it.
func (c *converter) blockOf(name string, attrs attributes, n *node, indent int) {
	c.indent(indent)
	c.start(name, attrs)
	c.children(n, indent)
	c.end(name)
	c.out.WriteByte('\n')
}

// container writes a block with blocks in it.
func (c *converter) container(name string, n *node, indent int) {
	c.indent(indent)
	c.start(name, n.attrs)
	c.out.WriteByte('\n')
	c.children(n, indent)
	c.indent(indent)
	c.end(name)
	c.out.WriteByte('\n')
}

// item writes an item of a list, in one line if it begins with a compact
// paragraph.
func (c *converter) item(name string, n *node, indent int) {
	c.indent(indent)
	c.start(name, n.attrs)
	if len(n.children) > 0 && (n.children[0].kind != kindParagraph || !n.children[0].compact) {
		c.out.WriteByte('\n')
		c.children(n, indent)
		c.indent(indent)
	} else {
		from := c.out.Len()
		c.children(n, indent)
		if c.out.Len() > from && c.endsLine() {
			c.indent(indent)
		}
	}
	c.end(name)
	c.out.WriteByte('\n')
}

func (c *converter) endsLine() bool { return bytes.HasSuffix(c.out.Bytes(), []byte{'\n'}) }
