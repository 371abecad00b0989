package kramdown_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hanji/app/golden"
	"hanji/app/kramdown"
)

// FuzzRender renders any source, as GitHub's Markdown and as plain kramdown.
func FuzzRender(f *testing.F) {
	for _, archive := range golden.Archives(f) {
		for _, c := range archive.Cases(f, ".text", ".html") {
			f.Add(c.Source, true)
		}
	}
	for _, s := range []string{"\x00", "1. \x00", "\xff<", "{:a: a}\n\nx\n{:a}\n", "[^a]\n\n[^a]: [^a]\n", "*[\x00]: a\n\x00", "{:0:0}\n{:0 0}\n{:0:0}"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, source string, gfm bool) {
		o := kramdown.Defaults()
		o.GFM = gfm
		began := time.Now()
		html, warnings := kramdown.Render(source, o)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%d bytes take %v", len(source), took)
		}
		if !utf8.ValidString(html) {
			t.Errorf("%q is not UTF-8", html)
		}
		lines := 1 + strings.Count(strings.ReplaceAll(source, "\r", "\n"), "\n")
		for _, w := range warnings {
			if w.Line < 1 || w.Line > lines {
				t.Errorf("%q is in line %d of %d", w.What, w.Line, lines)
			}
		}
		if again, _ := kramdown.Render(source, o); again != html {
			t.Errorf("rendered %q, then %q", html, again)
		}
	})
}

// BenchmarkRender renders the texts of testdata, some 10 KB.
func BenchmarkRender(b *testing.B) {
	var source strings.Builder
	for _, archive := range golden.Archives(b) {
		for _, c := range archive.Cases(b, ".text", ".html") {
			if c.Name != "html/unclosed" {
				source.WriteString(c.Source + "\n")
			}
		}
	}
	text := source.String()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		kramdown.Render(text, kramdown.Defaults())
	}
}
