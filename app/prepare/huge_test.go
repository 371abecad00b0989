package prepare_test

import (
	"fmt"
	"strings"
	"testing"

	"hanji/app/prepare"
)

// TestHugeInputsFinish prepares inputs that are hard on parsers: quadratic work
// would take minutes, if it ended before the test's time-out.
func TestHugeInputsFinish(t *testing.T) {
	const mb, half = 1 << 20, 1 << 19
	fill := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	tests := []struct{ name, source string }{
		{"empty", ""},
		{"5 MB of Korean paragraphs", fill("오늘 읽은 **글**과 [링크](https://example.org/a) 그리고 `코드`를 적는다.\n이어지는 줄.\n\n", 5*mb)},
		{"5 MB in one paragraph", fill("오늘 읽은 **글**을 적는다. ", 5*mb)},
		{"5 MB on lines of one paragraph", fill("한 줄\n", 5*mb)},
		{"100,000 list items", strings.Repeat("- 항목\n", 100_000)},
		{"50,000 headings of one name", strings.Repeat("# 같은 제목\n\n", 50_000)},
		{"quotes in quotes", fill(">", mb)},
		{"lists in lists", fill("- ", half)},
		{"lists in lists by indentation", indented(1000)},
		{"opening brackets", fill("[", mb)},
		{"brackets in brackets", strings.Repeat("[", 100_000) + "a" + strings.Repeat("]", 100_000)},
		{"links that do not end", fill("[a](", half)},
		{"images that do not end", fill("![a](b", half/16)},
		{"emphasis that does not end", fill("*a ", mb)},
		{"emphasis in emphasis", strings.Repeat("**a ", 100_000) + strings.Repeat("a** ", 100_000)},
		{"emphasis of two kinds", fill("*a_ ", half)},
		{"emphasis in words", fill("a**b", half)},
		{"back-ticks of many lengths", ticks(1000)},
		{"comments that do not end", fill("a <!-- ", half)},
		{"tags that do not end", fill("<a b=\"", half)},
		{"elements in elements", fill("<div>", mb)},
		{"elements in elements on lines", fill("<div>\n\n", half)},
		{"inline elements that do not end", fill("a <u>b ", half)},
		{"scripts that do not end", fill("a <script> ", half)},
		{"definitions of links", fill("[a]: b\n", half/2)},
		{"footnotes", strings.Repeat("[^a]\n\n[^a]: b\n\n", 10_000)},
		{"tables", fill("|a|b|\n|-|-|\n|1|2|\n\n", half/2)},
		{"images with captions", fill("![그림](a.png)\n<figcaption>설명</figcaption>\n\n", half)},
		{"links of a paragraph", numbered("[글](/%d)\n", 20_000)},
		{"references of a paragraph", strings.Repeat("[글]\n", 20_000) + "\n[글]: /a\n"},
		{"unknown languages", numbered("```언어%d\n```\n", 20_000)},
		{"template code that does not end", fill("{{ {% a ", half)},
		{"attributes", "<div " + numbered("a%d=b ", 20_000) + ">글</div>"},
		{"captions in an element", "<div>" + fill("<br>\n<figcaption>설명</figcaption>\n", half) + "</div>"},
		{"blocks in paragraphs", fill("글 <div>상자</div> 글\n\n", half)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			prepare.Body(prepare.Input{Source: test.source, TakeTitle: true})
		})
	}
}

// numbered returns n times what format makes of a number.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// indented returns a list n levels deep, an item a line.
func indented(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// ticks returns runs of 1 to n back-ticks, of which none is closed.
func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + " a ")
	}
	return b.String()
}
