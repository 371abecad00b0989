package prepare

import (
	"strings"
	"testing"

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
		"emoji":   {`<p>:smile: a:b:c <code>:smile:</code></p>`, `<p>😄 a:b:c <code>:smile:</code></p>`},
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
