package liquid_test

import (
	"strings"
	"testing"
)

func TestExpressions(t *testing.T) { check(t, expressions) }
func TestBlocks(t *testing.T)      { check(t, blocks) }
func TestSpace(t *testing.T)       { check(t, space) }
func TestIncludes(t *testing.T)    { check(t, includes) }

var expressions = []testCase{
	{"unknown variables", `[{{ nope }}{{ nope.a.b }}{{ page.nope }}{{ nope[0] }}]`, "[]"},
	{"dashes in names", `{% assign my-var = 3 %}{{ my-var }}{{ page.my-key }}`, "3dashed"},
	{"brackets", `{{ page["title"] }}{{ page[key] }}{{ page.meta["a"].b }}{{ ["page"].title }}`, "A titleA titledeepA title"},
	{"from the end", `{{ list[-1] }}{{ list[-9] }}{{ list[10] }}`, "6"},
	{"first, last, size", `{{ list.first }}{{ list.last }}{{ list.size }}{{ ko.size }}{{ page.meta.size }}{{ str.first }}`, "16689"},
	{"an index with a dot", `[{{ list.0 }}]`, "[]"},
	{"an index that is looked up", `{{ page.tags[page.n] }}{{ site.posts[0].tags[1] }}`, "Ab"},
	{"quotes of both kinds", `{{ 'a"b' }}{{ "a'b" }}`, `a"ba'b`},
	{"no escapes in texts", `{{ "a\nb\\" }}`, `a\nb\\`},
	{"names that are words of the language", `{% assign and = 1 %}{% assign 2x = 2 %}{{ and }}{{ 2x }}`, "12"},
	{"lists", `{{ list }}|{{ mixed }}|{{ page.tags }}`, "123456|3a1.5|bAca"},
	{"hashes", `{{ page.meta.a }}|{{ site.data.ordered }}`, `{"b"=>"deep"}|{"z"=>1, "a"=>2}`},
	{"numbers", `{{ flt }} {{ 1.50 }} {{ 100000000.0 }} {{ -3 }} {{ 12345678901234567890.0 }}`, "2.0 1.5 100000000.0 -3 1.2345678901234567e+19"},
	{"a number beyond all", "{{ " + strings.Repeat("9", 400) + ".0 }}", "Infinity"},
	{"truth and nothing", `{{ yes }}{{ no }}{{ nil }}{{ empty }}[{{ blank }}]`, "truefalse[]"},
	{"times", `{{ page.date }}`, "2024-05-02 21:30:00 +0900"},
	{"ranges that go back", `[{{ (3..1) | join: "-" }}{{ (3..1) | size }}{{ (3..1) | last }}{% for i in (9..3) %}x{% endfor %}]`, "[01]"},
	{"arguments with names", `{{ "x" | append: k: 1, b: list.first }}`, `x{"k"=>1, "b"=>1}`},
	{"ranges", `{{ (1..3) }} {{ (1..list.size) | join: "-" }}`, "1..3 1-2-3-4-5-6"},
	{"outputs of nothing", `[{{ }}{{}}{{ | upcase }}]`, "[]"},
	{"what is left over", `{{ num foo }}{{ num + 1 }}{{ num == 7 }}{{ 'a' 'b' }}{{ num & 3 }}`, "777a7"},
	{"pipes too many", `{{ num | }}{{ num || plus: 1 }}`, "78"},
	{"a comma too many", `{{ str | replace: "o","0", }}`, "hell0 w0rld"},
	{"no colon", `{{ num | plus: 1 }}{{ str | append : "b" }}`, "8hello worldb"},
	{"over lines", "{{ str\n| upcase\n}}", "HELLO WORLD"},
	{"a brace in a text", `{{ "{% x" }}`, "{% x"},
	{"equality", `{% if 1 == 1.0 %}a{% endif %}{% if "1" == 1 %}b{% endif %}{% if nope == nil %}c{% endif %}{% if list == list %}d{% endif %}`, "acd"},
	{"no spaces around operators", `{% if num==7 %}a{% endif %}{% if num>=7 %}b{% endif %}{% if num<>8 %}c{% endif %}`, "abc"},
	{"empty", `{% if none == empty %}a{% endif %}{% if "" == empty %}b{% endif %}{% if str != empty %}c{% endif %}{% if nope == empty %}d{% endif %}`, "abc"},
	{"contains", `{% if str contains "wor" %}a{% endif %}{% if list contains 3 %}b{% endif %}{% if page.meta contains "a" %}c{% endif %}{% if page.tags contains nope %}d{% endif %}{% if nope contains "x" %}e{% endif %}`, "abc"},
	{"from the right", `{% if yes or no and no %}a{% endif %}{% if no and no or yes %}b{% endif %}{% if yes and no or yes %}c{% endif %}`, "ac"},
	{"nothing is less than nothing", `{% if nope < 1 %}a{% endif %}{% if 1 > nope %}b{% endif %}{% if list > 1 %}c{% endif %}{% if "a" < "b" %}d{% endif %}`, "d"},
	{"conditions no one should write", `{% if (num == 7) %}a{% else %}b{% endif %}{% if str | upcase == "x" %}c{% endif %}{% if yes && no %}d{% endif %}`, "bcd"},
}

