package prepare

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// liquid matches a tag or a value of Jekyll's template language.
var liquid = regexp.MustCompile(`\{%-?\s*(\w+)[^%]*%\}|\{\{[^}]*\}\}`)

// noticeLiquid warns of template code in the run of text that begins with n. In
// code, which is there to be shown, it is as it should be.
func (p *preparation) noticeLiquid(src *source, n *ast.Text) {
	if before, ok := n.PreviousSibling().(*ast.Text); ok && before.Segment.Stop == n.Segment.Start {
		return
	}
	if n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	stop := n.Segment.Stop
	for next, ok := n.NextSibling().(*ast.Text); ok && next.Segment.Start == stop; next, ok = next.NextSibling().(*ast.Text) {
		stop = next.Segment.Stop
	}
	for _, found := range liquid.FindAllString(src.text[n.Segment.Start:stop], -1) {
		p.warn(InLiquid, src.line(n.Segment.Start), "unknown construct "+quote(found)+": shown as text",
			"Liquid is for Jekyll blogs, which have _config.yml: write Markdown in its place")
	}
}
