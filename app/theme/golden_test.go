package theme_test

import (
	"fmt"
	"strings"
	"testing"

	"hanji/app/golden"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/prepare"
)

// TestGolden prepares the cases of testdata, each HTML as Jekyll makes it. What is wanted is
// the article and the warnings.
func TestGolden(t *testing.T) {
	for _, archive := range golden.Archives(t) {
		for _, c := range archive.Cases(t, ".md", ".out") {
			t.Run(c.Name, func(t *testing.T) {
				out := prepare.HTML(prepare.Input{Source: c.Source, Written: c.Source, Lang: "ko", TakeTitle: true, Resolve: resolve})
				got := markdown.Render(out.Text, "/blog/").HTML
				for _, w := range out.Warnings {
					got += fmt.Sprintf("warning %d: %s (%s)\n", w.Line, w.What, w.Hint)
				}
				archive.Check(t, c.Want, got)
			})
		}
	}
}

// resolve knows a blog with one picture.
func resolve(dest string, image bool) prepare.Resolution {
	switch {
	case dest == "/assets/그림.png":
		return prepare.Resolution{Ref: post.Ref{To: "/assets/그림.0a1b.png", Width: 640, Height: 360}, OK: true}
	case strings.HasPrefix(dest, "/"):
		return prepare.Resolution{Problem: fmt.Sprintf("no file %q", dest), Hint: "check its name"}
	}
	return prepare.Resolution{}
}
