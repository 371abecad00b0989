package kramdown_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"hanji/app/kramdown"
)

// TestOptions has what kramdown 2.4.0 makes of texts with options.
func TestOptions(t *testing.T) {
	for _, test := range []struct {
		name, source, want string
		set                func(o *kramdown.Options)
	}{
		{"HardWrap", "one\ntwo  \nthree\n", "<p>one<br />\ntwo  <br />\nthree</p>\n",
			func(o *kramdown.Options) { o.HardWrap = true }},
		{"HardWrap in lists", "* one\n  two\n\n[^1]\n\n[^1]: a\n    b\n",
			"<ul>\n  <li>one<br />\ntwo</li>\n</ul>\n\n<p><sup id=\"fnref:1\" role=\"doc-noteref\"><a href=\"#fn:1\" class=\"footnote\" rel=\"footnote\">1</a></sup></p>\n\n" +
				"<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n    <li id=\"fn:1\" role=\"doc-endnote\">\n      <p>a\nb\u00a0<a href=\"#fnref:1\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;</a></p>\n    </li>\n  </ol>\n</div>\n",
			func(o *kramdown.Options) { o.HardWrap = true }},
		{"ParagraphEnd", "text\n* item\n# h\n", "<p>text</p>\n<ul>\n  <li>item\n    <h1 id=\"h\">h</h1>\n  </li>\n</ul>\n", nil},
		{"no ParagraphEnd", "text\n* item\n# h\n", "<p>text\n* item\n# h</p>\n",
			func(o *kramdown.Options) { o.ParagraphEnd = false }},
		{"NoTypography", "a -- b... \"c\"\n", "<p>a -- b... “c”</p>\n",
			func(o *kramdown.Options) { o.NoTypography = true }},
		{"no AutoIDs", "# 제목\n# B {#b}\n", "<h1>제목</h1>\n<h1 id=\"b\">B</h1>\n",
			func(o *kramdown.Options) { o.AutoIDs = false }},
		{"AutoIDPrefix", "# 제목\n", "<h1 id=\"p-제목\">제목</h1>\n",
			func(o *kramdown.Options) { o.AutoIDPrefix = "p-" }},
		{"HeaderOffset", "# A\n###### B\n", "<h3 id=\"a\">A</h3>\n<h6 id=\"b\">B</h6>\n",
			func(o *kramdown.Options) { o.HeaderOffset = 2 }},
		{"TOCLevels", "* x\n{:toc}\n\n# A\n## B\n",
			"<ul id=\"markdown-toc\">\n  <li><a href=\"#b\" id=\"markdown-toc-b\">B</a></li>\n</ul>\n\n<h1 id=\"a\">A</h1>\n<h2 id=\"b\">B</h2>\n",
			func(o *kramdown.Options) { o.TOCLevels = []int{2} }},
		{"SmartQuotes", "\"a\" 'b'\n", "<p>\"a\" »b’</p>\n",
			func(o *kramdown.Options) { o.SmartQuotes = [4]string{"187", "rsquo", "quot", "quot"} }},
		{"TypographicSymbols", "a... << b >>\n", "<p>a..  . &lt;&lt;b\u00a0»</p>\n",
			func(o *kramdown.Options) {
				o.TypographicSymbols = map[string]string{"hellip": "..  .", "laquo_space": "<<"}
			}},
		{"numeric", "&copy; -- \"\n", "<p>&#169; &#8211; &#8220;</p>\n",
			func(o *kramdown.Options) { o.EntityOutput = "numeric" }},
		{"symbolic", "&#169; -- \"\n", "<p>&copy; &ndash; &ldquo;</p>\n",
			func(o *kramdown.Options) { o.EntityOutput = "symbolic" }},
		{"as_input", "&copy; &#169; &amp;\n", "<p>&copy; &#169; &amp;</p>\n",
			func(o *kramdown.Options) { o.EntityOutput = "as_input" }},
		{"footnotes", "a[^x]\n\n[^x]: b\n",
			"<p>a<sup id=\"fnref:p-x\" role=\"doc-noteref\"><a href=\"#fn:p-x\" class=\"footnote\" rel=\"footnote\">3</a></sup></p>\n\n" +
				"<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol start=\"3\">\n    <li id=\"fn:p-x\" role=\"doc-endnote\">\n      <p>b\u00a0<a href=\"#fnref:p-x\" class=\"reversefootnote\" role=\"doc-backlink\">위로</a></p>\n    </li>\n  </ol>\n</div>\n",
			func(o *kramdown.Options) { o.FootnoteNr, o.FootnotePrefix, o.FootnoteBacklink = 3, "p-", "위로" }},
		{"FootnoteBacklinkInline", "a[^x]\n\n[^x]: > b\n",
			"<p>a<sup id=\"fnref:x\" role=\"doc-noteref\"><a href=\"#fn:x\" class=\"footnote\" rel=\"footnote\">1</a></sup></p>\n\n" +
				"<div class=\"footnotes\" role=\"doc-endnotes\">\n  <ol>\n    <li id=\"fn:x\" role=\"doc-endnote\">\n      <blockquote>\n        <p>b\u00a0<a href=\"#fnref:x\" class=\"reversefootnote\" role=\"doc-backlink\">&#8617;</a></p>\n      </blockquote>\n    </li>\n  </ol>\n</div>\n",
			func(o *kramdown.Options) { o.FootnoteBacklinkInline = true }},
		{"ParseBlockHTML", "<div>\n*a*\n</div>\n<pre>*b*</pre>\n", "<div>\n  <p><em>a</em></p>\n</div>\n<pre>*b*</pre>\n",
			func(o *kramdown.Options) { o.ParseBlockHTML = true }},
		{"no ParseSpanHTML", "<b>*a*</b> *c*\n", "<p><b>*a*</b> <em>c</em></p>\n",
			func(o *kramdown.Options) { o.ParseSpanHTML = false }},
		{"LinkDefs", "[Home], [other]\n", "<p><a href=\"/\" title=\"The blog\">Home</a>, <a href=\"/o\">other</a></p>\n",
			func(o *kramdown.Options) {
				o.LinkDefs = map[string]kramdown.Link{"home": {Address: "/", Title: "The blog"}, "Other": {Address: "/o"}}
			}},
		{"RemoveLineBreaksForCJK", "漢字\nかな\n한글\n가나\n", "<p>漢字かな\n한글\n가나</p>\n",
			func(o *kramdown.Options) { o.RemoveLineBreaksForCJK = true }},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := kramdown.Defaults()
			if test.set != nil {
				test.set(&o)
			}
			if got, _ := kramdown.Render(test.source, o); got != test.want {
				t.Errorf("rendered\n%q\nwant\n%q", got, test.want)
			}
		})
	}
}

