package highlight_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"

	"hanji/app/growth"
	"hanji/app/highlight"
	"hanji/app/prepare"
)

// repeated is code that says the same again and again, and what little of it takes.
type repeated struct {
	lexer chroma.Lexer
	unit  string
	steps int // For a byte.
	cost  growth.Cost
}

// TestLexers measures a sample, or all, of what is hard on chroma's lexers.
//
// All of it at its full size would take days, and need not be: whatever an input is, its
// matches stop at the steps that they are allowed, and what is made of them at its length.
// A sixteenth of it, and a sixty-fourth, tell whether it comes near to that. What takes few
// steps, little time and little memory for a byte, and no more of them in the larger of the
// two, takes sixteen times as much at its full size; should it grow only beyond, it ends
// where the others do. Those may all take all of their steps, so that they differ only in
// what a step, and what is made of a match, costs: of each lexer those that cost the most
// as a sixteenth are measured at their full size.
func TestLexers(t *testing.T) {
	const (
		little, less = growth.Size / 16, growth.Size / 64
		grown        = 1.5 // Times as much for a byte.
		fewSteps     = highlight.StepsPerByte / 2
		shortTime    = 30 * time.Millisecond
		littleMemory = growth.MaxMemory / 32
		hardest      = 2
	)
	var all []repeated
	for _, lexer := range highlight.Lexers() {
		for _, unit := range growth.Units(lexer.Config().Name) {
			all = append(all, repeated{lexer: lexer, unit: unit})
		}
	}
	hard := map[chroma.Lexer][]repeated{}
	looked, found := 0, 0
	for r := range growth.Sample(all, 4*time.Second) {
		few, before := r.glance(less)
		r.steps, r.cost = r.glance(little)
		looked++
		longer := float64(r.cost.Time) / float64(before.Time+time.Millisecond)
		if r.steps > fewSteps || float64(r.steps) > grown*float64(few) || r.cost.Memory > littleMemory ||
			r.cost.Time > shortTime || longer > grown*little/less {
			hard[r.lexer] = append(hard[r.lexer], r)
			found++
		}
	}
	var inputs []growth.Input
	for _, lexer := range highlight.Lexers() {
		of, units := hard[lexer], map[string]bool{}
		for _, most := range []func(a, b repeated) int{
			func(a, b repeated) int { return cmp.Compare(b.cost.Time, a.cost.Time) },
			func(a, b repeated) int { return cmp.Compare(b.cost.Memory, a.cost.Memory) },
			func(a, b repeated) int { return cmp.Compare(b.steps, a.steps) },
		} {
			slices.SortFunc(of, most)
			for _, r := range of[:min(hardest, len(of))] {
				units[r.unit] = true
			}
		}
		name := lexer.Config().Name
		if aliases := lexer.Config().Aliases; len(aliases) > 0 {
			name = aliases[0]
		}
		for unit := range units {
			inputs = append(inputs, growth.Fence(fmt.Sprintf("%s %q", name, unit), name, unit))
		}
	}
	t.Logf("of %d inputs of %d lexers, %d are hard, and %d hardest", looked, len(highlight.Lexers()), found, len(inputs))
	slices.SortFunc(inputs, func(a, b growth.Input) int { return cmp.Compare(a.Name, b.Name) })
	growth.Check(t, func(text string) { prepare.Body(prepare.Input{Source: text}) }, inputs)
}

// glance returns the steps for each byte of some code, and what it costs.
func (r repeated) glance(size int) (steps int, cost growth.Cost) {
	code := strings.Repeat(r.unit, size/len(r.unit)) + "\n"
	cost = growth.Glance(func() {
		steps = highlight.Steps(r.lexer, code)
	})
	return steps / size, cost
}
