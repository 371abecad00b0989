//go:build !js

package e2e

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"

	"hanji/app/e2e/built"
)

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssClass   = regexp.MustCompile(`\.([a-zA-Z][\w-]*)`)
	// classAttribute matches where Go, JavaScript and HTML give an element classes.
	classAttribute = regexp.MustCompile(`\bclass(?:Name)?(?:", |: |=)"([a-z][\w -]*)"`)
	quoted         = regexp.MustCompile("[\"'`][^\"'`\n]*[\"'`]")
)

// styleSheet returns the style sheet without comments: what it says of classes for
// authors, and the rest.
func styleSheet(t *testing.T) (authors, rest string) {
	t.Helper()
	data, err := os.ReadFile("../../web/site.css")
	if err != nil {
		t.Fatal(err)
	}
	before, after, found := strings.Cut(string(data), "/* ---- For authors ----")
	authors, after, ended := strings.Cut(after, "/* ---- ")
	if !found || !ended {
		t.Fatal("web/site.css has no section for authors")
	}
	without := func(s string) string { return cssComment.ReplaceAllString(s, "") }
	return without("/*" + authors), without(before + "/* " + after)
}

// classesIn returns the classes that a style sheet, or a string in a program, names.
func classesIn(text string) []string {
	var names []string
	for _, m := range cssClass.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}

// program returns the files that make and find the elements of a page.
func program(t *testing.T) string {
	t.Helper()
	files := []string{"../site/document.html"}
	for _, pattern := range []string{"../ui/*.go", "../browser/*.go", "../../web/*.js", "../../web/boot/*.js", "../../web/reader/*.js"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, slices.DeleteFunc(found, func(name string) bool { return strings.HasSuffix(name, "_test.go") })...)
	}
	var all strings.Builder
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

// TestClassesOfThePage holds that every class is the page's own by its prefix, or one of
// those for authors.
func TestClassesOfThePage(t *testing.T) {
	authors, rest := styleSheet(t)
	forAuthors := classesIn(authors)
	names := classesIn(rest)
	for _, m := range classAttribute.FindAllStringSubmatch(program(t), -1) {
		names = append(names, strings.Fields(m[1])...)
	}
	if len(names) < 100 || len(forAuthors) < 20 {
		t.Fatalf("%d classes of the page and %d for authors are found", len(names), len(forAuthors))
	}
	for _, name := range names {
		if !strings.HasPrefix(name, "hanji-") && !slices.Contains(forAuthors, name) {
			t.Errorf("the class %q can be a post's: begin it with hanji-", name)
		}
	}
}

// claims are the classes that a post may try to have: all that the page names, with its
// prefix and without it as other themes name theirs, but for those for authors.
func claims(t *testing.T) []string {
	t.Helper()
	authors, rest := styleSheet(t)
	names := map[string]bool{}
	add := func(list ...string) {
		for _, name := range list {
			names[name], names[strings.TrimPrefix(name, "hanji-")] = true, true
		}
	}
	add(classesIn(rest)...)
	for _, s := range quoted.FindAllString(program(t), -1) {
		add(classesIn(s)...)
	}
	for _, m := range classAttribute.FindAllStringSubmatch(program(t), -1) {
		add(strings.Fields(m[1])...)
	}
	add(regexp.MustCompile(`hanji-[a-z][a-z-]*[a-z]`).FindAllString(program(t)+rest, -1)...)
	for _, name := range classesIn(authors) {
		delete(names, name)
	}
	return slices.Sorted(maps.Keys(names))
}

// claimant is a piece of every kind of element that a post has, ? being its classes.
const claimant = `<div class="?"><p class="?">Words <span class="?">of <em class="?">some</em></span> <a class="?" href="#%zz">length</a> ` +
	`<a class="?" href="/2024/01/01/bare/"></a> <sup class="?">1</sup> <kbd class="?">K</kbd> <img class="?" role="button" src="/x.png" alt="X"> <code class="?">C</code></p>` +
	`<h3 class="?">A heading</h3><ul class="?"><li class="?">Item</li></ul><ol class="?"><li class="?">Item</li></ol>` +
	`<dl class="?"><dt class="?">T</dt><dd class="?">D</dd></dl><details class="?" open><summary class="?">More</summary><p class="?">of it</p></details>` +
	`<figure class="?"><img class="?" src="/x.png" alt="X"><figcaption class="?">A picture</figcaption></figure>` +
	`<table class="?"><tbody class="?"><tr class="?"><th class="?">A</th><td class="?">B</td></tr></tbody></table>` +
	`<pre class="?">some <span class="?">code</span><code class="?">of it</code></pre><section class="?"><blockquote class="?">said</blockquote></section></div>` + "\n\n"

