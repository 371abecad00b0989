package liquid

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/osteele/liquid/values"
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
		n, sized := size(b)
		_, isInt := b.(int)
		return bool(a) && sized && !isInt && n == 0
	case int:
		switch b := b.(type) {
		case int:
			return a == b
		case float64:
			return float64(a) == b
		}
		return false
	case float64:
		switch b := b.(type) {
		case int:
			return a == float64(b)
		case float64:
			return a == b
		}
		return false
	case time.Time:
		t, ok := b.(time.Time)
		return ok && a.Equal(t)
	case []any:
		list, ok := b.([]any)
		if !ok || len(a) != len(list) {
			return false
		}
		for i := range a {
			if !r.equal(plain(a[i]), plain(list[i]), depth+1) {
				return false
			}
		}
		return true
	case *Hash, map[string]any:
		keys, _ := keysOf(a)
		others, isHash := keysOf(b)
		if !isHash || len(keys) != len(others) {
			return false
		}
		for _, key := range keys {
			v, _ := lookUp(a, key)
			other, found := lookUp(b, key)
			if !found || !r.equal(v, other, depth+1) {
				return false
			}
		}
		return true
	}
	switch b := b.(type) {
	case string:
		if s, ok := a.(string); ok && len(s) == len(b) {
			r.spend(len(s) / passed)
		}
		return a == b
	case nil, bool, values.Range, *forloop:
		return a == b
	}
	return false
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
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			return cmp.Compare(x, y), nil
		case float64:
			return cmp.Compare(float64(x), y), nil
		}
	case float64:
		switch y := b.(type) {
		case int:
			return cmp.Compare(x, float64(y)), nil
		case float64:
			return cmp.Compare(x, y), nil
		}
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
	case []any, values.Range:
		return "a list"
	}
	return "a hash"
}
