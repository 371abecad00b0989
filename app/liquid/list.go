package liquid

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// slice returns the items of a list from one to before another, or to the end. A
// text is a list of itself.
func (r *run) slice(list any, from, to int) []any {
	var items []any
	switch list := list.(type) {
	case string:
		if list != "" {
			return []any{list}
		}
		return nil
	case []any:
		items = list
	case span:
		end := list.len()
		if to >= 0 {
			end = min(end, to)
		}
		for i := max(from, 0); i < end && len(items) <= maxItems && r.stop != exhausted; i++ {
			r.spend(itemWork)
			items = append(items, list.from+i)
		}
		return items
	default:
		items, _ = entries(list, pair)
		r.spend(len(items) * itemWork)
	}
	if to < 0 || to > len(items) {
		to = len(items)
	}
	return items[min(max(from, 0), to):to]
}

// items are what Liquid's filters of lists see in a value: a hash is one item.
func (r *run) items(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return r.flatten(v)
	case span:
		if v.len() > maxItems {
			panic(failed("gets a range that is too long"))
		}
		return r.slice(v, 0, -1)
	}
	return []any{v}
}

// outputText is what an output writes: the items of an array follow one another.
func (r *run) outputText(v any) string {
	if list, ok := v.([]any); ok {
		return r.join(list, "")
	}
	return r.text(v)
}

// join is Ruby's, which joins arrays in an array too.
func (r *run) join(list []any, glue string) string {
	var out strings.Builder
	for i, item := range r.flatten(list) {
		if i > 0 {
			out.WriteString(glue)
		}
		if r.spend(1 + len(glue)); r.stop == exhausted || out.Len() > maxOutput {
			break
		}
		out.WriteString(r.text(item))
	}
	return out.String()
}

// flatten takes the items out of the arrays in an array.
func (r *run) flatten(list []any) []any {
	r.spend(len(list))
	nested := false
	for _, item := range list {
		switch item.(type) {
		case nil, string, int, float64, bool, map[string]any, *Hash, time.Time:
		default:
			nested = true
		}
	}
	if !nested {
		return list
	}
	var flat []any
	var add func([]any, int)
	add = func(list []any, depth int) {
		for _, item := range list {
			if r.spend(itemWork); r.stop == exhausted {
				return
			}
			item = plain(item)
			if inner, ok := item.([]any); ok && depth < maxDepth && len(flat) < maxItems {
				add(inner, depth+1)
			} else {
				flat = append(flat, item)
			}
		}
	}
	add(list, 0)
	return flat
}

// entries are the items of an array, or what is made of those of a hash.
func entries(v any, of func(hash, key any) any) (list []any, ok bool) {
	if list, ok = v.([]any); ok {
		return list, true
	}
	keys, isHash := keysOf(v)
	for _, key := range keys {
		list = append(list, of(v, key))
	}
	return list, isHash
}

var (
	integerLike = regexp.MustCompile(`^\s*-?\d+\s*\n?$`)
	floatLike   = regexp.MustCompile(`^\s*-?(?:\d+\.?\d*|\.\d+)\s*\n?$`)
)

// itemProperty is a property of an item, which may be a path of names with dots. A
// text that looks like a number is one.
func (r *run) itemProperty(item any, property string) any {
	r.spend(len(property))
	v := plain(item)
	for name := range strings.SplitSeq(property, ".") {
		v = valueOf(v, name)
	}
	s, isText := v.(string)
	switch {
	case !isText || len(s) > maxNumber:
	case integerLike.MatchString(s):
		return leadingInt(s)
	case floatLike.MatchString(s):
		f, _ := strconv.ParseFloat(strings.Trim(s, trimmed), 64)
		return f
	}
	return v
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
	return valueOf(item, key), nil
}
