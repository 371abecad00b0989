//go:build !js

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hanji/app/e2e/built"
)

// TestHardCode builds blogs whose code no lexer gets through in reasonable time, in each
// way in which code can be written: it is shown whole and plain, under a warning.
func TestHardCode(t *testing.T) {
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	name, blanks, parens := strings.Repeat("a", 16_000), strings.Repeat(" \n", 15_000), strings.Repeat("(", 30_000)
	const slow, unknown = "takes too long to be coloured: shown without colours", `a…": shown without colours`
	tests := []struct {
		name     string
		settings string
		around   string // of code
		code     string
		problem  string
	}{
		{"a long name", "manifest.json", "```" + name + "\n%s\n```\n", "x", unknown},
		{"blanks", "manifest.json", "~~~~~java\n%s~~~~~\n", blanks, slow},
		{"parentheses", "manifest.json", "```makefile\n%s\n```\n", parens, slow},
		{"a long name in kramdown", "_config.yml", "~~~ " + name + "\n%s\n~~~\n", "x", unknown},
		{"kramdown", "_config.yml", "~~~ java\n%s~~~\n", blanks, slow},
		{"highlight", "_config.yml", "{% highlight makefile %}\n%s\n{% endhighlight %}\n", parens, slow},
		{"numbered lines", "_config.yml", "{% highlight makefile linenos %}\n%s\n{% endhighlight %}\n", parens, slow},
		{"HTML", "_config.yml", `<pre><code class="language-makefile">%s</code></pre>` + "\n", parens, slow},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := blogOf(t, "-- "+test.settings+" --\n{}\n-- _posts/2024-05-02-a.md --\n---\ntitle: A\n---\n"+strings.Replace(test.around, "%s", test.code, 1))
			out := filepath.Join(t.TempDir(), "out")
			said, err := exec.Command(program, "build", dir, "-o", out, "--precompress=false", "--url", "https://example.org/").CombinedOutput()
			if err != nil {
				t.Fatalf("hanji build: %v\n%s", err, said)
			}
			if said := string(said); !strings.Contains(said, "-a.md:4: warning: ") || !strings.Contains(said, test.problem+"\n  hint: ") {
				t.Errorf("said %s", said)
			}
			shown := 0
			for _, page := range readTree(t, out).pages(t, "https://example.org/") {
				for _, pre := range built.Elements(page, "pre") {
					if strings.Contains(built.Text(pre), test.code) && len(built.Elements(pre, "code")) == 1 {
						shown++
					}
				}
			}
			if shown != 1 {
				t.Errorf("the code is shown whole %d times", shown)
			}
		})
	}
}
