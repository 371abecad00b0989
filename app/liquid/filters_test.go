package liquid_test

import "testing"

func TestTextFilters(t *testing.T)   { check(t, filtersOfText) }
func TestListFilters(t *testing.T)   { check(t, filtersOfLists) }
func TestNumberFilters(t *testing.T) { check(t, filtersOfNumbers) }
func TestDateFilters(t *testing.T)   { check(t, filtersOfDates) }
func TestSiteFilters(t *testing.T)   { check(t, filtersOfSites) }

var filtersOfText = []testCase{
	{"append, prepend", `{{ "a" | append: 1 }}{{ nil | append: "x" }}{{ "a" | prepend: "b" }}`, "a1xba"},
	{"case", `{{ "hELLO wORLD" | capitalize }}{{ "é" | upcase }}{{ "É" | downcase }}{{ "ß" | upcase }}`, "Hello worldÉéSS"},
	{"strip", "[{{ \" a\n\" | strip }}{{ \" a \" | lstrip }}{{ \" a \" | rstrip }}]", "[aa  a]"},
	{"lines", "{{ \"a\r\nb\n\" | strip_newlines }}|{{ \"a\r\nb\n\" | newline_to_br }}", "ab|a<br />\nb<br />\n"},
	{"strip_html", "{{ '<p class=\"x\">a</p>b<!-- c --><script>\nd</script>e<br/><style>f</style>' | strip_html }}|{{ 'a < b > c' | strip_html }}|{{ 'a<b' | strip_html }}", "abe|a  c|a<b"},
	{"escape", `{{ "<a & 'b'>" | escape }}{{ "<&amp; & &#39;" | escape_once }}{{ 'a"b' | xml_escape }}{{ "it's" | xml_escape }}`, "&lt;a &amp; &#39;b&#39;&gt;&lt;&amp; &amp; &#39;a&quot;bit&apos;s"},
	{"URLs", `{{ "a b&c/é" | url_encode }} {{ "a%20b+c%2" | url_decode }} {{ "foo,bar;baz?" | cgi_escape }} {{ "foo, bar \baz?" | uri_escape }} {{ "a%20é" | uri_escape }}`, `a+b%26c%2F%C3%A9 a b c%2 foo%2Cbar%3Bbaz%3F foo,%20bar%20%5Cbaz? a%20%C3%A9`},
	{"slice", `{{ ko | slice: 1, 2 }}|{{ "abc" | slice: -2, 2 }}|{{ "abc" | slice: 9 }}|{{ "abc" | slice: 1, -2 }}|{{ list | slice: 1, 2 }}|{{ "abc" | slice: 1, 99999999999 }}`, "녕하|bc|||23|bc"},
	{"truncate", `{{ ko | truncate: 6 }}|{{ str | truncate: 8, "--" }}|{{ "hi" | truncate: 8 }}|{{ "hello" | truncate: 2 }}|{{ "a b  c" | truncatewords: 2 }}|{{ "a b" | truncatewords: 0, "" }}|{{ " a  b " | truncatewords: 2 }}`, "안녕하...|hello --|hi|...|a b...|a|a b..."},
	{"split", `{{ "a,b,,c,," | split: "," | size }}{{ " a  b " | split: " " | join: "_" }}{{ ko | split: "" | first }}{{ nope | split: "," | size }}`, "4a_b안0"},
	{"replace", `{{ "a.b.a" | replace: "a", "x" }}|{{ "aa" | replace_first: "a", "x" }}|{{ "aa" | replace_last: "a", "x" }}|{{ "aba" | remove: "a" }}|{{ "aa" | remove_first: "a" }}|{{ "abc" | replace: "", "-" }}`, "x.b.x|xa|ax|b|a|-a-b-c-"},
	{"backslashes in replacements", `{{ "a/b" | replace: "/", "\" }}|{{ "abc" | replace: "b", "[\0]" }}|{{ "abc" | replace: "b", "\\\\" }}|{{ "abc" | replace: "b", "\1" }}`, `a\b|a[b]c|a\\c|ac`},
	{"base64", `{{ "한글" | base64_encode }} {{ "7ZWc6riA" | base64_decode }} {{ "a?>" | base64_url_safe_encode }}`, "7ZWc6riA 한글 YT8-"},
	{"slugify", `{{ "The _config.yml file" | slugify }} {{ "The _config.yml file" | slugify: "pretty" }} {{ "The cönfig" | slugify: "ascii" }} {{ "Ærø ß 한" | slugify: "latin" }} {{ "a  B" | slugify: "raw" }} {{ "a B" | slugify: "none" }} {{ "안녕 하세요!" | slugify }}`, "the-config-yml-file the-_config.yml-file the-c-nfig aero-ss a-b a b 안녕-하세요"},
	{"number_of_words", `{{ "a b  c" | number_of_words }} {{ "hello 안녕 x" | number_of_words: "cjk" }} {{ "日本 a" | number_of_words: "auto" }} {{ "a b" | number_of_words: "auto" }} {{ ko | number_of_words }}`, "3 4 3 2 2"},
	{"white space", "{{ \" a \n b  c \" | normalize_whitespace }}", "a b c"},
	{"on nothing", `[{{ nope | upcase }}{{ nope | escape }}{{ nope | truncate }}{{ nope | slice: 1 }}{{ nope | strip_html }}]`, "[]"},
	{"on numbers", `{{ 5 | append: "x" }}{{ 5 | replace: "5", "6" }}{{ 123 | slice: 1 }}`, "5x62"},
}

