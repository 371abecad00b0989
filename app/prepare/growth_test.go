package prepare_test

import (
	"slices"
	"strings"
	"testing"

	"hanji/app/growth"
	"hanji/app/prepare"
)

// TestGrowth prepares the inputs that cost Markdown the most, and what colours code.
func TestGrowth(t *testing.T) { growth.Check(t, body, slices.Concat(growth.Markdown, growth.Code)) }

// TestGrowthOfHTML holds that no drawing and no callout takes a build much longer than text.
func TestGrowthOfHTML(t *testing.T) {
	growth.Check(t, func(text string) { prepare.HTML(prepare.Input{Source: text, Written: text}) }, slices.Concat(growth.SVG, growth.Callouts))
}

// TestGrowthOfThemes holds the same of what themes and plugins write.
func TestGrowthOfThemes(t *testing.T) {
	missing := func(string, bool) prepare.Resolution { return prepare.Resolution{Problem: "missing"} }
	growth.Check(t, func(text string) { prepare.HTML(prepare.Input{Source: text, Written: text, Resolve: missing}) }, growth.Themes)
}

// TestGrowthOfFormulas holds that text with many line breaks, in which formulas are looked for,
// is not copied for each of them.
func TestGrowthOfFormulas(t *testing.T) {
	const unit = "a<br>"
	text := strings.Repeat(unit, growth.Size/len(unit))
	in := prepare.Input{Source: text, Written: text, Math: func(string, bool) (string, error) { return "", nil }}
	if cost := growth.Measure(func() { prepare.HTML(in) }); cost.Memory > growth.MaxMemory/4 {
		t.Errorf("takes %d MB of memory", cost.Memory>>20)
	}
}

// TestGrowthOfLargeTexts holds that what is longer takes no more for each of its bytes.
func TestGrowthOfLargeTexts(t *testing.T) { growth.CheckLarge(t, body) }

// FuzzGrowth looks for more of them.
func FuzzGrowth(f *testing.F) { growth.Fuzz(f, body, growth.Fragments...) }

func body(text string) { prepare.Body(prepare.Input{Source: text, TakeTitle: true}) }
