//go:build !js

// Package judge builds blogs with Jekyll, which is the judge, and with hanji, and compares
// what both made of them. It needs Jekyll and its plugins.
package judge

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"hanji/app/e2e/built"
)

// TestJekyll builds the blogs in testdata with Jekyll and with hanji. Jekyll is the
// judge: every document and page has its address, title, date, categories, tags, excerpt
// and text, but for what is deliberate.
func TestJekyll(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	judged := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			judged++
			judgeFixture(t, jekyllFixture(t, file, ""))
		})
	}
	if judged < len(files) { // Only some were asked for.
		return
	}
	for _, d := range deliberate {
		if _, met := used.Load(d.what); !met {
			t.Errorf("no blog shows that %s: it need not be deliberate", d.what)
		}
	}
}

// TestJekyllPermalinks gives posts addresses by every style, and by patterns.
func TestJekyllPermalinks(t *testing.T) {
	for _, permalink := range []string{
		"date", "pretty", "ordinal", "none", "weekdate",
		"/:year/:month/:title", "/:year/:title/", "/:categories/:slug.html", "/:slugified_categories/:short_year:i_month:i_day/:title:output_ext",
		"/blog/:year-:month-:day-:title/", "/:long_month/:short_month/:y_day/:hour:minute:second/:title/", "/:w_year/:week/:w_day/:long_day/:short_day/:name/",
		"/:collection/:path.html", "/:categories/:title",
	} {
		t.Run(permalink, func(t *testing.T) {
			judgeFixture(t, jekyllFixture(t, "testdata/addresses.txtar", "permalink: "+permalink+"\n"))
		})
	}
}

// jekyllFixture writes a blog, with more settings. A file with "bom" in its name begins
// with a byte order mark, one with "crlf" has the lines of Windows.
func jekyllFixture(t *testing.T, file, settings string) (dir string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range archive.Files {
		f := &archive.Files[i]
		switch {
		case f.Name == "_config.yml":
			f.Data = append(f.Data, settings...)
		case strings.Contains(f.Name, "bom"):
			f.Data = append([]byte("\ufeff"), f.Data...)
		case strings.Contains(f.Name, "crlf"):
			f.Data = bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))
		}
	}
	dir = t.TempDir()
	if err := txtar.Write(archive, dir); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC) // Drafts are dated by their files.
	for _, f := range archive.Files {
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(f.Name)), day, day); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func judgeFixture(t *testing.T, dir string) {
	before := filesOf(t, dir)
	jekyll, hanji := buildJekyll(t, dir), buildAsItIs(t, dir)
	sameFiles(t, before, filesOf(t, dir))

	var posts []string
	for _, p := range jekyll.documents() {
		t.Run(p.Path, func(t *testing.T) {
			for _, f := range jekyll.judge(hanji, p) {
				t.Error(f)
			}
		})
		if p.Kind == "posts" {
			posts = append(posts, pathOfPage(p.URL))
		}
	}
	for path := range hanji.posts {
		if !slices.Contains(posts, path) {
			t.Errorf("hanji has a post at %s, Jekyll has none", path)
		}
	}
	t.Run("files", func(t *testing.T) { jekyll.judgeFiles(t, hanji) })
	t.Run("plugins", func(t *testing.T) { jekyll.judgePlugins(t, hanji) })
	t.Run("navigation", func(t *testing.T) {
		for i := range jekyll.Pages {
			p := &jekyll.Pages[i]
			if p.isPage() && p.Title != "" && path.Dir(p.Path) == "." && !hanji.leads("/", "nav", p.URL, p.Title) {
				t.Errorf("no navigation leads to %s, %q", p.URL, p.Title)
			}
		}
	})
}

// documents are the documents of all collections, and the pages that an author wrote.
func (j *jekyllBlog) documents() (list []*jekyllPage) {
	for i := range j.Documents {
		list = append(list, &j.Documents[i])
	}
	for i := range j.Pages {
		if j.Pages[i].isPage() {
			list = append(list, &j.Pages[i])
		}
	}
	return list
}

// isPage reports whether a page is more than a list of posts or a plugin's.
func (p *jekyllPage) isPage() bool {
	return p.Kind == "page" && p.URL != "/" && slices.Contains([]string{".md", ".markdown", ".html"}, path.Ext(p.Path))
}

