package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"hanji/app/post"
)

// Locate returns where in a text's Markdown the block begins, of those that are
// in no other, whose HTML holds an offset of what Render makes of it with the
// prefix Base.
func Locate(t post.Text, offset int) int {
	source := []byte(t.Markdown)
	renderer := newRenderer(t, Base)
	var b strings.Builder
	start := 0
	for n := layOut(source).FirstChild(); n != nil && b.Len() <= offset; n = n.NextSibling() {
		if at, ok := beginning(n); ok {
			start = at
		}
		_ = renderer.Render(&b, source, n)
	}
	return start
}

// beginning returns where the first text in a node begins.
func beginning(n ast.Node) (at int, ok bool) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			at, ok = n.Segment.Start, true
		case *ast.RawHTML:
			at, ok = n.Segments.At(0).Start, true
		default:
			if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
				at, ok = n.Lines().At(0).Start, true
			}
		}
		if ok {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return at, ok
}
