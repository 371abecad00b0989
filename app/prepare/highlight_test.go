package prepare

import (
	"strings"
	"testing"
	"time"

	"github.com/dlclark/regexp2"
)

// TestNoClockDecides holds that a match takes its time, whatever it may take: chroma allows
// each rule a quarter of a second, and goes on without the rule on a machine that is slower.
func TestNoClockDecides(t *testing.T) {
	expression := regexp2.MustCompile(`\G(?:(?:a|aa)*b|a+)`, regexp2.None)
	expression.MatchTimeout = time.Nanosecond
	text := []rune(strings.Repeat("a", 31))
	took, panicked := regexp2.Metered(1<<30, func() {
		if m, err := expression.FindRunesMatchStartingAt(text, 0); err != nil || m == nil {
			t.Errorf("matched %v, %v", m, err)
		}
	})
	if panicked != nil {
		t.Fatal(panicked)
	}
	for _, steps := range []int{took, took - 1} {
		again, panicked := regexp2.Metered(steps, func() { _, _ = expression.FindRunesMatchStartingAt(text, 0) })
		if enough := panicked == nil; enough != (steps == took) {
			t.Errorf("of %d steps it took %d: %v", steps, again, panicked)
		}
	}
}

// TestCodeBeyondItsLimitsIsPlain holds that code is coloured whole or not at all, with a
// warning that says why.
func TestCodeBeyondItsLimitsIsPlain(t *testing.T) {
	tests := []struct{ name, language, code, problem string }{
		{"ordinary", "go", "func main() {}\n", ""},
		{"steps", "java", strings.Repeat(" \n", 15_000), errSteps.Error()},
		{"pieces", "go", strings.Repeat("a(", 32_000), errLength.Error()},
		{"length", "go", strings.Repeat("a", maxHighlighted), "longer than 64 KB"},
		{"name", strings.Repeat("a", maxLanguageName+1), "a\n", "unknown language"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out := Body(Input{Source: "```" + test.language + "\n" + test.code + "\n```\n\n```go\nfunc main() {}\n```\n"})
			coloured, want := 0, 1
			for _, code := range out.Text.Code {
				if strings.Contains(code, `<span class="kd">func</span>`) {
					coloured++
				}
			}
			if test.problem == "" {
				want = 2
				if len(out.Warnings) > 0 {
					t.Errorf("warned of %v", out.Warnings)
				}
			} else if len(out.Warnings) != 1 || out.Warnings[0].Line != 1 || !strings.Contains(out.Warnings[0].What, test.problem) {
				t.Errorf("warned of %v", out.Warnings)
			}
			if coloured != want {
				t.Errorf("%d blocks are coloured, want %d", coloured, want)
			}
		})
	}
}
