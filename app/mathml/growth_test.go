package mathml_test

import (
	"slices"
	"strings"
	"testing"

	"hanji/app/growth"
	"hanji/app/kramdown"
	"hanji/app/mathml"
	"hanji/app/prepare"
)

// TestGrowth holds that the many formulas of a post do not take much longer than five of its
// length without any: a formula takes as long as a page of text.
func TestGrowth(t *testing.T) {
	many := slices.DeleteFunc(slices.Clone(growth.TeX), func(i growth.Input) bool { return !strings.HasPrefix(i.Name, "many: ") })
	growth.Check(t, func(text string) {
		rounds := 1
		if text == growth.Plain(growth.Size) {
			rounds = 5
		}
		for range rounds {
			o := kramdown.Defaults()
			o.Math = (&mathml.Page{Length: len(text)}).Render
			html, _ := kramdown.Render(text, o)
			prepare.HTML(prepare.Input{Source: html, Written: text})
		}
	}, many)
}
