package prepare_test

import (
	"testing"

	"hanji/app/growth"
	"hanji/app/prepare"
)

// TestGrowth prepares the inputs that cost Markdown the most.
func TestGrowth(t *testing.T) {
	growth.Check(t, func(text string) { prepare.Body(prepare.Input{Source: text, TakeTitle: true}) }, growth.Markdown)
}
