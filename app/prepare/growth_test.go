package prepare_test

import (
	"slices"
	"testing"

	"hanji/app/growth"
	"hanji/app/prepare"
)

// TestGrowth prepares the inputs that cost Markdown the most, and what colours code.
func TestGrowth(t *testing.T) { growth.Check(t, body, slices.Concat(growth.Markdown, growth.Code)) }

// TestGrowthOfDrawings holds that no drawing takes a build much longer than text.
func TestGrowthOfDrawings(t *testing.T) {
	growth.Check(t, func(text string) { prepare.HTML(prepare.Input{Source: text, Written: text}) }, growth.SVG)
}

// TestGrowthOfLargeTexts holds that what is longer takes no more for each of its bytes.
func TestGrowthOfLargeTexts(t *testing.T) { growth.CheckLarge(t, body) }

// FuzzGrowth looks for more of them.
func FuzzGrowth(f *testing.F) { growth.Fuzz(f, body, growth.Fragments...) }

func body(text string) { prepare.Body(prepare.Input{Source: text, TakeTitle: true}) }
