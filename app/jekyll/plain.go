package jekyll

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/kramdown"
)

// Title returns a title as layouts show it, which print it as HTML, and those of some themes
// as Markdown.
func (b *Blog) Title(written string) string {
	if b.Theme == MinimalMistakes || b.Theme == SoSimple {
		return b.Described(written)
	}
	return PlainHTML(written)
}

// Described returns a line of Markdown as jekyll-seo-tag reads it. One that is no paragraph
// (a title such as "1. Paper") is taken as it is.
func (b *Blog) Described(written string) string {
	if b.kramdown == nil || written == "" {
		return PlainHTML(written)
	}
	text, _ := takeTags(written, notTag)
	made, _ := kramdown.Render(text, *b.kramdown)
	paragraph, begins := strings.CutPrefix(strings.TrimSpace(made), "<p>")
	paragraph, ends := strings.CutSuffix(paragraph, "</p>")
	if !begins || !ends {
		return PlainHTML(written)
	}
	return strings.ReplaceAll(PlainHTML(paragraph), notTag, "<")
}

// PlainHTML returns the text of a line of HTML.
func PlainHTML(written string) string {
	_, text := takeTags(written, "<")
	return front.PlainText(reference.ReplaceAllStringFunc(text, html.UnescapeString))
}

// notTag stands for the < of what is no tag, while a text is read as Markdown.
const notTag = "\ufdd0"

var (
	tag       = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>`)
	reference = regexp.MustCompile(`&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);`)
)

// inline are the elements that authors put into titles, void those that have no end.
var (
	inline = []string{"a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby",
		"s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"}
	void = []string{"br", "img", "wbr"}
)

// takeTags returns a line of HTML with a sign before what only looks like a tag, in the place
// of its <, and then without its tags. What is none of these elements, or is not closed, is no
// tag: it is what the line is about ("vector<int>").
func takeTags(written, sign string) (marked, without string) {
	tags := tag.FindAllStringSubmatchIndex(written, -1)
	isTag := make([]bool, len(tags))
	open := map[string][]int{}
	for i, at := range tags {
		name := strings.ToLower(written[at[4]:at[5]])
		switch before := open[name]; {
		case slices.Contains(void, name):
			isTag[i] = true
		case !slices.Contains(inline, name):
		case at[2] == at[3]:
			open[name] = append(before, i)
		case len(before) > 0:
			last := len(before) - 1
			isTag[i], isTag[before[last]] = true, true
			open[name] = before[:last]
		}
	}
	var with, text strings.Builder
	last := 0
	for i, at := range tags {
		between, element := written[last:at[0]], written[at[0]:at[1]]
		with.WriteString(between)
		text.WriteString(between)
		switch {
		case !isTag[i]:
			element = sign + element[1:]
			text.WriteString(element)
		case strings.EqualFold(written[at[4]:at[5]], "br"):
			text.WriteByte(' ')
		}
		with.WriteString(element)
		last = at[1]
	}
	return with.String() + written[last:], text.String() + written[last:]
}
