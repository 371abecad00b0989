//go:build !js

package judge

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"hanji/app/e2e/built"
	"hanji/app/post"
)

// jekyllBlog is a blog as Jekyll builds it, in the words of testdata/dump.rb.
type jekyllBlog struct {
	builtSite
	URL, BaseURL     string
	Documents, Pages []jekyllPage
	// Files are the addresses of what is published as it is.
	Files []string
}

// jekyllPage is a document of a collection, or a page.
type jekyllPage struct {
	Kind, Path, URL, Title, Date string
	Categories, Tags             []string
	Description, Excerpt         string
	// Chosen says that the excerpt is the author's, not the first block by default.
	Chosen  bool
	Content string
	Draft   bool
}

// buildJekyll builds the blog in dir with Jekyll, in UTC where the blog has no zone.
func buildJekyll(t testing.TB, dir string) *jekyllBlog {
	t.Helper()
	temp := t.TempDir()
	b := &jekyllBlog{builtSite: builtSite{dir: filepath.Join(temp, "out")}}
	dump := filepath.Join(temp, "dump.json")
	build := exec.Command("ruby", "-W0", "testdata/dump.rb", dir, b.dir, dump)
	build.Env = jekyllEnvironment()
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("Jekyll, which the tests need (Debian and Ubuntu: apt-get install jekyll): %v\n%s", err, output)
	}
	data, err := os.ReadFile(dump)
	if err == nil {
		err = json.Unmarshal(data, b)
	}
	if err != nil {
		t.Fatal(err)
	}
	b.address = addressOf(t, cmp.Or(b.URL, "http://localhost:8000")+"/"+strings.Trim(b.BaseURL, "/"))
	for _, p := range [][]jekyllPage{b.Documents, b.Pages} {
		for i := range p {
			if decoded, err := url.PathUnescape(p[i].URL); err == nil {
				p[i].URL = norm.NFC.String(decoded)
			}
		}
	}
	return b
}

