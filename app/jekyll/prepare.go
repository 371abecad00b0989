package jekyll

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/kramdown"
	"hanji/app/liquid"
	"hanji/app/mathml"
	"hanji/app/prepare"
	"hanji/app/problem"
)

// Prepare prepares a text as Jekyll renders it: Liquid first, then Markdown. It describes the
// post by its excerpt if the author says what that is, and nothing else describes it.
func (t *Templates) Prepare(d *Document, in prepare.Input) (out prepare.Output) {
	defer func() { d.Post.Description = cmp.Or(d.Post.Description, t.chosenExcerpt(d)) }()
	formulas := t.formulas(d, len(d.Body))
	in = t.withOptions(in, formulas)
	in.Source, in.Written = t.body(d), d.Body
	if t.kramdown == nil && !folder.IsHTML(d.File) {
		if d.refuses("bytes of Markdown", len(in.Source)-len(d.Body), mostBytes+bytesOfPost*len(t.pages)) {
			return prepare.Output{}
		}
		in.Source = liquid.WithoutNowhere(in.Source)
		out = prepare.Body(in)
		d.html = out.Article.At("/").HTML
	} else {
		html, warnings := t.toHTML(d.File, in.Source, formulas)
		lineOf := linesIn(d.Body, in.Source)
		for _, w := range warnings {
			line := lineOf(w.Line)
			if line == 0 && kramdown.IsOfSpareNote(w) { // Many texts include all sources of a blog.
				continue
			}
			d.Add(w.Kind, d.At(line), true, w.Hint, w.What)
		}
		if d.refuses("tags of HTML", tagsAdded(d.Body, in.Source, html), mostTags+tagsOfPost*len(t.pages)) {
			return prepare.Output{}
		}
		d.html, in.Source = html, html
		out = prepare.HTML(in)
	}
	if d.excerpt = d.html; d.excerptSource != d.Body {
		var ok bool
		if d.excerpt, ok = t.excerpt(d); !ok {
			d.Add(problem.InLiquid, d.At(1), true, "let it go over less, or say where the excerpt ends", "its excerpt is too long: there is none")
		}
	}
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
func (d *Document) refuses(what string, added, most int) bool {
	if added > most {
		d.Add(problem.InLiquid, d.At(1), false, "let it go over less, or make several pages of it",
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

// formulas are those of a text or a part of it.
type formulas struct {
	*mathml.Page
	// marked says that they are between marks, not only where kramdown finds them.
	marked bool
}

func (t *Templates) formulas(d *Document, length int) formulas {
	return formulas{&mathml.Page{Length: length, Macros: t.math.macros, Physics: t.math.physics, Numbered: t.math.numbered}, t.math.in(d.Fields)}
}

// withOptions returns how a text of the blog is prepared.
func (t *Templates) withOptions(in prepare.Input, f formulas) prepare.Input {
	in.Emoji, in.Numbered, in.Callouts = t.emoji, t.numbered, t.Theme.callouts()
	in.Centred = t.Theme == Chirpy
	if f.marked {
		in.Math, in.Dollars = f.Render, t.math.dollars
	}
	return in
}

// toHTML returns the HTML of a text as its file's name says how it is written.
func (t *Templates) toHTML(file, source string, f formulas) (html string, warnings []problem.Problem) {
	defer func() { html = liquid.WithoutNowhere(html) }()
	if folder.IsHTML(file) || t.kramdown == nil {
		return source, nil
	}
	o := *t.kramdown
	if !f.marked { // Else kramdown's formulas are between marks like others.
		o.Math = f.Render
	}
	return kramdown.Render(source, o)
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
