package jekyll_test

import (
	"strings"
	"testing"

	"hanji/app/markdown"
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
		b, problems := load(t, map[string]string{
			"_layouts/default.html":    "<html>{% include head.html %}</html>",
			"_includes/math/head.html": layout,
			"_posts/2024-01-01-a.md":   "---\ntitle: A\n---\n" + body,
		})
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

// TestFormulasByFlag holds that single dollars are formulas where a page or the blog asks its
// theme for MathJax, and signs elsewhere.
func TestFormulasByFlag(t *testing.T) {
	const math, price = "<mi>x</mi>", "$n 와 $m"
	for _, c := range []struct {
		config, layout, front string
		want                  bool
	}{
		{"theme: jekyll-theme-chirpy\n", "", "math: true\n", true},
		{"theme: jekyll-theme-chirpy\n", "", "math: false\n", false},
		{"theme: jekyll-theme-chirpy\n", "{% if page.math %}<script src=\"/assets/js/data/mathjax.js\">{% endif %}", "math: true\n", true},
		{"theme: jekyll-theme-chirpy\n", "{% if page.math %}<script src=\"mathjax.js\">inlineMath: []{% endif %}", "math: true\n", false},
		{"theme: jekyll-theme-chirpy\n", "", "", false},
		{"remote_theme: daattali/beautiful-jekyll\n", "", "mathjax: true\n", false},
		{"remote_theme: kitian616/jekyll-text-theme\nmathjax: true\n", "", "", true},
		{"defaults: [{scope: {path: \"\"}, values: {katex: true}}]\n", "", "", true},
		{"", "{% if page.use_math %}MathJax inlineMath: [['$','$']]{% endif %}", "use_math: true\n", true},
		{"", "{% if page.use_math %}MathJax inlineMath: [['$','$']]{% endif %}", "", false},
		{"use_math: true\n", "{% if page.use_math or site.use_math %}MathJax inlineMath: [['$','$']]{% endif %}", "", true},
		{"", "{% unless page.math == false %}MathJax inlineMath: [['$','$']]{% endunless %}", "", true},
		{"", "MathJax inlineMath: [['$','$']]", "", true},
	} {
		b, problems := load(t, map[string]string{
			"_config.yml":            c.config,
			"_layouts/default.html":  c.layout,
			"_posts/2024-01-01-a.md": "---\ntitle: A\n" + c.front + "---\n값은 $x$ 이다.\n\n",
			"_posts/2024-01-02-b.md": "---\ntitle: B\n---\n값은 $n 와 $m 이다.\n",
		})
		if len(problems) > 0 {
			t.Errorf("%q %q: problems %v", c.config, c.layout, problems)
		}
		if html := markdown.Render(b.Texts["/2024/01/01/a.html"], "/").HTML; strings.Contains(html, math) != c.want {
			t.Errorf("%q %q %q: %s", c.config, c.layout, c.front, html)
		}
		everywhere := c.want && c.front == ""
		if html := markdown.Render(b.Texts["/2024/01/02/b.html"], "/").HTML; strings.Contains(html, price) == everywhere {
			t.Errorf("%q %q: %s", c.config, c.layout, html)
		}
	}
}

// TestMacros holds that commands are defined once for all of a page, or in scripts and formulas
// of layouts for all pages, that their definitions are not shown, and that the excerpt knows them.
func TestMacros(t *testing.T) {
	b, problems := load(t, map[string]string{
		"_config.yml": "theme: jekyll-theme-chirpy\nexcerpt_separator: <!--more-->\nkramdown: {math_engine: katex, math_engine_opts: {macros: {\"\\\\NN\": \"\\\\mathbb{N}\"}}}\n",
		"_includes/head.html": `<script>window.MathJax = { tex: { macros: {
			// The real numbers, and what has arguments.
			RR: "{\\bf R}", 'pair': ["(#1 ; #2)", 2], "opt": ['#1 + #2', 2, 'z'],
			skipped: {} } } };</script>
			<p style="display: none">$$ \newcommand{\Hidden}{\mathbf{H}} $$</p>`,
		"assets/js/data/mathjax.js": `MathJax = {tex: {inlineMath: [['$', '$']], macros: {"\\ZZ": "\\mathbb{Z}"}}};`,
		"_posts/2024-01-01-a.md": "---\ntitle: A\nmath: true\n---\n$$\n\\newcommand{\\two}[2]{#1#2}\n\\DeclareMathOperator{\\rank}{rank}\n\\def\\half{\\tfrac12}\n$$\n\n" +
			"$\\providecommand{\\two}{} \\renewcommand{\\half}{h}$\n\n처음 $\\two{a}{b}$ 와 $\\half$.\n<!--more-->\n\n다음 $\\rank \\RR$, $\\pair{p}{q}$, $\\opt{y}$, $\\ZZ$, $\\NN$, $\\Hidden$.\n",
	})
	if len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	html := markdown.Render(b.Texts["/2024/01/01/a.html"], "/").HTML
	if !strings.HasPrefix(strings.TrimSpace(html), "<p>처음 <math><semantics><mrow><mi>a</mi><mi>b</mi></mrow>") {
		t.Errorf("the text begins with %.200s", html)
	}
	for _, piece := range []string{"<mi>h</mi>", "<mi>rank</mi>", "<mi>𝐑</mi>", "<mi>p</mi>", "<mi>z</mi><mo>+</mo><mi>y</mi>", "<mi>ℤ</mi>", "<mi>ℕ</mi>", "<mi>𝐇</mi>"} {
		if !strings.Contains(html, piece) {
			t.Errorf("%s is not in %s", piece, html)
		}
	}
	if got := b.Library.Posts[0].Description; got != "처음 ab 와 h." {
		t.Errorf("the excerpt is %q", got)
	}
}

// TestNumberedFormulas holds that formulas have numbers where MathJax is told to number them, to
// which references in texts and formulas lead, before and after them.
func TestNumberedFormulas(t *testing.T) {
	const body = "식 \\eqref{eq:b}와 \\ref{eq:a}, $$\\eqref{eq:a}$$, `\\ref{eq:a}`, \\eqref{없다}.\n\n" +
		"$$\n\\begin{equation} a \\label{eq:a} \\end{equation}\n$$\n\n$$\n\\begin{align} b \\notag \\\\ c \\label{eq:b} \\end{align}\n$$\n\n$$\nd \\text{ by } \\eqref{eq:a}\n$$\n"
	const to = `<a href="#mjx-eqn:eq`
	for layout, want := range map[string][]string{
		`MathJax = {tex: {tags: 'ams'}}; <script src="mathjax.js">`: {"식 " + to + `b">(2)</a>와 ` + to + `a">1</a>, ` + to + `a">(1)</a>, <code>\ref{eq:a}</code>, \eqref{없다}.`,
			`<mtr id="mjx-eqn:eqa">`, `<mtext>(1)</mtext>`, `<mtext>(2)</mtext>`, `<mtext>(1)</mtext></mrow>`},
		`<script src="mathjax.js">`: {`식 \eqref{eq:b}와`, `(eq:a)`},
	} {
		b, problems := load(t, map[string]string{"_layouts/default.html": layout, "_posts/2024-01-01-a.md": "---\ntitle: A\n---\n" + body})
		html := markdown.Render(b.Texts["/2024/01/01/a.html"], "/").HTML
		for _, piece := range want {
			if !strings.Contains(html, piece) {
				t.Errorf("%s: %q is not in\n%s", layout, piece, html)
			}
		}
		const said = `no formula that has a number is named "없다"`
		if len(problems) == 0 || !strings.Contains(problems[len(problems)-1].String(), said) && !strings.Contains(problems[0].String(), said) || len(want) > 3 && len(problems) != 1 {
			t.Errorf("%s: problems %v", layout, problems)
		}
	}
}

// TestPhysics holds that the commands of MathJax's package physics are known where it is loaded.
func TestPhysics(t *testing.T) {
	for layout, want := range map[string]bool{
		`MathJax = {loader: {load: ['[tex]/physics']}, tex: {packages: {'[+]': ['physics']}}};`: true,
		`MathJax.Hub.Config({TeX: {extensions: ["physics.js"]}});`:                              true,
		`<script src="mathjax.js"> {% if page.category == "biology" %}`:                         false,
	} {
		_, problems := load(t, map[string]string{"_layouts/default.html": layout, "_posts/2024-01-01-a.md": "---\ntitle: A\n---\n$$\\qty(a)$$ 값\n"})
		if got := len(problems) == 0; got != want {
			t.Errorf("%s: %v", layout, problems)
		}
	}
}
