// Package growth holds the inputs that cost the most of each language that a blog is
// written in, and measures what they cost. It is for tests: the engines' own, and those
// of whole builds.
package growth

import (
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	// Size is that of an input in bytes: as much as a very long post.
	Size = 64 << 10
	// MaxMemory is how many bytes any input of that size may take at once.
	MaxMemory = 300 << 20
	// maxMultiple is how many times as long as plain text an input may take. Plain text takes
	// an engine some 5 ms, so it stands for half of what a build may take.
	maxMultiple = 500
	// tries is how often is measured what is to be known well.
	tries = 5
)

var (
	every = flag.Bool("growth", false, "measure every input, not a sample")
	seed  = flag.Uint64("growth.seed", 1, "which inputs are in a sample")
)

// shuffled returns the numbers below n in an order of the seed.
func shuffled(n int) []int { return rand.New(rand.NewPCG(*seed, 0)).Perm(n) }

// Sample yields inputs in an order of the seed: as many as there is time for, or all if
// that is asked for.
func Sample[T any](inputs []T, enough time.Duration) iter.Seq[T] {
	return func(yield func(T) bool) {
		start := time.Now()
		for _, i := range shuffled(len(inputs)) {
			if !*every && time.Since(start) > enough || !yield(inputs[i]) {
				return
			}
		}
	}
}

// Input is a text that is hard on an engine.
type Input struct {
	Name string
	// Text returns about size bytes of it.
	Text func(size int) string
}

// Repeat is the input that says the same again and again.
func Repeat(name, unit string) Input {
	return Input{name, func(size int) string { return strings.Repeat(unit, max(1, size/len(unit))) }}
}

// Numbered repeats what format makes of a number that counts up.
func Numbered(name, format string) Input { return NumberedIn(name, "", format, "") }

// NumberedIn is Numbered between two texts.
func NumberedIn(name, before, format, after string) Input {
	return Input{name, func(size int) string {
		var b strings.Builder
		b.WriteString(before)
		for i := 0; b.Len() < size-len(after); i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String() + after
	}}
}

// After repeats a unit between two texts.
func After(name, before, unit, after string) Input {
	return Input{name, func(size int) string { return before + fill(unit, size-len(before)-len(after)) + after }}
}

// Within repeats two units, each for half of the size, with texts around them.
func Within(name, before, first, between, second, after string) Input {
	return Input{name, func(size int) string {
		size -= len(before) + len(between) + len(after)
		return before + fill(first, size/2) + between + fill(second, size/2) + after
	}}
}

// Halves repeats one unit, and then another as often.
func Halves(name, first, second string) Input {
	return Input{name, func(size int) string {
		n := size / (len(first) + len(second))
		return strings.Repeat(first, n) + strings.Repeat(second, n)
	}}
}

// Lines begins each line with one more of a unit than the one before.
func Lines(name, unit, line string) Input {
	return Input{name, func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			for part := range strings.Lines(line + "\n") {
				b.WriteString(strings.Repeat(unit, i) + part)
			}
		}
		return b.String()
	}}
}

// fill repeats a unit for about a size.
func fill(unit string, size int) string {
	if unit == "" {
		return ""
	}
	return strings.Repeat(unit, max(0, size/len(unit)))
}

// Plain returns about size bytes of text that is hard on nothing, in English and Korean.
func Plain(size int) string {
	const unit = "Paper breathes with the weather, 종이는 날씨와 함께 숨을 쉰다. It takes ink slowly,\nand keeps it for a thousand years.\n\n"
	return strings.Repeat(unit, max(1, size/len(unit)))
}

// Cost is what a piece of work took: processor time of a process, and bytes of memory.
type Cost struct {
	Time   time.Duration
	Memory uint64
}

// Measure measures work, with which nothing else should go on in the process. It is done
// without the garbage collector, which takes the more time the more idle processors there
// are and sets in beyond a few MB: linear work would seem to grow faster. So its memory is
// all that it allocates, and at least what it takes at once.
func Measure(work func()) Cost {
	const most = 4 * MaxMemory // Beyond it the collector sets in nevertheless.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(most))
	runtime.GC()
	return Glance(work)
}

// Glance measures work so short that the garbage collector may well go on beside it.
func Glance(work func()) Cost {
	start, before := processorTime(), read("/gc/heap/allocs:bytes")
	work()
	return Cost{processorTime() - start, read("/gc/heap/allocs:bytes") - before}
}

// least returns the least that work took in several tries: what else the machine does
// only adds to it.
func least(work func()) Cost {
	cost := Measure(work)
	for range tries - 1 {
		again := Measure(work)
		cost.Time, cost.Memory = min(cost.Time, again.Time), min(cost.Memory, again.Memory)
	}
	return cost
}

// atOnce returns how many bytes work takes of the heap at once.
func atOnce(work func()) uint64 {
	runtime.GC()
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		ticker := time.NewTicker(time.Millisecond)
		defer ticker.Stop()
		var most uint64
		for {
			most = max(most, read("/memory/classes/heap/objects:bytes"))
			select {
			case <-ticker.C:
			case <-done:
				peak <- most
				return
			}
		}
	}()
	work()
	close(done)
	return <-peak
}

// read returns a metric of the runtime.
func read(name string) uint64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// Check fails for each input of Size that takes an engine too long or too much memory, of
// a sample or of all, and says which took longest. What plain text of that length takes is
// measured in the same run; render may keep nothing from one text to the next.
func Check(t *testing.T, render func(text string), inputs []Input) {
	t.Helper()
	check(t, render, Size, inputs)
}

// CheckLarge is Check of what Large holds.
func CheckLarge(t *testing.T, render func(text string)) {
	t.Helper()
	for _, of := range Large {
		check(t, render, of.Size, of.Inputs)
	}
}

// check is Check at a size in bytes.
func check(t *testing.T, render func(text string), size int, inputs []Input) {
	t.Helper()
	plain, most := Plain(size), uint64(MaxMemory/Size*size)
	render(plain) // What is set up once is not part of it.
	unit := least(func() { render(plain) }).Time
	const enough = 4 * time.Second
	var measured []string
	for input := range Sample(inputs, enough) {
		t.Run(input.Name, func(t *testing.T) {
			text := input.Text(size)
			work := func() { render(text) }
			cost := Measure(work)
			if cost.Time > maxMultiple*unit {
				cost = least(work)
			}
			if cost.Memory > most {
				cost.Memory = atOnce(work)
			}
			multiple := float64(cost.Time) / float64(unit)
			measured = append(measured, fmt.Sprintf("%4.0f times plain text (%.2f s), %3d MB: %s", multiple, cost.Time.Seconds(), cost.Memory>>20, input.Name))
			if multiple > maxMultiple {
				t.Errorf("takes %.0f times as long as plain text of that length (%v for %v), more than %d", multiple, cost.Time, unit, maxMultiple)
			}
			if cost.Memory > most {
				t.Errorf("takes %d MB of memory, more than %d", cost.Memory>>20, most>>20)
			}
		})
	}
	slices.Sort(measured)
	t.Logf("of %d, %d were measured\n%s", len(inputs), len(measured), strings.Join(measured, "\n"))
}
