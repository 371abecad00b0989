package prepare

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/markdown"
	"hanji/app/problem"
)

// maxNesting is how deep raw elements may stand in each other.
const maxNesting = 100

// rewriteHTML replaces each piece of raw HTML of a body by what the policy makes
// of it, closes what is left open, and drops end tags of nothing. It returns nil
// if that changes nothing.
func (p *preparation) rewriteHTML(src *source) *source {
	r := &rewriter{preparation: p, src: src, endless: map[childName]bool{}}
	r.visit(src.doc, src.doc)
	r.leave(src.doc)
	edits := slices.DeleteFunc(r.edits, func(e edit) bool { return src.text[e.start:e.stop] == e.text })
	if len(edits) == 0 {
		return nil
	}
	return src.apply(edits)
}

type rewriter struct {
	*preparation
	src   *source
	edits []edit
	// open are the raw elements that are open where the rewriter stands.
	open []openElement
	// done is the offset up to which the text is dealt with.
	done int
	// endless are the elements found to have no end tag in a parent.
	endless map[childName]bool
}

type childName struct {
	parent ast.Node
	name   string
}

// openElement is a raw element whose end tag has not come yet.
type openElement struct {
	name string
	// line is where its start tag stands.
	line int
	// within is the block that holds the start tag: a paragraph or the like, or
	// what contains blocks. The element ends there at the latest.
	within ast.Node
}

// visit goes through what is in n; within is the innermost block.
func (r *rewriter) visit(n, within ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.HTMLBlock:
			r.block(c)
		case *ast.RawHTML:
			r.inline(c, within)
		default:
			if c.Type() == ast.TypeBlock {
				r.visit(c, c)
				r.leave(c)
			} else {
				r.visit(c, within)
			}
		}
	}
}

// leave closes what was opened within a block and not closed there. In a
// container other than the document there is no good place for end tags: whether
// the HTML survives is for settle to find out.
func (r *rewriter) leave(within ast.Node) {
	first := slices.IndexFunc(r.open, func(e openElement) bool { return e.within == within })
	if first < 0 {
		return
	}
	tags := r.closeFrom(first)
	end := len(r.src.text)
	if within.Kind() == ast.KindDocument {
		r.edits = append(r.edits, edit{end, end, "\n\n" + tags + "\n"})
	} else if n := within.Lines().Len(); n > 0 {
		line := within.Lines().At(n - 1)
		end = line.Start + len(strings.TrimRight(r.src.text[line.Start:line.Stop], " \t\n"))
		r.edits = append(r.edits, edit{end, end, tags})
	}
}

// closeFrom returns the end tags of the open elements from the i-th on, which are
// open no longer, and warns of them.
func (r *rewriter) closeFrom(i int) string {
	var tags strings.Builder
	for _, e := range slices.Backward(r.open[i:]) {
		tags.WriteString("</" + e.name + ">")
		if !optionalEnd[e.name] {
			r.warn(problem.InHTML, e.line, "<"+e.name+"> is never closed", "close it with </"+e.name+">")
		}
	}
	r.open = r.open[:i]
	return tags.String()
}

// block rewrites a block of HTML.
func (r *rewriter) block(n *ast.HTMLBlock) {
	lines := htmlLines(n)
	first, last := lines[0], lines[len(lines)-1]
	var raw strings.Builder
	for _, line := range lines {
		raw.Write(line.Value(r.src.code))
	}
	code := raw.String()
	switch n.HTMLBlockType {
	case ast.HTMLBlockType3:
		_, code, _ = strings.Cut(code, "?>")
	case ast.HTMLBlockType5:
		_, code, _ = strings.Cut(code, "]]>")
	}

	line := r.src.line(first.Start)
	var out string
	if r.isComplete(code) {
		r.report(code, line)
		out = (&cleaner{preparation: r.preparation}).cleanBlock(code)
	} else {
		out = r.tokens(code, line, n.Parent())
	}
	if len(lines) > 1 {
		out = strings.ReplaceAll(out, "\n", "\n"+r.src.indent(lines[1].Start))
	} else if r.src.indent(first.Start) != "" {
		out = strings.ReplaceAll(out, "\n", " ")
	}
	stop := first.Start + len(strings.TrimRight(r.src.text[first.Start:last.Stop], "\n"))
	r.edits = append(r.edits, edit{first.Start, stop, out})
}

