package prepare

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"hanji/app/markdown"
	"hanji/app/post"
)

// resolver asks Input.Resolve once for each destination and use.
type resolver struct {
	resolve func(dest string, image bool) Resolution
	known   map[destination]Resolution
}

type destination struct {
	address string
	image   bool
}

func newResolver(resolve func(string, bool) Resolution) *resolver {
	return &resolver{resolve: resolve, known: map[destination]Resolution{}}
}

func (r *resolver) get(address string, image bool) Resolution {
	if r.resolve == nil || address == "" || strings.HasPrefix(address, markdown.Base) {
		return Resolution{}
	}
	key := destination{address, image}
	res, ok := r.known[key]
	if !ok {
		res = r.resolve(address, image)
		r.known[key] = res
	}
	return res
}

// deadEnd is the kind of a destination that leads nowhere.
func deadEnd(image bool) Kind {
	if image {
		return MissingImage
	}
	return DeadLink
}

// cleaner returns a cleaner for raw HTML that looks addresses up and warns of
// what stands on a line; of nothing if line is 0. Site paths come out after
// markdown.Base.
func (p *preparation) cleaner(line int) *cleaner {
	if line == 0 {
		return p.cleanerOf(nil)
	}
	return p.cleanerOf(func(string) int { return line })
}

// cleanerOf is cleaner for HTML of many lines, of which lineOf finds the one that holds
// an address or the beginning of a tag.
func (p *preparation) cleanerOf(lineOf func(needle string) int) *cleaner {
	c := &cleaner{lang: p.lang}
	if lineOf != nil {
		c.warn = func(kind Kind, what, hint string) { p.warn(kind, lineOf(named.FindString(what)), what, hint) }
	}
	c.lookup = func(address string, image bool) (string, int, int) {
		if lineOf != nil && !image && strings.Contains(address, "#") {
			p.link(lineOf(address), address)
		}
		res := p.resolver.get(address, image)
		if res.Problem != "" {
			c.warning(deadEnd(image), res.Problem, res.Hint)
		}
		if !res.OK || res.Ref.To == "" {
			return address, res.Ref.Width, res.Ref.Height
		}
		to := string(util.URLEscape([]byte(res.Ref.To), false))
		if markdown.IsPath(to) {
			to = markdown.Base + to[1:]
		}
		return to, res.Ref.Width, res.Ref.Height
	}
	return c
}

// collect makes a Text of a body whose raw HTML is clean: it looks destinations
// up and highlights code.
func (p *preparation) collect(src *source) post.Text {
	if at, ok := src.document().AttributeString(markdown.Beyond); ok {
		p.warn(InMarkdown, src.line(at.(int)), "tables with so many missing cells, or references to so much, are shown as text from here on",
			"refer less often to what is long, and fill the rows of tables")
	}
	text := post.Text{Markdown: src.text, Refs: map[string]post.Ref{}}
	images := map[string]bool{}
	at := 0 // the offset that the walk has come to
	_ = ast.Walk(src.document(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
		}
		switch n := n.(type) {
		case *ast.Heading:
			if _, named := n.AttributeString("id"); !named {
				p.warn(InMarkdown, src.line(at), "a heading without text", "write its text, or remove it")
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
		p.warn(BadAddress, line, "refused address "+quote(address), "use http, https, mailto or a path of this blog")
		return
	}
	if !image {
		p.link(line, address)
	}
	res := p.resolver.get(address, image)
	if res.Problem != "" {
		p.warn(deadEnd(image), line, res.Problem, res.Hint)
	}
	if key := string(dest); res.OK && (image || !images[key]) {
		text.Refs[key] = res.Ref
		images[key] = image
	}
}
