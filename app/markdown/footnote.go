package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// A note has the id fn:1, the marks that refer to it fnref:1, fnref:1-2, … No
// heading can have such an id.

func noteID(index int) string { return "fn:" + strconv.Itoa(index) }

func markID(index, ref int) string { return "fnref:" + markNumber(index, ref) }

// markNumber numbers the marks of one note: "1", "1-2", "1-3". ref counts from 0.
func markNumber(index, ref int) string {
	if ref == 0 {
		return strconv.Itoa(index)
	}
	return strconv.Itoa(index) + "-" + strconv.Itoa(ref+1)
}

func footnoteLink(w util.BufWriter, source []byte, node ast.Node) {
	n := node.(*extast.FootnoteLink)
	write(w, `<sup id="`, markID(n.Index, n.RefIndex), `"><a href="#`, noteID(n.Index),
		`" class="footnote-ref" role="doc-noteref">`, strconv.Itoa(n.Index), `</a></sup>`)
}

func footnoteBacklink(w util.BufWriter, source []byte, node ast.Node) {
	n := node.(*extast.FootnoteBacklink)
	write(w, "\u00a0", `<a href="#`, markID(n.Index, n.RefIndex),
		`" class="footnote-backref" role="doc-backlink" aria-label="↩ `, markNumber(n.Index, n.RefIndex),
		`">↩`, "\ufe0e</a>") // as text, not as an emoji
}

func footnote(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		write(w, `<li id="`, noteID(node.(*extast.Footnote).Index), "\">\n")
	} else {
		write(w, "</li>\n")
	}
	return next, nil
}
