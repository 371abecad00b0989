package liquid

import (
	"slices"

	"hanji/app/problem"
)

// searchFilters are Jekyll's, which choose items of a list by a property or by an
// expression about each.
var searchFilters = map[string]filter{
	"where":        choosing(0, byProperty),
	"find":         choosing(1, byProperty),
	"where_exp":    choosing(0, byCondition),
	"find_exp":     choosing(1, byCondition),
	"group_by":     {1, 1, grouping(ofProperty)},
	"group_by_exp": {2, 2, grouping(ofExpression)},
}

// choosing makes a filter that chooses the items that match, or the first few. What can't
// be searched stays as it is.
func choosing(most int, by func(r *run, args []any) (matches func(item any) bool)) filter {
	return filter{2, 2, func(r *run, in any, args []any) any {
		list, ok := entries(in, valueOf)
		if !ok {
			return in
		}
		matches := by(r, args)
		if matches == nil {
			return in
		}
		r.push()
		defer r.pop()
		found := []any{}
		for _, item := range list {
			if r.spend(stepWork); r.stop == exhausted {
				break
			}
			if item = plain(item); matches(item) {
				if found = append(found, item); len(found) == most {
					break
				}
			}
		}
		if most == 1 {
			return first(found)
		}
		return found
	}}
}

// byProperty compares a property of items with a value: as texts, and with each item if
// the property is a list.
func byProperty(r *run, args []any) func(any) bool {
	_, isList := args[1].([]any)
	_, isHash := keysOf(args[1])
	if !truthy(args[0]) || isList || isHash {
		return nil
	}
	property, target := r.text(args[0]), r.text(args[1])
	return func(item any) bool {
		v := r.itemProperty(item, property)
		if v == nil || args[1] == nil {
			return v == args[1]
		}
		list, isList := v.([]any)
		if !isList {
			return r.text(v) == target
		}
		return slices.ContainsFunc(list, func(e any) bool {
			r.spend(1)
			return r.text(e) == target
		})
	}
}

func byCondition(r *run, args []any) func(any) bool {
	markup := r.markup(args[1])
	e, ok := strictCondition(markup, readOperand)
	if !ok {
		panic(failed("can't read the expression %q", markup))
	}
	return func(item any) (matches bool) {
		r.local(r.text(args[0]), item)
		if err := try(func() { matches = truthy(r.evaluate(e)) }); err != nil {
			panic(failed("can't tell of each: %w", err))
		}
		return matches
	}
}

// markup is an expression in an argument of a filter.
func (r *run) markup(arg any) string {
	s := r.text(arg)
	if signs(s) > maxSigns {
		panic(failure{errLong})
	}
	return s
}

// grouping makes hashes of the items that have the same name.
func grouping(of func(r *run, args []any) (name func(item any) any)) func(*run, any, []any) any {
	return func(r *run, in any, args []any) any {
		list, ok := entries(in, pair)
		if !ok {
			return in
		}
		nameOf := of(r, args)
		r.push()
		defer r.pop()
		var groups []any
		known := map[string]*Hash{}
		for _, item := range list {
			r.spend(3*stepWork + itemWork)
			item = plain(item)
			name := nameOf(item)
			key := r.noted(name, &inRuby)
			if r.stop == exhausted {
				break
			}
			group := known[key]
			if group == nil {
				group = &Hash{}
				group.Set("name", name)
				known[key] = group
				groups = append(groups, group)
			}
			items, _ := group.Get("items").([]any)
			group.Set("items", append(items, item))
			group.Set("size", len(items)+1)
		}
		return groups
	}
}

func ofProperty(r *run, args []any) func(any) any {
	property := r.text(args[0])
	return func(item any) any { return r.text(r.itemProperty(item, property)) }
}

func ofExpression(r *run, args []any) func(any) any {
	e := readPipe(r.markup(args[1]))
	return func(item any) any {
		if r.depth >= maxDepth {
			panic(failure{problem.Errorf("does an expression hold itself?", "nests expressions too deep")})
		}
		r.depth++
		defer func() { r.depth-- }()
		r.local(r.text(args[0]), item)
		return r.evaluate(e)
	}
}
