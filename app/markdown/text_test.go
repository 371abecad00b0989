package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"hanji/app/markdown"
	"hanji/app/post"
)

func TestTextWithoutMarksOfNotes(t *testing.T) {
	for _, text := range []post.Text{
		{Markdown: "각주[^1]와 글.\n\n[^1]: 쪽지\n"},
		{HTML: `<p>각주<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>와 글.</p><p>쪽지 <a href="#fnref:1" class="footnote-backref" role="doc-backlink" aria-label="↩ 1">↩</a></p>`},
		{HTML: `<p>각주<sup id="fnref-x">와</sup> 글.</p><p>쪽지</p>`},
	} {
		if got := strings.Join(strings.Fields(markdown.Render(text, "/").Text()), " "); got != "각주와 글. 쪽지" {
			t.Errorf("the text is %q", got)
		}
	}
}

// TestBlocks holds that what an article says is read as it is nested.
func TestBlocks(t *testing.T) {
	for html, want := range map[string]string{
		"<p>One &lt;<em>two</em>\nthree<br>four</p>\n":                             "p 1 One <two three four",
		"<ul>\n<li>a<ul><li>b</li></ul>c</li></ul>":                                "li 2 a|li 4 b|li 2 c",
		"<ins><p>x</p></ins>y":                                                     "p 2 x| 0 y",
		`a<span hidden="">b<div>c</div></span>d<a hidden="" href="/">e</a>`:        " 0 ad",
		`<div hidden="">b<hr>c</div>d`:                                             " 0 d",
		"<p><math><mi>m</mi><annotation>\\m</annotation></math></p>":               "p 1 m",
		"<p><ruby>楮<rp>(</rp><rt>닥</rt><rp>)</rp></ruby>와 a<img alt=\"\">b</p>":    "p 1 楮(닥)와 ab",
		`<p>x<sup id="n"><a href="#fn" role="doc-noteref">1</a></sup></p><hr><p>z`: "p 1 x|p 1 z",
		"</p></p>x": " 0 x",
	} {
		var got []string
		for _, b := range (markdown.Article{HTML: html}).Blocks() {
			got = append(got, fmt.Sprint(b.Element, " ", b.Depth, " ", b.Text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s is %q, want %q", html, got, want)
		}
	}
	if got := (markdown.Article{HTML: "<p><ruby>楮<rt>닥</rt></ruby>와</p><p>a<img>b</p>"}).Text(); got != "楮 닥 와\na b" {
		t.Errorf("the words are %q", got)
	}
}