// meant are classes that do something in Jekyll's blogs, where themes have given them
// a meaning: see app/theme/callout.go and picture.go.
var meant = regexp.MustCompile(`^(?:callout(?:-(?:note|tip|important|warning|caution))?|left|note|notice)$`)

// claimedBy is a blog with two posts that are the same but for the classes, one of which
// has all classes, together and one by one.
func claimedBy(t *testing.T, jekyll bool) *server {
	t.Helper()
	classes := claims(t)
	if jekyll {
		classes = slices.DeleteFunc(classes, meant.MatchString)
	}
	body := strings.ReplaceAll(claimant, "?", strings.Join(classes, " "))
	for _, class := range classes {
		body += strings.ReplaceAll(`<div class="?"><p class="?">a <a class="?">b</a> <b class="?">c</b></p><pre class="?"><i class="?">d</i></pre></div>`, "?", class) + "\n\n"
	}
	bare := regexp.MustCompile(` class="[^"]*"`).ReplaceAllString(body, "")
	folder, config := "posts", ""
	if jekyll {
		folder, config = "_posts", "-- _config.yml --\npermalink: pretty\n"
		for _, class := range classes {
			body += "Words.\n{: ." + class + "}\n\n"
			bare += "Words.\n\n"
		}
	}
	const head = "---\ntitle: Words\n---\n## One\n\n## Two\n\n## Three\n\n"
	dir := blogOf(t, config+"-- "+folder+"/2024-01-01-bare.md --\n"+head+bare+"\n-- "+folder+"/2024-01-02-claims.md --\n"+head+body+"\n-- x.png --\n")
	if err := os.WriteFile(filepath.Join(dir, "x.png"), pixel(), 0o644); err != nil {
		t.Fatal(err)
	}
	return serve(t, built.Site(t, dir, "--url", "https://example.org/", "--precompress=false"))
}

// looks returns an expression for what is seen of each element of a text: its tag and a
// hash of its box, of the properties that the style sheet sets, and of what is generated.
func looks(t *testing.T) string {
	t.Helper()
	authors, rest := styleSheet(t)
	properties := map[string]bool{}
	for _, m := range regexp.MustCompile(`[{;]\s*([a-z-]+):`).FindAllStringSubmatch(authors+rest, -1) {
		properties[m[1]] = true
	}
	return `((properties) => {
		const prose = document.querySelector(".hanji-prose"), origin = prose.getBoundingClientRect();
		return [...prose.querySelectorAll("*")].map((element) => {
			const box = element.getBoundingClientRect(), style = getComputedStyle(element);
			const all = [box.x - origin.x, box.y - origin.y, box.width, box.height, ...properties.map((name) => style.getPropertyValue(name)),
				getComputedStyle(element, "::before").content, getComputedStyle(element, "::after").content].join();
			let hash = 0;
			for (let i = 0; i < all.length; i++) hash = Math.imul(hash, 31) + all.charCodeAt(i) | 0;
			return element.localName + " " + hash;
		});
	})(` + js(slices.Sorted(maps.Keys(properties))) + `)`
}

// A post is never the page: whatever classes it has, it looks like one without them.
func TestPostsLookLikePosts(t *testing.T) {
	t.Parallel()
	for _, jekyll := range []bool{false, true} {
		s := claimedBy(t, jekyll)
		b := newTab(t)
		s.hold(s.hashed("client", ".wasm"))
		for _, at := range []struct {
			width  int64
			scheme string
		}{{390, "light"}, {390, "dark"}, {1280, "light"}, {1280, "dark"}} {
			b.resize(at.width, 900, at.width < 1000)
			b.prefer("prefers-color-scheme", at.scheme)
			b.open(s.origin + "/2024/01/01/bare/")
			b.frames()
			want := eval[[]string](b, looks(t))
			b.open(s.origin + "/2024/01/02/claims/")
			b.frames()
			got := eval[[]string](b, looks(t))
			if len(got) != len(want) || len(want) < 1000 {
				t.Fatalf("%d elements, without classes %d", len(got), len(want))
			}
			differ := 0
			for i := range got {
				if got[i] != want[i] {
					if differ++; differ <= 5 {
						t.Errorf("%v, Jekyll %v: with classes another look: %s", at, jekyll,
							eval[string](b, fmt.Sprintf(`document.querySelectorAll(".hanji-prose *")[%d].outerHTML.slice(0, 200)`, i)))
					}
				}
			}
			if differ > 5 {
				t.Errorf("%v, Jekyll %v: so have %d of %d elements", at, jekyll, differ, len(got))
			}
		}
	}
}

