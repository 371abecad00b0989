package source_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hanji/app/problem"
	"hanji/app/source"
)

// losses are what a reader of a Jekyll blog misses here, or anywhere, each in a post of its
// own: the text, whose line 5 has the loss unless another is said, and what is told of it.
var losses = []struct {
	text, what string
	line       int
}{
	{"![gone](/images/gone.png)", `missing image "/images/gone.png"`, 5},
	{"![없음](없음.png)", `missing image "없음.png"`, 5},
	{`<img src="/images/lost.png" alt="">`, `missing image "/images/lost.png"`, 5},
	{`<video src="/v/lost.mp4" controls></video>`, `missing video "/v/lost.mp4"`, 5},
	{"[gone](/nowhere/)", `dead link "/nowhere/"`, 5},
	{"[gone](2020-01-01-nowhere.md)", `dead link "2020-01-01-nowhere.md"`, 5},
	{"[gone](/files/lost.pdf)", `dead link "/files/lost.pdf"`, 5},
	{"[host](www.example.net)", `dead link "www.example.net"`, 5},
	{"[own](https://example.org/nowhere/)", `dead link "https://example.org/nowhere/"`, 5},
	{"[part](#없는-부분)", `dead link "#없는-부분": that text has no part of this name`, 5},
	{"[lambda](int val)", `dead link "int val"`, 5},
	{"[the paper][undefined]", `link "undefined" is not defined`, 5},
	{"note[^gone]", `footnote "gone" has no text`, 5},
	{"[js](javascript:x)", `refused address "javascript:x"`, 5},
	{"![wide](/images/two words.png)", `missing image "/images/two words.png"`, 5},
	{"[a link] (/nowhere/x.html)", "a link shown as text", 5},
	{"{% include gone.html %}", `there is no file "_includes/gone.html"`, 5},
	{"{% nosuch tag %}", `unknown tag "nosuch"`, 5},
	{"{% if x %}never ended", `"if" is never closed`, 5},
	{"{% for x %}{% endfor %}", "for can't read", 5},
	{"{% link _posts/2020-01-01-gone.md %}", "_posts/2020-01-01-gone.md", 5},
	{"{% post_url 2020-01-01-gone %}", "2020-01-01-gone", 5},
	{"{% raw %}never ended", `"raw" is never closed`, 5},
	{"<script>x()</script>", "<script> left out", 5},
	{`<script src="https://widgets.example/w.js"></script>`, `<script> of "widgets.example" left out`, 5},
	{"<style>b { color: red }</style>", "<style> left out", 5},
	{`<form action="/search">` + "words</form>", "a form is left out", 5},
	{"<p><button>press</button></p>", "a form is left out", 5},
	{"<p><select><option>a</option></select></p>", "a form is left out", 5},
	{`<iframe src="https://maps.example/x"></iframe>`, `<iframe> of "maps.example" became a link`, 5},
	{`<object data="/x.swf"></object>`, "<object> left out", 5},
	{`<embed src="/x.swf">`, "<embed> left out", 5},
	{"<canvas>x</canvas>", "<canvas> left out", 5},
	{`<p><b onclick="x()">b</b></p>`, `attribute "onclick" left out`, 5},
	{`<p><b onmouseover="x()">b</b></p>`, `attribute "onmouseover" left out`, 5},
	{`<p><span style="color: red">red</span></p>`, `style "color" left out`, 5},
	{`<p><font color="red">red</font></p>`, `style "color" left out`, 5},
	{`<p><span style="background-color: yellow">a</span></p>`, `style "background-color" left out`, 5},
	{`<p><span style="text-decoration: line-through">a</span></p>`, `style "text-decoration" left out`, 5},
	{`<p><span style="font-weight:bold">a</span></p>`, `style "font-weight" left out`, 5},
	{`<p style="white-space: pre">a   b</p>`, `style "white-space" left out`, 5},
	{`<p class="hanji-card">a</p>`, `class "hanji-card" left out`, 5},
	{`<p id="page">a</p>`, `id "page" left out`, 5},
	{"a vector&#32;<of> words", "<of> is taken for HTML, and not shown", 5},
	{"a <u>never closed", "<u> is not closed", 5},
	{"<div>\nnever closed", "<div> is not closed", 5},
	{"closed</b> twice", "</b> closes nothing", 5},
	{"```pythn\nx\n```", `unknown language "pythn"`, 5},
	{"{::nosuch /}", `extension "nosuch" is unknown`, 5},
	{"a\n{: *}", `has no attributes`, 6},
}

// broken are files that are lost as a whole, or whose front matter is.
var broken = []struct {
	text, what string
	line       int
}{
	{"---\ntitle: [\n---\nx\n", "the post is left out", 2},
	{"---\ndate: someday\n---\nx\n", `the post is left out: unknown date "someday"`, 2},
	{"---\ntitle: a\n", "never ends", 1},
	{"---\npermalink: /:nosuch/\n---\nx\n", `unknown placeholder`, 2},
	{"---\nimage: gone.png\n---\nx\n", `missing image "gone.png"`, 2},
	{"---\ntags: {a: b}\n---\nx\n", "tags is", 2},
	{"---\ndraft: true\n---\nx\n", "a draft that is published", 2},
	{"---\nredirect_from: /\n---\nx\n", `the address "/" is taken by the blog itself`, 2},
	{"---\nredirect_to: /gone/gone/\n---\nx\n", `dead link "/gone/gone/"`, 2},
	{"a\xff\n", "text that is not UTF-8", 1},
}

// TestLosses puts losses into a blog, and wants each told once, with its place.
func TestLosses(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "_config.yml", "url: https://example.org\n")
	write(t, dir, "_posts/not-named.md", "x\n")
	name := func(i int) string { return fmt.Sprintf("_posts/2024-01-01-loss-%02d.md", i) }
	for i, l := range losses {
		write(t, dir, name(i), "---\ntitle: Loss\n---\n\n"+l.text+"\n\nWords.\n")
	}
	for i, l := range broken {
		write(t, dir, name(len(losses)+i), l.text)
	}
	_, problems := source.Load(dir, source.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	told := map[string][]problem.Problem{}
	for _, p := range problems {
		told[p.File] = append(told[p.File], p)
	}
	if len(told["_posts/not-named.md"]) != 1 {
		t.Error("nothing is told of a file that is no post by its name")
	}
	for i, l := range append(losses, broken...) {
		got := told[name(i)]
		if len(got) != 1 || !strings.Contains(got[0].What, l.what) || got[0].Line != l.line {
			t.Errorf("%q: told is %v, want %d: %s", l.text, got, l.line, l.what)
		}
	}
}