func jekyllEnvironment() []string {
	return append(os.Environ(), "JEKYLL_ENV=production", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC")
}

func addressOf(t testing.TB, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(strings.TrimRight(address, "/") + "/")
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// hanjiBlog is a blog as hanji builds it.
type hanjiBlog struct {
	builtSite
	posts map[string]*post.Post // by path
}

// buildAsItIs builds the blog in dir with the real command, and nothing but its folder.
func buildAsItIs(t *testing.T, dir string) *hanjiBlog {
	t.Helper()
	out := built.Site(t, dir, "--precompress=false")
	b := &hanjiBlog{builtSite{addressOf(t, built.Root(t, out).Blog.URL), out}, map[string]*post.Post{}}
	for _, p := range built.Library(t, out).Posts {
		b.posts[p.Path] = p
	}
	return b
}

// page returns the page at a path, nil if there is none.
func (s builtSite) page(path string) *html.Node {
	file := s.find(path)
	if file == "" {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	root, _ := html.Parse(bytes.NewReader(data)) // A bytes.Reader does not fail.
	return root
}

// prose returns the text on the page at a path, nil if there is none.
func (b *hanjiBlog) prose(path string) *html.Node {
	root := b.page(path)
	if root == nil {
		return nil
	}
	for n := range root.Descendants() {
		if n.Data == "div" && hasClass(n, "hanji-prose") {
			return n
		}
	}
	return nil
}

// finding is a way in which a post differs that is not deliberate.
type finding struct{ what, detail string }

func (f finding) String() string { return f.what + ": " + f.detail }

// judge compares a document as Jekyll has it with what hanji made of it.
func (j *jekyllBlog) judge(h *hanjiBlog, want *jekyllPage) (found []finding) {
	differ := func(what string, jekyll, hanji any) {
		found = append(found, finding{what, fmt.Sprintf("\n  jekyll %q\n  hanji  %q", jekyll, hanji)})
	}
	prose := h.prose(want.URL)
	if prose == nil {
		return []finding{{"address", fmt.Sprintf("hanji has no text at %s", want.URL)}}
	}
	if want.Kind == "posts" {
		p := h.posts[pathOfPage(want.URL)]
		if p == nil {
			return []finding{{"address", fmt.Sprintf("%s is not among hanji's posts", want.URL)}}
		}
		if title := collapse(built.Text(fragment(want.Title))); p.Title != title { // As layouts print it.
			differ("title", title, p.Title)
		}
		if date, err := time.Parse(time.RFC3339, want.Date); err != nil || !date.Equal(p.Date) {
			differ("date", want.Date, p.Date.Format(time.RFC3339))
		}
		if !slices.Equal(want.Categories, p.Categories) {
			differ("categories", want.Categories, p.Categories)
		}
		if tags := distinct(want.Tags); !slices.Equal(tags, p.Tags) {
			differ("tags", tags, p.Tags)
		}
		if excerpt, ok := want.excerpt(); ok && !isExcerpt(p.Description, excerpt) {
			differ("excerpt", excerpt, p.Description)
		}
	}
	return append(found, compareTexts(j.normal(want), h.normal(want.URL, prose))...)
}

// pathOfPage is the path in the bundle of what Jekyll has at a URL: of one without an ending
// that of its file, since not every host finds it by the URL.
func pathOfPage(url string) string {
	url = strings.TrimSuffix(url, "index.html")
	if strings.HasSuffix(url, "/") || strings.HasSuffix(url, ".html") {
		return url
	}
	return url + ".html"
}

// distinct leaves out what was named before: hanji has no tag twice.
func distinct(names []string) (list []string) {
	for _, name := range names {
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// excerpt returns what a card says of a post in the author's words, plain. hanji has an
// excerpt of its own where the author chose none, because Jekyll's is the first block
// then, often a heading or a picture.
func (p *jekyllPage) excerpt() (text string, chosen bool) {
	if p.Description != "" {
		return collapse(built.Text(fragment(p.Description))), true
	}
	root := fragment(strings.NewReplacer(`\(`, formulaMark, `\[`, formulaMark).Replace(p.Excerpt))
	for i := range deliberate {
		if change := deliberate[i].jekyll; change != nil {
			change(root)
		}
	}
	return strings.Join(normalise(root, func(string) (string, bool) { return "", false }).words, " "), p.Chosen
}

// isExcerpt reports whether a description is an excerpt, or the beginning of a long one.
// Of one with formulas, which the description has in other signs, it is what is before
// the first.
func isExcerpt(description, excerpt string) bool {
	description = collapse(unmarked.Replace(description))
	before, _, hasFormulas := strings.Cut(excerpt, formulaMark)
	if description == excerpt || hasFormulas && strings.HasPrefix(description, strings.TrimSpace(before)) {
		return true
	}
	beginning := strings.TrimSuffix(description, "…")
	return len([]rune(beginning)) >= 80 && strings.HasPrefix(before, beginning)
}

// formulaMark stands in an excerpt where a formula begins.
const formulaMark = "\u2061"

func fragment(s string) *html.Node {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, _ := html.ParseFragment(strings.NewReader(s), root) // A strings.Reader does not fail.
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// used are the differences of deliberate that were met.
var used sync.Map

func (j *jekyllBlog) normal(p *jekyllPage) normalText {
	root := fragment(p.Content)
	for _, d := range deliberate {
		if d.jekyll != nil && d.jekyll(root) {
			used.Store(d.what, true)
		}
	}
	return normalise(root, j.resolver(p.URL))
}

func (h *hanjiBlog) normal(path string, prose *html.Node) normalText {
	for _, d := range deliberate {
		if d.hanji != nil && d.hanji(prose) {
			used.Store(d.what, true)
		}
	}
	return normalise(prose, h.resolver(path))
}

// compareTexts finds the first difference between two texts, and the words that hanji
// lost.
func compareTexts(jekyll, hanji normalText) (found []finding) {
	n := min(len(jekyll.pieces), len(hanji.pieces))
	at := 0
	for at < n && jekyll.pieces[at].same(hanji.pieces[at]) {
		at++
	}
	if at < len(jekyll.pieces) || at < len(hanji.pieces) {
		found = append(found, finding{"text", fmt.Sprintf("in %s\n  jekyll %s\n  hanji  %s",
			jekyll.within(at), around(jekyll.pieces, hanji.pieces, at), around(hanji.pieces, jekyll.pieces, at))})
	}
	left := map[string]int{}
	for _, word := range hanji.words {
		left[word]++
	}
	var lost []string
	for _, word := range jekyll.words {
		if left[word]--; left[word] < 0 {
			lost = append(lost, word)
		}
	}
	if len(lost) > 0 {
		found = append(found, finding{"words", fmt.Sprintf("%d lost: %.20q", len(lost), lost[:min(len(lost), 12)])})
	}
	return found
}

// around shows the piece at a place and those beside it; of a long text, where it begins
// to differ from the other.
func around(pieces, other []piece, at int) string {
	var shown []string
	for i := max(0, at-2); i < min(len(pieces), at+3); i++ {
		text := []rune(pieces[i].String())
		from := 0
		if i == at && i < len(other) {
			theirs := []rune(other[i].String())
			for from < min(len(text), len(theirs)) && text[from] == theirs[from] {
				from++
			}
		}
		if from = max(0, from-40); from > 0 {
			text = append([]rune("…"), text[from:]...)
		}
		if len(text) > 120 {
			text = append(text[:119:119], '…')
		}
		mark := ""
		if i == at {
			mark = "▶ "
		}
		shown = append(shown, mark+strings.ReplaceAll(string(text), "\n", "⏎"))
	}
	return strings.Join(shown, " ")
}
