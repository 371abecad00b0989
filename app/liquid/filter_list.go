package liquid

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/osteele/liquid/values"
)

var listFilters = map[string]filter{
	"size": {0, 0, func(r *run, in any, _ []any) (any, error) {
		n, _ := size(in)
		return n, nil
	}},
	"first": {0, 0, func(r *run, in any, _ []any) (any, error) { return first(in), nil }},
	"last":  {0, 0, func(r *run, in any, _ []any) (any, error) { return last(in), nil }},
	"join": {0, 1, func(r *run, in any, args []any) (any, error) {
		glue := " "
		if len(args) > 0 {
			glue = r.text(args[0])
		}
		items, err := r.items(in)
		return r.join(items, glue), err
	}},
	"reverse": {0, 0, func(r *run, in any, _ []any) (any, error) {
		items, err := r.items(in)
		items = slices.Clone(items)
		slices.Reverse(items)
		return items, err
	}},
	"concat": {1, 1, func(r *run, in any, args []any) (any, error) {
		more, ok := args[0].([]any)
		if !ok {
			return nil, fmt.Errorf("needs a list, not %s", kindOf(args[0]))
		}
		items, err := r.items(in)
		return slices.Concat(items, more), err
	}},
	"map": {1, 1, func(r *run, in any, args []any) (any, error) {
		items, err := r.items(in)
		mapped := make([]any, len(items))
		for i, item := range items {
			if mapped[i], err = r.itemMember(item, args[0]); err != nil {
				return nil, err
			}
		}
		return mapped, err
	}},
	"compact":      {0, 1, compact},
	"uniq":         {0, 1, uniq},
	"sort":         {0, 2, sortFilter},
	"sort_natural": {0, 1, sortNatural},
	"push":         onArray(func(list []any, v any) []any { return append(slices.Clone(list), v) }),
	"unshift":      onArray(func(list []any, v any) []any { return slices.Concat([]any{v}, list) }),
	"pop":          shortened(func(list []any, n int) []any { return list[:len(list)-n] }),
	"shift":        shortened(func(list []any, n int) []any { return list[n:] }),
	"sample": {0, 1, func(r *run, in any, args []any) (any, error) { // Always the first, so that builds are alike.
		list, ok := in.([]any)
		if !ok {
			return in, nil
		}
		if n, err := integer(argument(args, 0)); len(args) > 0 && err == nil && n != 1 {
			return list[:min(max(n, 0), len(list))], nil
		}
		return first(list), nil
	}},
	"array_to_sentence_string": {0, 1, sentence},
}

// items are what Liquid's filters of lists see in a value: a hash is one item.
func (r *run) items(v any) ([]any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case []any:
		return r.flatten(v), nil
	case values.Range:
		if v.Len() > maxItems {
			return nil, errors.New("gets a range that is too long")
		}
		r.spend(max(v.Len(), 0) * itemWork)
		return v.AsArray(), nil
	}
	return []any{v}, nil
}

// itemMember is item[key] as Ruby has it for what may be in a list.
func (r *run) itemMember(item, key any) (any, error) {
	item = plain(item)
	switch item := item.(type) {
	case string:
		if k, ok := key.(string); ok && strings.Contains(item, k) {
			return k, nil
		}
		return nil, nil
	case int:
		return nil, fmt.Errorf("can't select %q of a number", r.text(key))
	}
	v, _ := value{item, r}.member(key)
	return v, nil
}

func compact(r *run, in any, args []any) (any, error) {
	items, err := r.items(in)
	if err != nil {
		return nil, err
	}
	kept := []any{}
	for _, item := range items {
		v := plain(item)
		if len(args) > 0 && args[0] != nil {
			if v, err = r.itemMember(item, args[0]); err != nil {
				return nil, err
			}
		}
		if v != nil {
			kept = append(kept, item)
		}
	}
	return kept, nil
}

func uniq(r *run, in any, args []any) (any, error) {
	items, err := r.items(in)
	if err != nil {
		return nil, err
	}
	kept := []any{}
	seen := map[string]bool{}
	for _, item := range items {
		v := plain(item)
		if len(args) > 0 && args[0] != nil {
			if v, err = r.itemMember(item, args[0]); err != nil {
				return nil, err
			}
		}
		var key strings.Builder
		if r.inspect(&key, v, 0); r.stop == exhausted {
			break
		}
		if !seen[key.String()] {
			seen[key.String()] = true
			kept = append(kept, item)
		}
	}
	return kept, nil
}

