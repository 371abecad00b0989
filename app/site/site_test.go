package site_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hanji/app/post"
	"hanji/app/settings"
	"hanji/app/site"
	"hanji/app/source"
	"hanji/web"
)

// made is a blog of one post and one page below /blog/.
func made() *source.Blog {
	posts := []*post.Post{
		{Path: "/paper/", Card: post.Card{Title: "Paper", Minutes: 1}, Date: time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC)},
		{Path: "/about/", Card: post.Card{Title: "About", Description: "Who.", Minutes: 1, Image: &post.Image{Src: "/me.png"}}, Page: true},
	}
	return &source.Blog{
		Settings: settings.Settings{Blog: post.Blog{Name: "Blog", Lang: "en", Dir: "ltr", URL: "https://example.org/blog/"}, Base: "/blog/"},
		Library:  post.NewLibrary(posts),
		Texts:    map[string]post.Text{"/paper/": {Markdown: "Text."}, "/about/": {Markdown: "Words."}},
		Feeds:    []source.Feed{{Path: "/feed.xml", ID: "https://example.org/blog/", Title: "Blog", Entries: []source.Entry{{Path: "/paper/", ID: "urn:paper"}}}},
	}
}

func build(t *testing.T, blog *source.Blog) map[string][]byte {
	t.Helper()
	built, err := site.Build(blog, web.Files, site.Client{})
	if err != nil {
		t.Fatal(err)
	}
	return built.Files
}

// element is an element of a page, by its attributes.
type element map[string]string

// elements returns those of a tag.
func elements(t *testing.T, page []byte, tag string) (list []element) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != tag {
			continue
		}
		e := element{}
		for _, a := range n.Attr {
			e[a.Key] = a.Val
		}
		if n.FirstChild != nil {
			e["text"] = n.FirstChild.Data
		}
		list = append(list, e)
	}
	return list
}

// value returns an attribute of the first element whose key has a value, "" if there
// is none.
func value(list []element, key, name, attribute string) string {
	for _, e := range list {
		if e[key] == name {
			return e[attribute]
		}
	}
	return ""
}

// TestPageOfTheBlog holds what others are told of a page: that it is no article and
// has no date.
func TestPageOfTheBlog(t *testing.T) {
	files := build(t, made())
	for _, c := range []struct{ file, og, published, kind string }{
		{"paper/index.html", "article", "2024-05-02T00:00:00Z", "BlogPosting"},
		{"about/index.html", "website", "", "WebPage"},
	} {
		meta := elements(t, files[c.file], "meta")
		if got := value(meta, "property", "og:type", "content"); got != c.og {
			t.Errorf("%s: og:type is %q", c.file, got)
		}
		if got := value(meta, "property", "article:published_time", "content"); got != c.published {
			t.Errorf("%s: published %q", c.file, got)
		}
		var data map[string]any
		if err := json.Unmarshal([]byte(value(elements(t, files[c.file], "script"), "type", "application/ld+json", "text")), &data); err != nil {
			t.Fatal(err)
		}
		if _, dated := data["datePublished"]; data["@type"] != c.kind || dated != (c.published != "") {
			t.Errorf("%s: %v", c.file, data)
		}
	}
	if got := value(elements(t, files["about/index.html"], "meta"), "property", "og:image", "content"); got != "https://example.org/blog/me.png" {
		t.Errorf("the picture of a page is %q", got)
	}
	sitemap := string(files["sitemap.xml"])
	if !strings.Contains(sitemap, "<loc>https://example.org/blog/about/</loc>") || strings.Count(sitemap, "<lastmod>") != 1 {
		t.Errorf("the sitemap is %s", sitemap)
	}
	if feed := string(files["feed.xml"]); strings.Count(feed, "<id>urn:paper</id>") != 1 || strings.Contains(feed, "about") {
		t.Errorf("the feed is %s", feed)
	}
	for name, file := range files {
		if strings.HasSuffix(name, ".html") && strings.Contains(string(file), "0001") {
			t.Errorf("%s shows the date that a page has not", name)
		}
	}
}

// TestFeedElsewhere holds that all that names the feed names where it is.
func TestFeedElsewhere(t *testing.T) {
	blog := made()
	blog.Settings.Feed = "/feeds/새 글.xml"
	blog.Feeds[0].Path = blog.Settings.Feed
	files := build(t, blog)
	const href = "/blog/feeds/%EC%83%88%20%EA%B8%80.xml"
	feed := files["feeds/새 글.xml"]
	if value(elements(t, feed, "link"), "rel", "self", "href") != "https://example.org"+href {
		t.Errorf("the feed is %s", feed)
	}
	for _, name := range []string{"index.html", "about/index.html", "404.html"} {
		if got := value(elements(t, files[name], "link"), "type", "application/atom+xml", "href"); got != href {
			t.Errorf("%s: the head names %q", name, got)
		}
		if got := value(elements(t, files[name], "a"), "text", "Feed", "href"); got != href {
			t.Errorf("%s: the footer leads to %q", name, got)
		}
	}
	for name, file := range files {
		if strings.Contains(name+" "+string(file), "feed.xml") {
			t.Errorf("%s names a feed that is not there", name)
		}
	}
	if files := build(t, made()); strings.Contains(string(files["bundle.json"]), "feed") {
		t.Errorf("the client is told where every feed is: %s", files["bundle.json"])
	}
}

