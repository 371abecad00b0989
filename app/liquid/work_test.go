package liquid

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"hanji/app/growth"
	"hanji/app/kramdown"
)

// arguments are those of the filters that need some.
var arguments = map[string]string{
	"append": `"x"`, "prepend": `"x"`, "replace": `"e", "\\0\\0"`, "replace_first": `"ink", "x"`, "replace_last": `"ink", "x"`,
	"remove": `"e"`, "remove_first": `"ink"`, "remove_last": `"ink"`, "split": `""`, "slice": "1, 99999999", "truncate": "99999999",
	"truncatewords": "99999999", "number_of_words": `"auto"`, "slugify": `"latin"`, "date": `"%A %B %Y %c %%"`,
	"concat": "list", "map": `"title"`, "push": "1", "unshift": "1", "sort": `"title"`, "sort_natural": `"title"`, "uniq": `"title"`,
	"compact": `"title"`, "where": `"title", "x"`, "find": `"title", "x"`, "where_exp": `"p", "p.title contains 'x'"`,
	"find_exp": `"p", "p.title contains 'x'"`, "group_by": `"title"`, "group_by_exp": `"p", "p.title"`,
	"plus": "1.5", "minus": "1", "times": "1", "divided_by": "3.7", "modulo": "7", "at_least": "1", "at_most": "1", "round": "300",
}

// TestFiltersPay holds that no filter does much more than it pays for, whatever it is
// given: an empty text and a long one, digits, HTML, a list of texts and one of hashes;
// nor where it fails.
func TestFiltersPay(t *testing.T) {
	long := growth.Plain(growth.Size)
	var texts, hashes []any
	for i := range 1000 {
		texts = append(texts, fmt.Sprint("text ", i*7919%1000))
		h := &Hash{}
		h.Set("title", fmt.Sprint("title ", i*7919%1000))
		hashes = append(hashes, h)
	}
	options := kramdown.Defaults()
	markdown := func(s string) string { html, _ := kramdown.Render(s, options); return html }
	e := New(Site{Markdownify: markdown, Smartify: markdown, Vars: map[string]any{"list": texts, "hashes": hashes}})
	inputs := map[string]any{
		"empty": "", "long": long, "digits": strings.Repeat("7", 900), "list": texts, "hashes": hashes, "number": 1e300,
		"marks": strings.Repeat("<a b='&amp;&'>%41 ", growth.Size/18), "address": "https://example.org/" + strings.Repeat("a/%ed/", growth.Size/6),
		"date": "2024-05-06 10:30:15 pm +0900",
	}
	const work = 500_000
	perWork := func(template string, input any) float64 {
		r := newRun(e, "post.md", map[string]any{"page": map[string]any{"in": input}})
		r.maxWork, r.most = work, maxOutput
		parsed := parse(template, "post.md", 1)
		took := growth.Measure(func() { r.template(parsed) }).Time
		return float64(took) / float64(r.work)
	}
	unit := float64(time.Second)
	for range 5 {
		unit = min(unit, perWork("{% for i in (1..100) %}{% assign x = i %}{% endfor %}", nil))
	}
	names := make([]string, 0, len(filters))
	for name := range filters {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for kind, input := range inputs {
			call := name
			if given := arguments[name]; given != "" {
				call += ": " + given
			}
			template := "{% for i in (1..100) %}{% assign x = page.in | " + call + " %}{% endfor %}"
			const most = 8
			cost := perWork(template, input) / unit
			if cost > most {
				cost = min(cost, perWork(template, input)/unit) // Once more, as others may have been at work.
			}
			if cost > most {
				t.Errorf("%s of %s: %.1f times as long as other work", name, kind, cost)
			}
		}
	}
	t.Logf("%.1f ns for a unit of work", unit)
}
