package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// htmlBlocks ends a block of HTML earlier than CommonMark, which takes all lines
// up to a blank one, where kramdown and the blogs written for it expect Markdown:
//
//   - before a line that begins with an image;
//   - after <br> alone on its line, and after </figcaption> at the end of a line,
//     if the block began with such an element.
type htmlBlocks struct{ parser.BlockParser }

func (h htmlBlocks) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	block := node.(*ast.HTMLBlock)
	if block.HTMLBlockType == ast.HTMLBlockType6 || block.HTMLBlockType == ast.HTMLBlockType7 {
		line, _ := reader.PeekLine()
		if bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("![")) || isSeparator(block, reader.Source()) {
			return parser.Close
		}
	}
	return h.BlockParser.Continue(node, reader, pc)
}

// isSeparator reports whether the lines of a block so far are a caption or a
// <br>, and complete.
func isSeparator(block *ast.HTMLBlock, source []byte) bool {
	lines := block.Lines()
	last := lowerLine(lines.At(lines.Len()-1), source)
	if lines.Len() == 1 && isBreaks(last) {
		return true
	}
	first := lines.At(0)
	first.Stop = min(first.Stop, first.Start+64) // It is looked at once for each line.
	return isCaption(lowerLine(first, source)) && bytes.HasSuffix(trimBreaks(last), []byte("</figcaption>"))
}

func lowerLine(segment text.Segment, source []byte) []byte {
	return bytes.ToLower(bytes.TrimSpace(segment.Value(source)))
}

// isCaption reports whether lower-case HTML begins with a figcaption element.
func isCaption(html []byte) bool {
	const tag = "<figcaption"
	return bytes.HasPrefix(html, []byte(tag)) && len(html) > len(tag) &&
		(html[len(tag)] == '>' || util.IsSpace(html[len(tag)]))
}

// isBreaks reports whether lower-case HTML is nothing but <br> elements.
func isBreaks(html []byte) bool {
	return len(bytes.TrimSpace(html)) > 0 && len(trimBreaks(html)) == 0
}

// trimBreaks returns lower-case HTML without the <br> elements and white space at
// its end.
func trimBreaks(html []byte) []byte {
	for {
		html = bytes.TrimSpace(html)
		open := bytes.LastIndexByte(html, '<')
		if open < 0 {
			return html
		}
		switch string(html[open:]) {
		case "<br>", "<br/>", "<br />":
			html = html[:open]
		default:
			return html
		}
	}
}
