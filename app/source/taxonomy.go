package source

import (
	"slices"
	"strings"

	"hanji/app/post"
)

// taxonomy reads categories and tags as Jekyll does. A singular key holds one
// name, spaces included, or a list of names; a plural key names separated by
// white space, or a list. Commas separate nothing. category and categories add
// up, after the categories that come from the folders above _posts; tag takes the
// place of tags.
func taxonomy(f fields, folders []string) (categories, tags []string) {
	categories = slices.Concat(folders, f.names("categories", true), f.names("category", false))
	tags = f.names("tag", false)
	switch ignored := f.get("tags"); {
	case f.get("tag").kind == absent:
		tags = f.names("tags", true)
	case ignored.kind != absent:
		f.warnf(ignored.at, "put all tags under one of the two keys", "tags is not used, because there is tag")
	}
	return f.few("categories", distinct(categories), "categories", "category"), f.few("tags", distinct(tags), "tag", "tags")
}

// maxNames is how many categories, and how many tags, a post may have: each has pages, on
// which all of the post's card stands.
const maxNames = 100

// few returns the first names, with a warning at the first of some keys that is there if
// there are more.
func (f fields) few(what string, names []string, keys ...string) []string {
	if len(names) <= maxNames {
		return names
	}
	for _, key := range keys {
		if v := f.get(key); v.kind != absent {
			f.warnf(v.at, "name fewer", "of %d %s, those after the first %d are left out", len(names), what, maxNames)
			break
		}
	}
	return names[:maxNames]
}

// names reads the names under a singular or plural key.
func (f fields) names(key string, plural bool) []string {
	v := f.get(key)
	switch {
	case v.kind == table:
		f.wrongf(v.at, "write a list of names", "%s is %s, names are expected", key, v.kind)
	case v.kind == scalar && plural && v.typed:
		f.warnf(v.at, "write a list: ["+v.text+"]", "%s: %s is not used, because it is not text", key, v.text)
	case v.kind == scalar && plural:
		return strings.Fields(v.text)
	case v.kind == scalar:
		return []string{v.text}
	}
	return f.flatten(key, v)
}

func (f fields) flatten(key string, v value) (names []string) {
	for _, item := range v.items {
		switch item.kind {
		case scalar:
			names = append(names, item.text)
		case list:
			names = append(names, f.flatten(key, item)...)
		case table:
			f.wrongf(item.at, "quote a name that holds a colon", "%s holds %s, names are expected", key, item.kind)
		}
	}
	return names
}

// distinct drops names that are empty or have the address of an earlier one.
func distinct(names []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, name := range names {
		name = plainText(name)
		if slug := post.Slug(name); name != "" && !seen[slug] {
			seen[slug] = true
			kept = append(kept, name)
		}
	}
	return kept
}
