package liquid

import (
	"strings"

	"hanji/app/problem"
)

// run is one rendering of a file with its includes.
type run struct {
	*Engine
	scopes
	file     string // The file that is rendered, and in inner the include.
	inner    string
	line     int // of what is rendered in the inner file
	depth    int // of includes, and of expressions in filters
	out      *strings.Builder
	problems []problem.Problem
	reported map[problem.Problem]bool
	// work is what was done so far, and maxWork how much may be.
	work, maxWork int
	// most is the greatest length of what is written, or captured, beside that of the
	// includes: added, of which repeated is for those that were read before.
	most, added, repeated int
	// stop says that a limit is reached, or that a loop is left.
	stop interrupt

	loop    any            // The innermost forloop, or nil.
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

// spend counts what a rendering takes, and ends it when that is too much.
func (r *run) spend(work int) {
	if r.work += work; (r.work > r.maxWork || work < 0) && r.stop != exhausted {
		r.exhaust()
	}
}

func (r *run) exhaust() {
	r.stop = exhausted
	r.report(r.inner, r.line, "the template does too much, and is left off here", "let it go over less, or make several pages of it")
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

// report reports a problem, once.
func (r *run) report(file string, line int, what, hint string) {
	if len(r.reported) == maxProblems {
		file, line, what, hint = r.file, r.problems[0].Line, "more is wrong than is listed", "correct what is, and build again"
	}
	p := problem.Problem{Kind: problem.InLiquid, File: file, Line: line, Warning: true, What: what, Hint: hint}
	if len(r.reported) <= maxProblems && !r.reported[p] {
		r.reported[p] = true
		r.problems = append(r.problems, p)
	}
}

// outcome says of what is wrong what became of it: it stands in the text as it was written, or
// is left out.
func outcome(err error, shown bool) string {
	what := err.Error()
	if len(what) > maxWhat {
		what = strings.ToValidUTF8(what[:maxWhat], "") + "…"
	}
	if !shown {
		return what + ": left out"
	}
	return what + ": shown as text"
}
