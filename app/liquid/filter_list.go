package liquid

import "slices"

var listFilters = map[string]filter{
	"size": {0, 0, func(_ *run, in any, _ []any) any {
		n, _ := size(in)
		return n
	}},
	"first": {0, 0, func(_ *run, in any, _ []any) any { return first(in) }},
	"last":  {0, 0, func(_ *run, in any, _ []any) any { return last(in) }},
	"join":  onItems(0, 1, func(r *run, items, args []any) any { return r.join(items, r.textOr(args, 0, " ")) }),
	"reverse": onItems(0, 0, func(_ *run, items, _ []any) any {
		items = slices.Clone(items)
		slices.Reverse(items)
		return items
	}),
	"concat": onItems(1, 1, func(_ *run, items, args []any) any {
		more, ok := args[0].([]any)
		if !ok {
			panic(failed("needs a list, not %s", kindOf(args[0])))
		}
		return slices.Concat(items, more)
	}),
	"map": onItems(1, 1, func(r *run, items, args []any) any {
		mapped := make([]any, len(items))
		for i, item := range items {
			mapped[i] = must(r.itemMember(item, args[0]))
		}
		return mapped
	}),
	"compact": onItems(0, 1, func(r *run, items, args []any) any {
		return r.kept(items, args, func(by any) bool { return by != nil })
	}),
	"uniq": onItems(0, 1, func(r *run, items, args []any) any {
		seen := map[string]bool{}
		return r.kept(items, args, func(by any) bool {
			key := r.noted(by, &inRuby)
			isNew := !seen[key]
			seen[key] = true
			return isNew
		})
	}),
	"push":    onArray(1, 1, func(list, args []any) any { return append(slices.Clone(list), args[0]) }),
	"unshift": onArray(1, 1, func(list, args []any) any { return slices.Concat(args, list) }),
	"pop":     onArray(0, 1, func(list, args []any) any { return slices.Clone(list[:len(list)-taken(list, args)]) }),
	"shift":   onArray(0, 1, func(list, args []any) any { return slices.Clone(list[taken(list, args):]) }),
	"sample": onArray(0, 1, func(list, args []any) any { // Always the first, so that builds are alike.
		if n, err := integer(argument(args, 0)); err == nil && n != 1 {
			return list[:min(max(n, 0), len(list))]
		}
		return first(list)
	}),
	"array_to_sentence_string": {0, 1, sentence},
}

// onItems makes a filter of a function of the items of a value.
func onItems(least, most int, f func(r *run, items, args []any) any) filter {
	return filter{least, most, func(r *run, in any, args []any) any { return f(r, r.items(in), args) }}
}

// kept are the items of a list that are to be kept, by a member of them if one is named.
func (r *run) kept(items, args []any, keep func(by any) bool) any {
	kept := []any{}
	for _, item := range items {
		by := plain(item)
		if key := argument(args, 0); key != nil {
			by = must(r.itemMember(item, key))
		}
		if keep(by) {
			kept = append(kept, item)
		}
		if r.stop == exhausted {
			break
		}
	}
	return kept
}

// onArray makes a filter of a function of an array; all else stays as it is.
func onArray(least, most int, f func(list, args []any) any) filter {
	return filter{least, most, func(_ *run, in any, args []any) any {
		if list, ok := in.([]any); ok {
			return f(list, args)
		}
		return in
	}}
}

// taken is how many items are taken off a list.
func taken(list, args []any) int {
	n := integerOr(args, 0, 1)
	if n < 0 {
		panic(failed("can't take a negative number of items"))
	}
	return min(n, len(list))
}

func sentence(r *run, in any, args []any) any {
	connector := " " + r.textOr(args, 0, "and") + " "
	list, ok := in.([]any)
	switch n := len(list); {
	case !ok:
		panic(failed("needs a list, not %s", kindOf(in)))
	case n == 0:
		return ""
	case n == 1:
		return r.text(list[0])
	case n == 2:
		return r.text(list[0]) + connector + r.text(list[1])
	default:
		return r.join(list[:n-1], ", ") + "," + connector + r.text(list[n-1])
	}
}
