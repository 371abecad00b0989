// Package liquid renders the Liquid of a Jekyll blog's posts, pages and includes
// as Jekyll 4.3 does, with its tags and filters. It is for building, not for the
// browser.
//
// A template is cut into tokens, which are parsed into nodes; their expressions are
// trees. Both are read once, as Ruby's Liquid reads them, and run as often as needed.
// Ruby gives up on a file at the first error; here each is reported, and what it is
// about stands in the text as it was written, unless it is a tag or an include that the
// author has from elsewhere: where that is not known, nothing is shown of it.
package liquid

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"hanji/app/problem"
)

// Engine renders templates of a site. It is safe for concurrent use.
type Engine struct {
	site Site
	// size is how many bytes the texts of the site have.
	size     int
	includes sync.Map // of a name, or a file and a name, to what reads and parses it once
}

// New returns an engine for a site.
func New(site Site) *Engine {
	if site.Zone == nil {
		site.Zone = time.UTC
	}
	return &Engine{site: site, size: sizeOf(site.Vars, map[*Hash]bool{}, 0)}
}

// Render renders the template of a file, which begins at a line of it, after the
// front matter. The same template gives the same text. Problems, at which Jekyll would give
// up, are warnings, in the order of the file, those of its includes after them.
func (e *Engine) Render(source, file string, line int, page map[string]any) (text string, problems []problem.Problem) {
	return e.RenderLayout(source, file, line, map[string]any{"page": page})
}

// RenderLayout is Render with variables besides those of the site: for a layout these are
// "page", "content" and "layout".
func (e *Engine) RenderLayout(source, file string, line int, vars map[string]any) (text string, problems []problem.Problem) {
	if !strings.Contains(source, "{{") && !strings.Contains(source, "{%") {
		return source, nil
	}
	r := newRun(e, file, vars)
	r.maxWork = maxWork + e.size*workOfSite
	others := max(0, e.size-len(source)) // The template may be one of the texts of the site.
	r.most = min(max(minSize, len(source)+len(source)/4)+2*others, max(maxOutput, 2*len(source)))
	r.template(parse(source, file, line))
	slices.SortStableFunc(r.problems, func(a, b problem.Problem) int {
		if (a.File == file) != (b.File == file) {
			if a.File == file {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return r.out.String(), r.problems
}

func newRun(e *Engine, file string, vars map[string]any) *run {
	r := &run{Engine: e, file: file, inner: file, out: &strings.Builder{}, reported: map[problem.Problem]bool{},
		offsets: map[string]int{}, cycles: map[string]int{}, included: map[any]bool{}}
	r.scopes = newScopes(e.site.Vars)
	for name, v := range vars {
		r.set(0, name, v)
	}
	return r
}
