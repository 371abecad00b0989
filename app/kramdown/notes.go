package kramdown

import "strconv"

// usedNote is a footnote that has been referred to.
type usedNote struct {
	id      string
	content *node
	number  int
	repeats int // References after the first.
}

// footnote writes a reference to a footnote.
func (c *converter) footnote(n *node) {
	id := c.o.FootnotePrefix + n.value
	repeat := ""
	used := c.byName[id]
	if used == nil {
		used = &usedNote{id: id, content: c.notes[n.value].content, number: c.o.FootnoteNr + len(c.footnotes)}
		c.byName[id] = used
		c.footnotes = append(c.footnotes, used)
	} else {
		used.repeats++
		repeat = ":" + strconv.Itoa(used.repeats)
	}
	c.out.WriteString(`<sup id="fnref:` + id + repeat + `" role="doc-noteref"><a href="#fn:` + id +
		`" class="footnote" rel="footnote">` + strconv.Itoa(used.number) + "</a></sup>")
}

// footnoteList returns the texts of the footnotes that are referred to, by those
// as well.
func (c *converter) footnoteList() string {
	if len(c.footnotes) == 0 {
		return ""
	}
	c.out.Reset()
	c.out.WriteString("<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol")
	if c.o.FootnoteNr != 1 {
		c.out.WriteString(` start="` + strconv.Itoa(c.o.FootnoteNr) + `"`)
	}
	c.out.WriteString(">\n")
	for i := 0; i < len(c.footnotes); i++ {
		used := c.footnotes[i]
		it := &node{kind: kindItem, children: append([]*node(nil), used.content.children...)}
		it.attrs = attributes{{"id", "fn:" + used.id}, {"role", "doc-endnote"}}
		c.addBacklinks(it, used)
		c.item(it, 4)
	}
	c.out.WriteString("  </ol>\n</div>\n")
	return c.out.String()
}

// addBacklinks adds links back to where a footnote is referred to, at the end of
// its last paragraph or in one more.
func (c *converter) addBacklinks(it *node, used *usedNote) {
	space := c.o.entityText('\u00a0', "")
	last := it.last()
	if last != nil && (last.kind == kindParagraph || c.o.FootnoteBacklinkInline) {
		last = ownLastParagraph(it)
	} else {
		last = nil
	}
	before := space
	if last == nil {
		last, before = &node{kind: kindParagraph}, ""
		it.add(last)
	}
	if c.o.FootnoteBacklink == "" {
		return
	}
	text := escaped(c.o.FootnoteBacklink, escapeText)
	link := func(before, id, text string) {
		last.add(&node{kind: kindRaw, inline: true, value: before + `<a href="#fnref:` + id +
			`" class="reversefootnote" role="doc-backlink">` + text + "</a>"})
	}
	link(before, used.id, text)
	for i := 1; i <= used.repeats; i++ {
		n := strconv.Itoa(i)
		link(space, used.id+":"+n, text+"<sup>"+strconv.Itoa(i+1)+"</sup>")
	}
}

// ownLastParagraph returns the last paragraph or header in a node, or nil. On the
// way there nodes are copied, so that it may be added to.
func ownLastParagraph(n *node) *node {
	for len(n.children) > 0 {
		last := *n.last()
		last.children = append([]*node(nil), last.children...)
		n.children[len(n.children)-1] = &last
		if last.kind == kindParagraph || last.kind == kindHeader {
			return &last
		}
		n = &last
	}
	return nil
}
