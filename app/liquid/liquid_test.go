package liquid_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"hanji/app/growth"
	"hanji/app/kramdown"
	"hanji/app/liquid"
	"hanji/app/prepare"
	"hanji/app/problem"
)

var seoul = time.FixedZone("KST", 9*3600)

// blog is a site with a few posts and includes.
func blog() liquid.Site {
	posts := []any{
		map[string]any{"title": "Paper", "n": 3, "kind": "craft", "tags": []string{"a", "b"}, "pinned": true, "url": "/paper/"},
		map[string]any{"title": "Ink", "n": 1, "kind": "tool", "tags": []string{"b"}, "url": "/ink/"},
		map[string]any{"title": "Brush", "n": 2, "kind": "tool", "url": "/brush/"},
	}
	ordered := &liquid.Hash{}
	ordered.Set("z", 1)
	ordered.Set("a", 2)
	includes := map[string]string{
		"long.html":   strings.Repeat("종이", 10_000),
		"box.html":    `[{{ include.text }}|{{ include.kind }}|{{ outer }}]{% assign from_box = "yes" %}`,
		"nested.html": `({% include box.html text=include.inner %}){{ include.inner }}`,
		"sub/leaf.md": `leaf of {{ page.title }}`,
		"leave.html":  `{% if i == 2 %}{% break %}{% endif %}{{ i }}`,
		"again.html":  `{% include again.html %}`,
		"broken.html": "fine\n{% nonsense %}\n{% if true %}{{ 'in' }}{% endif %}",
		"all.html":    `{{ include | jsonify }}`,
	}
	return liquid.Site{
		Vars: map[string]any{
			"site":  map[string]any{"title": "한지 blog", "posts": posts, "data": map[string]any{"ordered": ordered, "words": []string{"one", "two", "three"}}},
			"list":  []any{1, 2, 3, 4, 5, 6},
			"mixed": []any{3, "a", nil, 1.5},
			"str":   "hello world",
			"ko":    "안녕하세요 세계",
			"num":   7,
			"flt":   2.0,
			"none":  []any{},
			"blank": "",
			"yes":   true,
			"no":    false,
			"key":   "title",
		},
		Include: func(name string) (string, string, error) {
			source, found := includes[name]
			if !found {
				return "", "", fmt.Errorf("there is no include %q", name)
			}
			return source, "_includes/" + name, nil
		},
		IncludeRelative: func(from, name string) (string, string, error) {
			return "beside " + from, name, nil
		},
		Link: func(path string) (string, error) {
			if path != "about.md" {
				return "", errors.New("there is no file " + path)
			}
			return "/about.html", nil
		},
		PostURL: func(name string) (string, error) {
			if name != "2020-01-02-hello" {
				return "", problem.Errorf("look again", "there is no post %s", name)
			}
			return "/2020/01/02/hello.html", nil
		},
		BaseURL: "/base",
		URL:     "https://example.org",
		Zone:    seoul,
		Now:     time.Date(2024, 5, 6, 7, 8, 9, 0, seoul),
	}
}

func page() map[string]any {
	return map[string]any{
		"title": "A title", "my-key": "dashed", "n": 1,
		"date": time.Date(2024, 5, 2, 21, 30, 0, 0, seoul),
		"tags": []string{"b", "A", "c", "a"},
		"meta": map[string]any{"a": map[string]any{"b": "deep"}, "size": 9},
	}
}

// testCase is a template and what Ruby's Liquid 5.4 with Jekyll 4.3.1 makes of it.
type testCase struct{ name, template, want string }

func check(t *testing.T, cases []testCase) {
	t.Helper()
	engine := liquid.New(blog())
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, problems := engine.Render(c.template, "post.md", 1, page())
			if got != c.want || problems != nil {
				t.Errorf("%s\n gives %q\n want  %q\n %v", c.template, got, c.want, problems)
			}
		})
	}
}

