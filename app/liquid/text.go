package liquid

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// toText is Ruby's to_s of all but lists and hashes, of which it is empty.
func toText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return floatText(v)
	case time.Time:
		return v.Format("2006-01-02 15:04:05 -0700")
	case span:
		return fmt.Sprintf("%d..%d", v.from, v.to)
	case *forloop:
		return "Liquid::ForloopDrop"
	}
	return ""
}

// floatText is a float as Ruby writes it: 1.0, 1.0e+20.
func floatText(f float64) string {
	s, exponent := strconv.FormatFloat(f, 'f', -1, 64), ""
	switch {
	case math.IsNaN(f):
		return s
	case math.IsInf(f, 0):
		return strings.TrimPrefix(s, "+") + "inity"
	case f != 0 && (math.Abs(f) < 1e-4 || math.Abs(f) >= 1e16):
		s, exponent, _ = strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
		exponent = "e" + exponent
	}
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s + exponent
}

// shown is a value in a message.
func shown(v any) string {
	switch v.(type) {
	case []any, *Hash, map[string]any:
		return kindOf(v)
	}
	return strconv.Quote(toText(v))
}

// kindOf says what a value is, for an author.
func kindOf(v any) string {
	switch v.(type) {
	case nil:
		return "nothing"
	case bool:
		return "a boolean"
	case int, float64:
		return "a number"
	case string:
		return "a text"
	case time.Time:
		return "a time"
	case []any, span:
		return "a list"
	}
	return "a hash"
}