func TestMath(t *testing.T) {
	o := kramdown.Defaults()
	o.Math = func(tex string, display bool) (string, error) {
		if tex == "bad" {
			return "", errors.New("no TeX")
		}
		if display {
			return "<math display=\"block\">" + tex + "</math>", nil
		}
		return "<math>" + tex + "</math>", nil
	}
	const source = "$$x$$\n\na $$y$$\n$$bad$$\n\n{:.k}\n$$z$$\n"
	const want = "<math display=\"block\">x</math>\n\n<p>a <math>y</math>\n\\(bad\\)</p>\n\n<div class=\"k\"><math display=\"block\">z</math>\n</div>\n"
	got, warnings := kramdown.Render(source, o)
	if got != want {
		t.Errorf("rendered %q, want %q", got, want)
	}
	if len(warnings) != 1 || warnings[0].Line != 4 || warnings[0].What != "formula shown as text: no TeX" {
		t.Errorf("warnings %v", warnings)
	}
}

func TestNormalize(t *testing.T) {
	for source, want := range map[string]string{
		"":             "\n",
		"a":            "<p>a</p>\n",
		"a\r\nb\rc":    "<p>a\nb\nc</p>\n",
		"a\xffb":       "<p>a\uFFFDb</p>\n",
		"&#x110000; a": "<p>&#x110000; a</p>\n",
	} {
		if got, _ := kramdown.Render(source, kramdown.Defaults()); got != want {
			t.Errorf("%q is rendered %q, want %q", source, got, want)
		}
	}
}

func TestWarnings(t *testing.T) {
	for _, test := range []struct {
		source string
		want   []string // "line: what"
	}{
		{"fine [^1] [x]\n\n[^1]: a\n", nil},
		{"a\n\nb[^none]\n", []string{`3: footnote "none" has no text`}},
		{"a\n\n[^x]: b\n", []string{`3: footnote "x" is never referred to`}},
		{"a[^x]\n\n[^x]: b\n\nc[^x]\n\n[^x]: b\n", nil},
		{"a[^x]\n\n[^x]: b\n\n[^x]: c\n", []string{`5: footnote "x" has two texts`}},
		{"dp[i][j], dp[i][j][k] and [x] done [a] [b](/c)\n\n[1] [text](/url)\n\n[1] [2]\n", nil},
		{"참고[어떤 글자][gone]\n", []string{`1: link "gone" is not defined`}},
		{"(see [this post][gone])\n", []string{`1: link "gone" is not defined`}},
		{"> * a\n>   [that][gone]\n\n[here]: /\n", []string{`2: link "gone" is not defined`}},
		{"# [DFS][BFS]\n\n[0][0] = [row][col], [n + 1][m + 1] at [i, j][k], [ㅇ][x] [아이콘][텍스트] <T> </T>\n", nil},
		{"[ㄱ][gone] [0][1] [n + 1][m] [i][j]\n\n[here]: /\n", nil},
		{"[r]: /1\n[r]: /2\n", []string{`2: link "r" is defined twice`}},
		{"*[r]: 1\n*[r]: 2\n", []string{`2: abbreviation "r" is defined twice`}},
		{"a\n\n<div>\nb\n", []string{"3: <div> is not closed"}},
		{"a <p align='x'>b</p>\n\nc</div>\n", []string{"1: <p> within a line is shown as text", "3: </div> closes nothing"}},
		{"a\n<b>b\n\nc</i>\n", []string{"2: <b> is not closed", "4: </i> closes nothing"}},
		{"\\<i>a</i> [^a-z] [^0-9A] [^가-힣] [foo + bar][baz]\n", nil},
		{"\\<i>a</b>\n", []string{"1: </b> closes nothing"}},
		{"ago<sup><a href='#n'>*</a></sup> I was <b>**</b> [there <i>x</i>\n", nil},
		{"*a</i> b [c</b>\n", []string{"1: </i> closes nothing", "1: </b> closes nothing"}},
		{"<script>\n", []string{"1: <script> is not closed"}},
		{"a\n{: *}\n", []string{`2: "{: *}" has no attributes`}},
		{"{::foo /}\n", []string{`1: extension "foo" is unknown`}},
		{"a {::comment} b\n", []string{`1: extension "comment" is not ended`}},
		{"{::options template=\"x\" /}\n", []string{`1: option "template" cannot be set in a text`}},
	} {
		_, warnings := kramdown.Render(test.source, kramdown.Defaults())
		var got []string
		for _, w := range warnings {
			if w.Hint == "" {
				t.Errorf("%q: %q has no hint", test.source, w.What)
			}
			got = append(got, fmt.Sprintf("%d: %s", w.Line, w.What))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q has warnings %v, want %v", test.source, got, test.want)
		}
	}
}
