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
	root := &node{kind: c.toc.kind, attrs: slices.Clone(c.toc.attrs)}
	name, ok := root.attrs.get("id")
	if !ok {
		name = "markdown-toc"
		root.attrs.set("id", name)
	}
	type entry struct {
		level int
		*node // What has the list of those below.
	}
	open := []entry{{0, &node{children: []*node{root}}}}
	for _, h := range c.headers {
		for len(open) > 1 && open[len(open)-1].level >= h.level {
			open = open[:len(open)-1]
		}
		above := open[len(open)-1]
		if above.last().kind != root.kind {
			above.add(&node{kind: root.kind})
		}
		id, _ := h.attrs.get("id")
		link := &node{kind: kindLink, attrs: attributes{{"href", "#" + id}, {"id", name + "-" + id}}}
		link.children = withoutLinks(h.children)
		it := &node{kind: kindItem, children: []*node{{kind: kindParagraph, compact: true, children: []*node{link}}}}
		above.last().add(it)
		open = append(open, entry{h.level, it})
	}
	c.out.Reset()
	c.container(root, 0)
	return c.out.String()
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