var filtersOfLists = []testCase{
	{"join", `{{ page.tags | join }}|{{ page.tags | join: ", " }}|{{ str | join: "-" }}|{{ nope | join }}|{{ mixed | join: "," }}`, "b A c a|b, A, c, a|hello world||3,a,,1.5"},
	{"first, last, size", `{{ list | first }}{{ list | last }}[{{ str | first }}{{ none | first }}]{{ ko | size }}{{ list | size }}{{ nope | size }}{{ site.data.ordered | first }}`, "16[]860z1"},
	{"reverse, concat, compact, uniq", `{{ list | reverse }}{{ "x" | reverse }}{{ list | concat: page.tags | size }}{{ mixed | compact | size }}{{ "a,b,a" | split: "," | uniq }}{{ site.posts | uniq: "kind" | size }}`, "654321x103ab2"},
	{"map", `{{ site.posts | map: "title" | join: "," }} {{ site.posts | map: "tags" | compact | join: "," }}`, "Paper,Ink,Brush a,b,b"},
	{"sort", `{{ page.tags | sort }} {{ page.tags | sort_natural | join }} {{ site.posts | sort: "n" | map: "title" | join }} {{ site.posts | sort: "pinned", "last" | map: "n" }} {{ site.posts | sort: "pinned" | map: "n" }}`, "Aabc A a b c Ink Brush Paper 312 123"},
	{"where", `{{ site.posts | where: "kind", "tool" | map: "title" | join }}|{{ site.posts | where: "n", "1" | size }}|{{ site.posts | where: "tags", "b" | size }}|{{ site.posts | where: "pinned", true | size }}|{{ site.posts | where: "pinned", nil | size }}`, "Ink Brush|1|2|1|2"},
	{"where_exp", `{{ site.posts | where_exp: "p", "p.n > 1" | size }}{{ site.posts | where_exp: "p", "p.kind == 'tool' and p.n < 2" | map: "title" }}{{ site.posts | where_exp: "p", "p.tags contains 'a'" | size }}{{ site.posts | where_exp: "p", "p.n == num" | size }}`, "2Ink10"},
	{"find", `{% assign p = site.posts | find: "kind", "tool" %}{{ p.title }}{% assign p = site.posts | find_exp: "q", "q.n == 2" %}{{ p.title }}[{{ site.posts | find: "kind", "z" }}]`, "InkBrush[]"},
	{"group_by", `{% assign g = site.posts | group_by: "kind" %}{% for x in g %}{{ x.name }}{{ x.size }}{{ x.items | map: "title" }};{% endfor %}{% assign g = site.posts | group_by_exp: "p", "p.title | size" %}{% for x in g %}{{ x.name }}:{{ x.items.size }};{% endfor %}`, "craft1Paper;tool2InkBrush;5:2;3:1;"},
	{"push and pop", `{{ list | push: "x" }} {{ list | unshift: "x" }} {{ list | pop }} {{ list | shift: 2 }} {{ str | push: 1 }} {{ list | pop: 99 | size }}`, "123456x x123456 12345 3456 hello world 0"},
	{"array_to_sentence_string", `{{ site.data.words | array_to_sentence_string }}|{{ site.data.words | array_to_sentence_string: "or" }}|{{ site.posts[0].tags | array_to_sentence_string }}|{{ none | array_to_sentence_string }}`, "one, two, and three|one, two, or three|a and b|"},
	{"sample of one", `{{ "a" | split: "," | sample }}{{ str | sample }}`, "ahello world"},
	{"lists stay as they are", `{% assign l = list | sort | reverse | push: 9 %}{{ list }}`, "123456"},
}

