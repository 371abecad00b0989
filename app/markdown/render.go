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
	r.Register(ast.KindText, leaf(words))
	r.Register(ast.KindLink, a.link)
	r.Register(ast.KindAutoLink, leaf(a.autoLink))
	r.Register(ast.KindImage, leaf(a.image))
	r.Register(ast.KindParagraph, paragraph)
	r.Register(ast.KindTextBlock, textBlock)
	r.Register(ast.KindCodeBlock, leaf(a.codeBlock))
	r.Register(ast.KindFencedCodeBlock, leaf(a.codeBlock))
	r.Register(kindFigure, enclose("<figure>", "</figure>\n"))
	r.Register(extast.KindTable, table)
	r.Register(extast.KindTableCell, tableCell)
	r.Register(extast.KindTaskCheckBox, leaf(checkBox))
	r.Register(extast.KindFootnoteLink, leaf(footnoteLink))
	r.Register(extast.KindFootnoteBacklink, leaf(footnoteBacklink))
	r.Register(extast.KindFootnote, footnote)
	r.Register(extast.KindFootnoteList, enclose(`<section class="footnotes" role="doc-endnotes">`+"\n<ol>\n", "</ol>\n</section>\n"))
}

const next = ast.WalkContinue

// leaf renders a node as a whole.
func leaf(render func(w util.BufWriter, source []byte, node ast.Node)) renderer.NodeRendererFunc {
	return func(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			render(w, source, node)
		}
		return ast.WalkSkipChildren, nil
	}
}

// enclose renders a node as what is in it, between a start and an end.
func enclose(start, end string) renderer.NodeRendererFunc {
	return func(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			write(w, start)
		} else {
			write(w, end)
		}
		return next, nil
	}
}

// write writes HTML.
func write(w util.BufWriter, parts ...string) {
	for _, part := range parts {
		_, _ = w.WriteString(part) // what is written to does not fail
	}
}

func words(w util.BufWriter, source []byte, node ast.Node) {
	n := node.(*ast.Text)
	writeWords(w, n, source)
	switch {
	case n.HardLineBreak():
		write(w, "<br>\n")
	case n.SoftLineBreak() && !joinsLines(n, source):
		write(w, "\n")
	}
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
	write(w, " ", name, `="`, escaped(value), `"`)
}

func escaped(s string) string { return string(util.EscapeHTML([]byte(s))) }

// openLink writes the start tag of a link; title is empty or escaped.
func openLink(w util.BufWriter, href, title string) {
	write(w, "<a")
	writeAttribute(w, "href", href)
	if title != "" {
		write(w, ` title="`, title, `"`)
	}
	if IsExternal(href) {
		write(w, ` rel="noopener"`)
	}
	write(w, ">")
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
		write(w, "</a>")
	}
	return next, nil
}

func (a *article) autoLink(w util.BufWriter, source []byte, node ast.Node) {
	n := node.(*ast.AutoLink)
	url, label := string(n.URL(source)), escaped(string(n.Label(source)))
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
		write(w, label)
		return
	}
	openLink(w, href, "")
	write(w, label, "</a>")
}

// altAttribute is a node attribute with the description of an image, instead of
// its own.
const altAttribute = "alt"

// image writes the description alone if the address is refused.
func (a *article) image(w util.BufWriter, source []byte, node ast.Node) {
	n := node.(*ast.Image)
	plain := PlainAddress(string(n.Destination))
	src, ref := a.address(string(n.Destination), plain)
	alt := strings.ReplaceAll(escapedText(n, source), "\n", " ")
	if text, ok := n.AttributeString(altAttribute); ok {
		alt = escaped(text.(string))
	}
	if !Safe(plain, true) || !Safe(src, true) {
		write(w, alt)
		return
	}
	write(w, "<img")
	writeAttribute(w, "src", src)
	write(w, ` alt="`, alt, `"`)
	if n.Title != nil {
		write(w, ` title="`, escapedTitle(n.Title), `"`)
	}
	if ref.Width > 0 && ref.Height > 0 {
		writeAttribute(w, "width", strconv.Itoa(ref.Width))
		writeAttribute(w, "height", strconv.Itoa(ref.Height))
	}
	write(w, ` loading="lazy" decoding="async">`)
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

func paragraph(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		write(w, "<p>")
	} else {
		closeLabel(w, node)
		write(w, "</p>\n")
	}
	return next, nil
}

// textBlock is the paragraph of a tight list.
func textBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		closeLabel(w, node)
		if node.NextSibling() != nil && node.FirstChild() != nil {
			write(w, "\n")
		}
	}
	return next, nil
}

// checkBox opens a label, which ends with the paragraph: a check box needs a
// name that can be read out.
func checkBox(w util.BufWriter, source []byte, node ast.Node) {
	write(w, `<label><input type="checkbox"`)
	if node.(*extast.TaskCheckBox).IsChecked {
		write(w, ` checked=""`)
	}
	write(w, ` disabled=""> `)
}

func closeLabel(w util.BufWriter, paragraph ast.Node) {
	if c := paragraph.FirstChild(); c != nil && c.Kind() == extast.KindTaskCheckBox {
		write(w, "</label>")
	}
}

// codeBlock writes the highlighted inside where there is one. The block takes
// the focus, so that one wider than the page can be scrolled with the keyboard.
func (a *article) codeBlock(w util.BufWriter, source []byte, node ast.Node) {
	write(w, `<pre tabindex="0"><code`)
	if language := Language(node, source); language != "" {
		writeAttribute(w, "class", "language-"+language)
	}
	write(w, ">")
	if a.code < len(a.text.Code) && a.text.Code[a.code] != "" {
		write(w, a.text.Code[a.code])
	} else {
		html.DefaultWriter.RawWrite(w, node.Lines().Value(source))
	}
	a.code++
	write(w, "</code></pre>\n")
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
func table(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		write(w, "</table>\n</div>\n")
		return next, nil
	}
	var columns []string
	for c := node.FirstChild().FirstChild(); c != nil; c = c.NextSibling() {
		if name := plainText(c, source); name != "" {
			columns = append(columns, name)
		}
	}
	write(w, `<div class="table" role="group" tabindex="0"`)
	if len(columns) > 0 {
		writeAttribute(w, "aria-label", strings.Join(columns, ", "))
	}
	write(w, ">\n<table>\n")
	return next, nil
}

// tableCell writes a column's name as a header, if there is one.
func tableCell(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*extast.TableCell)
	tag := "td"
	if n.Parent().Kind() == extast.KindTableHeader && n.HasChildren() {
		tag = "th"
	}
	if !entering {
		write(w, "</", tag, ">\n")
		return next, nil
	}
	write(w, "<", tag)
	if n.Alignment != extast.AlignNone {
		writeAttribute(w, "align", n.Alignment.String())
	}
	write(w, ">")
	return next, nil
}
