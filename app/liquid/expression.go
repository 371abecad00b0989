package liquid

import (
	"errors"
	"fmt"

	"hanji/app/problem"
)

// An expression is a tree, which is read once and evaluated often.
type expression interface {
	value(r *run) any
}

// evaluate returns the value of an expression, plain: none, whatever is wrong in it, when
// too much was done.
func (r *run) evaluate(e expression) (v any) {
	defer func() {
		if r.stop == exhausted {
			v, _ = nil, recover()
		}
	}()
	return e.value(r)
}

// A literal is a value that is written out.
type literal struct{ of any }

func (l literal) value(r *run) any {
	r.spend(termWork)
	return l.of
}

// A lookup is a variable and what is looked up in it: page.tags[0].
type lookup struct {
	name  expression
	steps []step
}

// A step is what stands behind a dot, or in brackets.
type step struct {
	to     expression
	dotted bool
}

func (l lookup) value(r *run) any {
	name, _ := l.name.value(r).(string)
	v := r.seen[name]
	for _, step := range l.steps {
		key := step.to.value(r)
		found, ok := member(v, key)
		if !ok && step.dotted {
			found = r.property(v, key)
		}
		v = found
	}
	return v
}

// property is what Liquid knows of a value without such a member.
func (r *run) property(v, name any) any {
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

// An interval is a range of two expressions.
type interval struct{ from, to expression }

func (i interval) value(r *run) any { return span{r.end(i.from), r.end(i.to)} }

// end is an end of a range, which is a text's number if that is one.
func (r *run) end(e expression) int {
	v := e.value(r)
	if s, ok := v.(string); ok {
		return leadingInt(s)
	}
	return whole(v)
}

// A record is a hash whose values are written out behind their names.
type record struct {
	names  []string
	values []expression
}

func (h *record) add(name string, value expression) {
	h.names, h.values = append(h.names, name), append(h.values, value)
}

func (h record) value(r *run) any {
	made := &Hash{}
	for i, e := range h.values {
		made.Set(h.names[i], e.value(r))
	}
	return made
}

// A pipe is a value that goes through filters.
type pipe struct {
	in    expression
	calls []call
}

// A call is that of a filter. Arguments that have names are a record, the last one.
type call struct {
	name      string
	filter    filter
	price     price
	arguments []expression
}

func (p pipe) value(r *run) any {
	v := p.in.value(r)
	for _, c := range p.calls {
		v = c.apply(r, v)
	}
	return v
}

func (c *call) apply(r *run, in any) (out any) {
	args := make([]any, len(c.arguments))
	for i, e := range c.arguments {
		args[i] = e.value(r)
	}
	if err := try(func() { out = c.filter.call(r, c.price, in, args) }); err != nil {
		if inner := (ofFilter{}); !errors.As(err, &inner) {
			err = ofFilter{fmt.Errorf("the filter %q %w", c.name, err)}
		}
		panic(failure{err})
	}
	return out
}

// ofFilter is what is wrong in a filter, which those around it do not say again.
type ofFilter struct{ error }

func (e ofFilter) Unwrap() error { return e.error }

// A condition is two expressions with an operator between them: a == b, a or b.
type condition struct {
	left     expression
	operator string
	right    expression
}

func (c condition) value(r *run) any {
	a := c.left.value(r)
	if c.operator == "or" && truthy(a) || c.operator == "and" && !truthy(a) {
		return a
	}
	b := c.right.value(r)
	switch c.operator {
	case "and", "or":
		return b
	case "==":
		return r.equal(a, b, 0)
	case "!=", "<>":
		return !r.equal(a, b, 0)
	case "<":
		return r.less(a, b)
	case ">":
		return r.less(b, a)
	case "<=":
		return r.less(a, b) || r.equal(a, b, 0)
	case ">=":
		return r.less(b, a) || r.equal(a, b, 0)
	case "contains":
		return r.contains(a, b)
	}
	panic(failure{problem.Errorf("there are ==, !=, <, <=, >, >= and contains", "can't compare: there is no operator %q", c.operator)})
}
