package growth

import (
	"strings"
	"testing"
)

// Fuzz fails for up to three fragments, of which a text consists, where four times the
// text takes an engine more than eight times as long, and far longer than plain text.
func Fuzz(f *testing.F, render func(text string), seeds ...string) {
	for i, seed := range seeds {
		f.Add(seed, seeds[(i+1)%len(seeds)], "\n")
	}
	plain := Measure(func() { render(Plain(Size)) }).Time
	f.Fuzz(func(t *testing.T, first, second, third string) {
		const longest, far, growth = 100, 150, 8
		unit := first + second + third
		if unit == "" || len(unit) > longest {
			return
		}
		for _, shape := range []func(size int) string{
			Repeat("", unit).Text,
			Within("", "", first+third, third, second+third, "").Text,
		} {
			large := Measure(func() { render(shape(Size)) })
			if large.Memory > MaxMemory {
				t.Errorf("%q, %q, %q take %d MB", first, second, third, large.Memory>>20)
			}
			if large.Time < far*plain {
				continue
			}
			if small := Measure(func() { render(shape(Size / 4)) }); large.Time > growth*small.Time {
				t.Errorf("%q, %q, %q take %v, a quarter of them %v", first, second, third, large.Time, small.Time)
			}
		}
	})
}

// Fragments begin and end constructs of Markdown, kramdown and HTML.
var Fragments = strings.Split("[ ![ ]( ](a) [a][b] [a]: ]: [^a] * ** _ ~~ ` ``` ~~~ > - 1. : # = | -|- < <b> </b> <div> <!-- --> <![CDATA[ <? & \\ \" $$ {:a} {:a: {::comment} {:/} *[a]: ^ a https://a.b @", " ")
