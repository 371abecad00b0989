package liquid

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// Hash is a map that keeps the order in which its keys were set, as Ruby's do.
type Hash struct {
	keys   []string
	values map[string]any
}

// Set sets the value of a key.
func (h *Hash) Set(key string, v any) {
	if h.values == nil {
		h.values = map[string]any{}
	}
	if _, found := h.values[key]; !found {
		h.keys = append(h.keys, key)
	}
	h.values[key] = v
}

// SetAside sets the value of a key that is found by its name alone, and is not among the keys.
func (h *Hash) SetAside(key string, v any) {
	keys := h.keys
	h.Set(key, v)
	h.keys = keys
}

// Keys returns the keys in order; they must stay as they are.
func (h *Hash) Keys() []string { return h.keys }

// Get returns the value of a key, nil if there is none.
func (h *Hash) Get(key string) any { return h.values[key] }

// Lazy is a value that is made where it is asked for. It is not counted in the size of a site.
type Lazy func() any

// emptiness is the literal empty, which equals all that is empty, or blank, which
// in Jekyll equals nothing.
type emptiness bool

const (
	empty emptiness = true
	blank emptiness = false
)

// A span is a range: the whole numbers from one to another.
type span struct{ from, to int }

func (s span) len() int {
	if s.to < s.from {
		return 0
	}
	return int(min(uint64(s.to)-uint64(s.from), math.MaxInt-1)) + 1
}

// plain reduces the types of a value to nil, bool, int, float64, string,
// time.Time, []any, map[string]any and those of this package.
func plain(v any) any {
	switch v := v.(type) {
	case nil, bool, int, float64, string, time.Time, []any, map[string]any, *Hash, span, *forloop, emptiness:
		return v
	case Lazy:
		return plain(v())
	}
	rv := reflect.ValueOf(v)
	switch rv.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !rv.IsNil() {
			return plain(rv.Elem().Interface())
		}
	case reflect.Bool:
		return rv.Bool()
	case reflect.String:
		return rv.String()
	case reflect.Float32, reflect.Float64:
		return rv.Float()
	case reflect.Slice, reflect.Array:
		list := make([]any, rv.Len())
		for i := range list {
			list[i] = rv.Index(i).Interface()
		}
		return list
	case reflect.Map:
		m := make(map[string]any, rv.Len())
		for _, key := range rv.MapKeys() {
			m[key.String()] = rv.MapIndex(key).Interface()
		}
		return m
	}
	switch {
	case rv.CanInt():
		return int(rv.Int())
	case rv.CanUint():
		return int(rv.Uint())
	}
	return nil
}

// keysOf returns the keys of a hash in order.
func keysOf(v any) (keys []string, isHash bool) {
	switch h := v.(type) {
	case *Hash:
		return h.keys, true
	case map[string]any:
		for key := range h {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		return keys, true
	}
	return nil, false
}

// lookUp returns a member of a hash.
func lookUp(hash any, key string) (v any, found bool) {
	switch h := hash.(type) {
	case *Hash:
		v, found = h.values[key]
	case map[string]any:
		v, found = h[key]
	}
	return plain(v), found
}

// truthy is all but nil and false.
func truthy(v any) bool { return v != nil && v != false }

// member is v[key].
func member(v, key any) (_ any, found bool) {
	switch whole := v.(type) {
	case []any:
		i, ok := key.(int)
		if ok && i < 0 {
			i += len(whole)
		}
		if !ok || i < 0 || i >= len(whole) {
			return nil, ok
		}
		return plain(whole[i]), true
	case *forloop:
		k, _ := key.(string)
		return whole.member(k), true
	}
	switch key := key.(type) {
	case string:
		return lookUp(v, key)
	case int: // A key of a hash that was read from YAML.
		return lookUp(v, strconv.Itoa(key))
	}
	return nil, false
}

// valueOf is v[key], nil if there is none.
func valueOf(v, key any) any {
	found, _ := member(v, key)
	return found
}

func size(v any) (int, bool) {
	switch v := v.(type) {
	case string:
		return utf8.RuneCountInString(v), true
	case []any:
		return len(v), true
	case int:
		return 8, true // The bytes of an integer, in Ruby.
	case span:
		return v.len(), true
	}
	keys, isHash := keysOf(v)
	return len(keys), isHash
}

func isEmpty(v any) bool {
	n, sized := size(v)
	return sized && n == 0
}

func first(v any) any {
	switch v := v.(type) {
	case []any:
		return valueOf(v, 0)
	case span:
		return v.from
	}
	if keys, _ := keysOf(v); len(keys) > 0 {
		return pair(v, keys[0])
	}
	return nil
}

func last(v any) any {
	switch v := v.(type) {
	case []any:
		return valueOf(v, -1)
	case span:
		return v.to
	}
	return nil
}

// pair is what a loop over a hash gives.
func pair(hash, key any) any { return []any{key, valueOf(hash, key)} }
