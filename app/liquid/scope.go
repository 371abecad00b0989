package liquid

import (
	"maps"

	"github.com/osteele/liquid/expressions"
)

// scopes are the variables of a rendering: the site's and the page's first, then
// those assigned, then those of loops and includes around the place.
type scopes struct {
	levels []map[string]any
	// bindings are the variables that are seen, by their names in expressions.
	bindings map[string]any
	context  expressions.Context
	// of is the rendering.
	of *run
}

func newScopes(site map[string]any, of *run) scopes {
	s := scopes{of: of, levels: []map[string]any{maps.Clone(site), {}}, bindings: map[string]any{
		"empty": value{empty, of},
		"blank": value{blank, of},
	}}
	if site == nil {
		s.levels[0] = map[string]any{}
	}
	for name := range site {
		s.show(name)
	}
	return s
}

// environment is the level of the site, which increment counts in, and assigned
// that of assign and capture.
const (
	environment = iota
	assigned
)

func (s *scopes) set(level int, name string, v any) {
	s.levels[level][name] = v
	s.show(name)
}

// get returns a variable as it is seen.
func (s *scopes) get(name string) any {
	for i := len(s.levels) - 1; i >= 0; i-- {
		if v, found := s.levels[i][name]; found {
			return plain(v)
		}
	}
	return nil
}

func (s *scopes) show(name string) { s.bindings["_"+name] = value{s.get(name), s.of} }

func (s *scopes) push() { s.levels = append(s.levels, map[string]any{}) }

func (s *scopes) pop() {
	names := s.levels[len(s.levels)-1]
	s.levels = s.levels[:len(s.levels)-1]
	for name := range names {
		s.show(name)
	}
}

// local sets a variable in the innermost level.
func (s *scopes) local(name string, v any) { s.set(len(s.levels)-1, name, v) }
