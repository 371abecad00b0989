package prepare

import (
	"strings"
	"testing"
)

// TestLines holds on which line the author wrote something, and that searching for it has an end
// where a text has as many faults as words.
func TestLines(t *testing.T) {
	p := newPreparation(Input{Written: "<svg>\n<B> \"b\"\n<svg>\n"})
	for needle, want := range map[string]int{"svg": 1, "<b": 2, `"b"`: 2, "c": 0, "<c": 0, "": 0} {
		if got := p.lineOf(needle); got != want {
			t.Errorf("%q is on line %d, want %d", needle, got, want)
		}
	}
	for n, want := range []int{1, 3, 0} {
		if got := p.lineOfNth("<svg", n); got != want {
			t.Errorf("<svg %d is on line %d, want %d", n, got, want)
		}
	}
	p = newPreparation(Input{Written: strings.Repeat(" ", 1<<20) + "a"})
	times := 0
	for p.lineOf("a") > 0 && times < mostSearched {
		times++
	}
	if want := mostSearched >> 20; times < want || times > want+1 || p.lineOfNth("a", 0) > 0 {
		t.Errorf("it was searched %d times, want %d", times, want)
	}
}
