package source

import (
	"strings"

	"hanji/app/kramdown"
	"hanji/app/markdown"
	"hanji/app/prepare"
)

// prepareJekyll prepares a text as Jekyll renders it: Liquid first, then Markdown.
func (d *draft) prepareJekyll(in prepare.Input, t *templates) prepare.Output {
	in.Written, in.Emoji = d.body, t.emoji
	in.Source = t.render(d, d.body)
	d.html = in.Source
	switch {
	case isHTML(d.file):
	case d.kramdown == nil:
		out := prepare.Body(in)
		d.html = markdown.Render(out.Text, "/").HTML
		d.excerpt = d.renderExcerpt(t)
		return out
	default:
		var warnings []kramdown.Warning
		d.html, warnings = kramdown.Render(in.Source, *d.kramdown)
		for _, w := range warnings {
			d.add(InMarkdown, position{line: d.lines + lineIn(d.body, in.Source, w.Line)}, true, w.Hint, w.What)
		}
	}
	in.Source = d.html
	d.excerpt = d.renderExcerpt(t)
	return prepare.HTML(in)
}

// renderExcerpt returns the HTML of the excerpt. What is wrong in it is wrong in the text.
func (d *draft) renderExcerpt(t *templates) string {
	if d.excerptSource == d.body {
		return d.html
	}
	source, _ := t.engine.Render(d.excerptSource, d.file, d.lines+1, t.page(d))
	if d.kramdown == nil || isHTML(d.file) {
		return source
	}
	html, _ := kramdown.Render(source, *d.kramdown)
	return html
}

// longExcerpt is the length in characters up to which an excerpt that the author chose is
// shown.
const longExcerpt = 500

// chosenExcerpt returns the excerpt as plain text where the author says what it is.
func (d *draft) chosenExcerpt() string {
	if written := d.front.get("excerpt"); written.kind == scalar {
		html := written.text
		if d.kramdown != nil {
			html, _ = kramdown.Render(html, *d.kramdown)
		}
		return prepare.PlainText(html, longExcerpt)
	}
	if !d.excerptChosen {
		return ""
	}
	return prepare.PlainText(d.excerpt, longExcerpt)
}

// lineIn returns the line of a text that stands on a line of what its templates made of
// it, as far as that can be told.
func lineIn(written, rendered string, line int) int {
	if written == rendered {
		return line
	}
	lines := strings.Split(rendered, "\n")
	if line > len(lines) {
		return 0
	}
	for i, text := range strings.Split(written, "\n") {
		if text == lines[line-1] {
			return i + 1
		}
	}
	return 0
}
