package kramdown

import (
	"regexp"
	"slices"
	"strings"
)

func (c *converter) paragraph(n *node, indent int) {
	switch {
	case n.compact:
		c.children(n, indent)
	case len(n.children) == 1 && n.children[0].kind == kindImage && n.children[0].ial.refers("standalone"):
		c.figure(n, indent)
	default:
		c.blockOf("p", n.attrs, n, indent)
	}
}

// figure writes a paragraph of one image that is to stand alone.
func (c *converter) figure(n *node, indent int) {
	attrs, image := n.attrs.clone(), n.children[0].attrs.clone()
	for _, name := range []string{"class", "id"} {
		if _, ok := attrs.get(name); ok {
			continue
		}
		if value, ok := image.remove(name); ok {
			attrs.set(name, value)
		}
	}
	caption, _ := image.get("alt")
	c.indent(indent)
	c.start("figure", attrs)
	c.out.WriteByte('\n')
	c.indent(indent + 2)
	c.image(image)
	c.out.WriteByte('\n')
	c.line(indent+2, "<figcaption>"+caption+"</figcaption>")
	c.indent(indent)
	c.end("figure")
	c.out.WriteByte('\n')
}

func (c *converter) image(attrs attributes) {
	c.out.WriteString("<img")
	writeAttributes(&c.out, attrs)
	c.out.WriteString(" />")
}

func (c *converter) header(n *node, indent int) {
	attrs := n.attrs
	_, ok := attrs.get("id")
	if !ok && c.o.AutoIDs {
		ok = true
		attrs = attrs.clone()
		attrs.set("id", c.id(n.title))
	}
	if ok && c.isListed(n) {
		listed := *n
		listed.attrs = attrs
		c.headers = append(c.headers, &listed)
	}
	level := max(1, min(n.level+c.o.HeaderOffset, 6))
	c.blockOf("h"+string(rune('0'+level)), attrs, n, indent)
}

var languageClass = regexp.MustCompile(`\blanguage-(\S+)`)

func (c *converter) codeBlock(n *node, indent int) {
	attrs := n.attrs.clone()
	class, _ := attrs.get("class")
	language := ""
	if at := languageClass.FindStringSubmatchIndex(class); at != nil {
		language = class[at[2]:at[3]]
		if rest := trim(class[:at[0]] + class[at[1]:]); rest != "" {
			attrs.set("class", rest)
		} else {
			attrs.remove("class")
		}
	}
	c.indent(indent)
	c.start("pre", attrs)
	var code attributes
	if language != "" {
		code.set("class", "language-"+language)
	}
	c.start("code", code)
	source := strings.TrimSuffix(n.value, "\n") + "\n"
	if showWhitespace.MatchString(class) {
		c.out.WriteString(markWhitespace(escaped(strings.TrimSuffix(source, "\n"), escapeAll)) + "\n")
	} else {
		writeEscaped(&c.out, source, escapeAll)
	}
	c.out.WriteString("</code></pre>\n")
}

var showWhitespace = regexp.MustCompile(`\bshow-whitespaces\b`)

// markWhitespace makes blanks and tabs visible.
func markWhitespace(code string) string {
	var out strings.Builder
	for code != "" {
		line, rest, more := strings.Cut(code, "\n")
		for i := 0; i < len(line); {
			n := blankLength(line[i:])
			place := ""
			switch {
			case i == 0:
				place = "-l"
			case i+n == len(line):
				place = "-r"
			}
			for _, blank := range line[i : i+n] {
				if blank == '\t' {
					out.WriteString(`<span class="ws-tab` + place + "\">\t</span>")
				} else {
					out.WriteString(`<span class="ws-space` + place + `">&#8901;</span>`)
				}
			}
			i += n
			for i < len(line) && line[i] != ' ' && line[i] != '\t' {
				out.WriteByte(line[i])
				i++
			}
		}
		if more {
			out.WriteByte('\n')
		}
		code = rest
	}
	return out.String()
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
		c.container(listName(n), n, indent)
	}
}

func listName(n *node) string {
	if n.kind == kindNumberList {
		return "ol"
	}
	return "ul"
}

// term writes a term; its list may say that terms have ids.
func (c *converter) term(n, list *node, indent int) {
	attrs := n.attrs
	if _, ok := attrs.get("id"); !ok && list.ial != nil {
		for _, reference := range list.ial.references {
			prefix, ok := strings.CutPrefix(reference, "auto_ids")
			if !ok {
				continue
			}
			prefix, _ = strings.CutPrefix(prefix, "-")
			attrs = attrs.clone()
			attrs.set("id", prefix+asciiID(n.title))
			break
		}
	}
	c.blockOf("dt", attrs, n, indent)
}

func (c *converter) table(n *node, indent int) {
	c.indent(indent)
	c.start("table", n.attrs)
	c.out.WriteByte('\n')
	for _, part := range n.children {
		name, cell := "tbody", "td"
		switch part.kind {
		case kindTableHead:
			name, cell = "thead", "th"
		case kindTableFoot:
			name = "tfoot"
		}
		c.line(indent+2, "<"+name+">")
		for _, row := range part.children {
			c.line(indent+4, "<tr>")
			for i, each := range row.children {
				c.cell(cell, each, n.align[i], indent+6)
			}
			c.line(indent+4, "</tr>")
		}
		c.line(indent+2, "</"+name+">")
	}
	c.indent(indent)
	c.end("table")
	c.out.WriteByte('\n')
}

func (c *converter) cell(name string, n *node, align string, indent int) {
	attrs := n.attrs
	if align != "" {
		attrs = slices.Clone(attrs)
		attrs.set("style", "text-align: "+align)
	}
	c.indent(indent)
	c.start(name, attrs)
	from := c.out.Len()
	c.children(n, indent)
	if c.out.Len() == from {
		c.out.WriteString(c.o.entityText('\u00a0', ""))
	}
	c.end(name)
	c.out.WriteByte('\n')
}

// blockElement writes an HTML element that is a block. In one whose content is
// HTML, lines are as they are typed.
func (c *converter) blockElement(n, parent *node, indent int) {
	own := !parent.isRawElement()
	if own {
		c.indent(indent)
	}
	c.out.WriteString("<" + n.value)
	writeAttributes(&c.out, n.attrs)
	switch from := c.out.Len(); {
	case n.closed && n.model == modelRaw:
		c.out.WriteString(" />")
	default:
		opening := ">"
		if n.model == modelBlock {
			opening = ">\n"
		}
		c.out.WriteString(opening)
		c.children(n, indent)
		switch {
		case c.out.Len() > from+len(opening) && n.model == modelBlock:
			if !c.endsLine() {
				c.out.WriteByte('\n')
			}
			c.indent(indent)
			c.end(n.value)
		case c.out.Len() > from+len(opening):
			c.end(n.value)
		case emptyElements[n.value]:
			c.out.Truncate(from)
			c.out.WriteString(" />")
		default:
			c.out.Truncate(from)
			c.out.WriteByte('>')
			c.end(n.value)
		}
	}
	if own {
		c.out.WriteByte('\n')
	}
}
