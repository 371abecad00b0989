//go:build !js

package e2e

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"hanji/app/e2e/built"
)

const sampleURL = "https://example.org/some/path/"

// tree is a built site: its files by slash-separated path.
type tree map[string][]byte

func readTree(t *testing.T, dir string) tree {
	t.Helper()
	files := tree{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		files[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// pages returns the parsed HTML files by the URL at which a host shows them.
func (files tree) pages(t *testing.T, base string) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for name, data := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if folder, ok := strings.CutSuffix(name, "index.html"); ok {
			name = folder
		}
		pages[base+(&url.URL{Path: name}).EscapedPath()] = root
	}
	return pages
}

// TestSampleBuildsClean holds that the blog which newcomers see first is without
// a single warning.
func TestSampleBuildsClean(t *testing.T) {
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "build", "../..", "--strict", "--precompress=false", "-o", filepath.Join(t.TempDir(), "out")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// TestCrawl follows every link and asset of every page of the sample blog, under
// a path, down to the fragments.
func TestCrawl(t *testing.T) {
	files := readTree(t, built.Site(t, "../..", "--url", sampleURL, "--precompress=false"))
	pages := files.pages(t, sampleURL)
	ids := map[string]map[string]bool{}
	for at, root := range pages {
		ids[at] = map[string]bool{"": true}
		for n := range root.Descendants() {
			if id := built.Attr(n, "id"); id != "" {
				if ids[at][id] {
					t.Errorf("%s: id %q stands twice", at, id)
				}
				ids[at][id] = true
			}
		}
	}
	for at, root := range pages {
		from, err := url.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			for _, key := range []string{"href", "src", "poster", "data-go", "data-wasm", "data-worker"} {
				to := built.Attr(n, key)
				if to == "" {
					continue
				}
				u, err := from.Parse(to)
				if err != nil {
					t.Errorf("%s: %s=%q: %v", at, key, to, err)
					continue
				}
				if u.Host != from.Host {
					continue
				}
				files.follow(t, at, u, ids)
			}
		}
	}
}

// follow checks that a URL of the site is a file of it, with the fragment in it.
func (files tree) follow(t *testing.T, at string, u *url.URL, ids map[string]map[string]bool) {
	t.Helper()
	name, ok := strings.CutPrefix(u.Path, "/some/path/")
	if !ok {
		t.Errorf("%s: %s leads out of the blog", at, u)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if u.RawQuery != "" && name == "index.html" {
		return // A combined filter: the client's.
	}
	if _, ok := files[name]; !ok {
		t.Errorf("%s: %s leads nowhere", at, u)
		return
	}
	fragment := u.Fragment
	u.Fragment, u.RawFragment, u.RawQuery = "", "", ""
	if known, isPage := ids[u.String()]; isPage && !known[fragment] {
		t.Errorf("%s: %s has no #%s", at, u, fragment)
	}
}

var escapedTwice = regexp.MustCompile(`&amp;(amp|lt|gt|quot|#\d+|#x[0-9a-f]+);`)

// TestEveryPageIsWhole holds for every page of the sample blog: one main, one h1,
// a complete head, nothing escaped twice; and for a post the text of its file. Only
// the shelf and the page for unknown addresses are not for search engines.
func TestEveryPageIsWhole(t *testing.T) {
	files := readTree(t, built.Site(t, "../..", "--url", sampleURL, "--precompress=false"))
	for at, root := range files.pages(t, sampleURL) {
		for tag, want := range map[string]int{"main": 1, "h1": 1, "title": 1, "style": 1} {
			if got := len(built.Elements(root, tag)); got != want {
				t.Errorf("%s has %d <%s>", at, got, tag)
			}
		}
		head := map[string]string{}
		for _, n := range built.Elements(root, "meta") {
			head[built.Attr(n, "name")+built.Attr(n, "property")] = built.Attr(n, "content")
		}
		for _, n := range built.Elements(root, "link") {
			head[built.Attr(n, "rel")] = built.Attr(n, "href")
		}
		for _, name := range []string{"viewport", "description", "icon", "apple-touch-icon", "manifest", "alternate", "theme-color"} {
			if head[name] == "" {
				t.Errorf("%s: the head lacks %s", at, name)
			}
		}
		if strings.HasSuffix(at, "/") && head["robots"] == "" {
			if head["canonical"] != at {
				t.Errorf("%s: canonical is %q", at, head["canonical"])
			}
			for _, name := range []string{"og:title", "og:type", "og:url", "og:site_name"} {
				if head[name] == "" {
					t.Errorf("%s: the head lacks %s", at, name)
				}
			}
		}
		if private := at == sampleURL+"shelf/" || !strings.HasSuffix(at, "/"); private != (head["robots"] == "noindex") {
			t.Errorf("%s: robots %q", at, head["robots"])
		}
		for _, n := range built.Elements(root, "title") {
			if escapedTwice.MatchString(html.EscapeString(built.Text(n))) {
				t.Errorf("%s: the title is escaped twice: %s", at, built.Text(n))
			}
		}
	}

	sources, err := filepath.Glob("../../posts/*.md")
	if err != nil || len(sources) < 12 {
		t.Fatalf("%d sample posts, %v", len(sources), err)
	}
	texts := map[string]string{}
	for at, root := range files.pages(t, sampleURL) {
		for _, article := range built.Elements(root, "article") {
			texts[at] = squeeze(built.Text(article))
		}
	}
	for _, source := range sources {
		data, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		lines := proseLines(string(data))
		best, missing := len(lines)+1, ""
		for _, text := range texts {
			n, last := 0, ""
			for _, line := range lines {
				if !strings.Contains(text, line) {
					n, last = n+1, line
				}
			}
			if n < best {
				best, missing = n, last
			}
		}
		if best > 0 || len(lines) == 0 {
			t.Errorf("%s: of %d lines of plain prose %d are on no page, such as %q", source, len(lines), best, missing)
		}
	}
}

// proseLines returns the lines of a post that hold no markup, without white
// space: their text must be on the page as it is.
func proseLines(source string) []string {
	var lines []string
	fence, front := false, strings.HasPrefix(source, "---") || strings.HasPrefix(source, "+++")
	for i, line := range strings.Split(source, "\n") {
		switch {
		case front:
			front = i == 0 || line != "---" && line != "+++"
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			fence = !fence
		case !fence && line != "" && !strings.ContainsAny(line, "`*_[]<>|#\\~&:=") && unicode.IsLetter([]rune(line)[0]):
			lines = append(lines, squeeze(line))
		}
	}
	return lines
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestBuildsAreReproducible builds the sample blog twice, on machines in
// different time zones and on different days, and compares every byte.
func TestBuildsAreReproducible(t *testing.T) {
	var builds []tree
	for _, zone := range []string{"Asia/Seoul", "America/New_York"} {
		t.Setenv("TZ", zone)
		t.Setenv("SOURCE_DATE_EPOCH", fmt.Sprint(1_000_000_000*(len(builds)+1)))
		builds = append(builds, readTree(t, built.Site(t, "../..", "--url", sampleURL)))
	}
	for name, data := range builds[0] {
		if !bytes.Equal(data, builds[1][name]) {
			t.Errorf("%s differs", name)
		}
	}
	if len(builds[0]) != len(builds[1]) || len(builds[0]) < 100 {
		t.Errorf("%d and %d files", len(builds[0]), len(builds[1]))
	}
}
