package prepare

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/address"
	"hanji/app/dom"
	"hanji/app/drawing"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
	"hanji/app/prose"
	"hanji/app/theme"
)

// HTML prepares a body that is HTML already, such as package kramdown makes. Its
// headings, tables, code and notes become what Markdown would have become here.
// in.Source is the HTML; in.Written is what the author wrote, where warnings have
// their lines.
func HTML(in Input) Output {
	p := newPreparation(in)
	root, ok := dom.TryParse(plainSource(in.Source))
	if !ok {
		p.warn(problem.InHTML, 0, "elements are nested more than 500 deep, or many are never closed: shown as text", "close elements where they end")
	}
	title := ""
	if in.TakeTitle {
		title = takeHeading(root)
	}
	c := &cleaner{preparation: p, lineOf: p.lineOfMarkup}
	c.unreserve(root)
	of := p.themed()
	of.Read(root)
	nestHeadings(root)
	if in.Math != nil {
		p.renderMath(root)
	}
	p.numberFormulas(root)
	p.noticeBroken(root)
	of.Show(root)
	dress(root)
	prose.Turn(root, p.Lang)
	if in.Emoji != nil {
		showEmoji(root, in.Emoji)
	}
	p.colour(root)
	c.rendered = true
	c.clean(root)
	for _, i := range drawing.Limit(root) {
		p.warn(problem.InHTML, p.lineOfNth("<svg", i), fmt.Sprintf("<svg> left out: more than %d elements would be drawn", drawing.Most),
			"refer to the same part, mask or marker less often, and let dashes be longer")
	}
	adoptCaptions(root)
	settled, root, _ := settle(dom.Serialise(root))
	text := post.Text{HTML: settled}
	out := p.output(text, markdown.Render(text, markdown.Base), root)
	out.Title = cmp.Or(title, out.Title)
	return out
}

// themed is what package theme is told of the text.
func (p *preparation) themed() *theme.Text {
	return &theme.Text{
		Lang: p.Lang, Callouts: p.Callouts, Centred: p.Centred, HasMath: p.Math != nil,
		IsMissing: func(address string) bool { return p.resolve(address, true).Problem != "" },
		Line:      p.lineOf,
		Warn:      p.warn,
	}
}

// takeHeading takes a heading of level 1 off the beginning of a text and returns its plain
// text. Links to it, as from a list of contents, lead to the top.
func takeHeading(root *html.Node) string {
	for n := range root.ChildNodes() {
		switch {
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) == "":
		case n.Data == "h1":
			root.RemoveChild(n)
			leadToTop(root, dom.Attribute(n.Attr, "id"))
			return dom.LineOf(n)
		default:
			return ""
		}
	}
	return ""
}

func leadToTop(root *html.Node, id string) {
	for n := range root.Descendants() {
		for i, a := range n.Attr {
			if n.Data == "a" && a.Key == "href" && id != "" && address.Unescape(a.Val) == "#"+id {
				n.Attr[i].Val = "#top"
			}
		}
	}
}