// TestBroken holds that what is broken is named with its line, and shown or left out, while
// all the rest is rendered.
func TestBroken(t *testing.T) {
	for _, c := range []struct{ name, template, want, problem string }{
		{"unknown tag", "a\n{% nosuch x %}b{% endnosuch %} {{ num }}{% nosuch %}", "a\nb 7", `post.md:12 unknown tag "nosuch": left out (write in its place what its plugin makes of it, or, if it is not Liquid, {% raw %} before and {% endraw %} behind it)`},
		{"unknown filter", "{{ str | localise_it | upcase }}\n{{ \"x\" | localise_it: 1, k: \"v\" }}", "HELLO WORLD\nx", `post.md:11 unknown filter "localise_it": what it is given stays as it is (write in its place what its plugin makes of it)`},
		{"misspelt filter", "{% assign a = str | upcas %}{{ a }}", "hello world", `post.md:11 unknown filter "upcas": what it is given stays as it is (did you mean "upcase"?)`},
		{"shortcode of Hugo", "a\n{{< figure src=\"a.png\" >}}b", "a\nb", `post.md:12 {{< figure src="a.png" >}} is a shortcode of Hugo: left out (write Markdown or HTML in its place, or {% raw %} before and {% endraw %} behind what is to be read)`},
		{"nothing to embed", "[{% youtube %}]", "[]", `post.md:11 nothing is named that could be shown: left out (write its address after the name of the tag)`},
		{"what can't be embedded", "[{% tweet javascript:alert(1)// %}]", "[]", `post.md:11 "javascript:alert(1)//" can't be shown: left out (write its whole address, https://…)`},
		{"HTML to embed", "[{% oembed <b> %}]", "[]", `post.md:11 "<b>" can't be shown: left out (write its whole address, https://…)`},
		{"unknown tag in code", "a `{% nosuch x %}b{% endnosuch %}`", "a `{% nosuch x %}b{% endnosuch %}`", `post.md:11 unknown tag "nosuch": shown as text (write {% raw %} before and {% endraw %} behind what is not Liquid)`},
		{"block like another tag", "{% notice %}x{% endnotice %}", "x", `post.md:11 unknown tag "notice": left out (write in its place what its plugin makes of it, or, if it is not Liquid, {% raw %} before and {% endraw %} behind it)`},
		{"misspelt tag", "{% asign x = 1 %}", "", `post.md:11 unknown tag "asign": left out (did you mean "assign"?)`},
		{"block never closed", "{% if yes %}\n{{ num }}", "{% if yes %}\n7", `post.md:11 "if" is never closed: shown as text (write {% endif %} where it ends)`},
		{"block closed by another", "{% if yes %}{% for i in list %}x{% endif %}y", "{% for i in list %}xy", `post.md:11 "for" is never closed: shown as text (write {% endfor %} where it ends)`},
		{"end without a beginning", "x{% endif %}{{ num }}", "x{% endif %}7", `post.md:11 "endif" without "if" before it: shown as text`},
		{"else outside", "x{% else %}y", "x{% else %}y", `post.md:11 "else" is not where it divides a block: shown as text`},
		{"output never closed", "a {{ num b\n{% if yes %}c{% endif %}", "a {{ num b\nc", `post.md:11 "{{" is never closed: shown as text (write {% raw %} before and {% endraw %} behind what is not Liquid)`},
		{"half an end", "{{ a } b {{ num }}", "{{ a } b 7", `post.md:11 "{{" is never closed: shown as text (write {% raw %} before and {% endraw %} behind what is not Liquid)`},
		{"tag never closed", "a {% if b {{ num }}", "a {% if b 7", `post.md:11 "{%" is never closed: shown as text (write {% raw %} before and {% endraw %} behind what is not Liquid)`},
		{"raw never closed", "{% raw %}{{ num }}", "{% raw %}7", `post.md:11 "raw" is never closed: shown as text (write {% endraw %} where it ends)`},
		{"comment never closed", "{% comment %}{{ num }}", "{% comment %}7", `post.md:11 "comment" is never closed: shown as text (write {% endcomment %} where it ends)`},
		{"a loop that can't be read", "{% for x %}{{ num }}{% endfor %}", "{% for x %}7{% endfor %}", `post.md:11 for can't read "x": shown as text (write {% for item in list %})`},
		{"no condition", "{% if %}{{ num }}{% endif %}", "{% if %}7{% endif %}", `post.md:11 a condition is missing or can't be read: shown as text`},
		{"an operator that is none", "\n\n{% if num = 7 %}x{% endif %}", "\n\n{% if num = 7 %}x{% endif %}", `post.md:13 can't compare: there is no operator "=": shown as text (there are ==, !=, <, <=, >, >= and contains)`},
		{"what can't be compared", "{% if num > str %}x{% endif %}{{ num }}", "{% if num > str %}x{% endif %}7", `post.md:11 a text and a number can't be compared: shown as text`},
		{"arguments", "{{ str | append }}", "{{ str | append }}", `post.md:11 the filter "append" has 0 arguments, expected 1: shown as text`},
		{"division", "{{ 1 | divided_by: 0 }}", "{{ 1 | divided_by: 0 }}", `post.md:11 the filter "divided_by" can't divide by 0: shown as text`},
		{"a value that can't be assigned", "a{% assign x = nope | sort %}b", "ab", `post.md:11 the filter "sort" can't sort nothing: left out`},
		{"no include", "a {% include nope.html %}b", "a b", `post.md:11 there is no include "nope.html": left out`},
		{"an include outside", "{% include ../nope.html %}", "", `post.md:11 "../nope.html" is no name of an include: left out (write a path below _includes, of letters, digits and ._/-)`},
		{"parameters", "{% include box.html text= %}", "{% include box.html text= %}", `post.md:11 include has bad parameters: text=: shown as text (write {% include file.html a=page.title b="text" %})`},
		{"in an include", "{% include broken.html %}!", "fine\n\nin!", `_includes/broken.html:2 unknown tag "nonsense": left out (write in its place what its plugin makes of it, or, if it is not Liquid, {% raw %} before and {% endraw %} behind it)`},
		{"an include of itself", "{% include again.html %}", "", `_includes/again.html:1 includes are nested too deep: left out (does a file include itself?)`},
		{"no post", "[x]({% post_url 2020-01-03-hello %})", "[x](" + liquid.Nowhere + ")", `post.md:11 there is no post 2020-01-03-hello: left out (look again)`},
		{"no name of a post", "{% post_url hello %}", liquid.Nowhere, `post.md:11 "hello" is no name of a post: left out (write its date and title, such as 2020-01-01-hello)`},
		{"no file", "{% link nope.md %}", liquid.Nowhere, `post.md:11 there is no file nope.md: left out`},
		{"no date", `{{ str | date_to_string }}`, `{{ str | date_to_string }}`, `post.md:11 the filter "date_to_string" needs a date, not "hello world": shown as text`},
		{"once in a loop", "{% for i in list %}{{ i | modulo: 0 }}{% endfor %}", strings.Repeat("{{ i | modulo: 0 }}", 6), `post.md:11 the filter "modulo" can't divide by 0: shown as text`},
		{"an expression in itself", `{% assign e = "list | group_by_exp: 'i', e" %}{{ list | group_by_exp: "i", e }}`, `{{ list | group_by_exp: "i", e }}`,
			`post.md:11 the filter "group_by_exp" nests expressions too deep: shown as text (does an expression hold itself?)`},
		{"a filter in a filter", `{{ list | group_by_exp: "i", "i | divided_by: 0" }}`, `{{ list | group_by_exp: "i", "i | divided_by: 0" }}`,
			`post.md:11 the filter "divided_by" can't divide by 0: shown as text`},
		{"no video", "[{% youtube not/a-video %}]", "[]", `post.md:11 "not/a-video" can't be shown: left out (write its whole address, https://…)`},
		{"no kind of sound", "[{% spotify ab12 %}]", "[]", `post.md:11 "ab12" can't be shown: left out (write its whole address, https://…)`},
		{"Sass", `{{ "a: b" | sassify }}`, "a: b", `post.md:11 sassify does nothing: Sass is not translated (write CSS)`},
		{"in a liquid tag", "{% liquid\nassign a = 1\nnonsense\necho a\n%}", "1", `post.md:13 unknown tag "nonsense": left out (write in its place what its plugin makes of it, or, if it is not Liquid, {% raw %} before and {% endraw %} behind it)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems := liquid.New(blog()).Render(c.template, "post.md", 11, page())
			if got != c.want {
				t.Errorf("%s\n gives %q\n want  %q", c.template, got, c.want)
			}
			var said []string
			for _, p := range problems {
				s := fmt.Sprintf("%s:%d %s", p.File, p.Line, p.What)
				if p.Hint != "" {
					s += " (" + p.Hint + ")"
				}
				said = append(said, s)
			}
			if !slices.Equal(said, []string{c.problem}) {
				t.Errorf("%s\n says %q\n want %q", c.template, said, c.problem)
			}
		})
	}
}

// TestCode holds that in code nothing is left out, which is there to be read, and that all else
// that is not known is.
func TestCode(t *testing.T) {
	for _, c := range []struct{ name, template, want string }{
		{"fences", "{% x %}1\n```html\n{% x %}\n```\n{% x %}2\n~~~~\n~~~\n{% include x %}\n~~~~\n{% include x %}3", "1\n```html\n{% x %}\n```\n2\n~~~~\n~~~\n{% include x %}\n~~~~\n3"},
		{"a fence without an end", "```\n{% x %}", "```\n{% x %}"},
		{"a fence in a quote and a list", "> ```\n> {% x %}\n> ```\n\n- a\n\n  ```\n  {% x %}\n  ```\n{% x %}", "> ```\n> {% x %}\n> ```\n\n- a\n\n  ```\n  {% x %}\n  ```\n"},
		{"spans", "`{% x %}` {% x %}a ``{% x %}`{% x %}`` {% x %}b\n\n`{% x %}\n\n{% x %}`", "`{% x %}` a ``{% x %}`{% x %}`` b\n\n`\n\n`"},
		{"three backticks in a line", "``` {% x %} ``` {% x %}a", "``` {% x %} ``` a"},
		{"elements", "<pre class=\"a\">\n\n{% x %}</pre>{% x %}<CODE>{% x %}</code>", "<pre class=\"a\">\n\n{% x %}</pre><CODE>{% x %}</code>"},
		{"highlight", "{% highlight html %}{% x %}{% endhighlight %}", "\n<figure class=\"highlight\"><pre><code class=\"language-html\" data-lang=\"html\">{% x %}</code></pre></figure>\n"},
		{"indented", "a\n    {% x %}b\n\n    {% x %}\n\n\t{% x %}\nc", "a\n    b\n\n    {% x %}\n\n\t{% x %}\nc"},
		{"indented in a list", "1. a\n\n    {% x %}b\n\nc\n\n    {% x %}", "1. a\n\n    b\n\nc\n\n    {% x %}"},
	} {
		if got, _ := liquid.New(blog()).Render(c.template, "post.md", 1, page()); got != c.want {
			t.Errorf("%s: %q\n gives %q\n want  %q", c.name, c.template, got, c.want)
		}
	}
}

// TestLimits holds that a template comes to an end, without all memory.
func TestLimits(t *testing.T) {
	const loop = "{% for i in (1..900000) %}"
	for name, template := range map[string]string{
		"loops in loops":           loop + loop + "{% endfor %}{% endfor %}",
		"output":                   loop + `0123456789 0123456789 0123456789{% endfor %}`,
		"a range":                  `{% for i in (1..9000000000000000000) %}{% endfor %}`,
		"a range as a list":        `{{ (1..9000000000000000000) | join: "" }}`,
		"a text that doubles":      `{% assign a = "0123456789" %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}`,
		"a list that doubles":      `{% assign a = list %}{% for i in (1..100) %}{% assign a = a | concat: a %}{% endfor %}`,
		"a number that grows":      `{% assign a = 10 %}{% for i in (1..100) %}{% assign a = a | times: a %}{% endfor %}`,
		"replacements":             `{% assign a = "a" %}{% for i in (1..100) %}{% assign a = a | replace: "a", "aaaaaaaaaa" %}{% endfor %}`,
		"unclosed comments":        strings.Repeat("{% comment %}", 50_000),
		"unclosed blocks":          strings.Repeat("{% if yes %}", 50_000),
		"unclosed outputs":         strings.Repeat("{{", 50_000),
		"a width of a date":        `{{ page.date | date: "%999999999d" }}`,
		"a long filter chain":      "{{ 1" + strings.Repeat(" | divided_by: 0", 10_000) + " }}",
		"a slice of nothing":       `{{ str | slice: 1, -2 }}{{ str | truncate: -9223372036854775808 }}{% nosuch %}`,
		"conditions of any length": "{% if no" + strings.Repeat(" or no", 10_000) + " %}{% endif %}{% nosuch %}",
	} {
		t.Run(name, func(t *testing.T) {
			got, problems := liquid.New(blog()).Render(template, "post.md", 1, page())
			if len(got) > 10<<20 || len(problems) == 0 && name != "a number that grows" {
				t.Errorf("%d bytes, %d problems", len(got), len(problems))
			}
		})
	}
}

// TestLimitInInclude names the line of the include in which a limit is reached, not that of
// what includes it.
func TestLimitInInclude(t *testing.T) {
	_, problems := liquid.New(blog()).Render("\n\n{% for i in (1..1000) %}{% include long.html %}{% endfor %}", "post.md", 1, page())
	if len(problems) != 1 || problems[0].File != "_includes/long.html" || problems[0].Line != 1 {
		t.Errorf("told are %v", problems)
	}
}

// TestGrowth holds that no template takes much longer than as much Markdown does: one
// without Liquid takes no time.
func TestGrowth(t *testing.T) {
	site := blog()
	options := kramdown.Defaults()
	site.Markdownify = func(s string) string {
		html, _ := kramdown.Render(s, options)
		return html
	}
	site.Smartify = site.Markdownify
	engine := liquid.New(site)
	growth.Check(t, func(template string) {
		text, _ := engine.Render(template, "post.md", 1, page())
		if template == text {
			prepare.HTML(prepare.Input{Source: site.Markdownify(text)})
		}
	}, growth.Liquid)
}

// TestPlainText holds that text without Liquid stays as it is.
func TestPlainText(t *testing.T) {
	for _, s := range []string{"", "{ x } %} }} {: .note}\r\n", "$\\frac{a}{b}$", "\xff\x00"} {
		if got, problems := liquid.New(liquid.Site{}).Render(s, "post.md", 1, nil); got != s || problems != nil {
			t.Errorf("%q gives %q, %v", s, got, problems)
		}
	}
}

// TestHighlight holds that highlighted code stands apart from Markdown around it, as in
// Jekyll, and not so in HTML.
func TestHighlight(t *testing.T) {
	const code = `<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby">x</code></pre></figure>`
	for file, want := range map[string]string{"a.md": "a\n" + code + "\n", "a.html": "a" + code} {
		if got, _ := liquid.New(blog()).Render("a{% highlight ruby %}x{% endhighlight %}", file, 1, page()); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// TestCallbacks holds what the functions of a site are asked.
func TestCallbacks(t *testing.T) {
	site := blog()
	asked := 0
	read := site.Include
	site.Include = func(name string) (string, string, error) {
		asked++
		return read(name)
	}
	site.Markdownify = func(s string) string { return "<p>" + s + "</p>" }
	site.Smartify = func(s string) string { return "“" + s + "”" }
	got, problems := liquid.New(site).Render("{{ str | markdownify }}{{ str | smartify }}"+
		"{% include box.html %}{% include box.html %}{% include_relative x.md %}", "post.md", 1, page())
	want := `<p>hello world</p>“hello world”[||][||]beside post.md`
	if got != want || problems != nil || asked != 1 {
		t.Errorf("gives %q\n want %q\n %v, %d files read", got, want, problems, asked)
	}
}

// TestConcurrency holds that templates of a site are rendered side by side, each
// with variables of its own.
func TestConcurrency(t *testing.T) {
	engine := liquid.New(blog())
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 50 {
				got, _ := engine.Render("{{ from_box }}{% include box.html text=page.n %}{% increment x %}{% cycle 'a', 'b' %}", "post.md", 1, map[string]any{"n": i})
				if want := fmt.Sprintf("[%d||]0a", i); got != want {
					t.Errorf("gives %q, want %q", got, want)
				}
			}
		})
	}
	group.Wait()
}

func FuzzRender(f *testing.F) {
	for _, cases := range [][]testCase{expressions, blocks, space, includes, filtersOfText, filtersOfLists, filtersOfNumbers, filtersOfDates, filtersOfSites} {
		for _, c := range cases {
			f.Add(c.template)
		}
	}
	engine := liquid.New(blog())
	f.Fuzz(func(t *testing.T, template string) {
		got, problems := engine.Render(template, "post.md", 1, page())
		again, problemsAgain := engine.Render(template, "post.md", 1, page())
		if got != again || !slices.Equal(problems, problemsAgain) {
			t.Errorf("%q gives %q, then %q", template, got, again)
		}
		if utf8.ValidString(template) && !utf8.ValidString(got) {
			t.Errorf("%q gives bytes that are no text: %q", template, got)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	engine := liquid.New(blog())
	for b.Loop() {
		engine.Render("a paragraph with [a link]({% post_url 2020-01-02-hello %}), {{ page.title | upcase }}\n\n{% include box.html text=page.title %}\n", "post.md", 1, page())
	}
}
