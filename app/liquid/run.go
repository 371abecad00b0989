package liquid

import (
	"errors"
	"fmt"
	"strings"

	"github.com/osteele/liquid/expressions"
)

// run is one rendering of a file with its includes.
type run struct {
	*Engine
	scopes
	file     string // The file that is rendered, and in inner the include.
	inner    string
	line     int // of what is rendered in the inner file
	depth    int // of includes
	out      *strings.Builder
	problems []Problem
	reported map[Problem]bool
	// work is what was done so far, and maxWork how much may be.
	work, maxWork int
	// most is the greatest length of what is written, or captured, beside that of the
	// includes: added, of which repeated is for those that were read before.
	most, added, repeated int
	// stop says that a limit is reached, or that a loop is left.
	stop interrupt

	loops   []*forloop
	offsets map[string]int // Where a loop over a list ended, for offset:continue.
	cycles  map[string]int
	// included are the includes met so far, as in Engine.
	included map[any]bool
	changed  string // What ifchanged had the last time.
}

type interrupt int

const (
	none interrupt = iota
	breaking
	continuing
	exhausted
)

func newRun(e *Engine, file string, page map[string]any) *run {
	r := &run{Engine: e, file: file, inner: file, out: &strings.Builder{}, reported: map[Problem]bool{},
		offsets: map[string]int{}, cycles: map[string]int{}, included: map[any]bool{}}
	r.scopes = newScopes(e.site.Vars, r)
	if page != nil {
		r.set(0, "page", page)
	}
	r.bindings["run"] = value{r, r}
	r.context = expressions.NewContext(r.bindings, e.config)
	return r
}

// template renders a template, and reports what is broken in it.
func (r *run) template(t *template) {
	for _, p := range t.problems {
		r.report(p)
	}
	r.nodes(t.nodes)
}

func (r *run) nodes(nodes []node) {
	for i := range nodes {
		if n := &nodes[i]; n.run == nil {
			r.write(n.text)
		} else {
			r.line = n.line
			r.spend(stepWork)
			if err := r.protect(n); err != nil {
				r.spend(failedWork)
				r.report(Problem{r.inner, n.line, err.Error(), hintOf(err), true})
				r.write(n.source)
			}
		}
		if r.stop != none {
			return
		}
	}
}

// protect runs a node. What panics is an error of it.
func (r *run) protect(n *node) (err error) {
	if r.stop != none {
		return nil
	}
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("can't be rendered: %v", panicked)
		}
	}()
	return n.run(r)
}

func (r *run) write(s string) {
	if r.spend(len(s)); r.stop == exhausted {
		return
	}
	if r.out.Len()+len(s) > r.most+r.added {
		r.exhaust()
		return
	}
	r.out.WriteString(s)
}

// capture returns what nodes write.
func (r *run) capture(nodes []node) string {
	outer, most := r.out, r.most
	defer func() { r.out, r.most = outer, most }()
	r.out, r.most = &strings.Builder{}, maxOutput
	r.nodes(nodes)
	return r.out.String()
}

func (r *run) report(p Problem) {
	if len(p.What) > maxWhat {
		p.What = strings.ToValidUTF8(p.What[:maxWhat], "") + "…"
	}
	if len(r.reported) == maxProblems {
		p = Problem{r.file, r.problems[0].Line, "more is wrong than is listed", "correct what is, and build again", false}
	}
	if len(r.reported) <= maxProblems && !r.reported[p] {
		r.reported[p] = true
		r.problems = append(r.problems, p)
	}
}

// An expression is one in the engine's dialect that is ready to be evaluated, which is
// so much work.
type expression struct {
	of   expressions.Expression
	work int
}

func compile(dialect string) (expression, error) {
	parsed, err := expressions.Parse(dialect)
	if err != nil {
		return expression{}, errors.New("this expression can't be read")
	}
	return expression{parsed, len(dialect)}, nil
}

func (r *run) evaluate(e expression) (any, error) {
	if r.spend(e.work); r.stop == exhausted {
		return nil, nil
	}
	v, err := e.of.Evaluate(r.context)
	if failed, ok := errors.AsType[expressions.FilterError](err); ok {
		err = failed.Err
		if _, ours := dialectFilters[failed.FilterName]; !ours {
			err = fmt.Errorf("the filter %q %w", failed.FilterName, failed.Err)
		}
	}
	return plain(v), err
}

// hinted is an error that knows what to do about it.
type hinted struct{ what, hint string }

func (h *hinted) Error() string { return h.what }
func (h *hinted) Hint() string  { return h.hint }

func hintOf(err error) string {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return h.Hint()
	}
	return ""
}
