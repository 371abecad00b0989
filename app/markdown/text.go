package markdown

import "strings"

// Block is what a block of an article says, or a part of one that holds others.
type Block struct {
	// Element is the innermost block element around the text, "" if there is none, and
	// Depth in how many elements that is the last one.
	Element string
	Depth   int
	// Text is plain: without markup, marks of notes and what is hidden, white space
	// collapsed.
	Text string
}

// Text returns all words of an article, for search: also those that are hidden. What only
// a picture or a gloss parts is apart.
func (a Article) Text() string { return join(a.blocks(true)) }

// Plain returns what a reader sees of an article, a line for each block.
func (a Article) Plain() string { return join(a.Blocks()) }

// Blocks returns what a reader sees of an article, in order.
func (a Article) Blocks() []Block { return a.blocks(false) }

func join(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		lines = append(lines, b.Text)
	}
	return strings.Join(lines, "\n")
}

func (a Article) blocks(forSearch bool) []Block {
	r := blockReader{html: a.HTML, forSearch: forSearch}
	for r.html != "" {
		r.read("", Block{}, 0)
	}
	r.end(Block{})
	return r.list
}

// blockReader reads the blocks of HTML as package prepare writes it.
type blockReader struct {
	html      string // what is still to be read
	forSearch bool
	line      []byte
	list      []Block
}

// read reads what is in an element, and its end tag. It stands in so many others, and
// the text in it in a block.
func (r *blockReader) read(element string, within Block, depth int) {
	for !IsVoid(element) {
		text, rest, found := strings.Cut(r.html, "<")
		r.line = append(r.line, text...)
		var tag string
		tag, r.html, _ = strings.Cut(rest, ">")
		if !found || strings.HasPrefix(tag, "/") {
			return
		}
		switch name, _, _ := strings.Cut(tag, " "); {
		case isSilent(name, tag, r.html), !r.forSearch && strings.Contains(tag, ` hidden="`):
			silent := blockReader{html: r.html}
			silent.read(name, Block{}, 0)
			r.html = silent.html
		case IsBlock(name):
			r.end(within)
			block := Block{Element: name, Depth: depth + 1}
			r.read(name, block, depth+1)
			r.end(block)
		case name == "br":
			r.line = append(r.line, '\n')
		case r.forSearch && partsWords(name):
			r.line = append(r.line, ' ')
			r.read(name, within, depth+1)
			r.line = append(r.line, ' ')
		default:
			r.read(name, within, depth+1)
		}
	}
}

// end adds the text since the last block, if any.
func (r *blockReader) end(b Block) {
	b.Text = strings.Join(strings.Fields(unescape(string(r.line))), " ")
	r.line = r.line[:0]
	if b.Text != "" {
		r.list = append(r.list, b)
	}
}

// CalloutKind is the class of the name of a callout's kind, which no author wrote.
const CalloutKind = "hanji-callout-kind"

// isSilent reports whether an element says nothing: it is the TeX of a formula, the name of
// a callout's kind, or the number that refers to a note or leads back from it. tag is its
// start tag, rest what follows that.
func isSilent(name, tag, rest string) bool {
	switch name {
	case "annotation":
		return true
	case "details":
		return strings.Contains(tag, "hanji-diagram")
	case "a":
		return strings.Contains(tag, ` role="doc-backlink"`)
	case "strong":
		return strings.HasPrefix(tag, `strong class="`+CalloutKind+`"`)
	case "sup":
		link, _, _ := strings.Cut(rest, ">")
		return strings.HasPrefix(rest, "<a ") && strings.Contains(link, ` role="doc-noteref"`)
	}
	return false
}

// IsBlock reports whether an element begins a new line.
func IsBlock(name string) bool {
	switch name {
	case "blockquote", "caption", "dd", "desc", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6",
		"hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "text", "tfoot", "th", "thead", "title", "tr", "ul":
		return true
	}
	return false
}

// IsVoid reports whether an element has no content and no end tag.
func IsVoid(name string) bool {
	switch name {
	case "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
		"param", "source", "track", "wbr":
		return true
	}
	return false
}

// partsWords reports whether an element in a line keeps what is before and after it apart.
func partsWords(name string) bool {
	switch name {
	case "audio", "iframe", "img", "input", "label", "picture", "rb", "rp", "rt", "rtc", "ruby", "svg", "tspan", "video":
		return true
	}
	return false
}
