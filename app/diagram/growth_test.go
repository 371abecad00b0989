package diagram_test

import (
	"testing"

	"hanji/app/diagram"
	"hanji/app/growth"
	"hanji/app/kramdown"
	"hanji/app/prepare"
)

// TestGrowth holds that the diagrams of a post take no longer than a multiple of its text.
func TestGrowth(t *testing.T) {
	growth.Check(t, func(text string) {
		diagram.Forget()
		html, _ := kramdown.Render(text, kramdown.Defaults())
		prepare.HTML(prepare.Input{Source: html, Written: text})
	}, growth.Mermaid)
}
