package liquid

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/osteele/liquid/values"
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

// Keys returns the keys in order; they must stay as they are.
func (h *Hash) Keys() []string { return h.keys }

// Get returns the value of a key, nil if there is none.
func (h *Hash) Get(key string) any { return h.values[key] }

// emptiness is the literal empty, which equals all that is empty, or blank, which
// in Jekyll equals nothing.
type emptiness bool

const (
	empty emptiness = true
	blank emptiness = false
)

// value is a value in the engine's expressions of a rendering that does what it does in
// Ruby. What it holds is plain; see plain.
type value struct {
	any
	run *run
}

var _ values.Value = value{}

// plain reduces the types of a value to nil, bool, int, float64, string,
// time.Time, []any, map[string]any and those of this package.
func plain(v any) any {
	switch v := v.(type) {
	case nil, bool, int, float64, string, time.Time, []any, map[string]any, *Hash, values.Range, *forloop, emptiness, *run:
		return v
	case value:
		return v.any
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
			m[toText(key.Interface())] = rv.MapIndex(key).Interface()
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

func (v value) Interface() any { return v.any }
func (v value) Test() bool     { return truthy(v.any) }

// Int is for ranges, whose ends are made whole before.
func (v value) Int() int {
	n, _ := v.any.(int)
	return n
}

func (v value) Equal(other values.Value) bool { return v.run.equal(v.any, plain(other.Interface()), 0) }

// Less panics for what Ruby can't compare, which the engine makes an error of.
func (v value) Less(other values.Value) bool {
	a, b := v.any, plain(other.Interface())
	if !ordered(a) || !ordered(b) {
		return false
	}
	order, err := v.run.compare(a, b)
	if err != nil {
		panic(values.TypeError(err.Error()))
	}
	return order < 0
}

func (v value) Contains(other values.Value) bool {
	item := plain(other.Interface())
	if !truthy(item) {
		return false
	}
	switch whole := v.any.(type) {
	case string:
		part := v.run.text(item)
		v.run.spend((len(whole) + len(part)) / passed)
		return strings.Contains(whole, part)
	case []any:
		return slices.ContainsFunc(whole, func(e any) bool { return v.run.equal(plain(e), item, 0) || v.run.stop == exhausted })
	}
	key, isText := item.(string)
	_, found := lookUp(v.any, key)
	return isText && found
}

// IndexValue is a[key].
func (v value) IndexValue(key values.Value) values.Value {
	found, _ := v.member(plain(key.Interface()))
	return value{found, v.run}
}

// PropertyValue is a.key.
func (v value) PropertyValue(key values.Value) values.Value {
	k, _ := key.Interface().(string)
	if found, ok := v.member(k); ok {
		return value{found, v.run}
	}
	return value{v.run.property(v.any, k), v.run}
}

func (v value) member(key any) (any, bool) {
	switch whole := v.any.(type) {
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
		return lookUp(v.any, key)
	case int: // A key of a hash that was read from YAML.
		return lookUp(v.any, strconv.Itoa(key))
	}
	return nil, false
}

// property is what Liquid knows of a value without such a member.
func (r *run) property(v any, name string) any {
	if s, ok := v.(string); ok {
		r.spend(len(s) / passed)
	}
	switch name {
	case "size":
		if n, ok := size(v); ok {
			return n
		}
	case "first":
		return first(v)
	case "last":
		return last(v)
	}
	return nil
}

func size(v any) (int, bool) {
	switch v := v.(type) {
	case string:
		return utf8.RuneCountInString(v), true
	case []any:
		return len(v), true
	case int:
		return 8, true // The bytes of an integer, in Ruby.
	case values.Range:
		return max(v.Len(), 0), true
	}
	keys, isHash := keysOf(v)
	return len(keys), isHash
}

func first(v any) any {
	switch v := v.(type) {
	case []any:
		if len(v) > 0 {
			return plain(v[0])
		}
	case values.Range:
		return v.Index(0)
	}
	if keys, _ := keysOf(v); len(keys) > 0 {
		return pair(v, keys[0])
	}
	return nil
}

func last(v any) any {
	switch v := v.(type) {
	case []any:
		if len(v) > 0 {
			return plain(v[len(v)-1])
		}
	case values.Range:
		return v.Index(v.Len() - 1)
	}
	return nil
}

// pair is what a loop over a hash gives.
func pair(hash any, key string) any {
	v, _ := lookUp(hash, key)
	return []any{key, v}
}
