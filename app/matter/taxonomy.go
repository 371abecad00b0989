package matter

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hanji/app/front"
	"hanji/app/post"
)

// Taxonomy reads categories and tags as Jekyll does. A singular key holds one
// name, spaces included, or a list of names; a plural key names separated by
// white space, or a list. Commas separate nothing. category and categories add
// up, after the categories that come from the folders above _posts; tag takes the
// place of tags.
func Taxonomy(f front.Fields, folders []string) (categories, tags []string) {
	categories = slices.Concat(folders, NamesOf(f, "categories", true), NamesOf(f, "category", false))
	tags = NamesOf(f, "tag", false)
	switch ignored := f.Get("tags"); {
	case f.Get("tag").Kind == front.Absent:
		tags = NamesOf(f, "tags", true)
	case ignored.Kind != front.Absent:
		f.Warnf(ignored.At, "put all tags under one of the two keys", "tags is not used, because there is tag")
	}
	return few(f, "categories", distinct(categories), "categories", "category"), few(f, "tags", distinct(tags), "tag", "tags")
}

// maxNames is how many categories, and how many tags, a post may have: each has pages, on
// which all of the post's card stands.
const maxNames = 100

// few returns the first names, with a warning at the first of some keys that is there if
// there are more.
func few(f front.Fields, what string, names []string, keys ...string) []string {
	if len(names) <= maxNames {
		return names
	}
	if v := f.Get(keys...); v.Kind != front.Absent {
		f.Warnf(v.At, "name fewer", "of %d %s, those after the first %d are left out", len(names), what, maxNames)
	}
	return names[:maxNames]
}

// NamesOf reads the names under a singular or plural key.
func NamesOf(f front.Fields, key string, plural bool) []string {
	v := f.Get(key)
	switch {
	case v.Kind == front.Table:
		f.Wrongf(v.At, "write a list of names", "%s is %s, names are expected", key, v.Kind)
		return nil
	case v.Kind == front.Scalar && plural && v.Typed:
		f.Warnf(v.At, "write a list: ["+v.Text+"]", "%s: %s is not used, because it is not text", key, v.Text)
		return nil
	case v.Kind == front.Scalar && plural:
		if apart := byCommas(v.Text); len(apart) > 0 {
			f.Warnf(v.At, fmt.Sprintf("write a list: %s: [%s]", key, strings.Join(apart, ", ")), "%s: commas separate nothing outside of brackets, blanks do", key)
		}
		return strings.Fields(v.Text)
	}
	return flatten(f, key, v)
}

// byCommas returns the names that commas at the ends of words are meant to separate, none
// if there are no such commas.
func byCommas(text string) (names []string) {
	if !separator.MatchString(text) {
		return nil
	}
	for _, name := range separator.Split(text, -1) {
		if name = strings.TrimSpace(name); strings.ContainsAny(name, "#:[]{}\"'&*!|>%@`") {
			name = strconv.Quote(name)
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

var separator = regexp.MustCompile(`,(?:\s+|$)`)

func flatten(f front.Fields, key string, v front.Value) (names []string) {
	switch v.Kind {
	case front.Scalar:
		if name, ends := strings.CutSuffix(strings.TrimSpace(v.Text), ","); ends {
			f.Warnf(v.At, fmt.Sprintf("write %q", name), "%s: the name %q ends in a comma", key, v.Text)
		}
		return []string{v.Text}
	case front.Table:
		f.Wrongf(v.At, "quote a name that holds a colon", "%s holds %s, names are expected", key, v.Kind)
	}
	for _, item := range v.Items {
		names = append(names, flatten(f, key, item)...)
	}
	return names
}

// distinct drops names that are empty or have the address of an earlier one.
func distinct(names []string) []string {
	var kept []string
	seen := map[string]bool{}
	for _, name := range names {
		name = front.PlainText(name)
		if slug := post.Slug(name); name != "" && !seen[slug] {
			seen[slug] = true
			kept = append(kept, name)
		}
	}
	return kept
}
