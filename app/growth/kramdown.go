package growth

import (
	"fmt"
	"slices"
	"strings"
)

// Kramdown are inputs of kramdown, by construct.
var Kramdown = slices.Concat(either, []Input{
	Repeat("end mark", "^\n"),
	Repeat("end mark: after items", "- a\n^\n"),
	Repeat("math: opens", "$$"),
	Repeat("math: opens on lines", "$$\n"),
	Repeat("math: escaped", "\\$$a$$\n\n"),
	Repeat("math: in paragraphs", "a $$b "),
	Repeat("math: and text", "$$a$$ b\n"),
	Repeat("strikethrough: does not end", "~~a "),
	Halves("strikethrough: in strikethrough", "~~a *", "*~~ "),
	Repeat("strikethrough: of one", "~"),
	Repeat("strikethrough: in emphasis", "*~~a"),
	Repeat("attributes: of a block", "{:.a}\n"),
	Repeat("attributes: of blocks", "a\n{:.a}\n\n"),
	Repeat("attributes: of a span", "*a*{:.a}"),
	After("attributes: of one span", "*a*", "{:.a}", ""),
	After("attributes: of one block", "a\n", "{:.a #b}\n", ""),
	Numbered("attributes: of one block, many", "{:a%d=\"b\"}\n"),
	Numbered("attributes: of one list, many", "{:a: b%d=\"c\"}\n"),
	After("attributes: classes of items", "", "- {:.a} b\n", ""),
	Repeat("attributes: lists that do not end", "{:"),
	Repeat("attributes: lists that do not end, on lines", "{:a\n"),
	Repeat("attributes: braces that are escaped", "{:\\}"),
	Repeat("attributes: definitions", "{:a: .b}\n"),
	Repeat("attributes: of itself", "{:a: a}\n\nb\n{:a}\n\n"),
	{"attributes: each of two others", doubling},
	Within("attributes: a long list again and again", "{:a: b=\"", "c", "\"}\n\n", "*a*{:a}", ""),
	Expanded("attributes: long lists again and again", "", "*a*{:a}"),
	Expanded("attributes: long lists of blocks", "", "a\n{:a}\n\n"),
	Expanded("attributes: long lists of rows", "", "- {:a} b\n"),
	Expanded("attributes: of a link, again and again", "[a]: b\n{:a}\n", "[a] "),
	Expanded("attributes: of an abbreviation, again and again", "*[a]: b\n{:a}\n", "a "),
	Repeat("extension: comments", "{::comment}"),
	Repeat("extension: comments on lines", "{::comment}\n"),
	Repeat("extension: comments that end", "{::comment}a{:/}"),
	Repeat("extension: ends", "{:/}"),
	Repeat("extension: ends on lines", "{:/comment}\n"),
	Repeat("extension: without markup", "{::nomarkdown}a{:/}"),
	Repeat("extension: unknown", "{::a}\n"),
	Repeat("extension: options", "{::options auto_ids=\"false\" /}\n"),
	Within("extension: a long prefix of ids", "{::options auto_id_prefix=\"", "a", "\" /}\n", "# a\n", ""),
	Longest("extension: long prefixes of ids", "{::options auto_id_prefix=\"%s\" /}\n\n", "# a\n"),
	Longest("extension: long backlinks", "{::options footnote_backlink=\"%s\" /}\n\n[^a]: b\n\n", "[^a] "),
	Longest("extension: long prefixes of footnotes", "{::options footnote_prefix=\"%s\" /}\n\n[^a]: b\n\n", "[^a] "),
	Longest("extension: long quotation marks", "{::options smart_quotes=\"%s,b,c,d\" /}\n\n", "'"),
	Repeat("abbreviation: definitions", "*[b]: c\n"),
	Numbered("abbreviation: of many", "*[b%[1]d]: c\n\nb%[1]d "),
	After("abbreviation: words", "*[b]: c\n\n", "b ", ""),
	Within("abbreviation: a long text again and again", "*[b]: ", "c ", "\n\n", "b ", ""),
	Within("abbreviation: a long one almost", "*[", "b", "]: c\n\n", "b ", ""),
	{"abbreviation: of one beginning", beginnings},
	Within("heading: contents of long ones", "* a\n{:toc}\n\n# ", "a ", "\n\n", "# a\n", ""),
	After("heading: contents", "* a\n{:toc}\n\n", "# a\n", ""),
	Repeat("heading: contents again and again", "* a\n{:toc}\n\n# a\n\n"),
	After("heading: contents of deep ones", "* a\n{:toc}\n\n", "# a\n## a\n### a\n#### a\n##### a\n###### a\n", ""),
	Repeat("heading: ids", "# a {#b}\n"),
	Repeat("heading: ids that do not end", "# a {#"),
	After("footnote: here, again and again", "[^a]: b\n\n[^a]\n\n", "* b\n{:footnotes}\n\n", ""),
	Repeat("links that are escaped", "\\[a\\](/b)\n"),
	Numbered("links that are text", "![%d](a b.png\n"),
	Repeat("HTML: Markdown in elements", "<div markdown=\"1\">\n"),
	Halves("HTML: Markdown in elements that end", "<div markdown=\"1\">\n", "</div>\n"),
	Repeat("HTML: Markdown in spans", "<b markdown=\"1\">*a "),
	Repeat("HTML: end tags of another case", "<div></DIV>"),
	Repeat("HTML: raw elements", "<script>a"),
	Repeat("HTML: elements of items", "- <div>\n"),
	Repeat("HTML: in lists", "- a\n\n  <b>\n"),
	Repeat("typography: guillemets", "<< >> "),
	Repeat("typography: quotation marks in words", "a'b\"c"),
	Repeat("table: rules", "|-\n"),
	Repeat("table: feet", "a|b\n=\n"),
	After("table: feet of one", "a|b\n", "=|=\n", ""),
	Repeat("table: lines that end in code", "a|b`\n"),
	After("table: rules, then short rows", "|a|\n|-|\n", "|\n", "|b|c|d\n"),
	Repeat("task: items", "* [ ] a\n"),
	Repeat("line break: of CJK", "한\n字\n"),
})

// Expanded defines the attribute list a, of long attributes, for half of the size, and
// then repeats a unit.
func Expanded(name, between, unit string) Input {
	return Input{name, func(size int) string {
		const longest = 3000
		var b strings.Builder
		for i := 0; b.Len() < size/2; i++ {
			fmt.Fprintf(&b, "{:a: b%d=\"%s\"}\n", i, strings.Repeat("c", longest))
		}
		return b.String() + "\n" + between + fill(unit, size-b.Len())
	}}
}

// Longest gives a text as much as an attribute list can hold, and then repeats a unit.
func Longest(name, format, unit string) Input {
	return After(name, fmt.Sprintf(format, strings.Repeat("a", 3900)), unit, "")
}

// doubling returns attribute lists of which each refers twice to the one before.
func doubling(size int) string {
	var b strings.Builder
	b.WriteString("{:a0: b=\"c\"}\n")
	for i := range 40 {
		fmt.Fprintf(&b, "{:a%d: a%d a%d}\n", i+1, i, i)
	}
	return b.String() + "\n" + fill("*a*{:a40} ", size-b.Len())
}

// beginnings returns abbreviations that begin alike, and words that begin so too.
func beginnings(size int) string {
	var b strings.Builder
	for i := 1; b.Len() < size/2; i++ {
		fmt.Fprintf(&b, "*[%sb]: c\n", strings.Repeat("a", i))
	}
	return b.String() + "\n" + fill("a", size/4) + fill(" aaaa", size/4)
}
