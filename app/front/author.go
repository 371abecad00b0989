package front

import (
	"cmp"
	"slices"
	"strings"
)

// Author returns the author of a text: as it is written, or the name of one that is known
// by that.
func (f Fields) Author(known map[string]string) string {
	v := f.Get("author", "authors")
	var names []string
	for _, item := range slices.Concat([]Value{v}, v.Items) {
		switch item.Kind {
		case Scalar:
			names = append(names, cmp.Or(known[item.Text], PlainText(item.Text)))
		case Table:
			name := NameIn(f.In(item))
			if name == "" {
				f.Wrongf(item.At, "write it as: author: \"…\", or give it a name", "author is a table of keys without a name")
			}
			names = append(names, name)
		}
	}
	return JoinNames(names)
}

// NameIn returns the name in what is said of an author.
func NameIn(author Fields) string {
	return cmp.Or(author.Scalar("display_name"), author.Scalar("name"), author.Scalar("title"))
}

// JoinNames joins those that are not empty.
func JoinNames(names []string) string {
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return name == "" }), ", ")
}
