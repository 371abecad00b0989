package highlight

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dlclark/regexp2"

	"hanji/app/problem"
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

// TestCodeBeyondItsLimitsIsPlain holds that code is coloured whole or not at all, and that it
// is said why; and that the code after it is coloured.
func TestCodeBeyondItsLimitsIsPlain(t *testing.T) {
	const small = "func main() {}\n"
	tests := []struct{ name, language, code, problem string }{
		{"ordinary", "go", small, ""},
		{"steps", "java", strings.Repeat(" \n", 15_000), errSteps.Error()},
		{"pieces", "go", strings.Repeat("a(", 32_000), errLength.Error()},
		{"length", "go", strings.Repeat("a", maxCode+1), "longer than 64 KB"},
		{"name", strings.Repeat("a", maxLanguageName+1), "a\n", "unknown language"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := NewText()
			coloured, err := text.Colour(test.language, test.code)
			if test.problem == "" && (coloured == "" || err != nil) {
				t.Errorf("coloured as %q: %v", coloured, err)
			} else if test.problem != "" && (coloured != "" || err == nil || !strings.Contains(err.Error(), test.problem) || problem.HintOf(err) == "") {
				t.Errorf("coloured as %.100q: %v", coloured, err)
			}
			if coloured, err := text.Colour("go", small); !strings.Contains(coloured, `<span class="kd">func</span>`) || err != nil {
				t.Errorf("the code after it is coloured as %q: %v", coloured, err)
			}
		})
	}
}

// TestUnknownLanguageIsSaidOnce holds that a language is looked for, and told of, once in a text.
func TestUnknownLanguageIsSaidOnce(t *testing.T) {
	text := NewText()
	for i, said := range []bool{true, false} {
		if coloured, err := text.Colour("jawa", "a\n"); coloured != "" || (err != nil) != said {
			t.Errorf("the block of code %d is coloured as %q: %v", i, coloured, err)
		}
	}
}

// TestManyUnknownLanguages holds that what is meant is looked for a number of times.
func TestManyUnknownLanguages(t *testing.T) {
	text := NewText()
	for i := range maxLanguages + 1 {
		_, err := text.Colour(fmt.Sprintf("pythom%d", i), "a\n")
		if isPlain := problem.HintOf(err) == hintPlain; i == 0 && isPlain || i == maxLanguages && !isPlain {
			t.Errorf("of the language %d it is said: %v (%s)", i, err, problem.HintOf(err))
		}
	}
}
