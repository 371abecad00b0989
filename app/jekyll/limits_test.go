package jekyll_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestLimits loads blogs in which little text would make much, and some that are only
// large.
func TestLimits(t *testing.T) {
	loop := func(unit string) string {
		return "{% for i in (1..999999) %}" + strings.Repeat(unit, 20) + "{% endfor %}"
	}
	numbered := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const post = "_posts/2024-01-01-a.md"
	deep := strings.Repeat("a/", 30)
	for name, blog := range map[string]struct {
		files map[string]string
		want  string // Of a problem, "" for none.
	}{
		"rows": {map[string]string{post: "|||\n|-|-|\n" + loop("||\n")}, post + ":4: its Liquid adds"},
		"rows with a blog's data": {map[string]string{post: "|||\n|-|-|\n" + loop("||\n"), "_data/a.yml": "a: " + strings.Repeat("b", 100_000)},
			post + ":4: its Liquid adds"},
		"notes":    {map[string]string{post: "[^a]: b\n\n" + loop("[^a] ")}, post + ":4: its Liquid adds"},
		"elements": {map[string]string{"all.html": "---\n---\n" + loop("<i></i>"), "_data/a.yml": "a: " + strings.Repeat("b", 500_000)}, "all.html:3: its Liquid adds"},
		"CommonMark": {map[string]string{"_config.yml": "markdown: CommonMark", post: loop("# a\n"), "_data/a.yml": "a: " + strings.Repeat("b", 200_000)},
			post + ":4: its Liquid adds"},
		"a long list": {map[string]string{"all.md": "---\ntitle: All\n---\n{% for b in site.data.books %}* [{{ b.title }}](https://example.org/{{ b.title | slugify }})\n{% endfor %}",
			"_data/books.yml": numbered(4000, "- {title: \"Book %d, of those on the shelf\"}\n")}, ""},
		"a page of figures": {map[string]string{post: strings.Repeat("{% include figure.html n=1 %}\n\n", 300),
			"_includes/figure.html": "<figure class=\"wide\">{{ include.n }}" + strings.Repeat("<br>", 60) + "</figure>"}, ""},
		"many figures": {map[string]string{post: strings.Repeat("{% include figure.html n=1 %}\n\n", 300),
			"_includes/figure.html": "<figure class=\"wide\">{{ include.n }}" + strings.Repeat("<br>", 30) + "<img alt=\"" + strings.Repeat("a", 300) + "\" src=\"https://example.org/a.png\"></figure>"}, ""},
		"excerpts in an excerpt": {map[string]string{"_config.yml": "collections: {r: {output: true}}", "_r/a.md": strings.Repeat("word ", 500) + "\n\nRest.\n",
			post: "{% for i in (1..40) %}{{ site.r[0].excerpt }}{% endfor %}\n\nRest.\n"}, post + ":4: its excerpt is too long"},
		"redirects": {map[string]string{"_posts/2024-01-02-b.md": "---\nredirect_from: [" + numbered(10_000, "/%d, ") + "]\n---\nText.\n"},
			"_posts/2024-01-02-b.md:2: of 10000 addresses in redirect_from"},
		"patterns": {map[string]string{"_config.yml": "exclude:\n" + strings.Repeat("- \""+strings.Repeat("*a", 60)+"z\"\n", 500)},
			"_config.yml:1: the patterns with *, ? or [ under exclude"},
		"folders of patterns": {map[string]string{"_config.yml": "defaults:\n- {scope: {path: \"" + strings.Repeat("**/a/", 15) + "b\"}, values: {x: 1}}\n",
			deep + "p.md": "---\ntitle: Deep\n---\nText.\n"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			for file, text := range blog.files {
				if !strings.HasPrefix(text, "---") && strings.HasSuffix(file, ".md") {
					blog.files[file] = "---\ntitle: A\n---\n" + text
				}
			}
			b, problems := load(t, blog.files)
			found := blog.want == ""
			for _, p := range problems {
				is := blog.want != "" && strings.HasPrefix(p.String(), blog.want)
				found = found || is
				if blog.want == "" {
					t.Errorf("%v", p)
				}
			}
			if !found {
				t.Errorf("no problem begins with %q: %v", blog.want, problems)
			}
			if n := len(b.Redirects); n > 0 && n != 100 {
				t.Errorf("%d redirects, want none or the first 100", n)
			}
		})
	}
}
