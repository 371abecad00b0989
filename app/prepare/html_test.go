package prepare

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hanji/app/dom"
	"hanji/app/post"
)

func TestHTML(t *testing.T) {
	for what, c := range map[string]struct{ in, want string }{
		"headings are nested": {`<h1 id="a">A</h1><h3 id="b">B</h3><h2 id="c">C</h2>`, `<h2 id="a">A</h2><h3 id="b">B</h3><h3 id="c">C</h3>`},
		"tables scroll": {`<table><thead><tr><th>One</th><th>Two</th></tr></thead></table>`,
			`<div class="table" role="group" tabindex="0" aria-label="One, Two"><table><thead><tr><th>One</th><th>Two</th></tr></thead></table></div>`},
		"gists are links": {`<p>x</p><script src="https://gist.github.com/a/1.js"></script>`,
			`<p>x</p><p><a href="https://gist.github.com/a/1" rel="noopener">https://gist.github.com/a/1</a></p>`},
		"columns are aligned": {`<table><tr><td style="text-align: right">1</td><td style="text-align:center;">1</td><td style="color: red">2</td></tr></table>`,
			`<div class="table" role="group" tabindex="0"><table><tbody><tr><td align="right">1</td><td align="center">1</td><td>2</td></tr></tbody></table></div>`},
		"code has colours": {`<pre><code class="language-go">var x = 1
</code></pre>`, `<pre tabindex="0"><code class="language-go"><span class="kd">var</span><span class="w"> </span><span class="nx">x</span><span class="w"> </span><span class="p">=</span><span class="w"> </span><span class="mi">1</span><span class="w">
</span></code></pre>`},
		"boxes have names": {`<ul><li><input type="checkbox" disabled="disabled">Dry<ul><li>well</li></ul></li></ul>`,
			`<ul><li><label><input type="checkbox" disabled="disabled">Dry</label><ul><li>well</li></ul></li></ul>`},
		"notes": {`<p>a<sup id="fnref:x" role="doc-noteref"><a href="#fn:x" class="footnote" rel="footnote">1</a></sup></p>` +
			`<div class="footnotes" role="doc-endnotes"><ol><li id="fn:x" role="doc-endnote"><p>b <a href="#fnref:x" class="reversefootnote" role="doc-backlink">↩</a></p></li></ol></div>`,
			`<p>a<sup id="fnref:x"><a href="#fn:x" class="footnote-ref" role="doc-noteref">1</a></sup></p>` +
				`<section class="footnotes" role="doc-endnotes"><ol><li id="fn:x"><p>b <a href="#fnref:x" class="footnote-backref" role="doc-backlink" aria-label="↩ x">↩</a></p></li></ol></section>`},
		"addresses": {`<p><a href="b.md">b</a><img src="a.png" alt="A"></p>`,
			"<p><a href=\"\U0010FFFDb/\">b</a><img src=\"\U0010FFFDa.png?v=1\" alt=\"A\" width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\"></p>"},
		"styles that attributes say as well": {`<p style="text-align:center; color: red">a <span style="display:none">b</span><img src="x.png" style="width: 50%" alt=""></p>`,
			`<p align="center">a <span hidden="">b</span><img src="x.png" alt="" width="50%" loading="lazy" decoding="async"></p>`},
		"lines are numbered": {"<pre class=\"numbered\"><code class=\"language-go\">var a\n/* b\nc */</code></pre>",
			"<pre class=\"numbered\" tabindex=\"0\"><code class=\"language-go\"><span class=\"line\"><span class=\"kd\">var</span><span class=\"w\"> </span><span class=\"nx\">a</span><span class=\"w\">\n</span></span>" +
				"<span class=\"line\"><span class=\"cm\">/* b\n</span></span><span class=\"line\"><span class=\"cm\">c */</span></span></code></pre>"},
		"emoji": {`<p>:smile: a:b:c <code>:smile:</code></p>`, `<p>😄 a:b:c <code>:smile:</code></p>`},
		"formulas": {`<math xmlns="http://www.w3.org/1998/Math/MathML"><mfenced><mi onclick="x" mathvariant="normal">a<b>c</b></mi></mfenced><style>x</style></math>`,
			`<math><mi mathvariant="normal">ac</mi></math>`},
		"wide formulas scroll": {`<p><math><mfrac><mi>abcdefghijk</mi><mi>abcdefghijk</mi></mfrac></math><math><mi>abcdefghijk</mi><mi>abcdefghijk</mi></math></p>`,
			`<p><math><mfrac><mi>abcdefghijk</mi><mi>abcdefghijk</mi></mfrac></math><span class="hanji-math" tabindex="0"><math><mi>abcdefghijk</mi><mi>abcdefghijk</mi></math></span></p>`},
		"frames that are links stand on lines of their own": {`<iframe src="https://a.example/"></iframe><div><iframe src="https://b.example/"></iframe></div><p>c <iframe src="https://c.example/"></iframe></p>`,
			`<p><a href="https://a.example/" rel="noopener">a.example</a></p><div><p><a href="https://b.example/" rel="noopener">b.example</a></p></div>` +
				`<p>c <a href="https://c.example/" rel="noopener">c.example</a></p>`},
		"what is written the other way": {`<blockquote><p>الورق أبقى</p></blockquote><p>And الورق أبقى</p>`,
			`<blockquote dir="rtl"><p>الورق أبقى</p></blockquote><p>And الورق أبقى</p>`},
		"drawings": {`<svg xmlns="http://www.w3.org/2000/svg" viewbox="0 0 9 9" style="position: fixed"><style>x</style><lineargradient id="g"><stop offset="5%" stop-color="rgb(1, 2, 3)"/></lineargradient>` +
			`<a href="/"><path d="M0 0" fill="red" style="fill: url(#g); stroke: url(/x#g)" transform="rotate(45) scale(2)"/></a><use xlink:href="#g"/><text font-family="'Noto Sans', serif">가</text></svg>`,
			`<svg viewBox="0 0 9 9"><linearGradient id="g"><stop offset="5%" stop-color="rgb(1, 2, 3)"></stop></linearGradient>` +
				`<path fill="url(#g)" d="M0 0" transform="rotate(45) scale(2)"></path><use href="#g"></use><text font-family="'Noto Sans', serif">가</text></svg>`},
		"scripts": {`<p>x</p><script>alert(1)</script><p onclick="x()">y</p>`, `<p>x</p><p>y</p>`},
	} {
		emoji := func(name string) string { return map[string]string{"smile": "😄"}[name] }
		out := HTML(Input{Source: c.in, Written: c.in, Emoji: emoji, Resolve: func(dest string, image bool) Resolution {
			switch dest {
			case "b.md":
				return Resolution{Ref: post.Ref{To: "/b/"}, OK: true}
			case "a.png":
				return Resolution{Ref: post.Ref{To: "/a.png?v=1", Width: 4, Height: 3}, OK: true}
			}
			return Resolution{}
		}})
		if got := strings.TrimSpace(out.Text.HTML); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", what, got, c.want)
		}
	}
}

