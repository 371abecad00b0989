package front

import (
	"cmp"
	"slices"
	"strings"
)

// Authors returns the authors of a text: as they are written, or the names of those that are
// known by that.
func (f Fields) Authors(known map[string]string) (names []string) {
	v := f.Get("author", "authors")
	if all := f.Get("authors"); all.Kind == List && v.Kind == Scalar { // The one is for themes that know one alone.
		v = all
	}
	for _, item := range slices.Concat([]Value{v}, v.Items) {
		switch item.Kind {
		case Scalar:
			names = append(names, namesIn(item.Text, known)...)
		case Table:
			name := NameIn(f.In(item))
			if name == "" {
				f.Wrongf(item.At, "write it as: author: \"…\", or give it a name", "author is a table of keys without a name")
			}
			names = append(names, name)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// namesIn returns the name of an author, or of several that are known by what commas separate.
func namesIn(written string, known map[string]string) (names []string) {
	for key := range strings.SplitSeq(written, ",") {
		name := known[strings.TrimSpace(key)]
		if name == "" {
			return []string{cmp.Or(known[written], PlainText(written))}
		}
		names = append(names, name)
	}
	return names
}

// NameIn returns the name in what is said of an author.
func NameIn(author Fields) string {
	return cmp.Or(author.Scalar("display_name"), author.Scalar("name"), author.Scalar("title"))
}

// JoinNames joins those that are not empty.
func JoinNames(names []string) string {
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return name == "" }), ", ")
}