var blocks = []testCase{
	{"if", `{% if nope %}a{% elsif num == 7 %}b{% else %}c{% endif %}{% if no %}a{% else if yes %}b{% endif %}`, "bb"},
	{"unless", `{% unless nope %}a{% endunless %}{% unless num == 7 %}b{% elsif num == 7 %}c{% else %}d{% endunless %}`, "ac"},
	{"case", `{% case num %}{% when 1, 7 %}a{% when "x" or 7 %}b{% else %}c{% endcase %}{% case str %}{% when "x" %}{% else %}d{% endcase %}`, "abd"},
	{"text before the first when", `{% case num %} junk {% when 7 %}a{% endcase %}`, "a"},
	{"for", `{% for i in list %}{{ i }}{% endfor %}{% for i in nope %}x{% else %}none{% endfor %}`, "123456none"},
	{"limits of loops", `{% for i in list limit:2 offset:1 %}{{ i }}{% endfor %}|{% for i in list reversed limit:2 %}{{ i }}{% endfor %}|{% for i in list limit:2 reversed %}{{ i }}{% endfor %}|{% for i in list, limit: 1 %}{{ i }}{% endfor %}`, "23|21|12|1"},
	{"loops that go on", `{% for i in list limit:2 %}{{ i }}{% endfor %}|{% for i in list limit:2 offset:continue %}{{ i }}{% endfor %}`, "12|34"},
	{"loops over ranges", `{% for i in (1..3) %}{{ i }}{% endfor %}{% for i in (num..8) reversed %}{{ i }}{% endfor %}{% for i in (3..1) %}x{% endfor %}{% for i in (1..nope) %}x{% endfor %}`, "12387"},
	{"loops over texts and numbers", `{% for c in str %}[{{ c }}]{% endfor %}{% for c in "" %}x{% else %}none{% endfor %}{% for i in num %}x{% endfor %}`, "[hello world]none"},
	{"loops over hashes", `{% for p in site.data.ordered %}{{ p[0] }}={{ p[1] }};{{ p | first }}{{ p.last }};{% endfor %}`, "z=1;z1;a=2;a2;"},
	{"forloop", `{% for w in site.data.words %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.length }};{% endfor %}`, "1032truefalse3;2121falsefalse3;3210falsetrue3;"},
	{"loops in loops", `{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %}{{ forloop.index }}`, "11 12 21 22 "},
	{"break and continue", `{% for i in list %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}`, "13"},
	{"break outside", `a{% break %}b`, "a"},
	{"scope of loops", `{% assign i = 1 %}{% for i in (5..6) %}{% assign i = 9 %}{{ i }}{% endfor %}{{ i }}`, "569"},
	{"cycle", `{% for i in (1..4) %}{% cycle "a", "b", "c" %}{% endfor %}{% cycle "a", "b", "c" %}|{% cycle 'g': 1, 2 %}{% cycle 'g': 3, 4 %}`, "abcab|14"},
	{"tablerow", `{% tablerow i in list cols:2 limit:3 %}{{ i }}{{ tablerowloop.row }}{% endtablerow %}`, "<tr class=\"row1\">\n<td class=\"col1\">11</td><td class=\"col2\">21</td></tr>\n<tr class=\"row2\"><td class=\"col1\">32</td></tr>\n"},
	{"assign", `{%assign a="x"%}{% assign b = a | append: "y" | upcase %}{{ b }}{% assign c = "a,b" | split: "," %}{{ c[1] }}{% assign page.z = 1 %}[{{ page.z }}]`, "XYb[]"},
	{"capture", `{% capture x %}a{{ num }}{% endcapture %}{% capture "y" %}b{% endcapture %}[{{ x }}{{ y }}]`, "[a7b]"},
	{"counters", `{% increment c %}{% increment c %}{{ c }}{% decrement d %}{% decrement d %}{% assign e = 5 %}{% increment e %}{{ e }}`, "012-1-205"},
	{"ifchanged", `{% for i in (1..4) %}{% ifchanged %}{{ i | divided_by: 2 }}{% endifchanged %}{% endfor %}`, "012"},
	{"liquid and echo", "{% liquid\n assign a = 1\n if a == 1\n  echo 'one' | upcase\n else\n  echo 'two'\n endif\n%}", "ONE"},
	{"comments", `a{% comment %}{% comment %}x{% endcomment %}{% raw %}{% endcomment %}{% endraw %}y{% endcomment %}b{% # hi %}c`, "abc"},
	{"raw", "{% raw %}{{ x }}{% if %}{%- y -%}{% endraw %}|{% raw %}{{ a {% endraw %}b|`{% raw %}{{ \"x\" }}{% endraw %}`", "{{ x }}{% if %}{%- y -%}|{{ a b|`{{ \"x\" }}`"},
	{"highlight", "{% highlight c++ linenos %}\n\na < {{ num }}\n{% endhighlight %}", "\n" + `<figure class="highlight"><pre class="numbered"><code class="language-c--" data-lang="c++">a &lt; 7</code></pre></figure>` + "\n"},
}

