package source

import (
	"path"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/liquid"
)

// readAuthors returns the names of a Jekyll blog's authors by what posts call them: those
// of the settings, of _data/authors, and of the collection _authors.
func readAuthors(f *folder.Folder, c config, data *liquid.Hash, documents []string) map[string]string {
	authors := map[string]string{}
	for _, key := range []string{"authors", "author"} {
		for _, m := range c.get(key).members {
			if name := nameIn(fields{c.report, m.value.members}); name != "" {
				authors[m.key] = name
			}
		}
	}
	if known, ok := data.Get("authors").(*liquid.Hash); ok {
		for _, key := range known.Keys() {
			if author, ok := known.Get(key).(*liquid.Hash); ok {
				if name, ok := author.Get("name").(string); ok {
					authors[key] = plainText(name)
				}
			}
		}
	}
	for _, file := range documents {
		r := &report{file: file, lenient: true}
		text, _ := r.read(f)
		front, _, err := r.cutJekyll(text)
		if err != nil {
			continue // A warning of the document itself.
		}
		author := fields{r, front.members}
		key := strings.TrimSuffix(path.Base(file), path.Ext(file))
		authors[firstOf(author.text("short_name"), author.text("slug"), key)] = firstOf(nameIn(author), titleOf(key, key))
	}
	return authors
}

// nameIn returns the name in what is said of an author.
func nameIn(author fields) string {
	return firstOf(author.scalar("display_name"), author.scalar("name"), author.scalar("title"))
}

// author returns the author of the blog, or all of its authors.
func (c config) author(authors map[string]string) string {
	v := c.get("author")
	if v.kind == scalar {
		return firstOf(authors[v.text], plainText(v.text))
	}
	if name := nameIn(fields{c.report, v.members}); name != "" {
		return name
	}
	var names []string
	for _, m := range v.members {
		names = append(names, authors[m.key])
	}
	for _, item := range v.items {
		names = append(names, firstOf(authors[item.text], plainText(item.text)))
	}
	return joined(names)
}

// author returns the author of a text: as it is written, or the name of one that the
// blog knows by that.
func (s *Settings) author(f fields) string {
	v := f.get("author")
	if v.kind == absent {
		v = f.get("authors")
	}
	var names []string
	for _, item := range slices.Concat([]value{v}, v.items) {
		switch item.kind {
		case scalar:
			names = append(names, firstOf(s.authors[item.text], plainText(item.text)))
		case table:
			name := nameIn(fields{f.report, item.members})
			if name == "" {
				f.wrongf(item.at, "write it as: author: \"…\", or give it a name", "author is a table of keys without a name")
			}
			names = append(names, name)
		}
	}
	return joined(names)
}

func joined(names []string) string {
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return name == "" }), ", ")
}
