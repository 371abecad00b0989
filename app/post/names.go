package post

import (
	"cmp"
	"strings"
)

// CompareNames compares names as people order them: without regard to case, and by the
// values of numbers. Only names that are the same are equal.
func CompareNames(a, b string) int {
	return cmp.Or(compareLower(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
}

// compareLower is CompareNames of names in lower case.
func compareLower(x, y string) int {
	for x != "" && y != "" {
		m, n := digits(x), digits(y)
		if m > 0 && n > 0 {
			i, j := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if order := cmp.Or(cmp.Compare(len(i), len(j)), strings.Compare(i, j)); order != 0 {
				return order
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

// digits returns how many digits a text begins with.
func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}
