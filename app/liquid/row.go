package liquid

import (
	"fmt"
	"regexp"
	"strings"
)

var tablerow = regexp.MustCompile(`(\w+)\s+in\s+(` + fragment + `+)`)

func tablerowNode(b *block) (node, error) {
	found := tablerow.FindStringSubmatch(b.tag.markup)
	if found == nil {
		return node{}, &hinted{fmt.Sprintf("tablerow can't read %q", strings.Trim(b.tag.markup, trimmed)), "write {% tablerow item in list cols:2 %}"}
	}
	list, err := compile(operand(found[2]))
	if err != nil {
		return node{}, err
	}
	attribute := map[string]expression{}
	for _, a := range attributes.FindAllStringSubmatch(b.tag.markup, -1) {
		if attribute[a[1]], err = compile(operand(a[2])); err != nil {
			return node{}, err
		}
	}
	body := b.parts[0].nodes
	return node{run: func(r *run) error {
		v, err := r.evaluate(list)
		if err != nil || !truthy(v) {
			return err
		}
		number := map[string]int{"limit": -1}
		for key, e := range attribute {
			v, err := r.evaluate(e)
			if err != nil {
				return err
			}
			number[key] = int(leadingInt(r.text(v)))
		}
		from, to := number["offset"], -1
		if number["limit"] >= 0 {
			to = from + number["limit"]
		}
		items := r.slice(v, from, to)
		f := &forloop{length: len(items), isTable: true, cols: number["cols"], col: 1, row: 1}
		r.write("<tr class=\"row1\">\n")
		r.push()
		r.local("tablerowloop", f)
		for _, item := range items {
			r.spend(stepWork)
			r.local(found[1], plain(item))
			r.write(fmt.Sprintf("<td class=\"col%d\">", f.col))
			r.nodes(body)
			r.write("</td>")
			if f.col == f.cols && f.index < f.length-1 {
				r.write(fmt.Sprintf("</tr>\n<tr class=\"row%d\">", f.row+1))
			}
			if f.index++; f.col == f.cols {
				f.col, f.row = 1, f.row+1
			} else {
				f.col++
			}
			if r.stop != none {
				break
			}
		}
		r.pop()
		r.write("</tr>\n")
		return nil
	}}, nil
}

var (
	cycleName  = regexp.MustCompile(`(?s)^(` + fragment + `)\s*:\s*(.*)`)
	cycleValue = regexp.MustCompile(fragment)
)

func cycleNode(markup string) (node, error) {
	group := ""
	if found := cycleName.FindStringSubmatch(markup); found != nil {
		group, markup = operand(found[1]), found[2]
	}
	var steps []expression
	var dialects []string
	for part := range strings.SplitSeq(markup, ",") {
		if found := cycleValue.FindString(part); found != "" {
			e, err := compile(operand(found))
			if err != nil {
				return node{}, err
			}
			steps = append(steps, e)
			dialects = append(dialects, operand(found))
		}
	}
	if len(steps) == 0 {
		return node{}, &hinted{"cycle has no values", `write {% cycle "odd", "even" %}`}
	}
	isNamed := group != ""
	if !isNamed {
		group = quote(strings.Join(dialects, ", "))
	}
	key, err := compile(group)
	return node{run: func(r *run) error {
		named, err := r.evaluate(key)
		if err != nil {
			return err
		}
		k := fmt.Sprintf("%t %T %s", isNamed, named, r.text(named))
		i := r.cycles[k]
		v, err := r.evaluate(steps[min(i, len(steps)-1)])
		if err != nil {
			return err
		}
		r.write(r.outputText(v))
		r.cycles[k] = (i + 1) % len(steps)
		return nil
	}}, err
}
