package kramdown

import (
	"regexp"
	"slices"
)

var notListed = regexp.MustCompile(`\bno_toc\b`)

// isListed reports whether a table of contents lists a header.
func (c *converter) isListed(n *node) bool {
	class, _ := n.attrs.get("class")
	return slices.Contains(c.o.TOCLevels, n.level) && !notListed.MatchString(class)
}

// contents returns the table of contents: the headers in lists within lists.
func (c *converter) contents() string {
	if len(c.headers) == 0 {
		return ""
	}
	root := &node{kind: c.toc.kind, attrs: c.toc.attrs.clone()}
	name, ok := root.attrs.get("id")
	if !ok {
		name = "markdown-toc"
		root.attrs.set("id", name)
	}
	type entry struct {
		level int
		list  *node // Of what is below it.
	}
	open := []entry{{0, root}}
	for _, h := range c.headers {
		for len(open) > 1 && open[len(open)-1].level >= h.level {
			open = open[:len(open)-1]
		}
		id, _ := h.attrs.get("id")
		link := &node{kind: kindLink, attrs: attributes{{"href", "#" + id}, {"id", name + "-" + id}}}
		link.children = withoutLinks(h.children)
		it := &node{kind: kindItem, children: []*node{{kind: kindParagraph, compact: true, children: []*node{link}}}}
		above := open[len(open)-1].list
		above.add(it)
		below := &node{kind: c.toc.kind}
		it.add(below)
		open = append(open, entry{h.level, below})
	}
	pruneLists(root)
	c.out.Reset()
	c.container(listName(root), root, 0)
	return c.out.String()
}

// pruneLists takes the empty lists out of the items of one.
func pruneLists(list *node) {
	for _, it := range list.children {
		if below := it.last(); len(below.children) == 0 {
			it.pop()
		} else {
			pruneLists(below)
		}
	}
}

// withoutLinks returns nodes without references to footnotes, and what is in
// links in place of these.
func withoutLinks(nodes []*node) []*node {
	var list []*node
	for _, n := range nodes {
		switch n.kind {
		case kindFootnote:
		case kindLink:
			list = append(list, withoutLinks(n.children)...)
		default:
			copied := *n
			copied.children = withoutLinks(n.children)
			list = append(list, &copied)
		}
	}
	return list
}
