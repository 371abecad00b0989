package source

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// defaultSet is front matter that posts of a path or kind have by default, as in
// Jekyll's setting "defaults".
type defaultSet struct {
	// path is what the names of files begin with, or a pattern with * for what such a
	// beginning matches; "" is any.
	path string
	// kind is "posts", "pages", "drafts" or a collection's name; "" is any.
	kind   string
	values []member
}

func (c config) readDefaults() (sets []defaultSet) {
	raw, _ := c.get("defaults").raw.([]any)
	for i, entry := range c.list("defaults") {
		set := fields{c.report, entry.members}
		scope := set.table("scope")
		values := set.get("values")
		if values.kind != table {
			c.warnf(entry.at, "write scope: and values: below it", "an entry of defaults has no values")
			continue
		}
		kind := scope.text("type")
		switch kind {
		case "post", "page", "draft":
			kind += "s"
		}
		sets = append(sets, defaultSet{scope.text("path"), kind, frontMatterOf(values, raw[i])})
	}
	return sets
}

// frontMatterOf returns the members of values as those of a file's own front matter,
// without their places, which are in another file. raw is the entry that holds them.
func frontMatterOf(values value, raw any) []member {
	entry, _ := raw.(map[string]any)
	decoded, _ := entry["values"].(map[string]any)
	list := slices.Clone(values.members)
	for i := range list {
		list[i].value.at = position{}
		list[i].value.raw = decoded[list[i].key]
	}
	return list
}

// defaultsOf returns the default front matter of a file. Of two sets that say the same
// the one with the longer path counts, else that with a kind, else the later one.
func (c config) defaultsOf(file, kind string) (all []member) {
	var latest *defaultSet
	for i := range c.defaults {
		set := &c.defaults[i]
		switch {
		case !set.appliesTo(file, kind):
		case latest == nil || set.precedes(*latest):
			all = merge(all, set.values)
			latest = set
		default:
			all = merge(set.values, all)
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
	pattern := strings.Split(strings.Trim(s.path, "/"), "/")
	for n := range segments {
		if matches(pattern, segments[:n+1]) {
			return true
		}
	}
	return false
}

// matches reports whether segments of a path match those of a pattern, of which ** is
// any number.
func matches(pattern, segments []string) bool {
	// rest[j] says that what follows in the pattern matches segments[j:].
	rest := make([]bool, len(segments)+1)
	rest[len(segments)] = true
	for _, p := range slices.Backward(pattern) {
		here := make([]bool, len(segments)+1)
		for j := len(segments) - 1; j >= 0; j-- {
			if p == "**" {
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

// merge returns base with what over says in its place. Tables in both are merged alike,
// and what is null in over stays.
func merge(base, over []member) []member {
	merged := slices.Clone(base)
	for _, m := range over {
		i := slices.IndexFunc(merged, func(b member) bool { return b.key == m.key })
		switch {
		case i < 0:
			merged = append(merged, m)
		case m.value.kind == absent:
		case m.value.kind == table && merged[i].value.kind == table:
			m.value.members = merge(merged[i].value.members, m.value.members)
			m.value.raw = mergeRaw(merged[i].value.raw, m.value.raw)
			merged[i] = m
		default:
			merged[i] = m
		}
	}
	return merged
}

// mergeRaw is merge for a table as its decoder has it.
func mergeRaw(base, over any) any {
	b, isTable := base.(map[string]any)
	o, areTables := over.(map[string]any)
	if !isTable || !areTables {
		return over
	}
	merged := maps.Clone(b)
	for key, value := range o {
		if value != nil {
			merged[key] = mergeRaw(b[key], value)
		}
	}
	return merged
}
