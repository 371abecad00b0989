package jekyll

import (
	"strings"
	"testing"
	"time"

	"hanji/app/front"
	"hanji/app/kramdown"
)

func TestTitle(t *testing.T) {
	o := kramdown.Defaults()
	for _, test := range []struct{ written, printed, markdown string }{
		{"Paper &amp; ink &#8211; it&rsquo;s <em>dry</em>", "Paper & ink – it’s dry", ""},
		{"A <b>bold</b><br>line<wbr>", "A bold line", ""},
		{"std::vector<int> and &lt;b&gt;", "std::vector<int> and <b>", ""},
		{"What <b> is", "What <b> is", ""},
		{"AT&T &copy 2024 & R&D", "AT&T &copy 2024 & R&D", ""},
		{"쓰기 `go vet` *새로*", "쓰기 `go vet` *새로*", "쓰기 go vet 새로"},
		{"`vector<int>` of [links](https://x.example)", "`vector<int>` of [links](https://x.example)", "vector<int> of links"},
		{"1. First of *two*", "1. First of *two*", ""},
		{"# snake_case_name", "# snake_case_name", ""},
		{"[BOJ] 1234_5", "[BOJ] 1234_5", ""},
		{"<em>", "<em>", ""},
		{"&nbsp;", "", ""},
	} {
		if got := (&Blog{kramdown: &o}).Title(test.written); got != test.printed {
			t.Errorf("%q is %q, not %q", test.written, got, test.printed)
		}
		want := test.markdown
		if want == "" {
			want = test.printed
		}
		if got := (&Blog{kramdown: &o, Theme: MinimalMistakes}).Title(test.written); got != want {
			t.Errorf("as Markdown %q is %q, not %q", test.written, got, want)
		}
	}
}

func TestTitlesAreBounded(t *testing.T) {
	o := kramdown.Defaults()
	b := &Blog{kramdown: &o}
	for _, hard := range []string{"<b>", "</b>", "<b></b>", "*_`[<&\\~", "&lt;"} {
		start := time.Now()
		b.Described(strings.Repeat(hard, 64<<10/len(hard)))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("64 KB of %q take %s", hard, took)
		}
	}
}

func TestAboutIsMarkdown(t *testing.T) {
	o := kramdown.Defaults()
	b := &Blog{kramdown: &o, config: config{front.Fields{Members: []front.Member{
		{Key: "title", Value: front.Value{Kind: front.Scalar, Text: "Ink &amp; *paper*"}},
		{Key: "description", Value: front.Value{Kind: front.Scalar, Text: "Notes, after [an *older* blog](https://example.com).\n"}},
	}}}}
	if got := b.About(); got.Name != "Ink & *paper*" || got.Description != "Notes, after an older blog." {
		t.Errorf("%q, %q", got.Name, got.Description)
	}
}
