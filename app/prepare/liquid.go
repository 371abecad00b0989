package prepare

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// liquid matches a tag or a value of Jekyll's template language.
var liquid = regexp.MustCompile(`\{%-?\s*(\w+)[^%]*%\}|\{\{[^}]*\}\}`)

// noticeLiquid warns of template code in a text, which is shown as it is.
func (p *preparation) noticeLiquid(src *source, n *ast.Text) {
	for _, found := range liquid.FindAllString(src.text[n.Segment.Start:n.Segment.Stop], -1) {
		p.warn(src.line(n.Segment.Start), "unknown construct "+quote(found)+": shown as text",
			"hanji has no Liquid: write Markdown in its place")
	}
}
