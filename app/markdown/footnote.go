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

func (a *article) footnoteLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*extast.FootnoteLink)
		_, _ = w.WriteString(`<sup id="` + markID(n.Index, n.RefIndex) +
			`"><a href="#` + noteID(n.Index) + `" class="footnote-ref" role="doc-noteref">` +
			strconv.Itoa(n.Index) + `</a></sup>`)
	}
	return next, nil
}

func (a *article) footnoteBacklink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*extast.FootnoteBacklink)
		_, _ = w.WriteString("\u00a0" + `<a href="#` + markID(n.Index, n.RefIndex) +
			`" class="footnote-backref" role="doc-backlink" aria-label="↩ ` +
			markNumber(n.Index, n.RefIndex) + `">↩` + "\ufe0e</a>") // as text, not as an emoji
	}
	return next, nil
}

func (a *article) footnote(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<li id="` + noteID(node.(*extast.Footnote).Index) + "\">\n")
	} else {
		_, _ = w.WriteString("</li>\n")
	}
	return next, nil
}

func (a *article) footnotes(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
	} else {
		_, _ = w.WriteString("</ol>\n</section>\n")
	}
	return next, nil
}
