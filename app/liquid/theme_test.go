package liquid_test

import "testing"

// TestTagsOfPlugins holds what the tags of plugins show that do their work when Jekyll builds.
func TestTagsOfPlugins(t *testing.T) { check(t, plugins) }

var plugins = []testCase{
	{"citations", `{% cite a b_2020 %}{% cite c -l 42 %}{% cite d, e --locator 1 -l 2 -A --prefix see also --style apa f %}{% cite {{ page.title }} %}`,
		`<cite data-keys="a,b_2020"></cite><cite data-keys="c: 42"></cite><cite data-keys="d: 1,e: 2"></cite><cite data-keys="A,title"></cite>`},
	{"a key behind options", `{% cite -A a --clear b --style apa %}`, `<cite data-keys="a,b"></cite>`},
	{"a key of HTML", `{% cite "><b> %}`, `<cite data-keys="&quot;&gt;&lt;b&gt;"></cite>`},
	{"references", `{% reference a %}{% nocite b %}{% cite_details c --text Details %}`, `<cite data-keys="a"></cite><cite data-keys="c"></cite>`},
	{"bibliographies", `{% bibliography --cited %}[{% bibliography_count -f x %}]`, `<d-bibliography></d-bibliography>[]`},
	{"quotations", "{% quote a %}\none\ntwo\n\nthree\n{% endquote %}", `<blockquote><p>one<br/>two</p><p>three</p><p><cite data-keys="a"></cite></p></blockquote>`},
	{"entries", "{% bibtex %}\n@book{a, title = {<b>}}\n{% endbibtex %}", "\n" + `<pre><code class="language-bibtex">@book{a, title = {&lt;b&gt;}}</code></pre>` + "\n"},
	{"details", `{% details A *title* of {{ num }} %}text{% enddetails %}{% details %}x{% enddetails %}`,
		"<details><summary>A *title* of 7</summary>text</details><details>x</details>"},
	{"tabs", "{% tabs os %}\n{% tab os Linux %}a{% endtab %}\n{% tab os %}b{% endtab %}\n{% endtabs %}",
		"<details open=\"\"><summary>Linux</summary>a</details>\n<details><summary>os</summary>b</details>"},
	{"responsive images", `{% responsive_image path: assets/a.jpg alt: "A & b" title: 'c' %}{% responsive_image_block %}` + "\n  path: {{ num }}.png\n" + `{% endresponsive_image_block %}`,
		`<img src="/base/assets/a.jpg" alt="A &amp; b" /><img src="/base/7.png" alt="" />`},
	{"pictures", `{% picture small img/b.jpg --alt A b --link /c %}{% picture https://example.org/a.webp 16:9 --img class="x" %}`,
		`<img src="/base/img/b.jpg" alt="A b" /><img src="https://example.org/a.webp" alt="" />`},
	{"players", `{% youtube abcdefghijk %}{% youtube "https://www.youtube.com/watch?t=3&v=abcdefghijk" %}{% youtube videoseries?list=PLx&amp; %}{% spotify https://open.spotify.com/track/ab12?si=1 %}`,
		`<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk" allowfullscreen></iframe>` +
			`<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk" allowfullscreen></iframe>` +
			`<iframe src="https://www.youtube-nocookie.com/embed/videoseries?list=PLx&amp;" allowfullscreen></iframe>` +
			`<iframe src="https://open.spotify.com/embed/track/ab12" allowfullscreen></iframe>`},
	{"links", `{% twitter oembed https://x.com/a/status/1?s=20 maxwidth=500 %}{% gist {{ str | slice: 0, 0 }}ann/12 a.rb %}{% instagram Cx-1 %}{% oembed https://example.org/a %}`,
		`<a href="https://x.com/a/status/1?s=20">https://x.com/a/status/1?s=20</a><a href="https://gist.github.com/ann/12">https://gist.github.com/ann/12</a>` +
			`<a href="https://www.instagram.com/p/Cx-1">https://www.instagram.com/p/Cx-1</a><a href="https://example.org/a">https://example.org/a</a>`},
	{"attributes of code", "{% highlight ruby %}a{% endhighlight %}\n{: file='b'}", "\n" + `<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby">a</code></pre></figure>` + "\n{: file='b'}"},
}