var filtersOfNumbers = []testCase{
	{"sums", `{{ 1 | plus: 2 }} {{ "3" | plus: "4" }} {{ 1.5 | plus: 1 }} {{ 5 | minus: 2 }} {{ 2 | times: 3 }} {{ 0.1 | plus: 0.2 }} {{ 3.0 | times: 2 }} {{ 0.1 | times: 3 }}`, "3 7 2.5 3 6 0.3 6.0 0.3"},
	{"quotients", `{{ 7 | divided_by: 2 }} {{ -7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ 1.0 | divided_by: 3 }} {{ -7 | modulo: 3 }} {{ 7 | modulo: -3 }} {{ 5.5 | modulo: 2 }}`, "3 -4 3.5 0.3333333333333333 2 -2 1.5"},
	{"what is no number", `{{ nope | plus: 1 }} {{ "abc" | plus: 1 }} {{ "3a" | times: 2 }} {{ yes | plus: 1 }}`, "1 1 6 1"},
	{"great numbers", `{{ 4611686018427387904 | times: 4 }} {{ 100000000000000000000 | plus: 1 }}`, "18446744073709551616 100000000000000000001"},
	{"rounding", `{{ 1.2 | ceil }} {{ "1.7" | floor }} {{ 2.5 | round }} {{ -2.5 | round }} {{ 2.567 | round: 2 }} {{ 5 | round: 2 }} {{ -1.5 | abs }} {{ "x" | ceil }}`, "2 1 3 -3 2.57 5 1.5 0"},
	{"at_least, at_most", `{{ 5 | at_most: 3 }} {{ 4.5 | at_least: 5 }} {{ "4" | at_most: 9 }}`, "3 5 4"},
	{"to_integer", `{{ "12x" | to_integer }} {{ 3.9 | to_integer }} {{ yes | to_integer }} {{ "-7" | to_integer }}`, "12 3 1 -7"},
}

