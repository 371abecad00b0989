package jekyll_test

import (
	"strings"
	"testing"

	"hanji/app/markdown"
)

// TestKramdown holds that the Markdown of a Jekyll blog is kramdown, with the blog's own
// settings, and that of a blog with another converter is not.
func TestKramdown(t *testing.T) {
	const body = "# \"종이\" 와 물\n{: .wide}\n\n* toc\n{:toc}\n\n## 둘째\n\n글[^1] --- **굵게**는. [물]\n\n[^1]: 주석\n"
	for config, want := range map[string][]string{
		"title: x": {`<h2 class="wide" id="종이-와-물">“종이” 와 물</h2>`, `<a href="#둘째" id="markdown-toc-둘째">둘째</a>`,
			`<h3 id="둘째">둘째</h3>`, `class="footnote-ref" role="doc-noteref">1</a></sup> — <strong>굵게</strong>는.`},
		"kramdown: {toc_levels: 1..1, smart_quotes: \"apos,apos,quot,quot\", footnote_backlink: \"\"}": {`&quot;종이&quot;`, `</a></li>` + "\n</ul>\n\n<h3"},
		"kramdown: {auto_ids: false}":                             {`<h2 class="wide">`},
		"kramdown: {gfm_quirks: no_auto_typographic, input: GFM}": {"</a></sup> --- <strong>"},
		"kramdown: {link_defs: {물: [/water/, Water]}}":            {`<a href="/water/" title="Water">물</a>`},
		"markdown: CommonMark":                                    {"&quot;종이&quot; 와 물</h2>\n<p>{: .wide}"},
	} {
		b, problems := load(t, map[string]string{"_config.yml": config, "_posts/2024-01-01-a.md": body})
		for _, p := range problems {
			if !p.Warning {
				t.Error(p)
			}
		}
		html := markdown.Render(b.Texts["/2024/01/01/a.html"], "/").HTML
		for _, piece := range want {
			if !strings.Contains(html, piece) {
				t.Errorf("%s: %q is not in\n%s", config, piece, html)
			}
		}
	}
}