func TestHTMLWarnings(t *testing.T) {
	written := "one\n\n<script>x</script>\n{% include x.html %}\n[gone](nowhere.md)\n"
	out := HTML(Input{Source: `<script>x</script><p>{% include x.html %} <code>{{ shown }}</code> <a href="nowhere.md">gone</a></p>`, Written: written,
		Resolve: func(string, bool) Resolution { return Resolution{Problem: `dead link "nowhere.md"`} }})
	var got []string
	for _, w := range out.Warnings {
		got = append(got, strings.Repeat("|", w.Line)+w.What)
	}
	want := []string{"|||<script> left out", `|||||dead link "nowhere.md"`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHTMLNestedDeeply(t *testing.T) {
	out := HTML(Input{Source: strings.Repeat("<div>", 600) + "종이"})
	if !strings.HasSuffix(out.Article.Plain(), "종이") || len(out.Warnings) != 1 {
		t.Errorf("plain %q, warnings %v", out.Article.Plain(), out.Warnings)
	}
}

// TestMath holds that formulas are where MathJax finds them.
func TestMath(t *testing.T) {
	math := func(tex string, display bool) (string, error) {
		if tex == "bad" {
			return "", errors.New("no TeX")
		}
		mode := ""
		if display {
			mode = ` display="block"`
		}
		return "<math" + mode + "><mi>" + dom.Escape(tex) + "</mi></math>", nil
	}
	block := func(tex string) string {
		return `<span class="hanji-math" tabindex="0"><math display="block"><mi>` + tex + `</mi></math></span>`
	}
	for in, want := range map[string]string{
		`<p>\(x\)를 \[y\] $$z$$</p>`:                          `<p><math><mi>x</mi></math>를 ` + block("y") + ` ` + block("z") + `</p>`,
		`<p>$a$는 $b &lt; c$</p>`:                             `<p><math><mi>a</mi></math>는 <math><mi>b &lt; c</mi></math></p>`,
		`<p>costs \$5 or $6</p>`:                             `<p>costs $5 or $6</p>`,
		`<p>$5 and $10, $x$, US$20 to $30</p>`:               `<p>$5 and $10, <math><mi>x</mi></math>, US$20 to $30</p>`,
		`<p>$5, $10 or $15, $x$</p>`:                         `<p>$5, $10 or $15, <math><mi>x</mi></math></p>`,
		`<p>$2x$ $1+1=$2 $3</p>`:                             `<p><math><mi>2x</mi></math> <math><mi>1+1=</mi></math>2 $3</p>`,
		`<p>$a<em>b$ c</em>$</p>`:                            `<p>$a<em>b$ c</em>$</p>`,
		`<p>$$a<br>b$$ c<br>d</p>`:                           `<p>` + block("a\nb") + ` c<br>d</p>`,
		`<p>$\text{$a$} \}$ $}$</p>`:                         `<p><math><mi>\text{$a$} \}</mi></math> <math><mi>}</mi></math></p>`,
		`<p>$ $ $</p><p>$$$$ \(bad\) \(c\)</p>`:              `<p>$ $ $</p><p>$$$$ \(bad\) <math><mi>c</mi></math></p>`,
		`<p>\begin{align}a\end{align}</p>`:                   `<p>` + block(`\begin{align}a\end{align}`) + `</p>`,
		`<p><code>$a$</code></p><pre>\[a\]</pre>`:            `<p><code>$a$</code></p><pre tabindex="0">\[a\]</pre>`,
		`<p>$x</p><p>y$ <math><mtext>$z$</mtext></math></p>`: `<p>$x</p><p>y$ <math><mtext>$z$</mtext></math></p>`,
	} {
		out := HTML(Input{Source: in, Written: in, Math: math, Dollars: true})
		if got := strings.TrimSpace(out.Text.HTML); got != want {
			t.Errorf("%s makes\n%s\nwant\n%s", in, got, want)
		}
		if bad := strings.Contains(in, "bad"); bad != (len(out.Warnings) > 0) || bad && (out.Warnings[0].What != "formula shown as text: no TeX" || out.Warnings[0].Line != 1) {
			t.Errorf("%s: warnings %v", in, out.Warnings)
		}
	}
	const prices = `<p>$5 or $6, \$7 or \(x\)</p>`
	if got, want := strings.TrimSpace(HTML(Input{Source: prices, Math: math}).Text.HTML), `<p>$5 or $6, \$7 or <math><mi>x</mi></math></p>`; got != want {
		t.Errorf("without single dollars:\n%s\nwant\n%s", got, want)
	}
}

// TestFormulasWithoutEnd holds that a formula that does not end where it was to is told of.
func TestFormulasWithoutEnd(t *testing.T) {
	math := func(tex string, display bool) (string, error) { return "<math></math>", nil }
	for in, want := range map[string]string{
		"<p>가</p>\n<p>\\[ \\frac{1}{ \\] \\(x\\)</p>":          "2: formula shown as text: a brace in it is never closed",
		"<p>\\begin{align} {a \\end{align} $$ {b $$</p>":       "1: formula shown as text: a brace in it is never closed",
		"<p>\\[" + strings.Repeat("x", maxFormula) + "\\]</p>": "1: formula shown as text: it is too long",
		"<p>$5 {or $6, $$ and \\( alone, \\[\\] $$$$</p>":      "",
	} {
		var said []string
		for _, w := range HTML(Input{Source: in, Written: in, Math: math, Dollars: true}).Warnings {
			said = append(said, strconv.Itoa(w.Line)+": "+w.What)
		}
		if got := strings.Join(said, " "); got != want {
			t.Errorf("%.60s says %q, want %q", in, got, want)
		}
	}
}

// TestReferencesOfAuthors holds that MathML that an author wrote may look like what is made here.
func TestReferencesOfAuthors(t *testing.T) {
	for in, want := range map[string]string{
		`<math><mtext class="m-ref"></mtext></math>`:                                                        ``,
		`<math><mtext class="m-eqref">a</mtext></math>`:                                                     `<math><mtext>(a)</mtext></math>`,
		`<math><mtable><mtr id="hanji-x"><mtd><mtext class="m-number"></mtext></mtd></mtr></mtable></math>`: `<math><mtable><mtr><mtd><mtext>(1)</mtext></mtd></mtr></mtable></math>`,
	} {
		if got := strings.TrimSpace(HTML(Input{Source: in, Written: in}).Text.HTML); got != want {
			t.Errorf("%s makes %s, want %s", in, got, want)
		}
	}
}

// TestMathIsLittleText holds that lists, search and the reading time have the symbols of
// a formula, and not its TeX.
func TestMathIsLittleText(t *testing.T) {
	out := HTML(Input{Source: `<h2 id="a">무게 <math><semantics><mi>m</mi><annotation encoding="application/x-tex">\mathit{m}</annotation></semantics></math></h2>` +
		`<p>값은 <math><semantics><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">x &lt; 1</annotation></semantics></math>이다.</p>`})
	const want = "무게 m\n값은 x<1이다."
	if out.Article.Plain() != want || out.Excerpt != "값은 x<1이다." {
		t.Errorf("plain %q, excerpt %q", out.Article.Plain(), out.Excerpt)
	}
	if got := out.Article.Text(); got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if outline := out.Article.Outline; len(outline) != 1 || outline[0].Text != "무게 m" {
		t.Errorf("outline %v", outline)
	}
}

// TestClassesOfThePage holds that HTML, drawings in it too, has no class of the page's but
// those that it is given here.
func TestClassesOfThePage(t *testing.T) {
	math := func(tex string, display bool) (string, error) {
		return `<math display="block"><mi class="hanji-top">` + tex + `</mi></math>`, nil
	}
	in := "<p class=\"hanji-pills\">글 <span class=\"note hanji-math\">$x$</span></p>\n<svg class=\"hanji-notice\"><g class=\"a hanji-b\"></g></svg>\n"
	const want = "<p>글 <span class=\"note\"><span class=\"hanji-math\" tabindex=\"0\"><math display=\"block\"><mi>x</mi></math></span></span></p>\n" +
		"<svg><g class=\"a\"></g></svg>\n"
	out := HTML(Input{Source: in, Written: in, Math: math, Dollars: true})
	if out.Text.HTML != want {
		t.Errorf("%s\nwant\n%s", out.Text.HTML, want)
	}
	if got, _, _ := settle(`<p class="a hanji-b hanji-math">c</p>`); got != `<p class="a hanji-math">c</p>` {
		t.Errorf("what came past the policy is settled to %s", got)
	}
	var lines []int
	for _, w := range out.Warnings {
		lines = append(lines, w.Line)
	}
	if !slices.Equal(lines, []int{0, 1, 1, 2, 2}) {
		t.Errorf("warnings on lines %v: %v", lines, out.Warnings)
	}
}
