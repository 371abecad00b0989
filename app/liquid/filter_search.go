package liquid

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// searchFilters are Jekyll's, which choose items of a list by a property or by an
// expression about each.
var searchFilters = map[string]filter{
	"where": {2, 2, func(r *run, in any, args []any) (any, error) {
		list, ok := searchable(in)
		if !ok || !canSearch(args) {
			return in, nil
		}
		found, err := chosen(r, list, matcher(r, args), 0)
		return found, err
	}},
	"find": {2, 2, func(r *run, in any, args []any) (any, error) {
		list, ok := searchable(in)
		if !ok || !canSearch(args) {
			return in, nil
		}
		found, err := chosen(r, list, matcher(r, args), 1)
		return first(found), err
	}},
	"where_exp": {2, 2, byExpression(0)},
	"find_exp":  {2, 2, byExpression(1)},
	"group_by": {1, 1, func(r *run, in any, args []any) (any, error) {
		list, ok := sortable(in)
		if !ok {
			return in, nil
		}
		property := r.text(args[0])
		return grouped(r, list, func(item any) (any, error) { return r.text(r.itemProperty(item, property)), nil })
	}},
	"group_by_exp": {2, 2, func(r *run, in any, args []any) (any, error) {
		list, ok := sortable(in)
		if !ok {
			return in, nil
		}
		markup := r.text(args[1])
		if signs(markup) > maxSigns {
			return nil, errLong
		}
		e, err := compile(filtered(markup))
		if err != nil {
			return nil, err
		}
		r.push()
		defer r.pop()
		return grouped(r, list, func(item any) (any, error) {
			r.local(r.text(args[0]), item)
			return r.evaluate(e)
		})
	}},
}

// searchable returns the items of an array, or the values of a hash.
func searchable(v any) (list []any, ok bool) {
	if list, ok = v.([]any); ok {
		return list, true
	}
	keys, isHash := keysOf(v)
	for _, key := range keys {
		item, _ := lookUp(v, key)
		list = append(list, item)
	}
	return list, isHash
}

// canSearch reports whether there is a property and a value to search for.
func canSearch(args []any) bool {
	_, isList := args[1].([]any)
	_, isHash := keysOf(args[1])
	return truthy(args[0]) && !isList && !isHash
}

// matcher compares a property of items with a value: as texts, and with each item
// if the property is a list.
func matcher(r *run, args []any) func(any) (bool, error) {
	property, target := r.text(args[0]), r.text(args[1])
	return func(item any) (bool, error) {
		switch v := r.itemProperty(item, property).(type) {
		case nil:
			return args[1] == nil, nil
		case string:
			return v == target && args[1] != nil, nil
		case []any:
			for _, e := range v {
				if r.spend(1); r.text(e) == target && args[1] != nil {
					return true, nil
				}
			}
			return false, nil
		default:
			return r.text(v) == target && args[1] != nil, nil
		}
	}
}

// chosen returns the items that match, or the first few.
func chosen(r *run, list []any, matches func(any) (bool, error), most int) ([]any, error) {
	found := []any{}
	for _, item := range list {
		if r.spend(stepWork); r.stop == exhausted {
			break
		}
		item = plain(item)
		ok, err := matches(item)
		if err != nil {
			return nil, err
		}
		if ok {
			found = append(found, item)
			if len(found) == most {
				break
			}
		}
	}
	return found, nil
}

func byExpression(most int) func(*run, any, []any) (any, error) {
	return func(r *run, in any, args []any) (any, error) {
		list, ok := searchable(in)
		if !ok {
			return in, nil
		}
		markup := r.text(args[1])
		if signs(markup) > maxSigns {
			return nil, errLong
		}
		dialect, ok := strictExpression(markup)
		if !ok {
			return nil, fmt.Errorf("can't read the expression %q", markup)
		}
		e, err := compile(dialect)
		if err != nil {
			return nil, err
		}
		r.push()
		defer r.pop()
		found, err := chosen(r, list, func(item any) (bool, error) {
			r.local(r.text(args[0]), item)
			v, err := r.evaluate(e)
			if err != nil {
				err = fmt.Errorf("can't tell of each: %w", err)
			}
			return truthy(v), err
		}, most)
		if most == 1 {
			return first(found), err
		}
		return found, err
	}
}

// grouped makes hashes of the items that have the same name.
func grouped(r *run, list []any, nameOf func(any) (any, error)) (any, error) {
	var groups []any
	of := map[string]*Hash{}
	for _, item := range list {
		r.spend(3*stepWork + itemWork)
		item = plain(item)
		name, err := nameOf(item)
		if err != nil {
			return nil, err
		}
		var key strings.Builder
		if r.inspect(&key, name, 0); r.stop == exhausted {
			break
		}
		group := of[key.String()]
		if group == nil {
			group = &Hash{}
			group.Set("name", name)
			group.Set("items", []any{})
			of[key.String()] = group
			groups = append(groups, group)
		}
		items := append(group.values["items"].([]any), item)
		group.Set("items", items)
		group.Set("size", len(items))
	}
	return groups, nil
}

var (
	integerLike = regexp.MustCompile(`^\s*-?\d+\s*\n?$`)
	floatLike   = regexp.MustCompile(`^\s*-?(?:\d+\.?\d*|\.\d+)\s*\n?$`)
)

// maxNumber is the length of the longest text that is taken for a number.
const maxNumber = 1000

// itemProperty is a property of an item, which may be a path of names with dots. A
// text that looks like a number is one.
func (r *run) itemProperty(item any, property string) any {
	r.spend(len(property))
	var v any = plain(item)
	for name := range strings.SplitSeq(property, ".") {
		v, _ = value{v, r}.member(name)
	}
	s, isText := v.(string)
	switch {
	case !isText || len(s) > maxNumber:
	case integerLike.MatchString(s):
		return int(leadingInt(s))
	case floatLike.MatchString(s):
		f, _ := strconv.ParseFloat(strings.Trim(s, trimmed), 64)
		return f
	}
	return v
}
