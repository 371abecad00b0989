package markdown_test

import (
	"testing"

	"hanji/app/golden"
	"hanji/app/markdown"
	"hanji/app/post"
)

// TestGolden renders the cases of testdata: each is a file NAME.md, followed by
// NAME.html, in an archive about one construct.
func TestGolden(t *testing.T) {
	for _, archive := range golden.Archives(t) {
		for _, c := range archive.Cases(t, ".md", ".html") {
			t.Run(c.Name, func(t *testing.T) {
				archive.Check(t, c.Want, markdown.Render(post.Text{Markdown: c.Source}, "/").HTML)
			})
		}
	}
}
