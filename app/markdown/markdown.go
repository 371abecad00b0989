// Package markdown turns the text of a post into HTML, natively and in the
// browser, to the same bytes.
//
// The dialect is CommonMark with GitHub's tables, task lists, strikethrough and
// bare links, footnotes and definition lists, and four rules for the languages
// and blogs it serves: emphasis may touch Hangul, Han and Kana, and only two tildes
// strike text out (see flanking.go), a line break between Han or Kana is no space
// (see linebreak.go), and an image or text right below a line of HTML is Markdown
// (see htmlblock.go).
//
// Raw HTML is copied as it is: package prepare has cleaned it. Every address
// that comes from Markdown goes through Safe here.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"hanji/app/post"
)

// Base stands for the blog's address prefix in cleaned raw HTML, where the
// renderer knows no Refs: src="\U0010FFFDassets/x.png" leads to /assets/x.png of
// the blog. It is the last private-use character of Unicode; prepare takes it
// out of what authors write.
const Base = "\U0010FFFD"

// Article is a rendered text.
type Article struct {
	// HTML is a sequence of block elements, each followed by a newline.
	HTML string
	// Outline lists the headings in order of appearance.
	Outline []Heading
}

// At returns an article that was rendered with the prefix Base as it is below another.
func (a Article) At(base string) Article {
	a.HTML = strings.ReplaceAll(a.HTML, Base, string(util.EscapeHTML([]byte(base))))
	return a
}

// Heading is a heading of an article.
type Heading struct {
	// Level is 2 to 6, since the title of the page is the heading of level 1.
	Level int
	// ID is the id attribute, unique in the article.
	ID string
	// Text is plain: without markup and footnote marks.
	Text string
}

// Render renders a post's text. base is the address prefix of the blog, "/" or
// "/some/path/", put before the site paths in t.Refs.
//
// A destination of a link, image or autolink is looked up in t.Refs exactly as
// the author wrote it: between the parentheses or angle brackets, backslashes,
// entities and percent signs included; of a bare link such as www.example.org
// with the "http://" that it gets.
func Render(t post.Text, base string) Article {
	if t.HTML != "" {
		return Article{HTML: t.HTML, Outline: scanOutline(t.HTML)}.At(base)
	}
	source := []byte(t.Markdown)
	doc := layOut(source)
	var b strings.Builder
	// A Builder does not fail, and neither do the renderer's functions.
	_ = newRenderer(t, base).Render(&b, source, doc)
	return Article{HTML: b.String(), Outline: outline(doc, source)}.At(base)
}

// layOut parses a text for rendering.
func layOut(source []byte) ast.Node {
	doc := Parse(source)
	nestHeadings(doc)
	makeFigures(doc, source)
	return doc
}

// Parse parses a text as Render does, before figures are made and the levels of
// headings moved. Code blocks, walked in document order, are counted as
// post.Text counts them.
func Parse(source []byte) ast.Node {
	doc := sharedParser().Parse(text.NewReader(source))
	identify(doc, source)
	return doc
}
