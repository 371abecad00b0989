package liquid

import (
	"errors"
	"fmt"
	"maps"
	"strings"
)

// A filter has a least and a greatest number of arguments, without its input.
type filter struct {
	least, most int
	apply       func(r *run, in any, args []any) (any, error)
}

// filters are those of Liquid 5.4 and Jekyll, and a few that expressions are
// written with.
var filters = map[string]filter{}

func init() { // Not in the declaration: some read expressions, which need the filters.
	for _, some := range []map[string]filter{dialectFilters, textFilters, listFilters, searchFilters, numberFilters, dateFilters, siteFilters} {
		maps.Copy(filters, some)
	}
}

// dialectFilters are not for authors; see rangeEnd, variable and relation.
var dialectFilters = map[string]filter{
	"same": {0, 0, func(_ *run, in any, _ []any) (any, error) { return in, nil }},
	"whole": {0, 0, func(_ *run, in any, _ []any) (any, error) {
		if s, ok := in.(string); ok {
			return int(leadingInt(s)), nil
		}
		return whole(in)
	}},
	"variable": {0, 0, func(r *run, in any, _ []any) (any, error) {
		name, _ := in.(string)
		return r.get(name), nil
	}},
	"unknown_operator": {1, 1, func(_ *run, _ any, args []any) (any, error) {
		return nil, &hinted{fmt.Sprintf("can't compare: there is no operator %q", args[0]), "there are ==, !=, <, <=, >, >= and contains"}
	}},
}

// caller returns what the engine calls: the first argument is the run, the last one a
// map if there are some with names.
func (f filter) caller(p price) func(in any, args ...any) (any, error) {
	return func(in any, args ...any) (any, error) { return f.call(p, in, args) }
}

func (f filter) call(p price, in any, args []any) (any, error) {
	r, ok := args[0].(*run)
	if !ok {
		return nil, errors.New("has no run")
	}
	args = args[1:]
	for i := range args {
		args[i] = plain(args[i])
	}
	if len(args) < f.least || len(args) > f.most {
		expected := fmt.Sprint(f.least)
		if f.least != f.most {
			expected = fmt.Sprintf("%d to %d", f.least, f.most)
		}
		return nil, fmt.Errorf("has %d arguments, expected %s", len(args), expected)
	}
	in = plain(in)
	r.spend(p.once + weight(in)*p.byte)
	for _, arg := range args {
		r.spend(weight(arg) * p.byte)
	}
	if r.stop == exhausted {
		return nil, nil
	}
	out, err := f.apply(r, in, args)
	if err != nil {
		return nil, err
	}
	out = plain(out)
	r.spend(weight(out))
	switch out := out.(type) {
	case string:
		if len(out) > maxOutput {
			return nil, errors.New("makes a text that is too long")
		}
	case []any:
		if len(out) > maxItems {
			return nil, errors.New("makes a list that is too long")
		}
	}
	return value{out, r}, nil
}

// argument returns an argument, or nil if there are fewer.
func argument(args []any, i int) any {
	if i < len(args) {
		return args[i]
	}
	return nil
}

// onText makes a filter of a function of a text.
func onText(f func(string) string) filter {
	return filter{0, 0, func(r *run, in any, _ []any) (any, error) { return f(r.text(in)), nil }}
}

// onSome is onText for filters that let nothing be nothing.
func onSome(f func(string) string) filter {
	return filter{0, 0, func(r *run, in any, _ []any) (any, error) {
		if in == nil {
			return nil, nil
		}
		return f(r.text(in)), nil
	}}
}

// withTexts makes a filter of a function of texts, with as many more arguments.
func withTexts(least, most int, f func(s string, args []string) (any, error)) filter {
	return filter{least, most, func(r *run, in any, args []any) (any, error) {
		texts := make([]string, most)
		for i, arg := range args {
			texts[i] = r.text(arg)
		}
		return f(r.text(in), texts)
	}}
}

// replacement is what gsub puts in for a match of a text: in it, a backslash
// means something.
func replacement(template, match, before, after string) string {
	if !strings.Contains(template, `\`) {
		return template
	}
	var out strings.Builder
	for i := 0; i < len(template) && out.Len() <= maxOutput; i++ {
		if template[i] != '\\' || i+1 == len(template) {
			out.WriteByte(template[i])
			continue
		}
		i++
		switch c := template[i]; {
		case c == '0' || c == '&':
			out.WriteString(match)
		case isDigit(c):
		case c == '`':
			out.WriteString(before)
		case c == '\'':
			out.WriteString(after)
		case c == '\\':
			out.WriteByte('\\')
		default:
			out.WriteString(template[i-1 : i+1])
		}
	}
	return out.String()
}
