package source

import (
	"fmt"
	"slices"
	"strings"

	"hanji/app/kramdown"
	"hanji/app/markdown"
	"hanji/app/mathml"
	"hanji/app/prepare"
)

// prepareJekyll prepares a text as Jekyll renders it: Liquid first, then Markdown.
func (d *draft) prepareJekyll(in prepare.Input, t *templates) (out prepare.Output) {
	formulas := &mathml.Page{Length: len(d.body)}
	in = t.withOptions(in, formulas)
	in.Source, in.Written = t.render(d, d.body), d.body
	if t.settings.kramdown == nil && !isHTML(d.file) {
		if d.refuses("bytes of Markdown", len(in.Source)-len(d.body), mostBytes+bytesOfPost*len(t.pages)) {
			return prepare.Output{}
		}
		out = prepare.Body(in)
		d.html = markdown.Render(out.Text, "/").HTML
	} else {
		html, warnings := t.toHTML(d.file, in.Source, formulas)
		lineOf := linesIn(d.body, in.Source)
		for _, w := range warnings {
			at := position{}
			if line := lineOf(w.Line); line > 0 {
				at.line = d.lines + line
			}
			d.add(InMarkdown, at, true, w.Hint, w.What)
		}
		if d.refuses("tags of HTML", tagsAdded(d.body, in.Source, html), mostTags+tagsOfPost*len(t.pages)) {
			return prepare.Output{}
		}
		d.html, in.Source = html, html
		out = prepare.HTML(in)
	}
	d.excerpt = d.renderExcerpt(t)
	return out
}

// What Liquid adds to a text may make so many tags, or have so many bytes where these are
// not counted, beside those of a page with all posts under each of their tags.
const (
	mostTags    = 80_000
	tagsOfPost  = 100
	mostBytes   = 192 << 10
	bytesOfPost = 1000
)

// refuses reports whether the Liquid of a text adds more than it may, which is an error.
func (d *draft) refuses(what string, added, most int) bool {
	if added > most {
		d.add(InLiquid, position{line: d.lines + 1}, false, "let it go over less, or make several pages of it",
			fmt.Sprintf("its Liquid adds %d %s, more than %d", added, what, most))
	}
	return added > most
}

// tagsAdded returns how many of the tags that a text was made into are of what its
// templates added to it, by its length.
func tagsAdded(written, rendered, html string) int {
	added := len(rendered) - len(written)
	if added <= 0 {
		return 0
	}
	return strings.Count(html, "<") * added / len(rendered)
}

// withOptions returns how a text of the blog is prepared.
func (t *templates) withOptions(in prepare.Input, formulas *mathml.Page) prepare.Input {
	in.Emoji, in.Numbered = t.settings.emoji, t.settings.numbered
	if t.settings.math.any {
		in.Math, in.Dollars = formulas.Render, t.settings.math.dollars
	}
	return in
}

// toHTML returns the HTML of a text as its file's name says how it is written.
func (t *templates) toHTML(file, source string, formulas *mathml.Page) (html string, warnings []kramdown.Warning) {
	if isHTML(file) || t.settings.kramdown == nil {
		return source, nil
	}
	o := *t.settings.kramdown
	if !t.settings.math.any { // Else kramdown's formulas are between marks like others.
		o.Math = formulas.Render
	}
	return kramdown.Render(source, o)
}

// renderExcerpt returns the HTML of the excerpt. What is wrong in it is wrong in the text.
func (d *draft) renderExcerpt(t *templates) string {
	if d.excerptSource == d.body {
		return d.html
	}
	source, _ := t.engine.Render(d.excerptSource, d.file, d.lines+1, t.page(d))
	html, _ := t.toHTML(d.file, source, new(mathml.Page))
	return html
}

// longExcerpt is the length in characters up to which an excerpt that the author chose is
// shown.
const longExcerpt = 500

// chosenExcerpt returns the excerpt as plain text where the author says what it is. t is
// nil unless this is a Jekyll blog.
func (d *draft) chosenExcerpt(t *templates) string {
	written := d.front.get("excerpt")
	if t == nil || written.kind != scalar && !d.excerptChosen {
		return ""
	}
	html := d.excerpt
	if written.kind == scalar {
		html, _ = t.toHTML(d.file, written.text, new(mathml.Page))
	}
	return prepare.PlainText(t.withOptions(prepare.Input{Source: html}, new(mathml.Page)), longExcerpt)
}

// linesIn returns what says on which line of a text stands what is on a line of what its
// templates made of it, as far as that can be told; else it says 0.
func linesIn(written, rendered string) func(line int) int {
	if written == rendered {
		return func(line int) int { return line }
	}
	first := map[string]int{}
	for i, text := range slices.Backward(strings.Split(written, "\n")) {
		first[text] = i + 1
	}
	lines := strings.Split(rendered, "\n")
	return func(line int) int {
		if line > len(lines) {
			return 0
		}
		return first[lines[line-1]]
	}
}
