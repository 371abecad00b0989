package liquid

import (
	"cmp"
	"slices"
	"strings"
)

var sortFilters = map[string]filter{
	"sort": {0, 2, func(r *run, in any, args []any) any { // Jekyll's, by a property with nothing first, or last.
		list, ok := entries(in, pair)
		if !ok {
			panic(failed("can't sort %s", kindOf(in)))
		}
		if argument(args, 0) == nil {
			return sorted(list, plain, r.compare)
		}
		place := r.textOr(args, 1, "first")
		nothing, known := map[string]int{"first": -1, "last": 1}[place]
		if !known {
			panic(failed("can't put nothing %q: first or last", place))
		}
		property := r.text(args[0])
		return sorted(list, func(item any) any { return r.itemProperty(item, property) }, withNothing(nothing, func(a, b any) (int, error) {
			order, err := r.compare(a, b)
			if err != nil {
				order = strings.Compare(r.text(a), r.text(b))
			}
			return order, nil
		}))
	}},
	"sort_natural": onItems(0, 1, func(r *run, items, args []any) any {
		of := plain
		if property := argument(args, 0); property != nil {
			of = func(item any) any {
				v, _ := r.itemMember(item, property)
				return v
			}
		}
		return sorted(items, of, withNothing(1, func(a, b any) (int, error) {
			x, y := r.text(a), r.text(b)
			r.spend(2 * (stepWork + len(x) + len(y)))
			return strings.Compare(foldASCII(x), foldASCII(y)), nil
		}))
	}),
}

// sorted sorts the items of a list by what is made of each.
func sorted(list []any, of func(any) any, compare func(a, b any) (int, error)) any {
	type entry struct{ by, item any }
	entries := make([]entry, len(list))
	for i, item := range list {
		entries[i] = entry{of(item), item}
	}
	var first error
	slices.SortStableFunc(entries, func(a, b entry) int {
		order, err := compare(a.by, b.by)
		first = cmp.Or(first, err)
		return order
	})
	if first != nil {
		panic(failed("can't sort: %w", first))
	}
	items := make([]any, len(list))
	for i, e := range entries {
		items[i] = e.item
	}
	return items
}

// withNothing compares with nothing before all that is something, or behind it.
func withNothing(nothing int, compare func(a, b any) (int, error)) func(a, b any) (int, error) {
	return func(a, b any) (int, error) {
		switch {
		case a == nil && b == nil:
			return 0, nil
		case a == nil:
			return nothing, nil
		case b == nil:
			return -nothing, nil
		}
		return compare(a, b)
	}
}

func foldASCII(s string) string {
	return strings.Map(func(c rune) rune {
		if 'A' <= c && c <= 'Z' {
			return c - 'A' + 'a'
		}
		return c
	}, s)
}