// judgeFiles holds that a file that Jekyll publishes as it is, or as data that it makes of
// a template, is the same.
func (j *jekyllBlog) judgeFiles(t *testing.T, h *hanjiBlog) {
	names := slices.Clone(j.Files)
	for _, p := range j.Pages {
		if p.Kind == "page" && path.Ext(p.URL) == ".json" {
			names = append(names, p.URL)
		}
	}
	for _, name := range names {
		want, err := os.ReadFile(filepath.Join(j.dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("the file %s is not the same: %v", name, err)
		}
	}
}

// judgePlugins holds that what jekyll-redirect-from, -feed, -sitemap and -seo-tag make, is
// there.
func (j *jekyllBlog) judgePlugins(t *testing.T, h *hanjiBlog) {
	for _, p := range j.Pages {
		switch {
		case p.Kind == "redirect":
			to, _ := j.resolver("/")(p.Content)
			if !h.redirects(p.URL, to) {
				t.Errorf("nothing at %s leads on to %s", p.URL, p.Content)
			}
		case p.Kind == "plugin" && strings.HasSuffix(p.URL, ".xml"):
			theirs, ours := filepath.Join(j.dir, filepath.FromSlash(p.URL)), filepath.Join(h.dir, filepath.FromSlash(p.URL))
			if want, got := idsOf(t, theirs), idsOf(t, ours); !slices.Equal(want, got) {
				t.Errorf("%s has other ids than jekyll-feed gives:\n  jekyll %q\n  hanji  %q", p.URL, want, got)
			}
			got := linksOf(t, ours)
			for _, link := range linksOf(t, theirs) {
				// A file that is published as it is, is no page of the blog.
				isFile := slices.ContainsFunc(j.Files, func(file string) bool { return strings.HasSuffix(link.to, file) })
				if !isFile && !slices.ContainsFunc(got, link.is) {
					t.Errorf("%s does not list %s, only %q", p.URL, link, got)
				}
			}
		}
	}
	for _, p := range j.documents() {
		want, page := headOf(j.page(p.URL)), h.page(p.URL)
		if page == nil { // Which was said already.
			continue
		}
		got := headOf(page)
		names := []string{"canonical", "og:title", "og:url", "og:image:alt"}
		if p.Kind == "posts" {
			names = append(names, "article:published_time")
		}
		if p.Description != "" {
			names = append(names, "description")
		}
		for _, name := range names {
			if want[name] != "" && !sameMeta(want[name], got[name]) {
				t.Errorf("%s: %s is %q, jekyll-seo-tag has %q", p.Path, name, got[name], want[name])
			}
		}
	}
}

// bare is an address without what only says how its file is served.
func bare(address string) string {
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(address, "index.html"), ".html"), "/")
}

func unescaped(address string) string {
	if plain, err := url.PathUnescape(address); err == nil {
		return plain
	}
	return address
}

// sameMeta reports whether two texts are the same, or the same moment.
func sameMeta(a, b string) bool {
	at, err := time.Parse(time.RFC3339, a)
	also, alsoErr := time.Parse(time.RFC3339, b)
	return a == b || err == nil && alsoErr == nil && at.Equal(also)
}

// link is an address that a feed or sitemap lists, and when it was changed.
type link struct{ to, changed string }

// is reports whether hanji lists the same. What has no date is of now to Jekyll, and in a feed
// of hanji as old as Unix time.
func (l link) is(hanji link) bool {
	isDated := hanji.changed != "" && hanji.changed != "1970-01-01T00:00:00Z"
	return bare(unescaped(l.to)) == bare(unescaped(hanji.to)) && (!isDated || sameMeta(l.changed, hanji.changed))
}

// linksOf returns the pages that a feed or sitemap lists.
func linksOf(t *testing.T, file string) (links []link) {
	t.Helper()
	var list struct {
		Entries []struct {
			Link []struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
		URLs []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	readXML(t, file, &list)
	for _, e := range list.Entries {
		links = append(links, link{e.Link[0].Href, e.Updated})
	}
	for _, u := range list.URLs {
		links = append(links, link{u.Loc, u.LastMod})
	}
	return links
}

// idsOf returns the id of a feed, and those of its entries; "" alone of what is no feed.
func idsOf(t *testing.T, file string) []string {
	t.Helper()
	var feed struct {
		ID      string `xml:"id"`
		Entries []struct {
			ID string `xml:"id"`
		} `xml:"entry"`
	}
	readXML(t, file, &feed)
	ids := []string{feed.ID}
	for _, e := range feed.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// readXML reads a file, of jekyll-feed too, which leaves an ampersand in an address as it is.
func readXML(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
		return
	}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = false
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// headOf returns what the head of a page says.
func headOf(root *html.Node) map[string]string {
	said := map[string]string{}
	for n := range root.Descendants() {
		switch n.Data {
		case "link":
			said[built.Attr(n, "rel")] = built.Attr(n, "href")
		case "meta":
			said[built.Attr(n, "name")+built.Attr(n, "property")+built.Attr(n, "http-equiv")] = built.Attr(n, "content")
		}
	}
	return said
}

// redirects reports whether a page leads on to another.
func (h *hanjiBlog) redirects(from, to string) bool {
	root := h.page(from)
	if root == nil {
		return false
	}
	_, refresh, ok := strings.Cut(headOf(root)["refresh"], "url=")
	got, found := h.resolver(from)(refresh)
	return ok && found && got == to
}

// leads reports whether an element of a page has a link of a name.
func (h *hanjiBlog) leads(page, element, to, name string) bool {
	want, _ := h.resolver(page)(path.Join(h.address.Path, to))
	for n := range h.page(page).Descendants() {
		if n.Data != "a" || !within(n, element) {
			continue
		}
		if got, _ := h.resolver(page)(built.Attr(n, "href")); got == want && collapse(built.Text(n)) == name {
			return true
		}
	}
	return false
}

// TestJekyllOutputInside builds a blog into its own folder: of the blog's files none is
// touched, by a second build neither.
func TestJekyllOutputInside(t *testing.T) {
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	dir := jekyllFixture(t, "testdata/pages.txtar", "")
	before := filesOf(t, dir)
	for range 2 {
		build := exec.Command(program, "build", "-o", "dist", "--precompress=false")
		build.Dir = dir
		if output, err := build.CombinedOutput(); err != nil {
			t.Fatalf("hanji build: %v\n%s", err, output)
		}
		after := filesOf(t, dir)
		if after[filepath.Join(dir, "dist", "index.html")] == "" {
			t.Fatal("nothing was built")
		}
		for name := range after {
			if name == dir || strings.HasPrefix(name, filepath.Join(dir, "dist")) {
				delete(after, name)
			}
		}
		delete(before, dir) // A folder's time is that of its newest entry.
		sameFiles(t, before, after)
	}
}
