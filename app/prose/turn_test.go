package prose

import (
	"testing"

	"hanji/app/dom"
)

func TestTurn(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"en", `<p>One</p><blockquote><p>שלום</p></blockquote>`, `<p>One</p><blockquote dir="rtl"><p>שלום</p></blockquote>`},
		{"en", `<div><ul><li>שלום</li></ul></div>`, `<div><ul dir="rtl"><li>שלום</li></ul></div>`},
		{"en", `<blockquote><p>One</p><p>שלום</p></blockquote>`, `<blockquote><p>One</p><p dir="rtl">שלום</p></blockquote>`},
		{"ko", `<p>שלום 한글로 쓴 글</p><p>글 שלום עולם</p>`, `<p>שלום 한글로 쓴 글</p><p>글 שלום עולם</p>`},
		{"en", `<ul><li>One</li><li>שלום</li></ul><h2>שלום</h2>`, `<ul><li>One</li><li>שלום</li></ul><h2>שלום</h2>`},
		{"en", `<p dir="ltr">שלום</p><pre>שלום</pre>`, `<p dir="ltr">שלום</p><pre>שלום</pre>`},
		{"he", `<p>One</p><p>12, 34</p><p><code>go build</code></p><p>שלום</p>`, `<p dir="ltr">One</p><p>12, 34</p><p><code>go build</code></p><p>שלום</p>`},
	} {
		root := dom.Parse(c.in)
		Turn(root, c.lang)
		if got := dom.Serialise(root); got != c.want {
			t.Errorf("in %s: %s, want %s", c.lang, got, c.want)
		}
	}
}
