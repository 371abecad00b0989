package prepare_test

import (
	"testing"

	"hanji/app/growth"
	"hanji/app/prepare"
)

// TestGrowth prepares the inputs that cost Markdown the most.
func TestGrowth(t *testing.T) { growth.Check(t, body, growth.Markdown) }

// FuzzGrowth looks for more of them.
func FuzzGrowth(f *testing.F) { growth.Fuzz(f, body, growth.Fragments...) }

func body(text string) { prepare.Body(prepare.Input{Source: text, TakeTitle: true}) }
