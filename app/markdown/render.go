package markdown

import (
	"bufio"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"hanji/app/post"
)

// newRenderer returns a renderer for one text: goldmark's own, except for the
// nodes that article renders. What it writes is in the form that package prepare
// serialises parsed HTML in.
func newRenderer(t post.Text, base string) renderer.Renderer {
	return renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(
			extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
		util.Prioritized(&article{text: t, base: base}, 100),
	))
}

// article renders the nodes that need the text's Refs or Code, or that are to
// come out differently from goldmark's.
type article struct {
	text post.Text
	base string
	// code counts the code blocks so far.
	code int
}

func (a *article) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindText, a.words)
	r.Register(ast.KindLink, a.link)
	r.Register(ast.KindAutoLink, a.autoLink)
	r.Register(ast.KindImage, a.image)
	r.Register(ast.KindParagraph, a.paragraph)
	r.Register(ast.KindTextBlock, a.textBlock)
	r.Register(ast.KindCodeBlock, a.codeBlock)
	r.Register(ast.KindFencedCodeBlock, a.codeBlock)
	r.Register(kindFigure, a.figure)
	r.Register(extast.KindTable, a.table)
	r.Register(extast.KindTableCell, a.tableCell)
	r.Register(extast.KindTaskCheckBox, a.checkBox)
	r.Register(extast.KindFootnoteLink, a.footnoteLink)
	r.Register(extast.KindFootnoteBacklink, a.footnoteBacklink)
	r.Register(extast.KindFootnote, a.footnote)
	r.Register(extast.KindFootnoteList, a.footnotes)
}

const (
	next = ast.WalkContinue
	skip = ast.WalkSkipChildren
)

func (a *article) words(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Text)
	if !entering {
		return next, nil
	}
	writeWords(w, n, source)
	switch {
	case n.HardLineBreak():
		_, _ = w.WriteString("<br>\n")
	case n.SoftLineBreak() && !joinsLines(n, source):
		_ = w.WriteByte('\n')
	}
	return next, nil
}

// address returns where a destination leads, percent-encoded, and the Ref that
// says so. plain is what the destination stands for.
func (a *article) address(destination, plain string) (string, post.Ref) {
	ref := a.text.Refs[destination]
	if ref.To == "" {
		return string(util.URLEscape([]byte(plain), false)), ref
	}
	to := string(util.URLEscape([]byte(ref.To), false))
	if IsPath(to) {
		to = a.base + to[1:]
	}
	return to, ref
}

func writeAttribute(w util.BufWriter, name, value string) {
	_, _ = w.WriteString(" " + name + `="`)
	_, _ = w.Write(util.EscapeHTML([]byte(value)))
	_ = w.WriteByte('"')
}

// openLink writes the start tag of a link; title is empty or escaped.
func openLink(w util.BufWriter, href, title string) {
	_, _ = w.WriteString("<a")
	writeAttribute(w, "href", href)
	if title != "" {
		_, _ = w.WriteString(` title="` + title + `"`)
	}
	if IsExternal(href) {
		_, _ = w.WriteString(` rel="noopener"`)
	}
	_ = w.WriteByte('>')
}

// link leaves out the link of a refused address and keeps its text.
func (a *article) link(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	plain := PlainAddress(string(n.Destination))
	href, _ := a.address(string(n.Destination), plain)
	switch {
	case !Safe(plain, false) || !Safe(href, false):
	case entering:
		openLink(w, href, escapedTitle(n.Title))
	default:
		_, _ = w.WriteString("</a>")
	}
	return next, nil
}

func (a *article) autoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return next, nil
	}
	n := node.(*ast.AutoLink)
	url, label := string(n.URL(source)), util.EscapeHTML(n.Label(source))
	var href string
	switch {
	case n.AutoLinkType != ast.AutoLinkEmail:
		href, _ = a.address(url, url)
	case strings.HasPrefix(strings.ToLower(url), "mailto:"):
		href = url
	default:
		href = "mailto:" + url
	}
	if !Safe(href, false) {
		_, _ = w.Write(label)
		return next, nil
	}
	openLink(w, href, "")
	_, _ = w.Write(label)
	_, _ = w.WriteString("</a>")
	return next, nil
}

// altAttribute is a node attribute with the description of an image, instead of
// its own.
const altAttribute = "alt"