var filtersOfDates = []testCase{
	{"formats", `{{ page.date | date: "%Y-%m-%d %H:%M" }}|{{ page.date | date: "%b %-d, %Y" }}|{{ page.date | date: "%B %e, %y %j %U %a %A %p %I %l %z %s" }}|{{ page.date | date: "%D %F %T %R %c %L %N %:z %^a %10Y %_m" }}`, "2024-05-02 21:30|May 2, 2024|May  2, 24 123 17 Thu Thursday PM 09  9 +0900 1714653000|05/02/24 2024-05-02 21:30:00 21:30 Thu May  2 21:30:00 2024 000 000000000 +09:00 THU 0000002024  5"},
	{"no format", `{{ page.date | date: "" }}|{{ page.date | date: nil }}`, "2024-05-02 21:30:00 +0900|2024-05-02 21:30:00 +0900"},
	{"texts that are dates", `{{ "2024-01-05" | date: "%F" }} {{ "January 5, 2024" | date: "%F" }} {{ "5 Jan 2024" | date: "%F" }} {{ "2024/01/05" | date: "%F" }} {{ "5.1.2024" | date: "%F" }} {{ "01/02/2024" | date: "%F" }} {{ "March 3rd, 2021" | date: "%F" }} {{ "January 2024" | date: "%F" }}`, "2024-01-05 2024-01-05 2024-01-05 2024-01-05 2024-01-05 2024-02-01 2021-03-03 2024-01-01"},
	{"texts that are times", `{{ "2024-05-02T21:30:00Z" | date: "%F %T %z" }} {{ "2024-01-05 10:30 +0200" | date: "%T %z" }} {{ "5 January 2024 10:30 PM" | date: "%T %z" }} {{ "Fri, 05 Jan 2024 10:30:15 EST" | date: "%F %T %z" }}`, "2024-05-02 21:30:00 +0000 10:30:00 +0200 22:30:00 +0900 2024-01-05 10:30:15 -0500"},
	{"texts that are none", `{{ "notadate" | date: "%F" }}|{{ "2024-13-01" | date: "%F" }}|{{ nope | date: "%F" }}|{{ "12/25/2024" | date: "%F" }}`, "notadate|2024-13-01||12/25/2024"},
	{"seconds", `{{ 1700000000 | date: "%F %T" }} {{ "1700000000" | date: "%F" }}`, "2023-11-15 07:13:20 2023-11-15"},
	{"of Jekyll", `{{ page.date | date_to_string }}|{{ page.date | date_to_long_string }}|{{ page.date | date_to_xmlschema }}|{{ page.date | date_to_rfc822 }}|{{ nope | date_to_string }}`, "02 May 2024|02 May 2024|2024-05-02T21:30:00+09:00|Thu, 02 May 2024 21:30:00 +0900|"},
	{"ordinals", `{{ "2020-01-21" | date_to_string: "ordinal" }}|{{ "2020-01-11" | date_to_long_string: "ordinal" }}|{{ "2020-01-22" | date_to_long_string: "ordinal", "US" }}|{{ "2020-01-03" | date_to_string: "ordinal", "US" }}`, "21st Jan 2020|11th January 2020|January 22nd, 2020|Jan 3rd, 2020"},
	{"in the site's zone", `{{ "2008-11-07T23:07:54-08:00" | date_to_xmlschema }}`, "2008-11-08T16:07:54+09:00"},
}

var filtersOfSites = []testCase{
	{"default", `{{ nope | default: "a" }}{{ "" | default: "b" }}{{ no | default: "c" }}{{ none | default: "d" }}{{ no | default: true, allow_false: true }}{{ 0 | default: 1 }}`, "abcdfalse0"},
	{"relative_url", `{{ "/a b/c.html" | relative_url }} {{ "x" | relative_url }} {{ "" | relative_url }} {{ "https://x.org/a" | relative_url }} {{ "/안녕?a=b&c#d" | relative_url }} {{ "/a/../b/./c" | relative_url }}`, "/base/a%20b/c.html /base/x /base https://x.org/a /base/%EC%95%88%EB%85%95?a=b&c#d /base/b/c"},
	{"absolute_url", `{{ "/a" | absolute_url }} {{ "a" | absolute_url }} {{ "http://q.org/é" | absolute_url }} {{ "" | absolute_url }} {{ "mailto:a@b.c" | absolute_url }}`, "https://example.org/base/a https://example.org/base/a http://q.org/é https://example.org/base mailto:a@b.c"},
	{"strip_index", `{{ "/a/index.html" | strip_index }} {{ "/b.html" | strip_index }}`, "/a/ /b.html"},
	{"jsonify", "{{ site.data.ordered | jsonify }}{{ mixed | jsonify }}{{ 'a\"</b>é\n' | jsonify }}{{ nope | jsonify }}{{ page.date | jsonify }}", `{"z":1,"a":2}[3,"a",null,1.5]"a\"</b>é\n"null"2024-05-02 21:30:00 +0900"`},
	{"inspect", `{{ page.meta.a | inspect }} {{ nope | inspect }} {{ mixed | inspect }}`, `{&quot;b&quot;=&gt;&quot;deep&quot;} nil [3, &quot;a&quot;, nil, 1.5]`},
}
