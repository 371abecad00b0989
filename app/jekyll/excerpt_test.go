package jekyll_test

import (
	"strings"
	"testing"
	"time"

	"hanji/app/markdown"
)

// TestExcerptsOfOthers holds that a text shows the excerpts of others as they are rendered,
// with those that are in them, that what leads in circles ends, and what neighbours know.
func TestExcerptsOfOthers(t *testing.T) {
	b, problems := load(t, map[string]string{
		"_config.yml":            "excerpt_separator: <!--more-->\n",
		"_posts/2024-01-01-a.md": "---\ntitle: A\n---\nA *{{ page.title }}* {% if true %}yes{% endif %} [{{ page.excerpt | strip_html | strip }}]\n<!--more-->\nRest.\n",
		"_posts/2024-01-02-b.md": "---\ntitle: B\n---\nB {{ page.previous.excerpt | strip_html | strip }}.\n<!--more-->\nRest.\n",
		"_posts/2024-01-03-c.md": "---\ntitle: C\nrender_with_liquid: false\n---\nC {{ page.title }}\n<!--more-->\nRest.\n",
		"_posts/2024-01-04-d.md": "---\ntitle: D\n---\nD {% for p in site.posts %}{{ p.excerpt | strip_html | strip }}/{% endfor %}\n",
		"_posts/2024-01-05-e.md": "---\ntitle: E\n---\n{{ page.previous.previous.title }}{{ page.previous.next.title }}, {{ page.previous.content | size }}, " +
			"{{ page.previous | jsonify | split: '\"content\"' | size }}, {{ site.posts | where_exp: 'p', 'p.excerpt contains \"yes\"' | map: 'title' | join: ' ' }}.\n",
	})
	if len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	for path, want := range map[string]string{
		"/2024/01/02/b.html": "<p>B A A yes [].",
		"/2024/01/04/d.html": "/C {{ page.title }}/B A A yes []./A A yes []/</p>",
		"/2024/01/05/e.html": "<p>CE, 77, 1, D B A.</p>",
	} {
		if html := markdown.Render(b.Texts[path], "/").HTML; !strings.Contains(html, want) || strings.Contains(html, "{%") {
			t.Errorf("%s: %s", path, html)
		}
	}
}

// TestLongExcerpt holds that an excerpt of many blocks without an end takes no more time than
// it is long.
func TestLongExcerpt(t *testing.T) {
	start := time.Now()
	load(t, map[string]string{"_posts/2024-01-01-a.md": "---\n---\n" + strings.Repeat("{% if a %}", 10_000) + "\n\nRest.\n"})
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it takes %v", took)
	}
}
