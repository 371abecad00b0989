package liquid

import (
	"fmt"
	"regexp"
	"strings"

	"hanji/app/problem"
)

var cycleName = regexp.MustCompile(`(?s)^(` + fragment + `)\s*:\s*(.*)`)

func cycleNode(markup string) (node, error) {
	var group expression
	if found := cycleName.FindStringSubmatch(markup); found != nil {
		group, markup = readOperand(found[1]), found[2]
	}
	var steps []expression
	for part := range strings.SplitSeq(markup, ",") {
		if found := operandIn.FindString(part); found != "" {
			steps = append(steps, readOperand(found))
		}
	}
	if len(steps) == 0 {
		return node{}, problem.Errorf(`write {% cycle "odd", "even" %}`, "cycle has no values")
	}
	values := fmt.Sprintf("%#v", steps) // Those without a name are one if they have the same values.
	return node{run: func(r *run) {
		key := values
		if group != nil {
			named := r.evaluate(group)
			key = fmt.Sprintf("%T %s", named, r.text(named))
		}
		i := r.cycles[key]
		r.write(r.outputText(r.evaluate(steps[min(i, len(steps)-1)])))
		r.cycles[key] = (i + 1) % len(steps)
	}}, nil
}

func ifchangedNode(b *block) (node, error) {
	body := b.parts[0].nodes
	return node{run: func(r *run) {
		if s := r.capture(body); s != r.changed {
			r.changed = s
			r.write(s)
		}
	}}, nil
}
