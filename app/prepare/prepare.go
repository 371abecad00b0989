// Package prepare makes of a post's body what the renderer needs, and what only
// the build can know: raw HTML that is clean and balanced, the addresses that
// links and images lead to, highlighted code, the excerpt and the reading time.
//
// It is where untrusted HTML ends. Body rewrites each piece of raw HTML in the
// Markdown to what the policy allows (policy.go), renders the result as the
// reader's browser will, and parses that. Only if the policy finds nothing left
// to do, and serialising gives the same bytes again, is the Markdown shipped;
// otherwise the cleaned HTML is, which passes the same test.
package prepare

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/highlight"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
)

// Input is a post's body and what is known of its surroundings.
type Input struct {
	// Source is Markdown, or for HTML that, UTF-8, with "\n" between lines.
	Source string
	// Written is what Source was made of by Jekyll, "" in a blog of hanji's own.
	Written string
	// Lang is the BCP 47 tag of the text.
	Lang string
	// TakeTitle makes a heading of level 1 that begins the body the title of the
	// page: it is in Output.Title and no longer in the text.
	TakeTitle bool
	// Resolve says where a destination leads. It is written as in an address
	// bar: escapes and entities of Markdown and HTML are resolved, percent signs
	// are as the author wrote them. image says whether it is wanted as a picture,
	// video or sound. A nil Resolve leaves every destination alone. It is asked
	// once for each destination and use.
	Resolve func(dest string, image bool) Resolution
	// Emoji returns what stands for a name between colons, "" if nothing does; nil leaves
	// them alone. It is for HTML.
	Emoji func(name string) string
	// Numbered numbers the lines of all code that names its language, in HTML.
	Numbered bool
	// Centred says that a picture alone in its paragraph is in the middle, in HTML.
	Centred bool
	// Math, if not nil, makes MathML of formulas in TeX, for HTML: of what is between
	// \( and \), \[ and \] or $$ in its text, with Dollars also between single ones. Where
	// it makes nothing without an error, it said before why a formula is shown as text.
	Math    func(tex string, display bool) (mathML string, err error)
	Dollars bool
	// Callouts are the words that make callouts of paragraphs in the blog's theme alone, as
	// their classes, in HTML.
	Callouts []string
}

// Resolution is where a destination leads.
type Resolution struct {
	Ref post.Ref
	// OK says that Ref takes the destination's place.
	OK bool
	// Problem, if any, is a warning of problem.DeadLink or problem.MissingMedia, and Hint what to
	// do about it.
	Problem, Hint string
}

// Output is a prepared body.
type Output struct {
	Text post.Text
	// Article is Text as it is rendered with the prefix markdown.Base.
	Article markdown.Article
	// Title is the plain text of the first heading, "" if there is none.
	Title string
	// Excerpt is the beginning of the text as plain text, about 160 characters.
	Excerpt string
	// Minutes is the reading time, at least 1.
	Minutes int
	// IDs are those of the article's elements, Fragments the destinations of its
	// links that name one, in this text or another.
	IDs       map[string]bool
	Fragments []Fragment
	// Warnings are in order of their lines.
	Warnings []problem.Problem
}

// Fragment is a destination with a "#", written as Input.Resolve gets it.
type Fragment struct {
	// Line counts from 1 within Source.
	Line int
	Dest string
}

// maxPasses bounds how often the body is rewritten until nothing changes: taking
// one tag out can make a new one of what surrounded it.
const maxPasses = 8

