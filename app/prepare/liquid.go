package prepare

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"hanji/app/problem"
)

// liquid matches a tag or a value of Jekyll's template language.
var liquid = regexp.MustCompile(`\{%-?\s*(\w+)[^%]*%\}|\{\{[^}]*\}\}`)

// noticeText warns of template code, and of what was to be a link, in the run of text
// that begins with n. In code, which is there to be shown, it is as it should be.
func (p *preparation) noticeText(src *source, n *ast.Text) {
	if before, ok := n.PreviousSibling().(*ast.Text); ok && src.continues(before, n) {
		return
	}
	if n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	start, last := n.Segment.Start, n
	for next, ok := n.NextSibling().(*ast.Text); ok && src.continues(last, next); next, ok = next.NextSibling().(*ast.Text) {
		last = next
	}
	run := src.text[start:last.Segment.Stop]
	if p.Written == "" { // There it is as it should be, from within {% raw %}.
		for _, at := range liquid.FindAllStringIndex(run, -1) {
			hint := "Liquid is for Jekyll blogs, which have _config.yml: write Markdown in its place"
			if written := run[at[0]:at[1]]; strings.HasPrefix(written, "{{<") || strings.HasPrefix(written, "{{%") {
				hint = "that is a shortcode of Hugo: write Markdown or HTML in its place"
			}
			p.warn(problem.InLiquid, src.line(start+at[0]), "unknown construct "+problem.Quote(run[at[0]:at[1]])+": shown as text", hint)
		}
	}
	p.noticeLinks(src, start, run, last.NextSibling())
}

// continues reports whether two texts are one run: nothing, or the end of a line, is
// between them.
func (src *source) continues(n, next *ast.Text) bool {
	between := next.Segment.Start - n.Segment.Stop
	return between == 0 || between > 0 && n.SoftLineBreak() && strings.TrimSpace(src.text[n.Segment.Stop:next.Segment.Start]) == ""
}