func htmlLines(n *ast.HTMLBlock) []text.Segment {
	lines := slices.Clone(n.Lines().Sliced(0, n.Lines().Len()))
	if n.HasClosure() {
		lines = append(lines, n.ClosureLine)
	}
	return lines
}

// inline rewrites a tag in a paragraph, with its content if that goes as well.
func (r *rewriter) inline(n *ast.RawHTML, within ast.Node) {
	start, stop := span(n)
	if start < r.done {
		return
	}
	var out string
	skip := false
	tag := r.tag(n)
	switch tag.Type {
	case html.StartTagToken:
		out, skip = r.start(tag, r.src.line(start), within)
	case html.EndTagToken:
		out = r.end(tag.Data, r.src.line(start), within)
	}
	if skip {
		stop = r.endOf(n, tag.Data)
	}
	if out == "" && endsInMarkup(r.src.text[:start]) {
		out = " " // keeps what stands before and after from becoming markup
	}
	r.done = stop
	r.edits = append(r.edits, edit{start, stop, out})
}

// tag returns a tag in a paragraph, or the comment that it is.
func (r *rewriter) tag(n *ast.RawHTML) html.Token {
	s := newScanner(string(n.Segments.Value(r.src.code)))
	s.next()
	return s.token
}

// span returns where a tag in a paragraph begins and ends.
func span(n *ast.RawHTML) (start, stop int) {
	return n.Segments.At(0).Start, n.Segments.At(n.Segments.Len() - 1).Stop
}

// endsInMarkup reports whether text ends in what may become a tag or a character
// reference.
func endsInMarkup(text string) bool {
	i := strings.LastIndexAny(text, "<>&; \n")
	return i >= 0 && (text[i] == '<' || text[i] == '&')
}

// endOf returns where the end tag of an element ends that starts with n, or
// where n ends if there is none beside it.
func (r *rewriter) endOf(n *ast.RawHTML, name string) int {
	_, stop := span(n)
	key := childName{n.Parent(), name}
	if r.endless[key] {
		return stop
	}
	for c := n.NextSibling(); c != nil; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			if tag := r.tag(raw); tag.Type == html.EndTagToken && tag.Data == name {
				_, stop := span(raw)
				return stop
			}
		}
	}
	r.endless[key] = true
	return stop
}

// start returns what takes the place of a start tag, and whether the element's
// content is to be skipped with its end tag.
func (r *rewriter) start(t html.Token, line int, within ast.Node) (out string, skip bool) {
	tag, verdict := r.cleanerAt(line).element(t.Data, t.Attr)
	var b strings.Builder
	switch verdict {
	case unwrap:
		return "", false
	case remove:
		return "", !markdown.IsVoid(t.Data)
	case replace:
		writeLink(&b, tag)
		return b.String(), true
	}
	dom.WriteTag(&b, tag.Data, tag.Attr)
	switch {
	case tag.Data == "iframe":
		return b.String() + "</iframe>", true
	case markdown.IsVoid(tag.Data):
	case len(r.open) >= maxNesting:
		r.warn(problem.InHTML, line, "<"+tag.Data+"> left out: too many elements within each other", "close them")
		return "", false
	default:
		r.open = append(r.open, openElement{tag.Data, line, within})
	}
	return b.String(), false
}

// end returns what takes the place of an end tag: itself, after those of
// elements that should have been closed before, or nothing if it closes nothing.
func (r *rewriter) end(name string, line int, within ast.Node) string {
	if to, ok := renamed[name]; ok {
		name = to
	}
	if _, ok := allowed[name]; !ok || markdown.IsVoid(name) || name == "iframe" {
		return ""
	}
	for i, e := range slices.Backward(r.open) {
		if e.within != within {
			break
		}
		if e.name == name {
			tags := r.closeFrom(i + 1)
			r.open = r.open[:i]
			return tags + "</" + name + ">"
		}
	}
	r.warn(problem.InHTML, line, "</"+name+"> closes nothing", "remove it, or open the element in the same block")
	return ""
}

