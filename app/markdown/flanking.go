package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis relaxes CommonMark's flanking rule for scripts that attach words to
// words without a space: in **"강조"**은 the closing run stands between a
// punctuation mark and a letter, which CommonMark takes for the middle of a
// word. Here a run of "*" or "~" may open after Hangul, Han or Kana whatever
// follows but a space, and close before them whatever precedes but a space.
// Everywhere else, and for "_", CommonMark's rule holds.
type emphasis struct{ parser.InlineParser }

func (e emphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	spent := effortIn(parent, pc)
	if spent.delimiters >= maxDelimiters {
		return nil
	}
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	run, ok := e.InlineParser.Parse(parent, block, pc).(*parser.Delimiter)
	if !ok {
		return nil
	}
	spent.delimiters++
	if run.Char != '_' {
		after, size := utf8.DecodeRune(line[run.OriginalLength:])
		run.CanOpen = run.CanOpen || isJoined(before) && size > 0 && !util.IsSpaceRune(after)
		run.CanClose = run.CanClose || isJoined(after) && !util.IsSpaceRune(before)
	}
	return run
}

// isJoined reports whether r belongs to a script whose words join what stands
// before or after them.
func isJoined(r rune) bool { return unicode.Is(unicode.Hangul, r) || isUnspaced(r) }

// strikethrough is what is between two tildes on each side. A single one says "to" or
// "about" in text: 10~20.
type strikethrough struct{ parser.InlineParser }

func (s strikethrough) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line)-len(bytes.TrimLeft(line, "~")) != 2 {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}
