package mathml_test

import (
	"testing"

	"hanji/app/growth"
	"hanji/app/kramdown"
	"hanji/app/mathml"
	"hanji/app/prepare"
)

// TestGrowth holds that no formulas take much longer than text, as a post that has none.
func TestGrowth(t *testing.T) {
	growth.Check(t, func(text string) {
		o := kramdown.Defaults()
		o.Math = new(mathml.Page).Render
		html, _ := kramdown.Render(text, o)
		prepare.HTML(prepare.Input{Source: html, Written: text})
	}, growth.TeX)
}
