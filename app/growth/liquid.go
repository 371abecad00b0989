package growth

import (
	"fmt"
	"strings"
)

// Liquid is what costs most in the templates of a Jekyll blog, as it stands in a post: each
// tag and filter, in a loop that does not end, or with as much as it takes.
var Liquid = []Input{
	// Texts and lists that grow, and loops.
	{"Markdown in a loop", looped(`{{ t | markdownify }}`)},
	{"quotes in a loop", looped(`{{ t | smartify }}`)},
	{"Markdown that is not shown", looped(`{% assign x = t | markdownify | size %}`)},
	{"a filter that fails", looped(`{{ t | divided_by: 0 }}{{ t | date_to_string }}{{ t | concat: 1 }}`)},
	{"a text that doubles", looped(`{% assign t = t | append: t %}`)},
	{"texts that double", looped(`{% capture u %}{{ t }}{{ t }}{% endcapture %}{% assign t = u %}`)},
	{"a list that doubles", looped(`{% assign l = l | concat: l %}`)},
	{"lists in lists", looped(`{% assign l = l | push: l | push: l %}{% if l == m %}{% endif %}{% assign m = l %}`)},
	{"a text that is replaced", looped("{% assign t = t | replace: 'e', '\\`\\`\\0' %}")},
	{"loops in loops", looped(`{% for j in (1..1000000) %}{% for k in (1..1000000) %}{% break %}{% endfor %}{% endfor %}`)},
	{"loops over lists", looped(`{% for j in l %}{% for k in l reversed %}{{ k }}{% endfor %}{% endfor %}`)},
	{"rows of tables", looped(`{% tablerow j in l cols: 2 %}{{ j }}{% endtablerow %}`)},
	{"comparisons", looped(`{% if t == u %}{% endif %}{% if l == m %}{% endif %}{% unless t contains u or l contains t %}{% endunless %}{% case t %}{% when u %}{% endcase %}`)},
	{"captures", looped(`{% capture u %}{% capture v %}{{ t }}{% endcapture %}{{ v }}{% endcapture %}{% ifchanged %}{{ u }}{% endifchanged %}`)},
	{"counters", looped(`{% increment a %}{% decrement b %}{% cycle "a", "b" %}{% cycle l: t, t %}`)},
	{"highlighted code", looped(`{% highlight ruby %}{{ t }}{% endhighlight %}`)},
	{"the site", looped(`{% assign x = site | jsonify | size %}{% assign x = site.posts | inspect | size %}{{ page | inspect | size }}`)},
	{"links", looped(`{% link about.md %}{% post_url 2020-01-01-x %}{% include no.html %}{% include_relative no.md %}`)},
	{"filters of texts", looped(over("t", "append: t", "prepend: t", "upcase", "downcase", "capitalize", "strip", "lstrip", "rstrip",
		"strip_newlines", "newline_to_br", "strip_html", "escape", "h", "escape_once", "url_encode", "url_decode", "slice: 1, 99999",
		"truncate: 99999", "truncatewords: 99999", "replace: 'e', 'x'", "replace_first: 'e', 'x'", "replace_last: 'e', 'x'",
		"remove: 'e'", "remove_first: 'e'", "remove_last: 'e'", "base64_encode", "base64_decode", "base64_url_safe_encode",
		"base64_url_safe_decode", "normalize_whitespace", "strip_index", "xml_escape", "cgi_escape", "uri_escape", "slugify",
		"slugify: 'latin'", "number_of_words", "number_of_words: 'auto'", "inspect", "jsonify", "default: 1", "sassify", "scssify",
		"relative_url", "absolute_url", "split: ''", "split: ' '", "size"))},
	{"filters of lists", looped(over("l", "first", "last", "join", "reverse", "concat: l", "map: 'a'", "compact", "uniq", "sort", "sort_natural",
		"push: l", "unshift: l", "pop", "shift", "sample", "array_to_sentence_string", "slice: 1, 999", "where: 'a', 'b'",
		"find: 'a', 'b'", "where_exp: 'p', 'p contains t'", "find_exp: 'p', 'p contains t'", "group_by: 'a'",
		"group_by_exp: 'p', 'p | upcase'", "jsonify", "inspect", "size"))},
	{"filters of numbers", looped(over("n", "plus: n", "minus: n", "times: n", "divided_by: 3.7", "modulo: 3.7", "at_least: n", "at_most: n", "abs",
		"ceil", "floor", "round: 300", "to_integer"))},
	{"filters of dates", looped(over(`"2024-05-06 10:30:15 pm +0900"`, "date: '%A %999999d'", "date: '%c%c%c'", "date_to_xmlschema", "date_to_rfc822",
		"date_to_string", "date_to_long_string: 'ordinal', 'US'"))},
	{"widths of dates", func(size int) string { return "{{ page.date | date: '" + strings.Repeat("%999999d", size/8) + "' }}" }},

	// Tags that are long, many, deep, or not closed.
	Repeat("if", "{% if a %}"), Repeat("unless", "{% unless a %}"), Repeat("case", "{% case a %}{% when 1 %}"),
	Repeat("for", "{% for i in list %}"), Repeat("tablerow", "{% tablerow i in list %}"), Repeat("capture", "{% capture a %}"),
	Repeat("ifchanged", "{% ifchanged %}"), Repeat("highlight", "{% highlight ruby %}"), Repeat("comment", "{% comment %}"),
	Repeat("raw", "{% raw %}"), Repeat("liquid", "{%liquid if a\n%}"), Repeat("liquid with comments", "{%liquid #\n#%}"),
	Repeat("outputs", "{{"), Repeat("tags", "{%"), Repeat("ends", "{% endif %}"), Repeat("unknown tags", "{% nosuch %}\n"),
	Repeat("unknown tags in code", "`{% nosuch %}``\n\n    {% nosuch %}\n<pre>"), Repeat("unknown tags in fences", "```\n{% nosuch %}\n~~~\n"),
	Repeat("dashes", " {%- if a -%} {%- endif -%} "), Repeat("empty outputs", "{{}}"), Repeat("assign", "{%assign a=1%}"),
	Repeat("echo", "{%echo 1%}"), Repeat("inline comments", "{%#%}"), Repeat("embeds", "{%youtube a%}{%vimeo a%}{%gist a%}{%tweet a%}{%twitter a%}"),
	Repeat("nothing", "{%seo%}{%feed_meta%}"), Repeat("interrupts", "{%if a%}{%break%}{%continue%}{%endif%}"),
	Repeat("details", "{% details a %}"), Repeat("tabs", "{% tabs a %}{% tab a b %}"), Repeat("quotations", "{% quote a %}\n\n{% endquote %}"),
	Repeat("entries", "{% bibtex %}<{% endbibtex %}"), Repeat("citations", "{% cite a -l 1 %}"), Repeat("pictures", "{% picture a.jpg --alt b %}"),
	Repeat("links to nowhere", "{% link no.md %}"),
	{"blocks in blocks", within("{% if a %}", "x", "{% endif %}")},
	{"comments in comments", within("{% comment %}", "x", "{% endcomment %}")},
	{"one closing brace", func(size int) string { return strings.Repeat("{{", size/2) + "}" }},

	// Expressions.
	{"a chain of filters", long("{{ 1", "|abs", "}}")},
	{"chains of filters", Repeat("", "{{ 1"+strings.Repeat("|abs", 450)+"}}").Text},
	{"a chain of failing filters", long("{{ 1", "|divided_by: 0", "}}")},
	{"unknown filters", long("{{ 1", "|x", "}}")},
	{"arguments", long("{{ 1 | append: 1", ",1", "}}")},
	{"properties", long("{{ a", ".a", "}}")},
	{"brackets open", long("{{ ", "a[", "}}")},
	{"brackets in brackets", func(size int) string {
		return "{{ " + strings.Repeat("a[", size/3) + "0" + strings.Repeat("]", size/3) + "}}"
	}},
	{"brackets in a row", long("{{ a", "[0]", "}}")},
	{"ranges in ranges", func(size int) string {
		return "{{ " + strings.Repeat("(", size/5) + "1" + strings.Repeat("..2)", size/5) + "}}"
	}},
	{"ranges from the right", func(size int) string {
		return "{{ " + strings.Repeat("(1..", size/5) + "1" + strings.Repeat(")", size/5) + "}}"
	}},
	{"ranges open", long("{{ ", "(1..", "}}")},
	{"quotes", long("{{ ", `'"`, "}}")},
	{"conditions", long("{% if a", " or a", "%}{% endif %}")},
	{"conditions in a mess", long("{% if a", " or !", "%}{% endif %}")},
	{"values of a when", long("{% case 1 %}{% when 1", ",1", "%}{% endcase %}")},
	{"values of a when with or", long("{% case 1 %}{% when 1", " or 1", "%}{% endcase %}")},
	{"whens", long("{% case 1 %}", "{%when 1%}x", "{% endcase %}")},
	{"elsifs", long("{% if a %}", "{%elsif a%}x", "{% endif %}")},
	{"values of a cycle", long("{% cycle 1", ",1", "%}")},
	{"parameters of an include", long("{% include a.html ", "a=1 ", "%}")},
	{"outputs in an include", long("{% include ", "{{a}}", "%}")},
	{"attributes of a loop", long("{% for i in a ", "limit:1 ", "%}{% endfor %}")},
	{"options of code", long("{% highlight ruby ", `a="1 1" `, "%}{% endhighlight %}")},
	{"a name of a post", long("{% post_url ", "1-", "%}")},
}

