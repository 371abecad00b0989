package kramdown_test

import (
	"strings"
	"testing"

	"hanji/app/golden"
	"hanji/app/kramdown"
)

// TestGolden renders the cases of testdata: each is a file NAME.text, followed by
// NAME.html, in an archive about one part of the format. The HTML is what
// kramdown 2.4.0 and kramdown-parser-gfm 1.1.0 make of the text, without a
// highlighter; that of plain.txtar is kramdown's alone.
func TestGolden(t *testing.T) {
	for _, archive := range golden.Archives(t) {
		o := kramdown.Defaults()
		o.GFM = archive.Name != "plain"
		for _, c := range archive.Cases(t, ".text", ".html") {
			t.Run(c.Name, func(t *testing.T) {
				got, _ := kramdown.Render(c.Source, o)
				if strings.TrimSuffix(got, "\n") != strings.TrimSuffix(string(c.Want.Data), "\n") {
					t.Errorf("rendered\n%s\nwant\n%s", got, c.Want.Data)
				}
			})
		}
	}
}
