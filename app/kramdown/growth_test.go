package kramdown_test

import (
	"testing"

	"hanji/app/growth"
	"hanji/app/kramdown"
)

// TestGrowth renders the inputs that cost kramdown the most.
func TestGrowth(t *testing.T) { growth.Check(t, render, growth.Kramdown) }

// TestGrowthOfLargeTexts holds that what is longer takes no more for each of its bytes.
func TestGrowthOfLargeTexts(t *testing.T) { growth.CheckLarge(t, render) }

// FuzzGrowth looks for more of them.
func FuzzGrowth(f *testing.F) { growth.Fuzz(f, render, growth.Fragments...) }

func render(text string) { kramdown.Render(text, kramdown.Defaults()) }
