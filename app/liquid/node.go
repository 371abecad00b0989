package liquid

import (
	"strings"

	"hanji/app/problem"
)

// A node is a piece of a template that is ready to be rendered: text, or
// something to run.
type node struct {
	text string
	run  func(*run)
	// source and line are of what is shown when run fails, unless it hides then, or something
	// is shown instead.
	source  string
	line    int
	hides   bool
	instead string
	// blank says that nothing is seen of it but white space.
	blank bool
	// trimmable says that it is text whose white space dashes take away.
	trimmable bool
}

// template is a parsed file. It is not changed by rendering.
type template struct {
	file     string
	size     int // of its source
	nodes    []node
	problems []problem.Problem
}

func nothing(*run) {}

// template renders a template, and reports what is broken in it.
func (r *run) template(t *template) {
	for _, p := range t.problems {
		r.report(p.File, p.Line, p.What, p.Hint)
	}
	r.nodes(t.nodes)
}

func (r *run) nodes(nodes []node) {
	for i := range nodes {
		if n := &nodes[i]; n.run == nil {
			r.write(n.text)
		} else {
			r.line = n.line
			if r.spend(stepWork); r.stop != none {
				return
			}
			if err := try(func() { n.run(r) }); err != nil {
				r.spend(failedWork)
				r.report(r.inner, n.line, outcome(err, !n.hides), problem.HintOf(err))
				if n.hides {
					r.write(n.instead)
				} else {
					r.write(n.source)
				}
			}
		}
		if r.stop != none {
			return
		}
	}
}

// capture returns what nodes write.
func (r *run) capture(nodes []node) string {
	outer, most := r.out, r.most
	defer func() { r.out, r.most = outer, most }()
	r.out, r.most = &strings.Builder{}, maxOutput
	r.nodes(nodes)
	return r.out.String()
}
