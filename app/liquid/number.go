package liquid

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// maxNumber is the length of the longest text that is taken for a number.
const maxNumber = 1000

// integer is a number that a filter needs whole, and a text if it is all of one.
func integer(v any) (int, error) {
	if n, ok := v.(int); ok {
		return n, nil
	}
	s := strings.ReplaceAll(strings.Trim(toText(v), trimmed), "_", "")
	n, err := strconv.ParseInt(s, 0, 64)
	if err != nil {
		return 0, fmt.Errorf("needs a whole number, not %s", shown(v))
	}
	return int(n), nil
}

// whole is integer for loops and ranges, where nothing is 0.
func whole(v any) int {
	if v == nil {
		return 0
	}
	n, err := integer(v)
	if err != nil {
		panic(failed("%s is no whole number", shown(v)))
	}
	return n
}

// leadingDigits is the whole number that a text begins with, or "0".
func leadingDigits(s string) string {
	found := leadingInteger.FindString(strings.TrimLeft(s, trimmed))
	return cmp.Or(strings.TrimPrefix(found, "+"), "0")
}

// leadingInt is Ruby's to_i of a text, within what an int holds.
func leadingInt(s string) int {
	n, _ := strconv.Atoi(leadingDigits(s)) // It is the greatest or the least, if it is beyond.
	return n
}

var (
	leadingInteger = regexp.MustCompile(`^[-+]?\d+`)
	leadingDecimal = regexp.MustCompile(`^-?\d+(\.\d+)?`)
)

// leadingFloat is Ruby's to_f of a text.
func leadingFloat(s string) float64 {
	f, _ := strconv.ParseFloat(leadingDecimal.FindString(s), 64)
	return f
}