// TestRedirects follows each redirect by its page and by its rule.
func TestRedirects(t *testing.T) {
	blog := made()
	blog.Redirects = []source.Redirect{
		{From: "/old/", To: "/about/"},
		{From: "/2017/paper.html", To: "/paper/"},
		{From: "/이사 100%", To: "/한지/%23:*%3F/"},
		{From: "/a:b*/", To: "https://example.com/a%20b?q=c%20d#e"},
	}
	files := build(t, blog)
	want := []struct{ file, from, to, canonical string }{
		{"old/index.html", "/blog/old/", "/blog/about/", "https://example.org/blog/about/"},
		{"2017/paper.html", "/blog/2017/paper.html", "/blog/paper/", "https://example.org/blog/paper/"},
		{"이사 100%/index.html", "/blog/%EC%9D%B4%EC%82%AC%20100%25", "/blog/%ED%95%9C%EC%A7%80/%23:%2A%3F/", "https://example.org/blog/%ED%95%9C%EC%A7%80/%23:%2A%3F/"},
		{"a:b*/index.html", "/blog/a%3Ab%2A/", "https://example.com/a%20b?q=c%20d#e", "https://example.com/a%20b?q=c%20d#e"},
	}
	var rules []string
	for line := range strings.Lines(string(files["_redirects"])) {
		if !strings.HasPrefix(line, "#") {
			rules = append(rules, line)
		}
	}
	if len(rules) != len(want) {
		t.Fatalf("%d rules: %q", len(rules), rules)
	}
	for i, w := range want {
		if rule := w.from + " " + w.to + " 301\n"; rules[i] != rule {
			t.Errorf("rule %q, want %q", rules[i], rule)
		}
		page := files[w.file]
		meta := elements(t, page, "meta")
		if got := value(meta, "http-equiv", "refresh", "content"); got != "0; url="+w.to {
			t.Errorf("%s goes to %q", w.file, got)
		}
		if got := value(elements(t, page, "a"), "text", "This page has moved", "href"); got != w.to {
			t.Errorf("%s: its link leads to %q", w.file, got)
		}
		if got := value(elements(t, page, "link"), "rel", "canonical", "href"); got != w.canonical {
			t.Errorf("%s: canonical is %q", w.file, got)
		}
		if value(meta, "name", "robots", "content") != "noindex" || len(page) > 1000 {
			t.Errorf("%s: %s", w.file, page)
		}
		for _, tag := range []string{"script", "style"} { // The policy lets none run.
			if len(elements(t, page, tag)) > 0 {
				t.Errorf("%s has a %s", w.file, tag)
			}
		}
	}
	if strings.Contains(string(files["sitemap.xml"]), "old") {
		t.Error("the sitemap lists what has moved")
	}
	if _, there := build(t, made())["_redirects"]; there {
		t.Error("a blog where nothing has moved has _redirects")
	}
}

// TestNothingIsOverwritten holds that what the blog puts where something else is
// fails the build.
func TestNothingIsOverwritten(t *testing.T) {
	asset := []source.Asset{{Path: "/cv.html", File: "cv.html"}}
	for what, change := range map[string]func(*source.Blog){
		"a post":            func(b *source.Blog) { b.Redirects = []source.Redirect{{From: "/paper/", To: "/"}} },
		"a list":            func(b *source.Blog) { b.Redirects = []source.Redirect{{From: "/tags/", To: "/"}} },
		"an asset":          func(b *source.Blog) { b.Redirects, b.Assets = []source.Redirect{{From: "/cv.html", To: "/"}}, asset },
		"another redirect":  func(b *source.Blog) { b.Redirects = []source.Redirect{{From: "/x", To: "/"}, {From: "/x/", To: "/"}} },
		"a post, as a feed": func(b *source.Blog) { b.Feeds = []source.Feed{{Path: "/paper/"}} },
	} {
		blog := made()
		change(blog)
		if _, err := site.Build(blog, web.Files, site.Client{}); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

// TestMatter holds that front matter which plugins of Jekyll know counts.
func TestMatter(t *testing.T) {
	blog := made()
	blog.Matter = map[string]map[string]any{
		"/paper/": {"canonical_url": "https://example.com/paper"},
		"/about/": {"canonical_url": "javascript:x", "sitemap": false},
	}
	files := build(t, blog)
	for file, want := range map[string]string{"paper/index.html": "https://example.com/paper", "about/index.html": "https://example.org/blog/about/"} {
		if links := elements(t, files[file], "link"); !slices.ContainsFunc(links, func(e element) bool { return e["rel"] == "canonical" && e["href"] == want }) {
			t.Errorf("%s: no canonical address %s in %v", file, want, links)
		}
	}
	if sitemap := string(files["sitemap.xml"]); !strings.Contains(sitemap, "/paper/") || strings.Contains(sitemap, "/about/") {
		t.Errorf("the sitemap is %s", sitemap)
	}
}

// TestOwnRobots holds that a blog's robots.txt stays its own.
func TestOwnRobots(t *testing.T) {
	blog := made()
	if robots := string(build(t, blog)["robots.txt"]); !strings.Contains(robots, "Sitemap: https://example.org/blog/sitemap.xml\n") {
		t.Errorf("robots.txt is %q", robots)
	}
	blog.Assets = []source.Asset{{Path: "/robots.txt", File: "robots.txt"}}
	if robots, there := build(t, blog)["robots.txt"]; there {
		t.Errorf("the blog's robots.txt becomes %q", robots)
	}
}

// TestAccentOfPages holds that pages have the blog's accent, as their policy allows.
func TestAccentOfPages(t *testing.T) {
	b := made()
	b.Settings.Accent = "#008aff"
	page := string(build(t, b)["index.html"])
	style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(page)
	if style == nil || !strings.Contains(style[1], "@media screen{:root{--accent:") {
		t.Fatal("the page's style has no accent")
	}
	sum := sha256.Sum256([]byte(style[1]))
	if !strings.Contains(html.UnescapeString(page), "style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
		t.Error("the page's policy does not know its style")
	}
}
