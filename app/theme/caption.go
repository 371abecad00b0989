package theme

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// Captions as themes of Jekyll know them: an emphasis that is alone in the line below a
// picture, or the paragraph after it, of a class for captions.

// captionPictures makes figures of pictures and their captions.
func captionPictures(root *html.Node) {
	for _, n := range elementsIn(root, "p", "center", "dd", "div", "li") {
		lines := linesOf(n)
		if lines == nil {
			continue
		}
		if n.Data == "p" && (dom.HasClass(n, "figure") || dom.HasClass(n, "figcaption")) {
			captionWithText(n, lines)
		} else {
			captionWithEmphasis(n, lines)
		}
	}
	for _, n := range elementsIn(root, "p") {
		if len(takeClasses(n, isCaptionClass)) > 0 {
			captionBefore(n)
		}
	}
}

// captionClasses are those of paragraphs, as themes and their users call them.
var captionClasses = strings.Fields("caption fig-caption figcaption figure figure-caption image-caption img-caption photo-caption")

func isCaptionClass(class string) (to string, ok bool) {
	return class, slices.Contains(captionClasses, class)
}

// linesOf returns the nodes of each line of an element, of which text is divided for that; nil
// if there is no picture in any.
func linesOf(n *html.Node) (lines [][]*html.Node) {
	if !slices.ContainsFunc(slices.Collect(n.ChildNodes()), isPicture) {
		return nil
	}
	var line []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			if first, rest, found := strings.Cut(c.Data, "\n"); found {
				c.Data = first + "\n"
				if rest != "" {
					n.InsertBefore(dom.NewText(rest), c.NextSibling)
				}
				lines = append(lines, append(line, c))
				line = nil
				continue
			}
		}
		line = append(line, c)
		if isElement(c, "br") && (c.NextSibling == nil || c.NextSibling.Type != html.TextNode || !strings.HasPrefix(c.NextSibling.Data, "\n")) {
			lines = append(lines, line)
			line = nil
		}
	}
	if line != nil {
		lines = append(lines, line)
	}
	return lines
}

// isPicture reports whether a node is a picture, or a link around nothing else.
func isPicture(n *html.Node) bool {
	if isElement(n, "a", "span") {
		only := onlyIn(n)
		return only != nil && isPicture(only)
	}
	return isElement(n, "img", "picture")
}

// arePictures reports whether a line is of pictures.
func arePictures(line []*html.Node) bool {
	return slices.ContainsFunc(line, isPicture) && !slices.ContainsFunc(line, func(n *html.Node) bool { return !isPicture(n) && !isSpace(n) })
}

// emphasisIn returns the emphasis that a line is of, nil if there is more or less.
func emphasisIn(line []*html.Node) (found *html.Node) {
	for _, n := range line {
		switch {
		case isSpace(n):
		case found == nil && isElement(n, "em") && dom.LineOf(n) != "" && len(elementsIn(n, "img")) == 0:
			found = n
		default:
			return nil
		}
	}
	return found
}

// captionWithEmphasis makes figures of the lines of pictures above an emphasis that is alone
// in its line, and of a picture and an emphasis that are all that is in an element.
func captionWithEmphasis(n *html.Node, lines [][]*html.Node) {
	if len(lines) == 1 {
		line := slices.DeleteFunc(slices.Clone(lines[0]), isSpace)
		if last := len(line) - 1; last > 0 && arePictures(line[:last]) && emphasisIn(line[last:]) != nil {
			divide(n, []part{{figure: newFigure(line[:last], emphasisIn(line[last:]))}})
		}
		return
	}
	var parts []part
	first := 0 // The first line that is of no figure.
	for i, line := range lines {
		emphasis, from := emphasisIn(line), i
		for emphasis != nil && from > first && arePictures(lines[from-1]) {
			from--
		}
		if from == i {
			continue
		}
		parts = append(parts, part{text: slices.Concat(lines[first:from]...)}, part{figure: newFigure(slices.Concat(lines[from:i]...), emphasis)})
		first = i + 1
	}
	if parts != nil {
		divide(n, append(parts, part{text: slices.Concat(lines[first:]...)}))
	}
}

