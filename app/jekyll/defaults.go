package jekyll

import (
	"path"
	"slices"
	"strings"

	"hanji/app/front"
)

// defaultSet is front matter that posts of a path or kind have by default, as in
// Jekyll's setting "defaults".
type defaultSet struct {
	// path is what the names of files begin with, or a pattern with * for what such a
	// beginning matches; "" is any.
	path string
	// kind is "posts", "pages", "drafts" or a collection's name; "" is any.
	kind   string
	values []front.Member
}

func (c config) readDefaults() (sets []defaultSet) {
	for _, entry := range c.List("defaults") {
		set := c.In(entry)
		scope := set.Table("scope")
		values := set.Get("values")
		if values.Kind != front.Table {
			c.Warnf(entry.At, "write scope: and values: below it", "an entry of defaults has no values")
			continue
		}
		kind := scope.Text("type")
		if slices.Contains([]string{"post", "page", "draft"}, kind) {
			kind += "s"
		}
		for i := range values.Members {
			values.Members[i].Value.At = front.Position{} // It is in another file.
		}
		sets = append(sets, defaultSet{scope.Text("path"), kind, values.Members})
	}
	return sets
}

// Defaults returns the default front matter of a file of a collection. Of two sets that
// say the same the one with the longer path counts, else that with a kind, else the later
// one.
func (b *Blog) Defaults(file, collection string) (all []front.Member) {
	var latest *defaultSet
	for i := range b.defaults {
		set := &b.defaults[i]
		switch {
		case !set.appliesTo(b.Relative(file), collection):
		case latest == nil || set.precedes(*latest):
			all = front.Merge(all, set.values)
			latest = set
		default:
			all = front.Merge(set.values, all)
		}
	}
	return all
}

func (s defaultSet) precedes(other defaultSet) bool {
	if len(s.path) != len(other.path) {
		return len(s.path) > len(other.path)
	}
	return s.kind != "" || other.kind == ""
}

func (s defaultSet) appliesTo(file, kind string) bool {
	if s.kind != "" && s.kind != kind {
		return false
	}
	if !strings.Contains(s.path, "*") {
		return strings.HasPrefix(file, s.path)
	}
	segments := strings.Split(file, "/")
	pattern := strings.Split(s.path, "/")
	if last := len(pattern) - 1; pattern[last] == "" { // It is of folders.
		segments, pattern = segments[:len(segments)-1], pattern[:last]
		if last > 1 && pattern[last-1] == "**" { // Of any depth, which what is in one has anyway.
			pattern = pattern[:last-1]
		}
	}
	for n := range segments {
		if matchesPath(pattern, segments[:n+1]) {
			return true
		}
	}
	return false
}

// matchesPath reports whether segments of a path match those of a pattern. ** is any number
// of folders, at its end one name, as to Ruby.
func matchesPath(pattern, segments []string) bool {
	// rest[j] says that what follows in the pattern matches segments[j:].
	rest := make([]bool, len(segments)+1)
	rest[len(segments)] = true
	for i, p := range slices.Backward(pattern) {
		here := make([]bool, len(segments)+1)
		for j := len(segments) - 1; j >= 0; j-- {
			if p == "**" && i < len(pattern)-1 {
				here[j] = rest[j] || here[j+1]
				continue
			}
			ok, err := path.Match(p, segments[j])
			here[j] = err == nil && ok && rest[j+1]
		}
		rest = here
	}
	return rest[0]
}
