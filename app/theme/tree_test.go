package theme_test

import (
	"strings"
	"testing"

	"hanji/app/prepare"
)

// TestNamesInText holds that a text that is the name of an element is a text.
func TestNamesInText(t *testing.T) {
	for in, want := range map[string]string{
		`<p>img<br><em>a</em></p>`:                                          `<p>img<br><em>a</em></p>`,
		`<p><img src="a" alt="">br<br><em>a</em></p>`:                       `<p><img src="a" alt="" loading="lazy" decoding="async">br<br><em>a</em></p>`,
		`<pre title="a">code</pre>`:                                         `<pre title="a" tabindex="0">code</pre>`,
		`<div class="footnotes">ol</div><p>a<d-footnote>b</d-footnote></p>`: `b<a`,
		`<div class="mermaid">code</div>`:                                   `<figcaption>Mermaid</figcaption>`,
	} {
		if got := strings.ReplaceAll(prepare.HTML(prepare.Input{Source: in}).Text.HTML, "\u00a0", ""); !strings.Contains(got, want) {
			t.Errorf("%s\nbecame\n%s\nwant\n%s", in, got, want)
		}
	}
}

// TestTextAroundDiagrams holds that what stands beside a diagram in a box stays.
func TestTextAroundDiagrams(t *testing.T) {
	const in = `<div class="highlight"><p>앞</p><div class="mermaid">flowchart LR` + "\na-->b" + `</div><p>뒤</p></div>`
	got := prepare.HTML(prepare.Input{Source: in}).Text.HTML
	if !strings.HasPrefix(got, `<div class="highlight"><p>앞</p><figure class="hanji-diagram">`) || !strings.HasSuffix(strings.TrimSpace(got), "</figure><p>뒤</p></div>") {
		t.Error(got)
	}
}
