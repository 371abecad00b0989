package prepare_test

import (
	"testing"

	"hanji/app/dom"
	"hanji/app/golden"
	"hanji/app/markdown"
	"hanji/app/prepare"
)

// FuzzBody checks that whatever the source, the rendered article holds nothing
// that runs, and that a browser's parser leaves it as it is.
func FuzzBody(f *testing.F) {
	for _, attack := range attacks {
		f.Add(attack.source)
	}
	f.Add("<input type=CheckBox disabled> x")
	for _, archive := range golden.Archives(f) {
		for _, c := range archive.Cases(f, ".md", ".out") {
			f.Add(c.Source)
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		out := prepare.Body(prepare.Input{Source: source, TakeTitle: true})
		html := markdown.Render(out.Text, blog).HTML
		for _, danger := range dangers(html, running) {
			t.Errorf("%s\nin %s", danger, html)
		}
		if again := reserialised(html); again != dom.SortFormatting(html) {
			t.Errorf("parsing changes\n%s\nto\n%s", html, again)
		}
		if out.Minutes < 1 {
			t.Errorf("%d minutes", out.Minutes)
		}
	})
}

// FuzzHTML checks the same of a source that is HTML.
func FuzzHTML(f *testing.F) {
	for _, attack := range attacks {
		f.Add(attack.source)
	}
	f.Fuzz(func(t *testing.T, source string) { checkHTML(t, source, running) })
}
