package jekyll_test

import (
	"strings"
	"testing"

	"hanji/app/problem"
)

// TestBrokenLinks holds that a link or an image of a Jekyll blog that kramdown leaves as text is
// a warning with its line, and that prose, code and what is escaped is none.
func TestBrokenLinks(t *testing.T) {
	for text, want := range map[string]string{
		"![t](a.png":                             "an image shown as text",
		"[t](https://a.b":                        "a link shown as text",
		"![t] (images/x.webp)":                   "an image shown as text",
		"[t] (/a/b)":                             "a link shown as text",
		"![t](images/x(y.webp)":                  "an image shown as text",
		"![t](images/x.webp 'a)":                 "an image shown as text",
		"![t](a.png \"x)":                        "an image shown as text",
		"[t](https://a.b/(c)":                    "a link shown as text",
		"a <img src=\"t.png alt=\"x\"> b":        "HTML shown as text",
		"![t][]":                                 "an image shown as text: \"![t][]\"",
		"![[t.png]]":                             "an image shown as text",
		"[[A note]]":                             "a link shown as text",
		"See\n[a]: /b \"Title\"":                 "a link shown as text",
		"![t](images/two words.webp)":            "",
		"`![t](a.png` and !\\[u\\](a.png":        "",
		"f[1](a b), [1] (https://a.b), a[i]":     "",
		`\[t](https://a.b) and !\[u](a.png)`:     "",
		`\[[A note]] and [[nodiscard]] x[[a b]]`: "",
		"&#91;t](https://a.b/c)":                 "",
		"[작성일]: 2024/01/02 12:00":                "",
		"[Knuth74] (https://a.b/c)":              "",
		"&lt;img src=\"t.png\">":                 "",
	} {
		_, problems := load(t, map[string]string{
			"images/two words.webp":  "RIFF....WEBP",
			"_posts/2024-01-01-a.md": "---\ntitle: A\n---\nText.\n\n" + text + "\n",
		})
		var found []string
		for _, p := range problems {
			if p.Kind == problem.InMarkdown {
				found = append(found, p.String())
			}
		}
		all := strings.Join(found, "\n")
		if want == "" && all != "" || !strings.Contains(all, want) || want != "" && !strings.Contains(all, "a.md:6: ") && !strings.Contains(all, "a.md:7: ") {
			t.Errorf("%s: %q", text, all)
		}
	}
}
