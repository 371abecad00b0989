package prepare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hanji/app/markdown"
	"hanji/app/prose"
)

// digest is what lists, search and previews take from an article.
type digest []markdown.Block

// title returns the text of the first heading, "" if there is none.
func (d digest) title() string {
	for _, b := range d {
		if len(b.Element) == 2 && b.Element[0] == 'h' {
			return b.Text
		}
	}
	return ""
}

// isProse reports whether a block is a paragraph of the text itself, not a heading,
// caption, quote, list, table or code.
func isProse(b markdown.Block) bool { return b.Element == "p" && b.Depth == 1 }

// The excerpt is cut after a sentence that ends between these lengths in
// characters, or else after a word.
const (
	shortExcerpt = 90
	longExcerpt  = 160
)

// excerpt returns the beginning of the prose: headings, lists, tables, code and
// captions say little out of place. A text without prose gives what it has.
func (d digest) excerpt() string {
	text := d.gather(func(b markdown.Block) bool { return isProse(b) && !isLabel(b.Text) })
	if text == "" {
		title := d.title()
		text = d.gather(func(b markdown.Block) bool { return b.Text != title })
	}
	return prose.Beginning(text, shortExcerpt, longExcerpt)
}

// PlainText prepares a piece of HTML as HTML does, and returns its text as one line, of
// which what is longer than a number of characters is cut off after a sentence or a word.
func PlainText(in Input, most int) string {
	return prose.Beginning(strings.ReplaceAll(HTML(in).Article.Plain(), "\n", " "), most/2, most)
}

// gather joins blocks until there is enough for an excerpt.
func (d digest) gather(use func(markdown.Block) bool) string {
	var text []string
	length := 0
	for _, b := range d {
		if length > shortExcerpt {
			break
		}
		if use(b) {
			text = append(text, b.Text)
			length += utf8.RuneCountInString(b.Text)
		}
	}
	return strings.Join(text, " ")
}

// isLabel reports whether a paragraph only announces what follows: "Summary:".
func isLabel(s string) bool {
	return strings.HasSuffix(s, ":") && utf8.RuneCountInString(s) <= 20
}

// minutes returns the reading time: a minute for every 180 words, and 1 for less
// than 360, as Jekyll themes have it, so that a blog's numbers stay. Korean is
// written in words; of Han and Kana, which are not, 500 characters are a minute.
func (d digest) minutes() int {
	words := 0.0
	for _, b := range d {
		inWord := false
		for _, r := range b.Text {
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
