package liquid

import "fmt"

// A filter has a least and a greatest number of arguments, without its input.
type filter struct {
	least, most int
	apply       func(r *run, in any, args []any) any
}

// filters are those of Liquid 5.4 and Jekyll.
var filters = map[string]filter{}

// call applies a filter to a value. The last argument is a hash of those that have names,
// if there are some.
func (f filter) call(r *run, p price, in any, args []any) any {
	if len(args) < f.least || len(args) > f.most {
		expected := fmt.Sprint(f.least)
		if f.least != f.most {
			expected = fmt.Sprintf("%d to %d", f.least, f.most)
		}
		panic(failed("has %d arguments, expected %s", len(args), expected))
	}
	r.spend(p.once + weight(in)*p.byte)
	for _, arg := range args {
		r.spend(weight(arg) * p.byte)
	}
	if r.stop == exhausted {
		return nil
	}
	out := plain(f.apply(r, in, args))
	r.spend(weight(out))
	switch out := out.(type) {
	case string:
		if len(out) > maxOutput {
			panic(failed("makes a text that is too long"))
		}
	case []any:
		if len(out) > maxItems {
			panic(failed("makes a list that is too long"))
		}
	}
	return out
}

// argument returns an argument, or nil if there are fewer.
func argument(args []any, i int) any {
	if i < len(args) {
		return args[i]
	}
	return nil
}

// textOr returns an argument as a text, and integerOr as a whole number, or what there is
// instead.
func (r *run) textOr(args []any, i int, instead string) string {
	if i < len(args) {
		return r.text(args[i])
	}
	return instead
}

func integerOr(args []any, i, instead int) int {
	if i < len(args) {
		return must(integer(args[i]))
	}
	return instead
}

// onText makes a filter of a function of a text.
func onText(f func(string) string) filter {
	return filter{0, 0, func(r *run, in any, _ []any) any { return f(r.text(in)) }}
}

// onSome is onText for filters that let nothing be nothing.
func onSome(f func(string) string) filter { return some(onText(f)) }

// some makes a filter let nothing be nothing.
func some(f filter) filter {
	return filter{f.least, f.most, func(r *run, in any, args []any) any {
		if in == nil {
			return nil
		}
		return f.apply(r, in, args)
	}}
}

// withTexts makes a filter of a function of texts, with as many more arguments.
func withTexts(least, most int, f func(s string, args []string) any) filter {
	return filter{least, most, func(r *run, in any, args []any) any {
		texts := make([]string, most)
		for i, arg := range args {
			texts[i] = r.text(arg)
		}
		return f(r.text(in), texts)
	}}
}
