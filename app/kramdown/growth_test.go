package kramdown_test

import (
	"testing"

	"hanji/app/growth"
	"hanji/app/kramdown"
	"hanji/app/prepare"
)

// TestGrowth renders and prepares the inputs that cost kramdown the most.
func TestGrowth(t *testing.T) {
	growth.Check(t, func(text string) {
		html, _ := kramdown.Render(text, kramdown.Defaults())
		prepare.HTML(prepare.Input{Source: html, Written: text, TakeTitle: true})
	}, growth.Kramdown)
}