// sortFilter is Jekyll's, which sorts by a property with nothing first, or last.
func sortFilter(r *run, in any, args []any) (any, error) {
	list, ok := sortable(in)
	if !ok {
		return nil, fmt.Errorf("can't sort %s", kindOf(in))
	}
	if argument(args, 0) == nil {
		return sorted(list, plain, r.compare)
	}
	nothing := -1
	switch order := r.text(argument(args, 1)); {
	case len(args) < 2 || order == "first":
	case order == "last":
		nothing = 1
	default:
		return nil, fmt.Errorf("can't put nothing %q: first or last", order)
	}
	property := r.text(args[0])
	return sorted(list, func(item any) any { return r.itemProperty(item, property) }, func(a, b any) (int, error) {
		switch {
		case a == nil && b == nil:
			return 0, nil
		case a == nil:
			return nothing, nil
		case b == nil:
			return -nothing, nil
		}
		order, err := r.compare(a, b)
		if err != nil {
			order = strings.Compare(r.text(a), r.text(b))
		}
		return order, nil
	})
}

// sortable returns the items of an array, or the pairs of a hash.
func sortable(v any) (list []any, ok bool) {
	if list, ok = v.([]any); ok {
		return list, true
	}
	keys, isHash := keysOf(v)
	for _, key := range keys {
		list = append(list, pair(v, key))
	}
	return list, isHash
}

// sorted sorts the items of a list by what is made of each.
func sorted(list []any, of func(any) any, compare func(a, b any) (int, error)) (any, error) {
	type entry struct{ by, item any }
	entries := make([]entry, len(list))
	for i, item := range list {
		entries[i] = entry{of(item), item}
	}
	var failed error
	slices.SortStableFunc(entries, func(a, b entry) int {
		order, err := compare(a.by, b.by)
		if failed == nil {
			failed = err
		}
		return order
	})
	if failed != nil {
		return nil, fmt.Errorf("can't sort: %w", failed)
	}
	items := make([]any, len(list))
	for i, e := range entries {
		items[i] = e.item
	}
	return items, nil
}

func sortNatural(r *run, in any, args []any) (any, error) {
	list, err := r.items(in)
	if err != nil {
		return nil, err
	}
	of := plain
	if property := argument(args, 0); property != nil {
		of = func(item any) any {
			v, _ := r.itemMember(item, property)
			return v
		}
	}
	return sorted(list, of, func(a, b any) (int, error) {
		switch {
		case a == nil && b == nil:
			return 0, nil
		case a == nil:
			return 1, nil
		case b == nil:
			return -1, nil
		}
		x, y := r.text(a), r.text(b)
		r.spend(2 * (stepWork + len(x) + len(y)))
		return strings.Compare(foldASCII(x), foldASCII(y)), nil
	})
}

func foldASCII(s string) string {
	return strings.Map(func(c rune) rune {
		if 'A' <= c && c <= 'Z' {
			return c - 'A' + 'a'
		}
		return c
	}, s)
}

func onArray(f func([]any, any) []any) filter {
	return filter{1, 1, func(r *run, in any, args []any) (any, error) {
		if list, ok := in.([]any); ok {
			return f(list, args[0]), nil
		}
		return in, nil
	}}
}

func shortened(f func(list []any, n int) []any) filter {
	return filter{0, 1, func(r *run, in any, args []any) (any, error) {
		list, ok := in.([]any)
		if !ok {
			return in, nil
		}
		n := 1
		if len(args) > 0 {
			var err error
			if n, err = integer(args[0]); err != nil {
				return nil, err
			}
		}
		if n < 0 {
			return nil, errors.New("can't take a negative number of items")
		}
		return slices.Clone(f(list, min(n, len(list)))), nil
	}}
}

func sentence(r *run, in any, args []any) (any, error) {
	connector := "and"
	if len(args) > 0 {
		connector = r.text(args[0])
	}
	list, ok := in.([]any)
	switch n := len(list); {
	case !ok:
		return nil, fmt.Errorf("needs a list, not %s", kindOf(in))
	case n == 0:
		return "", nil
	case n == 1:
		return r.text(list[0]), nil
	case n == 2:
		return r.text(list[0]) + " " + connector + " " + r.text(list[1]), nil
	default:
		return r.join(list[:n-1], ", ") + ", " + connector + " " + r.text(list[n-1]), nil
	}
}