var space = []testCase{
	{"dashes", `a {%- if yes -%} b {%- endif -%} c {{- 1 -}} d {{ 2 -}} e`, "abc1d 2e"},
	{"dashes over lines", "{%- assign x = 1 -%}\n\na\n{%- for i in (1..2) -%}\n {{ i }},\n{%- endfor -%}\nb", "a1,2,b"},
	{"dashes of comments", `a {% comment -%} x {%- endcomment %} b {%- comment %}{% endcomment -%} c`, "a  bc"},
	{"dashes of raw", `a {%- raw %} b {% endraw %} c`, "a b  c"},
	{"blank blocks", `[{% if yes %}  {% assign x = 1 %}  {% endif %}{% for i in list %} {% endfor %}{% unless no %} {% comment %}{% endcomment %} {% endunless %}{% case 1 %} {% when 1 %} {% capture z %}a{% endcapture %} {% endcase %}]`, "[]"},
	{"blocks that are not blank", `[{% if yes %} {% increment q %} {% endif %}|{% if yes %} {% raw %} {% endraw %} {% endif %}|{% if yes %} {{ nope }} {% endif %}]`, "[ 0 |   |  ]"},
	{"blank captures", `{% capture c %} {% assign a = 1 %} {% endcapture %}[{{ c }}]`, "[  ]"},
	{"returns", "a\r\n{% if yes %}\r\nb\r\n{% endif %}\r\n", "a\r\n\r\nb\r\n\r\n"},
}

var includes = []testCase{
	{"parameters", `{% include box.html text=page.title kind="x y" %}{% include box.html text='a"b' kind="q\"q" %}{% include box.html %}`, `[A title|x y|][a"b|q"q|][||]`},
	{"over lines", "{% include box.html\n  text=\"1\"\n  kind = num\n%}", "[1|7|]"},
	{"variables within", `{% assign outer = 5 %}{% include box.html %}{{ from_box }}`, "[||5]yes"},
	{"in an include", `{% include nested.html inner="z" %}`, "([z||])z"},
	{"a name that is made", `{% assign d = "sub" %}{% include {{ d }}/leaf.md %} {% include {{ d | append: "/leaf" }}.md x=1 %}`, "leaf of A title leaf of A title"},
	{"break from within", `{% for i in (1..3) %}{% include leave.html %}{% endfor %}`, "1"},
	{"all parameters", `{% include all.html b=1 a="x" c=nope %}`, `{"b":1,"a":"x","c":null}`},
	{"link", `{% link about.md %}{% assign q = "about" %} {% link {{ q }}.md %}`, "/base/about.html /base/about.html"},
	{"a list of videos", `{% youtube videoseries?list=PL-1 %}`, `<iframe src="https://www.youtube-nocookie.com/embed/videoseries?list=PL-1" allowfullscreen></iframe>`},
	{"post_url", `[x]({% post_url 2020-01-02-hello %}#y)`, "[x](/base/2020/01/02/hello.html#y)"},
}
