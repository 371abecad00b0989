package liquid

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/osteele/liquid/values"
)

// forloop is what a loop tells of itself.
type forloop struct {
	name          string
	index, length int
	parent        *forloop
	// Of a tablerow: the columns, and the place in them.
	isTable        bool
	cols, col, row int
}

func (f *forloop) member(key string) any {
	switch key {
	case "index":
		return f.index + 1
	case "index0":
		return f.index
	case "rindex":
		return f.length - f.index
	case "rindex0":
		return f.length - f.index - 1
	case "first":
		return f.index == 0
	case "last":
		return f.index == f.length-1
	case "length":
		return f.length
	}
	if f.isTable {
		switch key {
		case "col":
			return f.col
		case "col0":
			return f.col - 1
		case "row":
			return f.row
		case "col_first":
			return f.col == 1
		case "col_last":
			return f.col == f.cols
		}
		return nil
	}
	switch key {
	case "name":
		return f.name
	case "parentloop":
		if f.parent != nil {
			return f.parent
		}
	}
	return nil
}

// loop is the beginning of a for: for variable in list reversed limit: offset:.
type loop struct {
	variable, name string
	list           expression
	limit, offset  expression
	reversed       bool
	goesOn         bool // offset:continue
}

var laxLoop = regexp.MustCompile(`^([\w-]+)\s+in\s+(` + fragment + `+)\s*(reversed)?`)

func parseLoop(markup string) (loop, error) {
	variable, list, limit, offset, reversed, ok := strictLoop(markup)
	if !ok {
		found := laxLoop.FindStringSubmatch(markup)
		if found == nil {
			return loop{}, &hinted{fmt.Sprintf("for can't read %q", strings.Trim(markup, trimmed)), "write {% for item in list %}"}
		}
		variable, list, reversed = found[1], found[2], found[3] != ""
		for _, attribute := range attributes.FindAllStringSubmatch(markup, -1) {
			switch attribute[1] {
			case "limit":
				limit = attribute[2]
			case "offset":
				offset = attribute[2]
			}
		}
	}
	l := loop{variable: variable, name: variable + "-" + list, reversed: reversed, goesOn: offset == "continue"}
	if l.goesOn {
		offset = ""
	}
	var err error
	for _, part := range []struct {
		e      *expression
		markup string
	}{{&l.list, list}, {&l.limit, limit}, {&l.offset, offset}} {
		if *part.e, err = compile(operand(part.markup)); err != nil {
			return loop{}, err
		}
	}
	return l, nil
}

func strictLoop(markup string) (variable, list, limit, offset string, reversed, ok bool) {
	s, ok := scan(markup)
	if !ok {
		return
	}
	if variable, ok = s.takeKind(name); !ok || !s.takeName("in") {
		return "", "", "", "", false, false
	}
	if list, ok = s.expression(); !ok {
		return
	}
	reversed = s.takeName("reversed")
	for s.is(name, "", 0) && s.is(sign, ":", 1) {
		attribute, _ := s.takeKind(name)
		s.take(":")
		e, isExpression := s.expression()
		if ok = isExpression; !ok {
			return
		}
		switch attribute {
		case "limit":
			limit = e
		case "offset":
			offset = e
		default:
			return "", "", "", "", false, false
		}
	}
	return variable, list, limit, offset, reversed, len(s) == 0
}

// items are those of a list that a loop is about.
func (l *loop) items(r *run) ([]any, error) {
	from := r.offsets[l.name]
	if !l.goesOn {
		v, err := r.evaluate(l.offset)
		if err != nil {
			return nil, err
		}
		if from, err = whole(v); err != nil {
			return nil, err
		}
	}
	list, err := r.evaluate(l.list)
	if err != nil {
		return nil, err
	}
	limit, err := r.evaluate(l.limit)
	if err != nil {
		return nil, err
	}
	to := -1
	if limit != nil {
		if to, err = whole(limit); err != nil {
			return nil, err
		}
		to = max(to+from, 0)
	}
	items := r.slice(list, from, to)
	if len(items) > maxItems {
		return nil, errors.New("a loop over so many items takes too long")
	}
	if l.reversed {
		r.spend(len(items))
		backwards := make([]any, len(items))
		for i, item := range items {
			backwards[len(items)-1-i] = item
		}
		items = backwards
	}
	r.offsets[l.name] = from + len(items)
	return items, nil
}

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
	case values.Range:
		end := list.Len()
		if to >= 0 {
			end = min(end, to)
		}
		for i := max(from, 0); i < end && len(items) <= maxItems && r.stop != exhausted; i++ {
			r.spend(itemWork)
			items = append(items, list.Index(i))
		}
		return items
	default:
		keys, _ := keysOf(list)
		for _, key := range keys {
			r.spend(itemWork)
			items = append(items, pair(list, key))
		}
	}
	if to < 0 || to > len(items) {
		to = len(items)
	}
	return items[min(max(from, 0), to):to]
}

func forNode(b *block) (node, error) {
	l, err := parseLoop(b.tag.markup)
	if err != nil {
		return node{}, err
	}
	blank := b.blank()
	body := b.parts[0].nodes
	var otherwise []node
	if len(b.parts) > 1 {
		otherwise = b.parts[len(b.parts)-1].nodes
	}
	return node{blank: blank, run: func(r *run) error {
		items, err := l.items(r)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			r.nodes(otherwise)
			return nil
		}
		f := &forloop{name: l.name, length: len(items)}
		if n := len(r.loops); n > 0 {
			f.parent = r.loops[n-1]
		}
		r.loops = append(r.loops, f)
		r.push()
		r.local("forloop", f)
		for _, item := range items {
			r.spend(stepWork)
			r.local(l.variable, plain(item))
			r.nodes(body)
			if f.index++; r.stop == breaking || r.stop == exhausted {
				break
			}
			r.stop = none
		}
		if r.stop == breaking {
			r.stop = none
		}
		r.pop()
		r.loops = r.loops[:len(r.loops)-1]
		return nil
	}}, nil
}