// looped is a body in a loop that does not end, with a text t, a list l and a number n.
func looped(body string) func(size int) string {
	return func(size int) string {
		return "{% capture t %}" + Plain(size-len(body)-200) + "{% endcapture %}{% assign l = t | split: '. ' %}{% assign n = 1.0e300 %}" +
			"{% for i in (1..9999) %}{% for j in (1..9999) %}" + body + "{% endfor %}{% endfor %}"
	}
}

// added are inputs that a loop adds to a text, again and again.
func added(inputs []Input) []Input {
	var all []Input
	for _, in := range inputs {
		all = append(all, Input{in.Name, func(size int) string {
			t := strings.ReplaceAll(in.Text(size/2), "{% endraw", "")
			return "{% capture t %}{% raw %}" + t + "{% endraw %}{% endcapture %}\n{{ t }}\n\n{% for i in (1..9999) %}{{ t | slice: 0, 2000 }}{% endfor %}"
		}})
	}
	return all
}

// over assigns what each of some filters makes of a value.
func over(value string, filters ...string) string {
	var out strings.Builder
	for _, f := range filters {
		fmt.Fprintf(&out, "{%% assign x = %s | %s %%}", value, f)
	}
	return out.String()
}

// long is a unit again and again between a beginning and an end.
func long(begin, unit, end string) func(size int) string {
	return func(size int) string { return begin + strings.Repeat(unit, size/len(unit)) + end }
}

// within is a text in the middle of as many beginnings and ends.
func within(begin, middle, end string) func(size int) string {
	return func(size int) string {
		n := size / (len(begin) + len(end))
		return strings.Repeat(begin, n) + middle + strings.Repeat(end, n)
	}
}
