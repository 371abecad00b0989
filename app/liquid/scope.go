package liquid

import "slices"

// scopes are the variables of a rendering: the site's and the page's first, then
// those assigned, then those of loops and includes around the place.
type scopes struct {
	levels []map[string]any
	// seen are the variables as they are seen, plain.
	seen map[string]any
}

func newScopes(site map[string]any) scopes {
	s := scopes{[]map[string]any{{}, {}}, map[string]any{}}
	for name, v := range site {
		s.set(environment, name, v)
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

func (s *scopes) show(name string) {
	for _, level := range slices.Backward(s.levels) {
		if v, found := level[name]; found {
			s.seen[name] = plain(v)
			return
		}
	}
	delete(s.seen, name)
}

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
