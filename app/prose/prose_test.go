package prose

import (
	"testing"

	"hanji/app/growth"
)

// TestProse holds what a language is guessed by.
func TestProse(t *testing.T) {
	for text, want := range map[string]string{
		"":                                       "",
		"물의 <em class=x>길</em>":                  "물의 길",
		"a\n```go\nx := `y`\n```\nb":             "a\n\nb",
		"a\n````md\n```\nx\n```\n````\nb":        "a\n\nb",
		"a\n~~~\nx\n~~~\nb":                      "a\n\nb",
		"a\n```\nnever closed":                   "a\n",
		"`code` and `never closed":               " and `never closed",
		"{% highlight go %}x{% endhighlight %}b": " %}b",
		"{{ site.title }}{: .prompt-tip }b":      "b",
		"$x^2$ costs $5\nand $6":                 " costs $5\nand $6",
		`\(x\) \[y\] 글`:                          "  글",
		"[글](/a/b) https://example.org/a에서":      "[글 에서",
		"a < b\nc > d":                           "a < b\nc > d",
	} {
		if got := Of(text); got != want {
			t.Errorf("of %q the prose is %q, want %q", text, got, want)
		}
	}
}

// TestGrowth holds that what is opened again and again takes no longer than a multiple of a text.
func TestGrowth(t *testing.T) {
	var inputs []growth.Input
	for _, w := range wordless {
		inputs = append(inputs, growth.Repeat(w.from, w.from), growth.Repeat(w.from+" in lines", w.from+"x\n"))
	}
	for _, run := range []string{"`", "` ``\n", "```", "~~~ ````\n", "https://"} {
		inputs = append(inputs, growth.Repeat(run, run))
	}
	growth.Check(t, func(text string) { Of(text) }, inputs)
}
