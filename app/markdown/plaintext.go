package markdown

import (
	"bufio"
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// plainText returns what a reader sees of a node's inline content: text, code
// and the descriptions of images, without markup, raw HTML and footnote marks.
func plainText(n ast.Node, source []byte) string {
	return unescape(escapedText(n, source))
}

// escapedText is plainText with & < > and " escaped for HTML.
func escapedText(n ast.Node, source []byte) string {
	var b strings.Builder
	const size = 128 // Most headings are shorter, and a text may have thousands.
	w := bufio.NewWriterSize(&b, size)
	writeText(w, n, source)
	_ = w.Flush() // a Builder does not fail
	return b.String()
}

func writeText(w util.BufWriter, n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Text:
		writeWords(w, n, source)
		if n.HardLineBreak() || n.SoftLineBreak() && !joinsLines(n, source) {
			write(w, "\n")
		}
		return
	case *ast.AutoLink:
		write(w, escaped(string(n.Label(source))))
		return
	case *ast.CodeSpan:
		writeCode(w, n, source)
		return
	case *ast.RawHTML:
		if isBreak(n, source) {
			write(w, "\n")
		}
		return
	case *extast.FootnoteLink, *extast.FootnoteBacklink:
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		writeText(w, c, source)
	}
}

// writeWords writes a text, with its escapes and entities resolved, and without
// the spaces at the end of a line.
func writeWords(w util.BufWriter, n *ast.Text, source []byte) {
	words := n.Value(source)
	if end, ok := n.NextSibling().(*ast.Text); ok && end.Segment.IsEmpty() {
		words = bytes.TrimRight(words, " \t")
	}
	if n.IsRaw() {
		html.DefaultWriter.RawWrite(w, words)
	} else {
		html.DefaultWriter.Write(w, words)
	}
}

// writeCode writes the inside of a code span, in which a line break is a space.
func writeCode(w util.BufWriter, n *ast.CodeSpan, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			code := strings.ReplaceAll(string(t.Value(source)), "\n", " ")
			html.DefaultWriter.RawWrite(w, []byte(code))
		}
	}
}

// unescape resolves the four entities that the renderer and prepare write.
func unescape(s string) string { return entities.Replace(s) }

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")
