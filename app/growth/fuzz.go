package growth

import (
	"strings"
	"testing"
)

// Fuzz fails for up to three fragments, of which a text consists, where four times the
// text takes an engine more than eight times as long, and far longer than plain text. It
// begins with a sample of what pairs of seeds repeat, or with all.
func Fuzz(f *testing.F, render func(text string), seeds ...string) {
	order := shuffled(len(seeds))
	if !*every {
		order = order[:min(5, len(order))]
	}
	for _, i := range order {
		f.Add(seeds[i], seeds[(i+1)%len(seeds)], "\n")
	}
	plain := least(func() { render(Plain(Size)) }).Time
	f.Fuzz(func(t *testing.T, first, second, third string) {
		const longest, far, growth = 100, 50, 8
		unit := first + second + third
		if unit == "" || len(unit) > longest {
			return
		}
		for _, shape := range []func(size int) string{
			Repeat("", unit).Text,
			Within("", "", first+third, third, second+third, "").Text,
		} {
			once := shape(Size)
			work := func() { render(once) }
			cost := Measure(work)
			if cost.Memory > MaxMemory {
				if memory := atOnce(work); memory > MaxMemory {
					t.Errorf("%q, %q, %q take %d MB", first, second, third, memory>>20)
				}
			}
			if cost.Time < far*plain {
				continue
			}
			often := shape(4 * Size)
			more := func() { render(often) }
			if Measure(more).Time < growth/2*cost.Time {
				continue
			}
			if cost, more := least(work), least(more); more.Time > growth*cost.Time {
				t.Errorf("%q, %q, %q take %v, four times as many %v", first, second, third, cost.Time, more.Time)
			}
		}
	})
}

// Fragments begin and end constructs of Markdown, kramdown and HTML.
var Fragments = strings.Split("[ ![ ]( ](a) [a][b] [a]: ]: [^a] * ** _ ~~ ` ``` ~~~ > - 1. : # = | -|- < <b> </b> <div> <!-- --> <![CDATA[ <? & \\ \" $$ {:a} {:a: {::comment} {:/} *[a]: ^ a https://a.b @", " ")
