package source

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hanji/app/jekyll"
	"hanji/app/problem"
)

// chooseLanguage leaves out the texts of which there is one in the default language, or of
// which the site of that has another, and counts them.
func (j jekyllRules) chooseLanguage(drafts []*draft) {
	languages := j.blog.Languages()
	if languages.Default == "" {
		return
	}
	same := map[string][]*draft{}
	for _, d := range lastFirst(drafts) {
		if d.left == "" || d.left == moved {
			id := cmp.Or(d.Scalar("page_id"), d.post.Path)
			same[id] = append(same[id], d)
		}
	}
	count := map[string]int{}
	leaveOut := func(d *draft) {
		d.left = translated
		of := languages.Of(d.Fields)
		if only := d.Get("lang-exclusive").Scalars(); of == "" && len(only) > 0 {
			of = only[0]
		}
		count[of]++
	}
	for _, group := range same {
		isDefault := func(d *draft) bool { return cmp.Or(languages.Of(d.Fields), languages.Default) == languages.Default }
		kept := group[max(0, slices.IndexFunc(group, isDefault))]
		for _, d := range group {
			if languages.Excludes(d.Fields) || d != kept && !isDefault(d) {
				leaveOut(d)
			}
		}
	}
	j.reportLanguages(languages, count)
}

// reportLanguages says once what is left out.
func (j jekyllRules) reportLanguages(languages jekyll.Languages, count map[string]int) {
	var parts []string
	for _, language := range slices.Sorted(maps.Keys(count)) {
		parts = append(parts, fmt.Sprintf("%d %s", count[language], cmp.Or(language, languages.Default)))
	}
	if len(parts) > 0 {
		j.blog.Add(problem.NotCarriedOver, languages.At, true, "to have another, build a copy of the blog with that as its default_lang",
			fmt.Sprintf("the blog is built in its default language, %s; left out are texts in others (%s), and links to them lead to that", languages.Default, strings.Join(parts, ", ")))
	}
}
