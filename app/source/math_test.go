package source_test

import (
	"strings"
	"testing"
	"time"

	"hanji/app/markdown"
	"hanji/app/source"
)

// TestMath holds that formulas become MathML: kramdown's, and those between the marks
// that the blog's layouts tell MathJax or KaTeX.
func TestMath(t *testing.T) {
	const body = "값은 $$\\def\\x{y}\\x$$와 $x_1$.\n\n$$\n\\x^2\n$$\n\n\\\\(z\\\\) $$\\nosuch$$\n"
	const symbol = "<mi>y</mi><annotation encoding=\"application/x-tex\">\\def\\x{y}\\x</annotation></semantics></math>와 "
	const display = "<span class=\"hanji-math\" tabindex=\"0\"><math display=\"block\"><semantics><msup><mi>y</mi><mn>2</mn></msup>"
	for layout, want := range map[string][]string{
		"<p>{{ content }}</p>":                               {symbol + "$x_1$", display, `\(z\)`},
		`<script src="/MathJax.js">`:                         {symbol + "$x_1$", display, "<mi>z</mi>"},
		`<script src="/katex/auto-render.min.js">`:           {symbol + "$x_1$", display, "<mi>z</mi>"},
		`MathJax.Hub.Config({inlineMath: [ ['$','$'] ]});`:   {symbol + "<math", display, "<mi>z</mi>"},
		`MathJax = {"inlineMath": {'[+]': [["$", "$"]]}};`:   {symbol + "<math", display, "<mi>z</mi>"},
		`katex, delimiters: [{left: "$", right: "$"}]`:       {symbol + "<math", display, "<mi>z</mi>"},
		`katex, delimiters: [{left: "$$", right: "$$"}] '$'`: {symbol + "$x_1$", display, "<mi>z</mi>"},
	} {
		dir := t.TempDir()
		write(t, dir, "_config.yml", "title: x")
		write(t, dir, "_layouts/default.html", "<html>{% include head.html %}</html>")
		write(t, dir, "_includes/math/head.html", layout)
		write(t, dir, "_posts/2024-01-01-a.md", "---\ntitle: A\n---\n"+body)
		b, problems := source.Load(dir, source.Options{Now: time.Now()})
		if len(problems) != 1 || problems[0].String() != "_posts/2024-01-01-a.md:10: formula shown as text: Unsupported function name: \\nosuch at position 1: \\nosuch" {
			t.Errorf("%s: problems %v", layout, problems)
		}
		html := markdown.Render(b.Texts["/2024/01/01/a.html"], "/").HTML
		for _, piece := range append(want, `\(\nosuch\)`) {
			if !strings.Contains(html, piece) {
				t.Errorf("%s: %q is not in\n%s", layout, piece, html)
			}
		}
	}
}
