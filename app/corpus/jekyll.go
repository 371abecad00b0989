package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// WriteJekyll writes a Jekyll blog of n posts into a folder, which it makes: the posts of
// Write with what kramdown and Liquid have besides, a formula in each tenth, in two layouts.
func WriteJekyll(dir string, n int) error {
	files := map[string]string{
		"_config.yml": "title: Corpus\nurl: https://example.org\nbaseurl: /blog\npermalink: pretty\n",
		"_layouts/default.html": `<!DOCTYPE html>
<html><head><title>{{ page.title | escape }} | {{ site.title }}</title></head>
<body><nav>{% for p in site.pages %}{% if p.title %}<a href="{{ p.url | relative_url }}">{{ p.title }}</a>{% endif %}{% endfor %}</nav>
{{ content }}</body></html>
`,
		"_layouts/post.html": `---
layout: default
---
<article><h1>{{ page.title }}</h1><time>{{ page.date | date: "%Y-%m-%d" }}</time>{{ content }}</article>
<p>{% if page.previous %}<a href="{{ page.previous.url | relative_url }}">{{ page.previous.title }}</a>{% endif %}</p>
`,
		"_includes/note.html": `<p class="note">{{ include.text }}</p>` + "\n",
		"index.html": `---
layout: default
---
<ul>{% for post in site.posts %}<li><a href="{{ post.url | relative_url }}">{{ post.title }}</a> {{ post.excerpt | strip_html | truncatewords: 20 }}</li>{% endfor %}</ul>
`,
		"about.md": "---\nlayout: default\ntitle: About\n---\nOf {{ site.posts.size }} posts.\n",
	}
	for i := range n {
		files["_posts/"+Name(i)] = jekyllPost(i)
	}
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
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