// tokens rewrites a piece of HTML that opens or closes elements of others.
func (r *rewriter) tokens(code string, line int, within ast.Node) string {
	var b strings.Builder
	s := newScanner(code)
	for s.next() {
		switch s.token.Type {
		case html.TextToken:
			b.WriteString(blankLines.ReplaceAllString(dom.Escape(s.token.Data), "\n"))
		case html.StartTagToken:
			out, skip := r.start(s.token, line+s.line, within)
			b.WriteString(out)
			if skip {
				s.skip()
			}
		case html.EndTagToken:
			b.WriteString(r.end(s.token.Data, line+s.line, within))
		}
	}
	return trimLines(blankLines.ReplaceAllString(b.String(), "\n"))
}

// report warns of what the policy changes in a piece of HTML.
func (r *rewriter) report(code string, line int) {
	s := newScanner(code)
	for s.next() {
		if s.token.Type == html.StartTagToken {
			_, verdict := r.cleanerAt(line+s.line).element(s.token.Data, s.token.Attr)
			if verdict != unwrap && verdict != keep && !markdown.IsVoid(s.token.Data) {
				s.skip()
			}
		}
	}
}

// isComplete reports whether the tags of a piece of HTML are balanced, end tags
// that HTML lets out apart, so that it can be parsed by itself.
func (r *rewriter) isComplete(code string) bool {
	if n := len(r.open); n > 0 && ownContent[r.open[n-1].name] {
		return false
	}
	var open []string
	s := newScanner(code)
	for s.next() {
		name := s.token.Data
		switch s.token.Type {
		case html.StartTagToken:
			if !markdown.IsVoid(name) {
				open = append(open, name)
			}
			if len(open) > maxNesting {
				return false
			}
		case html.EndTagToken:
			for len(open) > 0 && open[len(open)-1] != name && optionalEnd[open[len(open)-1]] {
				open = open[:len(open)-1]
			}
			if len(open) == 0 || open[len(open)-1] != name {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return !slices.ContainsFunc(open, func(name string) bool { return !optionalEnd[name] })
}

// ownContent are elements whose content means something else by itself.
var ownContent = map[string]bool{
	"audio": true, "colgroup": true, "picture": true, "pre": true, "table": true, "tbody": true,
	"tfoot": true, "thead": true, "tr": true, "video": true,
}

// optionalEnd are the elements whose end tag may be left out.
var optionalEnd = map[string]bool{
	"caption": true, "colgroup": true, "dd": true, "dt": true, "li": true, "option": true, "p": true,
	"rb": true, "rp": true, "rt": true, "rtc": true, "tbody": true, "td": true, "tfoot": true,
	"th": true, "thead": true, "tr": true,
}

// scanner goes through the tokens of a piece of HTML.
type scanner struct {
	tokenizer *html.Tokenizer
	// token is the current one. A self-closing tag is a start tag, as it is to a
	// browser.
	token html.Token
	// line counts from 0 in the piece.
	line, newlines int
}

func newScanner(code string) *scanner {
	return &scanner{tokenizer: html.NewTokenizer(strings.NewReader(code))}
}

func (s *scanner) next() bool {
	s.line += s.newlines
	if s.tokenizer.Next() == html.ErrorToken {
		return false
	}
	s.newlines = strings.Count(string(s.tokenizer.Raw()), "\n")
	s.token = s.tokenizer.Token()
	if s.token.Type == html.SelfClosingTagToken {
		s.token.Type = html.StartTagToken
	}
	return true
}

// skip goes on to the end tag of the element that begins with the current token.
func (s *scanner) skip() {
	name, depth := s.token.Data, 1
	for depth > 0 && s.next() {
		if s.token.Data == name && s.token.Type == html.StartTagToken {
			depth++
		} else if s.token.Data == name && s.token.Type == html.EndTagToken {
			depth--
		}
	}
}
