package source_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"hanji/app/post"
	"hanji/app/settings"
	"hanji/app/source"
)

func TestSettings(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts/2024-01-01-a.md", "Text.\n")
	write(t, dir, "icon.svg", "<svg/>")
	write(t, dir, "manifest.json", `{
		"name": "종이 블로그", "short_name": "종이", "description": "On paper.", "lang": "ko", "dir": "ltr",
		"theme_color": "#123", "background_color": "white", "display": "standalone",
		"icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
		"hanji": {"url": "https://example.org/a", "timezone": "Asia/Seoul", "author": "Me", "nav": [
			{"name": "Home", "url": "/"}, {"name": "Tags", "url": "tags"}, {"name": "Else", "url": "https://example.com/"}]}
	}`)
	b, problems := source.Load(dir, source.Options{})
	for _, p := range problems {
		t.Error(p)
	}
	s := b.Settings
	if s.Zone.String() != "Asia/Seoul" {
		t.Errorf("zone %s", s.Zone)
	}
	got := []any{s.Name, s.ShortName, s.Description, s.Lang, s.Dir, s.URL, s.Base, s.Author, s.ThemeColor, s.BackgroundColor, s.Nav, s.Icons}
	want := []any{"종이 블로그", "종이", "On paper.", "ko", "ltr", "https://example.org/a/", "/a/", "Me", "#123", "white",
		[]post.Link{{Name: "Home", URL: "/"}, {Name: "Tags", URL: "/tags/"}, {Name: "Else", URL: "https://example.com/"}},
		[]settings.Icon{{Src: "/icon.svg?v=" + b.Assets[0].Hash, Sizes: "any", Type: "image/svg+xml", Purpose: "any"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if _, ok := b.Manifest["hanji"]; ok || b.Manifest["display"] != "standalone" {
		t.Errorf("manifest %v", b.Manifest)
	}
}

func TestDefaultSettings(t *testing.T) {
	dir := t.TempDir() + "/my notes"
	write(t, dir, "posts/2024-01-01-a.md", "Text.\n")
	b, problems := source.Load(dir, source.Options{})
	s := b.Settings
	if len(problems) > 0 || s.Name != "my notes" || s.ShortName != "my notes" || s.Lang != "en" || s.Dir != "ltr" ||
		s.URL != "http://localhost:8000/" || s.Base != "/" || s.Zone.String() != "UTC" || len(b.Manifest) > 0 {
		t.Errorf("settings %+v, manifest %v, problems %v", s, b.Manifest, problems)
	}
}

func TestURL(t *testing.T) {
	for _, test := range []struct{ given, url, base string }{
		{"", "https://example.net/m/", "/m/"},
		{"https://Example.org/some/path", "https://example.org/some/path/", "/some/path/"},
		{"https://example.org/한글", "https://example.org/%ED%95%9C%EA%B8%80/", "/%ED%95%9C%EA%B8%80/"},
	} {
		dir := t.TempDir()
		write(t, dir, "posts/2024-01-01-a.md", "Text.\n")
		write(t, dir, "manifest.json", `{"hanji": {"url": "https://example.net/m"}}`)
		b, problems := source.Load(dir, source.Options{URL: test.given})
		if len(problems) > 0 || b.Settings.URL != test.url || b.Settings.Base != test.base {
			t.Errorf("%q: %s at %s, problems %v", test.given, b.Settings.URL, b.Settings.Base, problems)
		}
	}
}

func TestRefusedURL(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts/2024-01-01-a.md", "Text.\n")
	_, problems := source.Load(dir, source.Options{URL: "example.org"})
	if len(problems) != 1 || problems[0].Warning {
		t.Errorf("problems %v", problems)
	}
}

func TestLanguageOfPosts(t *testing.T) {
	korean := "---\ntitle: 물의 길\n---\n`const veryLongEnglishName = true` 이라고 쓴 글입니다. 자세한 것은 다음 글에서 이어집니다.\n"
	code := strings.Repeat("for someLongName := range allOfTheNames { }\n", 20)
	coded := "---\ntitle: Go\n---\n짧은 글입니다.\n\n```go\n" + code + "```\n\n" +
		"<div class=\"some-long-class another-long-class\"></div> `" + strings.Repeat("inline ", 9) + "`\n\n" +
		"$$\n" + strings.Repeat("\\alpha ", 30) + "\n$$\n\n{% highlight go %}\n" + code + "{% endhighlight %}\n\n<pre>\n" + code + "</pre>\n\n" +
		"[여기](https://example.org/" + strings.Repeat("a", 99) + "), https://example.org/" + strings.Repeat("a", 99) + "에서\n\n```\n" + code
	english := "---\ntitle: On water\n---\nThe word for it is 물길.\n"
	for _, test := range []struct {
		manifest string
		posts    []string
		want     string
	}{
		{"{}", nil, "en"},
		{"{}", []string{korean}, "ko"},
		{"{}", []string{english}, "en"},
		{"{}", []string{korean, korean, english}, "ko"},
		{"{}", []string{korean, english}, "ko"},
		{"{}", []string{korean, english, english, english}, "en"},
		{"{}", []string{coded}, "ko"},
		{"{}", []string{english, "![](a.png)\n", "![](a.png)\n", "![](a.png)\n"}, "en"},
		{`{"lang": "en"}`, []string{korean}, "en"},
	} {
		dir := t.TempDir()
		write(t, dir, "manifest.json", test.manifest)
		for i, content := range test.posts {
			write(t, dir, fmt.Sprintf("posts/2024-01-0%d-a.md", i+1), content)
		}
		blog, _ := source.Load(dir, source.Options{})
		if got := blog.Settings.Lang; got != test.want {
			t.Errorf("%s with %q: %q, want %q", test.manifest, test.posts, got, test.want)
		}
	}
}
