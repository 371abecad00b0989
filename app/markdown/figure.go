package markdown

import (
	"bytes"
	"path"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"hanji/app/locale"
)

var kindFigure = ast.NewNodeKind("Figure")

// figure holds images, links around images, and the caption as raw HTML.
type figure struct{ ast.BaseBlock }

func (*figure) Kind() ast.NodeKind { return kindFigure }

func (f *figure) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// maxDescriptions is how many bytes of a caption may describe images that have no
// description of their own.
const maxDescriptions = 10_000

// makeFigures turns a paragraph of images and the caption below it into a
// figure. The caption is raw HTML, <figcaption>…</figcaption>, right below or
// after a blank line or on the image's own line; without one, the title of a
// single image. Line breaks after a captioned image, with which blogs made room,
// are dropped.
func makeFigures(doc ast.Node, source []byte) {
	for _, p := range all[*ast.Paragraph](doc) {
		makeFigure(p, source)
	}
}

func makeFigure(p *ast.Paragraph, source []byte) {
	images, rest := leadingImages(p, source)
	if len(images) == 0 {
		return
	}
	var caption, text string // the caption as raw HTML, and the text in it
	switch {
	case rest != nil:
		if !isInlineCaption(rest, source) {
			return
		}
		var b strings.Builder
		for n := rest; n != nil; n = n.NextSibling() {
			b.WriteString(plainText(n, source))
		}
		text = b.String()
	default:
		caption = blockCaption(p.NextSibling(), source)
		if caption != "" {
			p.Parent().RemoveChild(p.Parent(), p.NextSibling())
			for isBreakBlock(p.NextSibling(), source) {
				p.Parent().RemoveChild(p.Parent(), p.NextSibling())
			}
		} else if len(images) == 1 && images[0].Title != nil {
			caption = "<figcaption>" + escapedTitle(images[0].Title) + "</figcaption>"
			images[0].Title = nil
		} else {
			return
		}
		text = Article{HTML: caption}.Plain()
	}

	f := &figure{}
	for c := p.FirstChild(); c != nil; {
		next := c.NextSibling()
		if !isBreak(c, source) {
			f.AppendChild(f, c)
		}
		c = next
	}
	if caption != "" {
		raw := ast.NewString([]byte(caption))
		raw.SetCode(true) // written as it is
		f.AppendChild(f, raw)
	}
	p.Parent().ReplaceChild(p.Parent(), p, f)

	text = strings.Join(strings.Fields(text), " ")
	if len(images)*len(text) > maxDescriptions {
		return
	}
	for _, image := range images {
		if isPlaceholder(plainText(image, source), string(image.Destination)) {
			image.SetAttributeString(altAttribute, text)
		}
	}
}

// leadingImages returns the images with which a paragraph begins, bare or as
// all that is in a link, and the first node that is neither one nor a break.
func leadingImages(p *ast.Paragraph, source []byte) (images []*ast.Image, rest ast.Node) {
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Image:
			images = append(images, n)
			continue
		case *ast.Link:
			if image, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 {
				images = append(images, image)
				continue
			}
		}
		if !isBreak(c, source) {
			return images, c
		}
	}
	return images, nil
}

// isBreak reports whether an inline node is white space or <br>.
func isBreak(n ast.Node, source []byte) bool {
	switch n := n.(type) {
	case *ast.Text:
		return util.IsBlank(n.Value(source))
	case *ast.RawHTML:
		return isBreaks(lowerRaw(n, source))
	}
	return false
}

// isInlineCaption reports whether a caption begins at n and ends its paragraph,
// but for breaks.
func isInlineCaption(n ast.Node, source []byte) bool {
	if raw, ok := n.(*ast.RawHTML); !ok || !isCaption(lowerRaw(raw, source)) {
		return false
	}
	isClosed := false
	for n = n.NextSibling(); n != nil; n = n.NextSibling() {
		if isClosed && !isBreak(n, source) {
			return false
		}
		raw, ok := n.(*ast.RawHTML)
		isClosed = isClosed || ok && bytes.HasPrefix(lowerRaw(raw, source), []byte("</figcaption"))
	}
	return isClosed
}

func lowerRaw(n *ast.RawHTML, source []byte) []byte {
	return bytes.ToLower(n.Segments.Value(source))
}

// blockCaption returns the caption that a block of HTML consists of, or "".
func blockCaption(n ast.Node, source []byte) string {
	block, ok := n.(*ast.HTMLBlock)
	if !ok {
		return ""
	}
	html := bytes.TrimSpace(block.Lines().Value(source))
	lower := bytes.ToLower(html)
	end := []byte("</figcaption>")
	caption := trimBreaks(lower)
	if !isCaption(caption) || bytes.Index(lower, end) != len(caption)-len(end) {
		return ""
	}
	return string(html[:len(caption)])
}

func isBreakBlock(n ast.Node, source []byte) bool {
	block, ok := n.(*ast.HTMLBlock)
	return ok && isBreaks(bytes.ToLower(block.Lines().Value(source)))
}

// isPlaceholder reports whether the description of an image says nothing: a
// word for "picture", a number, or the name of the file. An empty one does: that
// the picture is decoration.
func isPlaceholder(alt, destination string) bool {
	if alt == "" {
		return false
	}
	file := path.Base(destination)
	if alt == file || alt == strings.TrimSuffix(file, path.Ext(file)) {
		return true
	}
	word := strings.TrimFunc(strings.ToLower(alt), func(r rune) bool { return !unicode.IsLetter(r) })
	return word == "" || locale.IsPicture(word)
}
