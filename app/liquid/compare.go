package liquid

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// equal is Ruby's ==, and what the literal empty equals.
func (r *run) equal(a, b any, depth int) bool {
	if r.spend(1); depth > maxDepth || r.stop == exhausted {
		return false
	}
	if e, ok := b.(emptiness); ok {
		a, b = e, a
	}
	switch a := a.(type) {
	case emptiness:
		return bool(a) && isEmpty(b)
	case int, float64:
		order, areNumbers := compareNumbers(a, b)
		return areNumbers && order == 0
	case string:
		s, ok := b.(string)
		if ok && len(s) == len(a) {
			r.spend(len(s) / passed)
		}
		return ok && s == a
	case time.Time:
		t, ok := b.(time.Time)
		return ok && a.Equal(t)
	case []any:
		list, ok := b.([]any)
		return ok && slices.EqualFunc(a, list, func(a, b any) bool { return r.equal(plain(a), plain(b), depth+1) })
	case *Hash, map[string]any:
		keys, _ := keysOf(a)
		others, isHash := keysOf(b)
		return isHash && len(keys) == len(others) && !slices.ContainsFunc(keys, func(key string) bool {
			other, found := lookUp(b, key)
			return !found || !r.equal(valueOf(a, key), other, depth+1)
		})
	}
	return a == b
}

func compareNumbers(a, b any) (order int, areNumbers bool) {
	x, isInt := a.(int)
	y, areInts := b.(int)
	if isInt && areInts {
		return cmp.Compare(x, y), true
	}
	f, ok := toFloat(a)
	g, areNumbers := toFloat(b)
	return cmp.Compare(f, g), ok && areNumbers
}

func toFloat(v any) (f float64, isNumber bool) {
	if n, ok := v.(int); ok {
		return float64(n), true
	}
	f, isNumber = v.(float64)
	return f, isNumber
}

// ordered reports whether a value has an operator <.
func ordered(v any) bool {
	switch v.(type) {
	case int, float64, string, time.Time:
		return true
	}
	return false
}

// compare is Ruby's <=>.
func (r *run) compare(a, b any) (int, error) {
	r.spend(1)
	if order, areNumbers := compareNumbers(a, b); areNumbers {
		return order, nil
	}
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			r.spend(min(len(x), len(y)) / passed)
			return strings.Compare(x, y), nil
		}
	case time.Time:
		if y, ok := b.(time.Time); ok {
			return x.Compare(y), nil
		}
	case []any:
		y, ok := b.([]any)
		for i := 0; ok && i < min(len(x), len(y)) && r.stop != exhausted; i++ {
			if order, err := r.compare(plain(x[i]), plain(y[i])); order != 0 || err != nil {
				return order, err
			}
		}
		if ok {
			return cmp.Compare(len(x), len(y)), nil
		}
	}
	if r.equal(a, b, 0) {
		return 0, nil
	}
	return 0, fmt.Errorf("%s and %s can't be compared", kindOf(a), kindOf(b))
}

// less is Ruby's <, and false for what has none.
func (r *run) less(a, b any) bool {
	return ordered(a) && ordered(b) && must(r.compare(a, b)) < 0
}

// contains reports whether a text, a list or the keys of a hash have a part.
func (r *run) contains(whole, part any) bool {
	if _, isLiteral := part.(emptiness); isLiteral || !truthy(part) {
		return false
	}
	switch whole := whole.(type) {
	case string:
		s := r.text(part)
		r.spend((len(whole) + len(s)) / passed)
		return strings.Contains(whole, s)
	case []any:
		return slices.ContainsFunc(whole, func(item any) bool { return r.equal(plain(item), part, 0) || r.stop == exhausted })
	}
	key, isText := part.(string)
	_, found := lookUp(whole, key)
	return isText && found
}
