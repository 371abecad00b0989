package prepare_test

import (
	"strings"
	"testing"
	"time"

	"hanji/app/prepare"
)

// TestHugeInputsFinish prepares inputs that are hard on parsers. The time allowed
// is far above what they take, and far below what quadratic work would.
func TestHugeInputsFinish(t *testing.T) {
	const mb = 1 << 20
	fill := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	tests := []struct{ name, source string }{
		{"empty", ""},
		{"5 MB of Korean paragraphs", fill("오늘 읽은 **글**과 [링크](https://example.org/a) 그리고 `코드`를 적는다.\n이어지는 줄.\n\n", 5*mb)},
		{"5 MB in one paragraph", fill("오늘 읽은 **글**을 적는다. ", 5*mb)},
		{"5 MB on lines of one paragraph", fill("한 줄\n", 5*mb)},
		{"100,000 list items", strings.Repeat("- 항목\n", 100_000)},
		{"100,000 headings of one name", strings.Repeat("# 같은 제목\n\n", 100_000)},
		{"quotes in quotes", fill(">", 5*mb)},
		{"lists in lists", fill("- ", mb)},
		{"lists in lists by indentation", indented(2000)},
		{"opening brackets", fill("[", 5*mb)},
		{"brackets in brackets", strings.Repeat("[", 100_000) + "a" + strings.Repeat("]", 100_000)},
		{"links that do not end", fill("[a](", mb)},
		{"images that do not end", fill("![a](b", mb)},
		{"emphasis that does not end", fill("*a ", 5*mb)},
		{"emphasis in emphasis", strings.Repeat("**a ", 100_000) + strings.Repeat("a** ", 100_000)},
		{"emphasis of two kinds", fill("*a_ ", mb)},
		{"emphasis in words", fill("a**b", mb)},
		{"back-ticks of many lengths", ticks(1500)},
		{"comments that do not end", fill("a <!-- ", mb)},
		{"tags that do not end", fill("<a b=\"", mb)},
		{"elements in elements", fill("<div>", 5*mb)},
		{"elements in elements on lines", fill("<div>\n\n", mb)},
		{"inline elements that do not end", fill("a <u>b ", mb)},
		{"scripts that do not end", fill("a <script> ", mb)},
		{"definitions of links", fill("[a]: b\n", mb)},
		{"footnotes", strings.Repeat("[^a]\n\n[^a]: b\n\n", 10_000)},
		{"tables", fill("|a|b|\n|-|-|\n|1|2|\n\n", mb)},
		{"images that repeat", fill("![그림](a.png)\n<figcaption>설명</figcaption>\n\n", mb)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			prepare.Body(prepare.Input{Source: test.source})
			took := time.Since(start)
			t.Log(took.Round(time.Millisecond), len(test.source))
			if took > 20*time.Second {
				t.Errorf("%d bytes took %v", len(test.source), took)
			}
		})
	}
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
