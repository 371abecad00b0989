package prepare_test

import (
	"fmt"
	"strings"
	"testing"

	"hanji/app/golden"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/prepare"
)

// TestGolden prepares the cases of testdata: each is a file NAME.md, followed by
// NAME.out, in an archive about one subject. NAME.out holds the rendered article
// and the warnings, or, if the archive's comment says "(digest)", what lists and
// search show of the text. If it says "(Jekyll)", NAME.md is HTML as Jekyll makes it.
func TestGolden(t *testing.T) {
	for _, archive := range golden.Archives(t) {
		describe := article
		if strings.Contains(string(archive.Comment), "(digest)") {
			describe = digest
		}
		for _, c := range archive.Cases(t, ".md", ".out") {
			t.Run(c.Name, func(t *testing.T) {
				in := prepare.Input{Source: c.Source, Lang: "ko", TakeTitle: true, Resolve: resolve}
				body := prepare.Body
				if strings.Contains(string(archive.Comment), "(Jekyll)") {
					in.Written, body = c.Source, prepare.HTML
				}
				archive.Check(t, c.Want, describe(body(in)))
			})
		}
	}
}

// resolve knows a blog with one picture, and one post, found by its file name.
func resolve(dest string, image bool) prepare.Resolution {
	switch dest {
	case "/assets/그림.png":
		return prepare.Resolution{Ref: post.Ref{To: "/assets/그림.0a1b.png", Width: 640, Height: 360}, OK: true}
	case "2017-09-04-글.md":
		return prepare.Resolution{Ref: post.Ref{To: "/2017/글/"}, OK: true}
	}
	if strings.HasPrefix(dest, "/") {
		return prepare.Resolution{Problem: fmt.Sprintf("no file %q", dest), Hint: "check its name"}
	}
	return prepare.Resolution{}
}

func article(out prepare.Output) string {
	var b strings.Builder
	b.WriteString(markdown.Render(out.Text, "/blog/").HTML)
	for _, w := range out.Warnings {
		fmt.Fprintf(&b, "warning %d: %s (%s)\n", w.Line, w.What, w.Hint)
	}
	return b.String()
}

func digest(out prepare.Output) string {
	return fmt.Sprintf("title: %s\nexcerpt: %s\nminutes: %d\nplain:\n%s\n", out.Title, out.Excerpt, out.Minutes, out.Article.Plain())
}

func TestMinutesToRead(t *testing.T) {
	tests := []struct {
		name, source string
		minutes      int
	}{
		{"nothing", "", 1},
		{"less than two minutes", strings.Repeat("낱말 ", 359), 1},
		{"two minutes", strings.Repeat("낱말 ", 360), 2},
		{"half an hour", strings.Repeat("낱말 - ", 30*180), 30},
		{"English", strings.Repeat("It's read. ", 180), 2},
		{"Han", strings.Repeat("漢", 1500), 3},
		{"markup is not read", strings.Repeat("[](https://example.org/) <b></b>\n\n", 1000), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := prepare.Body(prepare.Input{Source: test.source}).Minutes; got != test.minutes {
				t.Errorf("%d minutes, want %d", got, test.minutes)
			}
		})
	}
}
