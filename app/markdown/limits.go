package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Limits that no text meant for readers meets. Beyond them Markdown is shown as
// the author typed it, so that no input takes more than seconds or overflows the
// stack. They count what is done, never the time that it takes, so that a text is
// the same on every machine.
const (
	maxDepth       = 100     // quotes, lists and notes within each other
	maxDelimiters  = 4_000   // runs of "*", "_" and "~" in one block
	maxBrackets    = 100_000 // "[" in one block
	maxDefinitions = 10_000  // lines of a paragraph searched for definitions of links
	maxLookahead   = 1 << 26 // bytes of a text looked ahead for ends that never come
	maxEmail       = 320     // bytes of an e-mail address
)

// RepetitionFor returns how many bytes a text of a length may stand for by what it refers
// to again and again, such as addresses and titles.
func RepetitionFor(length int) int { return 1<<19 + 16*length }

// paddingFor returns how many cells may be missing in the rows of its tables.
func paddingFor(length int) int { return 10_000 + length/2 }

// effort is what has been spent on a text, and in the block being parsed.
type effort struct {
	lookahead            int
	padding              int
	expansion            int
	isBeyond             bool
	beyond               int
	block                ast.Node
	delimiters, brackets int
}

var effortKey = parser.NewContextKey()

// effortIn returns the effort of a parse that is in a block.
func effortIn(block ast.Node, pc parser.Context) *effort {
	e := pc.ComputeIfAbsent(effortKey, func() any { return new(effort) }).(*effort)
	if e.block != block {
		e.block, e.delimiters, e.brackets = block, 0, 0
	}
	return e
}

// Beyond is an attribute of a document: the offset, an int, of the first reference or
// table that is text because of what it would repeat.
const Beyond = "beyond"

// noteBeyond sets Beyond.
type noteBeyond struct{}

func (noteBeyond) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	if e := effortIn(doc, pc); e.isBeyond {
		doc.SetAttributeString(Beyond, e.beyond)
	}
}

// stop takes notice of the first offset of what is shown as text.
func (e *effort) stop(offset int) {
	if !e.isBeyond {
		e.isBeyond, e.beyond = true, offset
	}
}

// tables leaves tables as text whose rows lack so many cells that filling them up
// would make much of little.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	missing, source := missingCells(node.Lines(), reader.Source()), reader.Source()
	e := effortIn(node, pc)
	if e.padding+missing > paddingFor(len(source)) {
		e.stop(node.Lines().At(0).Start)
		return
	}
	e.padding += missing
	t.ParagraphTransformer.Transform(node, reader, pc)
}

// missingCells returns how many cells the rows of a table in some lines lack, 0 if
// they hold none.
func missingCells(lines *text.Segments, source []byte) (n int) {
	columns := 0
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		pipes := bytes.Count(line.Value(source), []byte("|"))
		if columns > 0 {
			n += max(0, columns-pipes-1)
		} else if len(bytes.Trim(line.Value(source), " \t\n-:|")) == 0 {
			columns = pipes + 1
		}
	}
	return n
}

// shallow keeps containers from nesting deeper than maxDepth.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxDepth {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// fewDefinitions leaves out paragraphs of more than maxDefinitions lines: the
// search for definitions of links is quadratic in their number.
type fewDefinitions struct{ parser.ParagraphTransformer }

func (f fewDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if node.Lines().Len() <= maxDefinitions {
		f.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// links gives up on "[" after maxBrackets, and on "]", which may read to the end
// of its line before it turns out to end no link, after maxLookahead.
type links struct{ parser.InlineParser }

func (l links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	e := effortIn(parent, pc)
	if line[0] != ']' {
		if e.brackets >= maxBrackets {
			return nil
		}
		e.brackets++
		return l.InlineParser.Parse(parent, block, pc)
	}
	_, from := block.Position()
	if e.expansion > RepetitionFor(len(block.Source())) {
		e.stop(from.Start)
		return nil
	}
	if e.lookahead >= maxLookahead {
		return nil
	}
	node := l.InlineParser.Parse(parent, block, pc)
	if _, to := block.Position(); node != nil {
		e.expansion += max(0, repeated(node)-(to.Start-from.Start))
	}
	if node == nil {
		number, _ := block.Position()
		e.lookahead += len(line) + 8*number // goldmark counts its way to the line
	}
	return node
}

// repeated returns how long a link's address and title are, which stand elsewhere if
// they are longer than the link.
func repeated(node ast.Node) int {
	switch n := node.(type) {
	case *ast.Link:
		return len(n.Destination) + len(n.Title)
	case *ast.Image:
		return len(n.Destination) + len(n.Title)
	}
	return 0
}

// CloseBlock implements parser.CloseBlocker, on which the parser of links relies.
func (l links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// rawHTML gives up on comments and the like, which may reach to the end of the
// block, after maxLookahead.
type rawHTML struct{ parser.InlineParser }

func (r rawHTML) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 2 || line[1] != '!' && line[1] != '?' {
		return r.InlineParser.Parse(parent, block, pc)
	}
	e := effortIn(parent, pc)
	if e.lookahead >= maxLookahead {
		return nil
	}
	node := r.InlineParser.Parse(parent, block, pc)
	if node == nil {
		lines := parent.Lines()
		_, here := block.Position()
		e.lookahead += lines.At(lines.Len()-1).Stop - here.Start
	}
	return node
}
