package liquid

import (
	"fmt"
	"maps"
	"math"

	"hanji/app/problem"
)

// unknownFilter passes its value on, as Jekyll's does, and says so once for each file.
func unknownFilter(name string) filter {
	return filter{0, math.MaxInt, func(r *run, in any, _ []any) any {
		r.noteOnce(fmt.Sprintf("unknown filter %q: what it is given stays as it is", name),
			problem.DidYouMean(name, maps.Keys(filters), "write in its place what its plugin makes of it"))
		return in
	}}
}

// noteOnce reports what is wrong at the first of its places in a file.
func (r *run) noteOnce(what, hint string) {
	at := problem.Problem{File: r.inner, What: what}
	if !r.reported[at] && len(r.reported) <= maxProblems {
		r.reported[at] = true
		r.report(r.inner, r.line, what, hint)
	}
}