// Body prepares a body. It does not fail: what cannot be shown as written is
// shown in another way, with a warning.
func Body(in Input) Output {
	p := newPreparation(in)
	src := newSource(plainSource(in.Source))
	title := ""
	if in.TakeTitle {
		src, title = takeTitle(src)
	}
	for range maxPasses {
		next := p.rewriteHTML(src)
		if next == nil {
			break
		}
		src = next
	}

	text := p.collect(src)
	article := markdown.Render(text, markdown.Base)
	rendered := article.HTML
	html, root, same := settle(rendered)
	if !same {
		// Jekyll's texts are HTML anyway.
		if at, differs := difference(dom.SortFormatting(rendered), html); differs && in.Written == "" {
			near := strings.ToValidUTF8(rendered[max(0, at-20):min(len(rendered), at+20)], "")
			p.warn(problem.InHTML, src.line(markdown.Locate(text, at)), "HTML and Markdown do not nest near "+problem.Quote(near)+": shipped as HTML",
				"close tags where they were opened, and let no block stand inside a paragraph")
		}
		text = post.Text{HTML: html}
		article = markdown.Render(text, markdown.Base)
	}
	out := p.output(text, article, root)
	out.Title = cmp.Or(title, out.Title)
	return out
}

func newPreparation(in Input) *preparation {
	return &preparation{Input: in, resolved: map[destination]Resolution{}, warned: map[problem.Problem]bool{},
		fragments: map[Fragment]bool{}, code: highlight.NewText()}
}

// output is what follows from a prepared text, whose article is also in root.
func (p *preparation) output(text post.Text, article markdown.Article, root *html.Node) Output {
	d := digest(article.Blocks())
	out := Output{Text: text, Article: article, Title: d.title(), Excerpt: d.excerpt(), Minutes: d.minutes(), IDs: map[string]bool{}}
	for n := range root.Descendants() {
		if id := dom.Attribute(n.Attr, "id"); id != "" {
			out.IDs[id] = true
		}
	}
	out.Fragments = slices.Collect(maps.Keys(p.fragments))
	problem.SortLines(p.warnings)
	out.Warnings = p.warnings
	return out
}

// preparation is the state of preparing one body.
type preparation struct {
	Input
	// resolved is where the destinations met so far lead.
	resolved map[destination]Resolution
	warnings []problem.Problem
	warned   map[problem.Problem]bool
	// fragments are those of the links met so far.
	fragments map[Fragment]bool
	code      *highlight.Text
	// searched counts the bytes that were searched for lines.
	searched int
	// prose is what was written without code, once that is asked for.
	prose string
}

// maxWarnings is how many warnings of a text there are.
const maxWarnings = 1000

// warn adds a warning, once.
func (p *preparation) warn(kind problem.Kind, line int, what, hint string) {
	switch len(p.warnings) {
	case maxWarnings:
		what, hint = "there is more to correct than is listed", "correct what is"
	case maxWarnings + 1:
		return
	}
	if w := (problem.Problem{Kind: kind, Line: line, Warning: true, What: what, Hint: hint}); !p.warned[w] {
		p.warned[w] = true
		p.warnings = append(p.warnings, w)
	}
}

// difference returns the offset in rendered HTML at which parsed HTML differs,
// but for tags that authors may leave out.
func difference(rendered, parsed string) (at int, differs bool) {
	i, j := 0, 0
	for {
		i += len(optionalTags(rendered[i:]))
		j += len(optionalTags(parsed[j:]))
		if i == len(rendered) || j == len(parsed) || rendered[i] != parsed[j] {
			return i, i < len(rendered) || j < len(parsed)
		}
		i++
		j++
	}
}

// optionalTags returns the tags at the beginning of s that HTML may do without.
func optionalTags(s string) string {
	if !strings.HasPrefix(s, "<") {
		return ""
	}
	return optionalTag.FindString(s)
}

var optionalTag = regexp.MustCompile(`^(?:</?tbody>|</(?:caption|colgroup|dd|dt|li|td|tfoot|th|thead|tr)>)+`)

// baseReference matches markdown.Base as a character reference, which HTML also
// takes without its semicolon.
var baseReference = regexp.MustCompile(`&#([xX]0*10[fF]{3}[dD]|0*1114109);?`)

// plainSource replaces what HTML cannot hold, and the mark that stands for the
// blog's address, and ends the last line.
func plainSource(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.NewReplacer("\r", "\n", "\x00", "\ufffd", markdown.Base, "\ufffd").Replace(s)
	if s != "" && !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	return baseReference.ReplaceAllString(s, "\ufffd")
}
