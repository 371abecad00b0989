package liquid

import (
	"regexp"
	"strconv"
	"strings"

	"hanji/app/problem"
)

var (
	target     = `((?:\(?[\w\-.\[\]]\)?)+)`
	assignment = regexp.MustCompile(`(?s)` + target + `\s*=\s*(.*)`)
	capturing  = regexp.MustCompile(target)
)

// assignNode shows nothing, of a value that can't be made either.
func assignNode(markup string) (node, error) {
	found := assignment.FindStringSubmatch(markup)
	if found == nil {
		return node{}, problem.Errorf(`write {% assign name = value %}`, "nothing is assigned")
	}
	e := readPipe(found[2])
	return node{blank: true, hides: true, run: func(r *run) { r.set(assigned, found[1], r.evaluate(e)) }}, nil
}

func captureNode(b *block) (node, error) {
	variable := capturing.FindString(b.tag.markup)
	if variable == "" {
		return node{}, problem.Errorf("write {% capture name %}", "capture needs a name")
	}
	body := b.parts[0].nodes
	return node{blank: true, run: func(r *run) { r.set(assigned, variable, r.capture(body)) }}, nil
}

// counterNode is increment, which writes its counter before, or decrement, after
// counting.
func counterNode(written, by int) func(string) (node, error) {
	return func(markup string) (node, error) {
		variable := strings.Trim(markup, trimmed)
		return node{run: func(r *run) {
			n, _ := r.levels[environment][variable].(int)
			r.write(strconv.Itoa(n + written))
			r.set(environment, variable, n+by)
		}}, nil
	}
}
