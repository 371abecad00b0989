package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bareLinks finds addresses in running text. Letters of any script belong to an
// address's path, but not to its host: "https://example.org은" leads to
// https://example.org. It looks for an e-mail address only where an "@" is near.
type bareLinks struct{ parser.InlineParser }

func newBareLinks() bareLinks {
	// goldmark's patterns, in which the path is ASCII.
	const hostAndPath = `[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?::\d+)?` +
		`(?:[/#?][-\pL\pM\pN@:%_+.~#$!?&/=();,'">^{}[\]` + "`]*)?"
	return bareLinks{extension.NewLinkifyParser(
		extension.WithLinkifyURLRegexp(regexp.MustCompile(`^(?:https?|ftp)://`+hostAndPath)),
		extension.WithLinkifyWWWRegexp(regexp.MustCompile(`^www\.`+hostAndPath)),
	)}
}

func (b bareLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	near := line[:min(len(line), maxEmail)]
	start := bytes.TrimLeft(near, " *_~(")
	if bytes.IndexByte(near, '@') < 0 && !bytes.HasPrefix(start, []byte("http")) &&
		!bytes.HasPrefix(start, []byte("ftp:")) && !bytes.HasPrefix(start, []byte("www.")) {
		return nil
	}
	return b.InlineParser.Parse(parent, block, pc)
}
