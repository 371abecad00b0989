package prepare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// digest is what lists, search and previews take from an article.
type digest struct {
	title string
	// blocks are the texts of the blocks in order, white space collapsed.
	blocks []block
}

type block struct {
	text string
	// prose says that the block is a paragraph of the text itself, not a
	// heading, caption, quote, list, table or code.
	prose bool
}

// digestOf reads a parsed article.
func digestOf(root *html.Node) digest {
	var d digest
	d.read(root, root, &strings.Builder{})
	return d
}

// blockElements are the elements that begin a new line of plain text.
var blockElements = map[string]bool{
	"blockquote": true, "caption": true, "dd": true, "desc": true, "details": true, "div": true,
	"dl": true, "dt": true, "figcaption": true, "figure": true, "h2": true, "h3": true, "h4": true,
	"h5": true, "h6": true, "hr": true, "li": true, "ol": true, "p": true, "pre": true,
	"section": true, "summary": true, "table": true, "tbody": true, "td": true, "text": true, "tfoot": true,
	"th": true, "thead": true, "title": true, "tr": true, "ul": true,
}

// read collects the text of n, which stands in the block element within.
func (d *digest) read(n, within *html.Node, line *strings.Builder) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			line.WriteString(c.Data)
		case c.Type != html.ElementNode || isFootnoteMark(c) || c.Data == "annotation":
		case c.Data == "br":
			line.WriteByte('\n')
		case blockElements[c.Data]:
			d.end(within, line)
			d.read(c, c, line)
			d.end(c, line)
		default:
			d.read(c, within, line)
		}
	}
	if n == within {
		d.end(within, line)
	}
}

// end adds the text of an element, as far as it has been read, as a block.
func (d *digest) end(element *html.Node, line *strings.Builder) {
	text := strings.Join(strings.Fields(line.String()), " ")
	line.Reset()
	if text == "" {
		return
	}
	if d.title == "" && len(element.Data) == 2 && element.Data[0] == 'h' {
		d.title = text
	}
	prose := element.Data == "p" && element.Parent != nil && element.Parent.Parent == nil
	d.blocks = append(d.blocks, block{text, prose})
}

// isFootnoteMark reports whether an element is a number that refers to a
// footnote or leads back from it.
func isFootnoteMark(n *html.Node) bool {
	if n.Data == "a" {
		return attribute(n.Attr, "role") == "doc-backlink"
	}
	return n.Data == "sup" && n.FirstChild != nil && attribute(n.FirstChild.Attr, "role") == "doc-noteref"
}

func (d digest) plain() string {
	var lines []string
	for _, b := range d.blocks {
		lines = append(lines, b.text)
	}
	return strings.Join(lines, "\n")
}

// The excerpt is cut after a sentence that ends between these lengths in
// characters, or else after a word.
const (
	shortExcerpt = 90
	longExcerpt  = 160
)

// excerpt returns the beginning of the prose: headings, lists, tables, code and
// captions say little out of place. A text without prose gives what it has.
func (d digest) excerpt() string {
	text := d.gather(func(b block) bool { return b.prose && !isLabel(b.text) })
	if text == "" {
		text = d.gather(func(b block) bool { return b.text != d.title })
	}
	return cut(text, shortExcerpt, longExcerpt)
}

// PlainText returns the text of a piece of HTML as one line, of which what is longer than
// a number of characters is cut off after a sentence or a word.
func PlainText(html string, most int) string {
	return cut(strings.ReplaceAll(digestOf(parse(html)).plain(), "\n", " "), most/2, most)
}

// gather joins blocks until there is enough for an excerpt.
func (d digest) gather(use func(block) bool) string {
	var text []string
	length := 0
	for _, b := range d.blocks {
		if length > shortExcerpt {
			break
		}
		if use(b) {
			text = append(text, b.text)
			length += utf8.RuneCountInString(b.text)
		}
	}
	return strings.Join(text, " ")
}

// isLabel reports whether a paragraph only announces what follows: "Summary:".
func isLabel(s string) bool {
	return strings.HasSuffix(s, ":") && utf8.RuneCountInString(s) <= 20
}

// cut cuts a text off after a sentence that ends between two lengths, or else after a word.
func cut(s string, short, long int) string {
	runes := []rune(s)
	if len(runes) <= long {
		return s
	}
	for i := long; i > short; i-- {
		if isSentenceEnd(runes[i-1]) && (unicode.IsSpace(runes[i]) || runes[i-1] == '。') {
			return string(runes[:i])
		}
	}
	for i := long; i > short; i-- {
		if unicode.IsSpace(runes[i]) {
			return strings.TrimRightFunc(string(runes[:i]), unicode.IsPunct) + "…"
		}
	}
	return string(runes[:long]) + "…"
}

func isSentenceEnd(r rune) bool { return strings.ContainsRune(".!?…。！？", r) }

// minutes returns the reading time: a minute for every 180 words, and 1 for less
// than 360, as Jekyll themes have it, so that a blog's numbers stay. Korean is
// written in words; of Han and Kana, which are not, 500 characters are a minute.
func (d digest) minutes() int {
	words := 0.0
	for _, b := range d.blocks {
		inWord := false
		for _, r := range b.text {
			switch {
			case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
				words += 180.0 / 500
				inWord = false
			case unicode.IsSpace(r):
				inWord = false
			case !inWord && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				words++
				inWord = true
			}
		}
	}
	if words < 360 {
		return 1
	}
	return int(words / 180)
}
