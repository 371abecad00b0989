package prepare

import (
	"cmp"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
)

type destination struct {
	address string
	image   bool
}

// resolve asks Input.Resolve once for each destination and use.
func (p *preparation) resolve(address string, image bool) Resolution {
	if p.Resolve == nil || address == "" || strings.HasPrefix(address, markdown.Base) {
		return Resolution{}
	}
	key := destination{address, image}
	res, ok := p.resolved[key]
	if !ok {
		res = p.Resolve(address, image)
		p.resolved[key] = res
	}
	return res
}

// seek is resolve, which takes notice of what names a part of a text, and of what leads nowhere.
func (c *cleaner) seek(address string, image bool) Resolution {
	if c.lineOf != nil && !image && strings.Contains(address, "#") {
		c.fragments[Fragment{c.lineOf(address), address}] = true
	}
	res := c.resolve(address, image)
	switch {
	case res.Problem == "":
	case image && c.lineOf != nil: // An include may have made its path of a name.
		c.warn(problem.MissingMedia, cmp.Or(c.lineOf(address), c.lineOf(path.Base(address))), res.Problem, res.Hint)
	case image:
	default:
		hint := res.Hint
		if strings.Contains("\n"+cmp.Or(c.Written, c.Source), "\n["+address+"]: ") {
			hint = "write [" + address + "] in place of (" + address + "): that is what an address is called here"
		}
		c.warning(problem.DeadLink, res.Problem, hint)
	}
	return res
}

// lookup returns where an address leads, and its size if it is a picture. Site paths come
// out after markdown.Base.
func (c *cleaner) lookup(address string, image bool) (to string, width, height int) {
	res := c.seek(address, image)
	if !res.OK || res.Ref.To == "" {
		return address, res.Ref.Width, res.Ref.Height
	}
	to = string(util.URLEscape([]byte(res.Ref.To), false))
	if markdown.IsPath(to) {
		to = markdown.Base + to[1:]
	}
	return to, res.Ref.Width, res.Ref.Height
}

// collect makes a Text of a body whose raw HTML is clean: it looks destinations
// up and highlights code.
func (p *preparation) collect(src *source) post.Text {
	if at, ok := src.doc.AttributeString(markdown.Beyond); ok {
		p.warn(problem.InMarkdown, src.line(at.(int)), "tables with so many missing cells, or references to so much, are shown as text from here on",
			"refer less often to what is long, and fill the rows of tables")
	}
	text := post.Text{Markdown: src.text, Refs: map[string]post.Ref{}}
	images := map[string]bool{}
	at := 0 // the offset that the walk has come to
	_ = ast.Walk(src.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
		}
		switch n := n.(type) {
		case *ast.Heading:
			if _, named := n.AttributeString("id"); !named {
				p.warn(problem.InMarkdown, src.line(at), "a heading without text", "write its text, or remove it")
			}
		case *ast.Link:
			p.refer(&text, src.line(at), n.Destination, images, false)
		case *ast.Image:
			p.refer(&text, src.line(at), n.Destination, images, true)
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL {
				p.refer(&text, src.line(at), n.URL(src.code), images, false)
			}
		case *ast.FencedCodeBlock:
			text.Code = append(text.Code, p.highlight(n, src))
		case *ast.CodeBlock:
			text.Code = append(text.Code, "")
		case *ast.RawHTML:
			_, at = span(n)
		case *ast.Text:
			p.noticeText(src, n)
			at = n.Segment.Stop
			if n.SoftLineBreak() || n.HardLineBreak() {
				at += strings.IndexByte(src.text[at:], '\n') + 1
			}
		}
		return ast.WalkContinue, nil
	})
	for len(text.Code) > 0 && text.Code[len(text.Code)-1] == "" {
		text.Code = text.Code[:len(text.Code)-1]
	}
	return text
}

// refer looks a destination up. Where one is both linked to and shown, the
// picture's Ref counts, which has its size. images are those found so far.
func (p *preparation) refer(text *post.Text, line int, dest []byte, images map[string]bool, image bool) {
	address := markdown.PlainAddress(string(dest))
	if !markdown.Safe(address, image) {
		p.warn(problem.BadAddress, line, "refused address "+problem.Quote(address), "use http, https, mailto or a path of this blog")
		return
	}
	res := p.cleanerAt(line).seek(address, image)
	if key := string(dest); res.OK && (image || !images[key]) {
		text.Refs[key] = res.Ref
		images[key] = image
	}
}
