// Package kramdown turns kramdown, the Markdown of Jekyll's blogs, into HTML as
// the program of that name does. It is for the build, not for the browser.
//
// The format is kramdown's, https://kramdown.gettalong.org/syntax.html, in its
// version 2.4, with the changes of its parser for GitHub's Markdown, which is
// Jekyll's default. Documents are parsed in two steps: blocks first, with all
// the definitions a document holds, then the text in them, which needs those
// definitions.
package kramdown

import (
	"strings"

	"hanji/app/markdown"
	"hanji/app/problem"
)

// Options are what a blog's _config.yml says under "kramdown".
type Options struct {
	// GFM reads GitHub's Markdown (input: GFM) rather than plain kramdown.
	GFM bool
	// ParagraphEnd lets lists, headers, quotes and fences end a paragraph
	// without a blank line. It is of use with GFM, as are HardWrap, which makes
	// each line break one of the page, and NoTypography, which leaves dashes,
	// ellipses and guillemets as they are typed.
	ParagraphEnd bool
	HardWrap     bool
	NoTypography bool

	// AutoIDs gives headers without an id one made of their text.
	AutoIDs      bool
	AutoIDPrefix string
	// HeaderOffset is added to the level of each header.
	HeaderOffset int
	// TOCLevels are the levels of headers that a table of contents lists.
	TOCLevels []int

	// SmartQuotes are names or code points of entities for quotation marks:
	// left single, right single, left double and right double.
	SmartQuotes [4]string
	// TypographicSymbols has text to write for hellip, mdash, ndash, laquo,
	// raquo, laquo_space and raquo_space.
	TypographicSymbols map[string]string
	// EntityOutput is as_char, as_input, numeric or symbolic.
	EntityOutput string

	FootnoteNr             int
	FootnotePrefix         string
	FootnoteBacklink       string
	FootnoteBacklinkInline bool

	// ParseBlockHTML and ParseSpanHTML read kramdown in HTML elements that do
	// not say otherwise by their attribute markdown.
	ParseBlockHTML bool
	ParseSpanHTML  bool
	// LinkDefs are links defined for each document, by name.
	LinkDefs map[string]Link
	// RemoveLineBreaksForCJK joins lines between Han and Kana.
	RemoveLineBreaksForCJK bool

	// Math returns MathML for a formula in TeX. If it is nil the formula is put
	// between \( and \), or \[ and \], for MathJax. So it is under a warning if it
	// fails, and without one if there is neither MathML nor an error: of the formulas
	// beyond those that a text may have, it fails at the first alone.
	Math func(tex string, display bool) (mathML string, err error)
}

// Link is where a link of a name leads, and its title, if it has one.
type Link struct{ Address, Title string }

// Defaults returns the options of a blog that sets none.
func Defaults() Options {
	return Options{
		GFM:              true,
		ParagraphEnd:     true,
		AutoIDs:          true,
		TOCLevels:        []int{1, 2, 3, 4, 5, 6},
		SmartQuotes:      [4]string{"lsquo", "rsquo", "ldquo", "rdquo"},
		EntityOutput:     "as_char",
		FootnoteNr:       1,
		FootnoteBacklink: "&#8617;",
		ParseSpanHTML:    true,
	}
}

// Render turns a source into HTML. Warnings, of what its author may not have meant, are in
// the order of their lines.
//
// It may be called from several goroutines at once. Any source is rendered: of
// one that no author would write, deeply nested or full of marks that open what
// is never closed, parts are left as they are typed.
func Render(source string, o Options) (html string, warnings []problem.Problem) {
	p := newParser(o)
	text := normalize(source)
	p.effort, p.repetition = effortFor(len(text)), markdown.RepetitionFor(len(text))
	root := &node{kind: kindRoot}
	p.parseBlocks(root, text, 1)
	p.finish(root)
	html = convert(p, root)
	problem.SortLines(p.warnings)
	return html, p.warnings
}

// normalize makes a source valid UTF-8, in lines that each end with a newline.
func normalize(source string) string {
	s := strings.ToValidUTF8(source, "\uFFFD")
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.TrimSuffix(s, "\n") + "\n"
}
