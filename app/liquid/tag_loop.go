package liquid

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"hanji/app/problem"
)

// loop is the beginning of a for: for variable in list reversed limit: offset:.
type loop struct {
	variable, name      string
	list, limit, offset expression
	reversed            bool
	goesOn              bool // offset:continue
}

var laxLoop = regexp.MustCompile(`^([\w-]+)\s+in\s+(` + fragment + `+)\s*(reversed)?`)

func readLoop(markup string) (loop, error) {
	l, list, given, ok := strictLoop(markup)
	if !ok {
		found := laxLoop.FindStringSubmatch(markup)
		if found == nil {
			return loop{}, problem.Errorf("write {% for item in list %}", "for can't read %q", strings.Trim(markup, trimmed))
		}
		l, list, given = loop{variable: found[1], reversed: found[3] != ""}, found[2], attributesOf(markup)
	}
	l.name = l.variable + "-" + list
	l.goesOn = given["offset"] == "continue"
	l.list, l.limit, l.offset = readOperand(list), readOperand(given["limit"]), readOperand(given["offset"])
	return l, nil
}

func strictLoop(markup string) (l loop, list string, given map[string]string, ok bool) {
	s := scan(markup)
	l.variable = s.needName()
	s.need("in")
	list = s.operand()
	l.reversed = s.take("reversed")
	given = map[string]string{}
	for attribute, more := s.takeLabel(); more; attribute, more = s.takeLabel() {
		if attribute != "limit" && attribute != "offset" {
			s.fail()
		}
		given[attribute] = s.operand()
	}
	return l, list, given, len(s) == 0
}

// attributesOf returns what stands behind the names of attributes: limit:2.
func attributesOf(markup string) map[string]string {
	given := map[string]string{}
	for _, attribute := range attributes.FindAllStringSubmatch(markup, -1) {
		given[attribute[1]] = attribute[2]
	}
	return given
}

// items are those of a list that a loop is about.
func (l *loop) items(r *run) []any {
	from := r.offsets[l.name]
	if !l.goesOn {
		from = whole(r.evaluate(l.offset))
	}
	list, to := r.evaluate(l.list), -1
	if limit := r.evaluate(l.limit); limit != nil {
		to = max(whole(limit)+from, 0)
	}
	items := r.slice(list, from, to)
	if len(items) > maxItems {
		panic(failed("a loop over so many items takes too long"))
	}
	if l.reversed {
		r.spend(len(items))
		items = slices.Clone(items)
		slices.Reverse(items)
	}
	r.offsets[l.name] = from + len(items)
	return items
}

// each runs a body for every item, which is a variable, until it returns false. The loop
// is one too, and both are seen in the body alone.
func (r *run) each(items []any, variable, loopName string, f *forloop, body func() bool) {
	r.push()
	defer r.pop()
	r.local(loopName, f)
	for _, item := range items {
		r.spend(stepWork)
		r.local(variable, plain(item))
		goesOn := body()
		if f.index++; !goesOn {
			return
		}
	}
}

func forNode(b *block) (node, error) {
	l, err := readLoop(b.tag.markup)
	if err != nil {
		return node{}, err
	}
	blank := b.blank()
	body := b.parts[0].nodes
	var otherwise []node
	if len(b.parts) > 1 {
		otherwise = b.parts[len(b.parts)-1].nodes
	}
	return node{blank: blank, run: func(r *run) {
		items := l.items(r)
		if len(items) == 0 {
			r.nodes(otherwise)
			return
		}
		f := &forloop{length: len(items), name: l.name, parent: r.loop}
		r.loop = f
		r.each(items, l.variable, "forloop", f, func() bool {
			r.nodes(body)
			goesOn := r.stop == none || r.stop == continuing
			if r.stop != exhausted {
				r.stop = none
			}
			return goesOn
		})
		r.loop = f.parent
	}}, nil
}

var tablerow = regexp.MustCompile(`(\w+)\s+in\s+(` + fragment + `+)`)

func tablerowNode(b *block) (node, error) {
	markup := b.tag.markup
	found := tablerow.FindStringSubmatch(markup)
	if found == nil {
		return node{}, problem.Errorf("write {% tablerow item in list cols:2 %}", "tablerow can't read %q", strings.Trim(markup, trimmed))
	}
	list, given := readOperand(found[2]), map[string]expression{}
	for name, attribute := range attributesOf(markup) {
		given[name] = readOperand(attribute)
	}
	body := b.parts[0].nodes
	return node{run: func(r *run) {
		v := r.evaluate(list)
		if !truthy(v) {
			return
		}
		number := func(name string, instead int) int {
			if e, isGiven := given[name]; isGiven {
				return leadingInt(r.text(r.evaluate(e)))
			}
			return instead
		}
		to, from, cols := number("limit", -1), number("offset", 0), number("cols", 0)
		if to >= 0 {
			to += from
		}
		if cols <= 0 {
			cols = math.MaxInt
		}
		items := r.slice(v, from, to)
		f := &forloop{length: len(items), cols: cols}
		r.write("<tr class=\"row1\">\n")
		r.each(items, found[1], "tablerowloop", f, func() bool {
			r.write(fmt.Sprintf("<td class=\"col%d\">", f.col()))
			r.nodes(body)
			r.write("</td>")
			if f.col() == f.cols && f.index < f.length-1 {
				r.write(fmt.Sprintf("</tr>\n<tr class=\"row%d\">", f.row()+1))
			}
			return r.stop == none
		})
		r.write("</tr>\n")
	}}, nil
}

func interruptNode(i interrupt) func(string) (node, error) {
	return func(string) (node, error) {
		return node{run: func(r *run) { r.stop = i }}, nil
	}
}
