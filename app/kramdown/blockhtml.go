package kramdown

import (
	"regexp"
	"strconv"
	"strings"
)

func (c *converter) paragraph(n *node, indent int) {
	switch {
	case n.compact:
		c.children(n, indent)
	case len(n.children) == 1 && n.children[0].kind == kindImage && n.children[0].ial.refers("standalone"):
		c.figure(n, indent)
	default:
		c.blockOf("p", n, indent)
	}
}

// figure writes a paragraph of one image that is to stand alone.
func (c *converter) figure(n *node, indent int) {
	image := n.children[0].attrs
	for _, name := range []string{"class", "id"} {
		if _, ok := n.attrs.get(name); ok {
			continue
		}
		if value, ok := image.remove(name); ok {
			n.attrs.set(name, value)
		}
	}
	caption, _ := image.get("alt")
	c.block("figure", n.attrs, indent, func() {
		c.out.WriteByte('\n')
		c.indent(indent + 2)
		c.empty("img", image)
		c.out.WriteByte('\n')
		c.line(indent+2, "<figcaption>"+caption+"</figcaption>")
		c.indent(indent)
	})
}

func (c *converter) header(n *node, indent int) {
	_, ok := n.attrs.get("id")
	if !ok && c.o.AutoIDs {
		ok = true
		n.attrs.set("id", c.id(n.title))
	}
	if ok && c.isListed(n) {
		c.headers = append(c.headers, n)
	}
	level := max(1, min(n.level+c.o.HeaderOffset, 6))
	c.blockOf("h"+strconv.Itoa(level), n, indent)
}

var (
	languageClass  = regexp.MustCompile(`\blanguage-\S+`)
	showWhitespace = regexp.MustCompile(`\bshow-whitespaces\b`)
)

func (c *converter) codeBlock(n *node, indent int) {
	class, _ := n.attrs.get("class")
	var code attributes
	if at := languageClass.FindStringIndex(class); at != nil {
		code.set("class", class[at[0]:at[1]])
		if rest := trim(class[:at[0]] + class[at[1]:]); rest != "" {
			n.attrs.set("class", rest)
		} else {
			n.attrs.remove("class")
		}
	}
	source := escaped(strings.TrimSuffix(n.value, "\n"), escapeAll)
	if showWhitespace.MatchString(class) {
		source = markWhitespace(source)
	}
	c.block("pre", n.attrs, indent, func() {
		c.element("code", code, func() { c.out.WriteString(source + "\n") })
	})
}

// visible makes blanks and tabs visible that stand at a place in a line.
func visible(place string) *strings.Replacer {
	return strings.NewReplacer(" ", `<span class="ws-space`+place+`">&#8901;</span>`,
		"\t", `<span class="ws-tab`+place+"\">\t</span>")
}

var visibleLeft, visibleWithin, visibleRight = visible("-l"), visible(""), visible("-r")

func markWhitespace(code string) string {
	lines := strings.Split(code, "\n")
	for i, line := range lines {
		text := strings.TrimLeft(line, " \t")
		left := line[:len(line)-len(text)]
		within := strings.TrimRight(text, " \t")
		lines[i] = visibleLeft.Replace(left) + visibleWithin.Replace(within) + visibleRight.Replace(text[len(within):])
	}
	return strings.Join(lines, "\n")
}

// list writes a list, if it does not stand for the contents or the footnotes.
func (c *converter) list(n *node, indent int) {
	switch {
	case c.toc == nil && n.ial.refers("toc"):
		c.toc = n
		c.out.WriteString(tocPlace)
	case !c.notesAreHere && n.ial.refers("footnotes"):
		c.notesAreHere = true
		c.out.WriteString(notesPlace)
	default:
		c.container(n, indent)
	}
}

// term writes a term; its list may say that terms have ids.
func (c *converter) term(n, list *node, indent int) {
	if _, ok := n.attrs.get("id"); !ok && list.ial != nil {
		for _, reference := range list.ial.references {
			if prefix, ok := strings.CutPrefix(reference, "auto_ids"); ok {
				n.attrs.set("id", strings.TrimPrefix(prefix, "-")+asciiID(n.title))
				break
			}
		}
	}
	c.blockOf("dt", n, indent)
}

func (c *converter) cell(n *node, indent int) {
	c.block(n.value, n.attrs, indent, func() {
		from := c.out.Len()
		c.children(n, indent)
		if c.out.Len() == from {
			c.out.WriteString(c.o.entityText('\u00a0', ""))
		}
	})
}

// htmlElement writes an HTML element. In one whose content is HTML, lines are as
// they are typed.
func (c *converter) htmlElement(n, parent *node, indent int) {
	own := !n.inline && !parent.isRawElement()
	if own {
		c.indent(indent)
	}
	c.out.WriteString("<" + n.value)
	writeAttributes(&c.out, n.attrs)
	from := c.out.Len()
	opening := ">"
	if n.model == modelBlock {
		opening = ">\n"
	}
	c.out.WriteString(opening)
	c.children(n, indent)
	end := "</" + n.value + ">"
	if c.out.Len() == from+len(opening) {
		c.out.Truncate(from)
		if emptyElements[n.value] || n.closed && n.model == modelRaw && !n.inline {
			end = " />"
		} else {
			c.out.WriteByte('>')
		}
	} else if n.model == modelBlock {
		if !c.endsLine() {
			c.out.WriteByte('\n')
		}
		c.indent(indent)
	}
	c.out.WriteString(end)
	if own {
		c.out.WriteByte('\n')
	}
}
