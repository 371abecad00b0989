package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// isUnspaced reports whether r belongs to Chinese or Japanese running text,
// which is written without spaces: Han, Kana and their full-width punctuation.
func isUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		'\u3001' <= r && r <= '\u303f' || // CJK symbols and punctuation but the space
		'\u30fb' <= r && r <= '\u30fc' || // middle dot, prolonged sound mark
		'\uff01' <= r && r <= '\uff9f' // full-width and half-width forms
}

// joinsLines reports whether the line break after a text stands between two
// unspaced characters, where it means nothing. A break beside an image, code or
// raw HTML is kept.
func joinsLines(n *ast.Text, source []byte) bool {
	before, _ := utf8.DecodeLastRune(bytes.TrimRight(lastText(n, source), " "))
	if !isUnspaced(before) || n.NextSibling() == nil {
		return false
	}
	after, _ := utf8.DecodeRune(firstText(n.NextSibling(), source))
	return isUnspaced(after)
}

// firstText returns the text with which an inline node begins, empty for one
// that shows no text of the paragraph.
func firstText(n ast.Node, source []byte) []byte {
	switch n := n.(type) {
	case *ast.Text:
		return n.Value(source)
	case *ast.CodeSpan, *ast.Image:
		return nil
	}
	if n.FirstChild() == nil {
		return nil
	}
	return firstText(n.FirstChild(), source)
}

// lastText returns the text with which an inline node ends; of an empty text,
// as it stands between emphasis and a line break, what stands before.
func lastText(n ast.Node, source []byte) []byte {
	switch t := n.(type) {
	case *ast.Text:
		if value := t.Value(source); len(value) > 0 || n.PreviousSibling() == nil {
			return value
		}
		return lastText(n.PreviousSibling(), source)
	case *ast.CodeSpan, *ast.Image:
		return nil
	}
	if n.LastChild() == nil {
		return nil
	}
	return lastText(n.LastChild(), source)
}
