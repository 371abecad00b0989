package liquid

import (
	"errors"
	"fmt"
	"strings"

	"github.com/osteele/liquid/expressions"
)

// Limits of one rendering.
const (
	maxSteps = 10_000_000
	maxItems = 1_000_000 // of an array
	maxWhat  = 300       // bytes of a problem, which may quote the template
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
	steps    int
	// stop says that a limit is reached, or that a loop is left.
	stop interrupt

	loops   []*forloop
	offsets map[string]int // Where a loop over a list ended, for offset:continue.
	cycles  map[string]int
	changed string // What ifchanged had the last time.
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
		offsets: map[string]int{}, cycles: map[string]int{}}
	r.scopes = newScopes(e.site.Vars)
	if page != nil {
		r.set(0, "page", page)
	}
	r.bindings["run"] = value{r}
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
			r.spend(1)
			if err := r.protect(n); err != nil {
				r.report(Problem{r.inner, n.line, err.Error(), hintOf(err)})
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

// spend counts what a rendering takes, and ends it when that is too much.
func (r *run) spend(steps int) {
	if r.steps += steps; r.steps > maxSteps && r.stop != exhausted {
		r.exhaust()
	}
}

func (r *run) exhaust() {
	r.stop = exhausted
	r.report(Problem{r.inner, r.line, "the template does too much, and is left off here", ""})
}

func (r *run) write(s string) {
	if r.stop == exhausted {
		return
	}
	if r.out.Len()+len(s) > maxOutput {
		r.exhaust()
		return
	}
	r.out.WriteString(s)
}

// capture returns what nodes write.
func (r *run) capture(nodes []node) string {
	outer := r.out
	defer func() { r.out = outer }()
	r.out = &strings.Builder{}
	r.nodes(nodes)
	return r.out.String()
}

func (r *run) report(p Problem) {
	if len(p.What) > maxWhat {
		p.What = strings.ToValidUTF8(p.What[:maxWhat], "") + "…"
	}
	if !r.reported[p] {
		r.reported[p] = true
		r.problems = append(r.problems, p)
	}
}

// An expression is one in the engine's dialect that is ready to be evaluated.
type expression struct{ of expressions.Expression }

func compile(dialect string) (expression, error) {
	parsed, err := expressions.Parse(dialect)
	if err != nil {
		return expression{}, errors.New("this expression can't be read")
	}
	return expression{parsed}, nil
}

func (r *run) evaluate(e expression) (any, error) {
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