// captionWithText makes a figure of a paragraph that is a picture and its caption.
func captionWithText(p *html.Node, lines [][]*html.Node) {
	n := 0
	for n < len(lines) && arePictures(lines[n]) {
		n++
	}
	if n == 0 {
		return
	}
	caption := dom.NewElement("span")
	pictures := slices.Concat(lines[:n]...)
	for _, c := range slices.Concat(lines[n:]...) {
		p.RemoveChild(c)
		caption.AppendChild(c)
	}
	takeClasses(p, isCaptionClass)
	if dom.LineOf(caption) == "" {
		caption = nil
	}
	divide(p, []part{{figure: newFigure(pictures, caption)}})
}

// captionBefore makes a figure of a caption and what is before it.
func captionBefore(caption *html.Node) {
	of := elementBefore(caption)
	switch {
	case of == nil:
	case of.Data == "p" && arePictures(slices.Collect(of.ChildNodes())):
		figure := newFigure(slices.Collect(of.ChildNodes()), caption)
		figure.Attr = of.Attr
		of.Parent.InsertBefore(figure, of)
		of.Parent.RemoveChild(of)
		return
	case of.Data == "pre" || of.Data == "table" || of.Data == "figure" && len(elementsIn(of, "figcaption")) == 0:
		figure := of
		if of.Data != "figure" {
			figure = dom.NewElement("figure")
			dom.Wrap(of, figure)
		}
		addCaption(figure, caption)
		return
	}
	dom.AddClass(caption, "caption") // Of what is before that.
}

// newFigure makes a figure of pictures and a caption, which may be nil, and takes them from
// where they are.
func newFigure(pictures []*html.Node, caption *html.Node) *html.Node {
	figure := dom.NewElement("figure")
	for _, n := range pictures {
		n.Parent.RemoveChild(n)
		if !isSpace(n) {
			figure.AppendChild(n)
		}
	}
	if caption != nil {
		addCaption(figure, caption)
	}
	return figure
}

// addCaption adds a caption with the content of an element, which is taken away.
func addCaption(figure, of *html.Node) {
	caption := dom.NewElement("figcaption")
	dom.MoveChildren(of, caption, nil)
	if last := caption.LastChild; last != nil && last.Type == html.TextNode {
		last.Data = strings.TrimRight(last.Data, " \t\n")
	}
	if of.Parent != nil {
		of.Parent.RemoveChild(of)
	}
	figure.AppendChild(caption)
}

// part is a piece of an element that is divided: a figure, or else text.
type part struct {
	figure *html.Node
	text   []*html.Node
}

// divide puts figures between the text of an element. A paragraph, in which there can be
// none, becomes several; of only a figure, that has its attributes.
func divide(n *html.Node, parts []part) {
	parts = slices.DeleteFunc(parts, func(p part) bool {
		return p.figure == nil && !slices.ContainsFunc(p.text, func(n *html.Node) bool { return !isSpace(n) })
	})
	if n.Data != "p" {
		n.FirstChild, n.LastChild = nil, nil
	}
	attrs := n.Attr
	for i, p := range parts {
		if i > 0 && n.Data == "p" {
			n.Parent.InsertBefore(dom.NewText("\n"), n)
		}
		of := n
		switch {
		case n.Data != "p":
		case p.figure != nil && len(parts) == 1:
			p.figure.Attr = attrs
		case p.figure == nil:
			of = dom.NewElement("p")
			of.Attr = attrs
			attrs = dom.Without(attrs, "id")
			n.Parent.InsertBefore(of, n)
		}
		for _, c := range p.text {
			c.Parent, c.PrevSibling, c.NextSibling = nil, nil, nil
			of.AppendChild(c)
		}
		switch {
		case p.figure == nil:
		case n.Data == "p":
			n.Parent.InsertBefore(p.figure, n)
		default:
			n.AppendChild(p.figure)
		}
	}
	if n.Data == "p" {
		n.Parent.RemoveChild(n)
	}
}
