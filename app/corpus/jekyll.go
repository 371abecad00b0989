package corpus

import (
	"fmt"
	"strings"
)

// WriteJekyll writes a Jekyll blog of n posts into a folder, which it makes: what "jekyll
// new" makes, with plugins that do what hanji does, and with the posts of Write. They have
// besides what kramdown and Liquid have, a formula in each tenth.
func WriteJekyll(dir string, n int) error {
	files := map[string]string{
		"_config.yml": "title: Corpus\nurl: https://example.org\nbaseurl: /blog\npermalink: pretty\ntheme: minima\n" +
			"plugins: [jekyll-feed, jekyll-seo-tag, jekyll-sitemap]\n",
		"_includes/note.html": `<p class="note">{{ include.text }}</p>` + "\n",
		"index.md":            "---\nlayout: home\n---\n",
		"about.md":            "---\nlayout: page\ntitle: About\n---\nOf {{ site.posts.size }} posts.\n",
	}
	for i := range n {
		files["_posts/"+Name(i)] = jekyllPost(i)
	}
	for name, content := range files {
		if err := write(dir, name, content); err != nil {
			return err
		}
	}
	return nil
}

func jekyllPost(i int) string {
	before := max(0, i-1)
	formula := ""
	if i%10 == 0 {
		formula = fmt.Sprintf("$$a_{%d}$$, ", i)
	}
	return strings.Replace(Post(i), "---\n", "---\nlayout: post\n", 1) + fmt.Sprintf(`
## Contents of %[1]d
{: .wide #own-%[1]d}

A note[^1], %[3]sand [the one before]({%% post_url %[2]s %%}).
{: .lead}

{%% include note.html text=page.title %%}

{%% highlight ruby %%}
def f%[1]d
  puts "#{@a}"
end
{%% endhighlight %%}

Term
: its definition

[^1]: Of {{ page.date | date: "%%Y" }}.
`, i, strings.TrimSuffix(Name(before), ".md"), formula)
}