// A post is never the page: whatever classes it has, nothing is done for a click on it, or
// for the sight of it, before the client is there and after.
func TestPostsDoNothing(t *testing.T) {
	t.Parallel()
	for _, jekyll := range []bool{false, true} {
		s := claimedBy(t, jekyll)
		b := newTab(t)
		call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
			window.copied = [];
			navigator.clipboard.writeText = async (text) => { copied.push(text); };`})
		b.resize(1280, 900, false)
		b.open(s.origin + "/2024/01/02/claims/")
		press := func(when string) {
			t.Helper()
			eval[any](b, `void document.querySelectorAll(".hanji-prose :not(.hanji-copy, .hanji-anchor)").forEach((element) => {
				if (!element.pathname?.endsWith("/bare/")) element.click();
				element.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}));
			})`)
			b.frames()
			if got := eval[string](b, `[copied, document.getElementById("hanji-said").textContent, document.querySelectorAll("dialog[open], :popover-open").length].join()`); got != ",,0" {
				t.Errorf("%s, Jekyll %v, a click on a post does %s", when, jekyll, got)
			}
			eval[any](b, `void document.querySelector("#three").scrollIntoView()`)
			b.wait(`document.querySelector(".hanji-contents [aria-current]")?.textContent === "Three"`)
			eval[any](b, `void scrollTo(0, 0)`)
			b.wait(`document.querySelector(".hanji-contents [aria-current]")?.textContent !== "Three"`)
		}
		press("before the client is there")
		b.start()
		press("with the client")
		eval[any](b, `void document.querySelector('.hanji-prose a[href$="/bare/"]').click()`)
		b.wait(`location.pathname === "/2024/01/01/bare/" && !document.getElementById("page") && scrollY === 0`)
		if !eval[bool](b, `document.documentElement.dataset.live === "" && document.documentElement.dataset.failed === undefined`) {
			t.Errorf("Jekyll %v: the client has ended", jekyll)
		}

		reader := newTab(t)
		reader.saveData() // The client does not come, which would meet the end of time.
		reader.open(s.origin + "/2024/01/02/claims/")
		reader.forward(20_000)
		if got := eval[string](reader, `Object.values(localStorage).filter((value) => value.includes('"at":1}')).join()`); got != "" {
			t.Errorf("Jekyll %v: at its beginning a post is read: %s", jekyll, got)
		}
	}
}

// TestCopyIsWhatIsSeen holds that what a button copies was read before.
func TestCopyIsWhatIsSeen(t *testing.T) {
	t.Parallel()
	dir := blogOf(t, `-- posts/2024-01-01-a.md --
<pre>one <span hidden>rm -rf </span>two</pre>

<pre hidden>three</pre>

<div class="code"><pre hidden>four</pre><pre>five</pre><span class="copy">Copy</span></div>

<pre>six <pre>seven</pre></pre>

    eight

~~~go
nine // 9
~~~
`)
	s := serve(t, built.Site(t, dir, "--url", "https://example.org/", "--precompress=false"))
	b := newTab(t)
	b.open(s.origin + "/2024/01/01/a/")
	b.wait(`document.querySelector(".hanji-copy")`)
	got := eval[string](b, `(async () => {
		const copied = [];
		navigator.clipboard.writeText = async (text) => { copied.push(text.trim()); };
		document.querySelectorAll(".copy, .hanji-copy").forEach((button) => button.click());
		return copied.join();
	})()`)
	if got != "one two,five,six \nseven,eight,nine // 9" {
		t.Errorf("copied are %s", got)
	}
}
