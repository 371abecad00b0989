package theme_test

import (
	"strings"
	"testing"

	"hanji/app/prepare"
)

// TestDiagrams holds that a diagram is a picture that the policy leaves as it is, whose words
// are those of the text and whose source is not, and that one which can't be drawn is code
// with a title, under one warning.
func TestDiagrams(t *testing.T) {
	const flow = "flowchart LR\n  가[시작] -->|예| 나"
	for what, html := range map[string]string{
		"code":          `<pre><code class="language-mermaid">` + strings.ReplaceAll(flow, ">", "&gt;") + `</code></pre>`,
		"code of Rouge": `<div class="language-mermaid highlighter-rouge"><div class="highlight"><pre class="highlight"><code class="language-mermaid">` + flow + `</code></pre></div></div>`,
		"highlight":     `<figure class="highlight"><pre><code class="language-mermaid" data-lang="mermaid">` + flow + `</code></pre></figure>`,
		"div":           `<div class="mermaid">` + flow + `</div>`,
		"pre":           `<pre class="mermaid">` + flow + `</pre>`,
	} {
		out := prepare.HTML(prepare.Input{Source: "<p>앞의 글.</p>" + html + `<p>뒤의 글.</p>`, Written: html, Lang: "ko"})
		if len(out.Warnings) > 0 {
			t.Errorf("%s: %v", what, out.Warnings)
		}
		text := out.Text.HTML
		if !strings.Contains(text, `</p><figure class="hanji-diagram"><div role="img" tabindex="0" aria-label="순서도" class="hanji-diagram-box"><svg viewBox=`) ||
			!strings.Contains(text, `</svg></div><details class="hanji-diagram-source"><summary>다이어그램 원문</summary><pre tabindex="0"><code class="language-mermaid">`+strings.ReplaceAll(flow, ">", "&gt;")+"\n</code></pre></details></figure><p>뒤") {
			t.Errorf("%s: %s", what, text)
		}
		if got := out.Article.Plain(); got != "앞의 글.\n예\n시작\n나\n뒤의 글." {
			t.Errorf("%s says %q", what, got)
		}
	}

	written := "글\n\n```mermaid\ngantt\n```\n\n```mermaid\nflowchart TD\nA --x B\n```\n"
	out := prepare.HTML(prepare.Input{Source: `<pre><code class="language-mermaid">gantt` + "\n" + `</code></pre><pre title="그림"><code class="language-mermaid">flowchart TD` + "\nA --x B\n</code></pre>", Written: written})
	const want = `<figure class="code"><figcaption>Mermaid: gantt</figcaption><pre tabindex="0"><code class="language-mermaid">gantt` + "\n" +
		`</code></pre></figure><figure class="code"><figcaption>그림</figcaption><pre tabindex="0"><code class="language-mermaid">flowchart TD` + "\nA --x B\n</code></pre></figure>"
	if strings.TrimSpace(out.Text.HTML) != want {
		t.Errorf("%s\nwant\n%s", out.Text.HTML, want)
	}
	if len(out.Warnings) != 1 || out.Warnings[0].Line != 4 || out.Warnings[0].What != `diagram shown as code: "gantt" is not among the kinds that are drawn, and 1 more in this text` {
		t.Errorf("warnings %v", out.Warnings)
	}

	named := prepare.HTML(prepare.Input{Source: `<div class="mermaid">---` + "\ntitle: 길\n---\nflowchart LR\n" + `A[가<br>나] --> B</div>`, Lang: "ko"}).Text.HTML
	if !strings.Contains(named, `aria-label="순서도: 길"`) || !strings.Contains(named, `</div><figcaption>길</figcaption><details`) || !strings.Contains(named, `>가</tspan><tspan `) {
		t.Errorf("a name and a line are not in %s", named)
	}

	for source, title := range map[string]string{
		"this is no diagram":                   "Mermaid",
		"":                                     "Mermaid",
		"%% 말\n\n  pie showData\n":             "Mermaid: pie",
		"---\ntitle: x\n---\nxychart-beta\n y": "Mermaid: xychart-beta",
	} {
		if got := prepare.HTML(prepare.Input{Source: `<div class="mermaid">` + source + `</div>`}).Text.HTML; !strings.Contains(got, "<figcaption>"+title+"</figcaption>") {
			t.Errorf("%q is %s", source, got)
		}
	}

	hostile := `<div class="mermaid">flowchart TD` + "\n" + `A["&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;"] --> B` + "\nstyle A fill:url(javascript:x),stroke:red\"onload=x</div>"
	for _, bad := range []string{"onerror=", "<script", "javascript", "onload"} {
		if svg, _, _ := strings.Cut(prepare.HTML(prepare.Input{Source: hostile}).Text.HTML, "<details"); strings.Contains(strings.ReplaceAll(svg, "&lt;", ""), "<"+bad) || strings.Contains(svg, bad) {
			t.Errorf("%s is in %s", bad, svg)
		}
	}
}
