package kramdown

import (
	"regexp"
	"strings"
)

// htmlBlock parses a block that begins with a tag of HTML or a comment.
func (b *blocks) htmlBlock() bool {
	s := b.rest()
	i := indent(s, 3)
	if i == len(s) || s[i] != '<' {
		return false
	}
	line := b.line()
	if n := b.commentLength(s); n > 0 {
		b.tree.add(&node{kind: kindMarkup, value: b.take(n), line: line})
		b.skipLineEnd()
		return true
	}
	if t, ok := b.startTag(s[i:]); ok && !spanElements[lower(t.name)] {
		if b.tooDeep() {
			return false
		}
		b.pos += i + t.length
		b.element(b.tree, t, line)
		return true
	}
	name, n := endTag(s[i:])
	if n == 0 || spanElements[lower(name)] || b.tree.kind != kindElement || b.tree.value != lower(name) {
		return false
	}
	b.pos += i + n
	b.ended = true
	return true
}

// skipLineEnd goes to the next line if there is nothing more in this one.
func (b *blocks) skipLineEnd() {
	s := b.rest()
	if n := blankLength(s); strings.HasPrefix(s[n:], "\n") {
		b.pos += n + 1
	}
}

// element parses what is in an element, from after its start tag on, and adds
// the element to parent.
func (b *blocks) element(parent *node, t tag, line int) {
	el := &node{kind: kindElement, value: elementName(t.name), attrs: t.attrs, line: line, ial: b.pending}
	b.pending = nil
	parent.add(el)
	el.closed = t.closed || emptyElements[el.value]
	body := !el.closed
	if el.value == "script" || el.value == "style" {
		el.closed, body = false, false
		if text := b.untilEndTag(el); text != "" {
			el.add(&node{kind: kindRaw, inline: true, value: text})
		}
	}
	el.model = modelRaw
	if b.o.ParseBlockHTML && !parent.isRawElement() {
		el.model = modelOf(el.value)
	}
	markdown, _ := el.attrs.remove("markdown")
	if m := markdownModel(el.value, markdown); m != modelNone {
		el.model = m
	}
	if el.model == modelBlock {
		b.skipLineEnd()
	}
	if !body {
		return
	}
	b.content(el)
	if !parent.isRawElement() {
		b.skipLineEnd()
	}
}

// content parses the content of an element by its model.
func (b *blocks) content(el *node) {
	closed := true
	switch el.model {
	case modelBlock:
		closed = b.parseBlocksOf(el, b.scanner)
	case modelSpan:
		line := b.line()
		el.addText(kindSource, b.untilEndTag(el), line)
	default:
		b.depth++
		closed = b.rawHTML(el)
		b.depth--
	}
	if !closed {
		b.warnOpen(el)
	}
}

// warnOpen warns of an element that is not closed. What is none of HTML is told where the
// policy of the page leaves it out.
func (p *parser) warnOpen(el *node) {
	if !htmlElements[el.value] {
		return
	}
	p.warn(el.line, "<"+el.value+"> is not closed", "write </"+el.value+"> where it ends")
}

// untilEndTag returns all up to the end tag of an element, and goes on after that.
func (b *blocks) untilEndTag(el *node) string {
	s := b.rest()
	from, to := b.endTagAt(s, el.value)
	if from < 0 {
		b.warnOpen(el)
		from, to = len(s), len(s)
	}
	b.pos += to
	return s[:from]
}

// rawHTML parses HTML up to the end tag of an element. It reports whether there
// is that end tag.
func (b *blocks) rawHTML(el *node) bool {
	for !b.atEnd() {
		s := b.rest()
		i := nextTag(s)
		el.addText(kindText, b.take(i), el.line)
		s = s[i:]
		if s == "" {
			break
		}
		if n := b.commentLength(s); n > 0 {
			el.add(&node{kind: kindMarkup, value: b.take(n)})
			continue
		}
		if n := b.markup(s, "<?", "?>"); n > 0 {
			el.add(&node{kind: kindMarkup, value: b.take(n)})
			continue
		}
		if t, ok := b.startTag(s); ok && !b.tooDeep() {
			line := b.line()
			b.pos += t.length
			b.element(el, t, line)
			continue
		}
		name, n := endTag(s)
		if n > 0 && el.value == elementNameLike(el.value, name) {
			b.pos += n
			return true
		}
		el.addText(kindText, b.take(max(n, 1)), el.line)
	}
	return false
}

// elementNameLike returns a name in the case in which that of an open element is.
func elementNameLike(open, name string) string {
	if htmlElements[open] {
		return lower(name)
	}
	return name
}

// nextTag returns where HTML may begin in s, or its end.
func nextTag(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '<' && (beginsTag(s[i:]) || strings.HasPrefix(s[i:], "<?")) {
			return i
		}
	}
	return len(s)
}

// escapedBefore is how many bytes before an end tag its start tag may be that is escaped.
const escapedBefore = 200

var newlines = regexp.MustCompile(`\n+`)

// spanHTML parses an element, an end tag or a comment in text, from its "<" on.
func (s *spans) spanHTML(tree *node) {
	rest := s.rest()
	line := s.line()
	if n := s.commentLength(rest); n > 0 {
		tree.add(&node{kind: kindMarkup, inline: true, value: s.take(n), line: line})
		return
	}
	if name, n := endTag(rest); n > 0 {
		switch escaped := strings.Contains(s.text[max(0, s.pos-escapedBefore):s.pos], `\<`+name); {
		case escaped || !htmlElements[lower(name)]:
		case s.shown[lower(name)]: // The start tag alone may be what is written about.
			s.warn(line, "<"+lower(name)+"> within a line is shown as text", "let a line begin with it, or use an element that text may have, such as <span>")
		default:
			s.warn(line, "</"+name+"> closes nothing", "remove it, or open the element before it")
		}
		s.addText(tree, s.take(n))
		return
	}
	t, ok := s.startTag(rest)
	if !ok {
		s.addText(tree, s.take(1))
		return
	}
	s.pos += t.length
	name := elementName(t.name)
	if blockElements[name] || len(s.open) >= maxDepth {
		if htmlElements[name] && blockElements[name] {
			s.shown[name] = true
		}
		s.addText(tree, rest[:t.length])
		return
	}
	el := &node{kind: kindElement, value: name, attrs: t.attrs, inline: true, closed: t.closed, line: line}
	for i, each := range el.attrs {
		if strings.Contains(each.value, "\n") {
			el.attrs[i].value = newlines.ReplaceAllString(each.value, " ")
		}
	}
	el.model = modelRaw
	if s.o.ParseSpanHTML && modelOf(name) != modelRaw && tree.model != modelRaw {
		el.model = modelSpan
	}
	markdown, _ := el.attrs.remove("markdown")
	switch m := markdownModel(name, markdown); {
	case m == modelRaw:
		el.model = modelRaw
	case m == modelSpan, markdown == "1":
		el.model = modelSpan
	}
	tree.add(el)
	if !el.closed && !emptyElements[name] {
		s.elementContent(el)
	}
}

// elementContent parses what is in an element up to its end tag.
func (s *spans) elementContent(el *node) {
	length := 0
	end := &stop{
		matches: func(rest string) bool {
			name, n := endTag(rest)
			length = n
			return n > 0 && el.value == elementNameLike(el.value, name)
		},
		accepts: func() bool { return true },
	}
	set := only(0)
	if el.model == modelRaw {
		set = onlyHTML
	}
	if s.parse(el, end, set) {
		s.pos += length
		return
	}
	s.warnOpen(el)
	s.addText(el, s.rest())
	s.pos = len(s.text)
}