// image writes the description alone if the address is refused.
func (a *article) image(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return next, nil
	}
	n := node.(*ast.Image)
	plain := PlainAddress(string(n.Destination))
	src, ref := a.address(string(n.Destination), plain)
	alt := strings.ReplaceAll(escapedText(n, source), "\n", " ")
	if text, ok := n.AttributeString(altAttribute); ok {
		alt = string(util.EscapeHTML([]byte(text.(string))))
	}
	if !Safe(plain, true) || !Safe(src, true) {
		_, _ = w.WriteString(alt)
		return skip, nil
	}
	_, _ = w.WriteString("<img")
	writeAttribute(w, "src", src)
	_, _ = w.WriteString(` alt="` + alt + `"`)
	if n.Title != nil {
		_, _ = w.WriteString(` title="` + escapedTitle(n.Title) + `"`)
	}
	if ref.Width > 0 && ref.Height > 0 {
		writeAttribute(w, "width", strconv.Itoa(ref.Width))
		writeAttribute(w, "height", strconv.Itoa(ref.Height))
	}
	_, _ = w.WriteString(` loading="lazy" decoding="async">`)
	return skip, nil
}

// PlainAddress returns the address that a destination in Markdown stands for:
// its backslash escapes and entities resolved, its percent signs as they are.
func PlainAddress(destination string) string {
	v := util.UnescapePunctuations([]byte(destination))
	v = util.ResolveNumericReferences(v)
	return string(util.ResolveEntityNames(v))
}

// escapedTitle resolves the escapes and entities of a title, and escapes it for
// HTML.
func escapedTitle(title []byte) string {
	if len(title) == 0 {
		return "" // Most links have none, and a buffer of no size is one of 4 KB.
	}
	var b strings.Builder
	w := bufio.NewWriterSize(&b, len(title))
	html.DefaultWriter.Write(w, title)
	_ = w.Flush() // a Builder does not fail
	return b.String()
}

func (a *article) figure(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<figure>")
	} else {
		_, _ = w.WriteString("</figure>\n")
	}
	return next, nil
}

func (a *article) paragraph(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<p>")
	} else {
		closeLabel(w, node)
		_, _ = w.WriteString("</p>\n")
	}
	return next, nil
}

// textBlock is the paragraph of a tight list.
func (a *article) textBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		closeLabel(w, node)
		if node.NextSibling() != nil && node.FirstChild() != nil {
			_ = w.WriteByte('\n')
		}
	}
	return next, nil
}

// checkBox opens a label, which ends with the paragraph: a check box needs a
// name that can be read out.
func (a *article) checkBox(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<label><input type="checkbox"`)
		if node.(*extast.TaskCheckBox).IsChecked {
			_, _ = w.WriteString(` checked=""`)
		}
		_, _ = w.WriteString(` disabled=""> `)
	}
	return next, nil
}

func closeLabel(w util.BufWriter, paragraph ast.Node) {
	if c := paragraph.FirstChild(); c != nil && c.Kind() == extast.KindTaskCheckBox {
		_, _ = w.WriteString("</label>")
	}
}

// codeBlock writes the highlighted inside where there is one. The block takes
// the focus, so that one wider than the page can be scrolled with the keyboard.
func (a *article) codeBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</code></pre>\n")
		return next, nil
	}
	_, _ = w.WriteString(`<pre tabindex="0"><code`)
	if language := Language(node, source); language != "" {
		writeAttribute(w, "class", "language-"+language)
	}
	_ = w.WriteByte('>')
	i := a.code
	a.code++
	if i < len(a.text.Code) && a.text.Code[i] != "" {
		_, _ = w.WriteString(a.text.Code[i])
	} else {
		html.DefaultWriter.RawWrite(w, node.Lines().Value(source))
	}
	return next, nil
}

// Language returns the language that a code block names, "" if it names none.
func Language(n ast.Node, source []byte) string {
	if fence, ok := n.(*ast.FencedCodeBlock); ok {
		return PlainAddress(string(fence.Language(source)))
	}
	return ""
}

// table wraps a table, which may be wider than the page, in an element that
// scrolls, named after the columns.
func (a *article) table(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</table>\n</div>\n")
		return next, nil
	}
	var columns []string
	for c := node.FirstChild().FirstChild(); c != nil; c = c.NextSibling() {
		if name := plainText(c, source); name != "" {
			columns = append(columns, name)
		}
	}
	_, _ = w.WriteString(`<div class="table" role="group" tabindex="0"`)
	if len(columns) > 0 {
		writeAttribute(w, "aria-label", strings.Join(columns, ", "))
	}
	_, _ = w.WriteString(">\n<table>\n")
	return next, nil
}

// tableCell writes a column's name as a header, if there is one.
func (a *article) tableCell(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*extast.TableCell)
	tag := "td"
	if n.Parent().Kind() == extast.KindTableHeader && n.HasChildren() {
		tag = "th"
	}
	if !entering {
		_, _ = w.WriteString("</" + tag + ">\n")
		return next, nil
	}
	_, _ = w.WriteString("<" + tag)
	if n.Alignment != extast.AlignNone {
		writeAttribute(w, "align", n.Alignment.String())
	}
	_ = w.WriteByte('>')
	return next, nil
}
