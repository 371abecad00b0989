package mathml_test

import (
	"testing"

	"hanji/app/growth"
	"hanji/app/kramdown"
	"hanji/app/mathml"
	"hanji/app/prepare"
)

// TestGrowth holds that the formulas of a post take no longer than a multiple of its text.
func TestGrowth(t *testing.T) {
	growth.Check(t, func(text string) {
		mathml.Forget()
		o := kramdown.Defaults()
		o.Math = (&mathml.Page{Length: len(text)}).Render
		html, _ := kramdown.Render(text, o)
		prepare.HTML(prepare.Input{Source: html, Written: text})
	}, growth.TeX)
}
