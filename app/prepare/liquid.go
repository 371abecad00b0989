package prepare

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// liquid matches a tag or a value of Jekyll's template language.
var liquid = regexp.MustCompile(`\{%-?\s*(\w+)[^%]*%\}|\{\{[^}]*\}\}`)

// noticeText warns of template code, and of what was to be a link, in the run of text
// that begins with n. In code, which is there to be shown, it is as it should be.
func (p *preparation) noticeText(src *source, n *ast.Text) {
	if before, ok := n.PreviousSibling().(*ast.Text); ok && before.Segment.Stop == n.Segment.Start {
		return
	}
	if n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	start, last := n.Segment.Start, n
	for next, ok := n.NextSibling().(*ast.Text); ok && next.Segment.Start == last.Segment.Stop; next, ok = next.NextSibling().(*ast.Text) {
		last = next
	}
	run := src.text[start:last.Segment.Stop]
	if !p.jekyll { // There it is as it should be, from within {% raw %}.
		for _, found := range liquid.FindAllString(run, -1) {
			p.warn(InLiquid, src.line(start), "unknown construct "+quote(found)+": shown as text",
				"Liquid is for Jekyll blogs, which have _config.yml: write Markdown in its place")
		}
	}
	p.noticeLinks(src, start, run, last.NextSibling())
}
