package jekyll

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hanji/app/folder"
)

// TestFeeds holds which feeds a blog has, and how many entries: those of jekyll-feed where the
// settings, the Gemfile or the theme bring it, but for what is a file of the author's.
func TestFeeds(t *testing.T) {
	const inGroup = "group :other do\n  gem 'x'\nend\ngroup :jekyll_plugins do\n  gem \"jekyll-feed\", '~> 0.1'\nend\n"
	for _, c := range []struct{ settings, gemfile, own, want string }{
		{"title: x", "", "", "/feed.xml 20"},
		{"theme: jekyll-theme-chirpy", "", "", "/feed.xml 5"},
		{"plugins: [jekyll-feed]", "", "", "/feed.xml 10"},
		{"theme: minima", "", "", "/feed.xml 10"},
		{"title: x", inGroup, "", "/feed.xml 10"},
		{"title: x", "gem 'jekyll-feed', group: :jekyll_plugins", "", "/feed.xml 10"},
		{"title: x", "gem 'jekyll-feed' # group: :jekyll_plugins\n" + strings.ReplaceAll(inGroup, ":jekyll_plugins", ":test"), "", "/feed.xml 20"},
		{"title: x", strings.ReplaceAll(inGroup, "  gem \"", "end\n  gem \""), "", "/feed.xml 20"},
		{"plugins: [jekyll-feed]\nfeed: {posts_limit: 3, categories: [b, a, a]}", "", "feed/b.xml", "/feed.xml 3, /feed/a.xml 3"},
		{"plugins: [jekyll-feed]\nfeed: {tags: {except: [two]}}", "", "", "/feed.xml 10, /feed/by_tag/one.xml 10"},
		{"plugins: [jekyll-feed]\nfeed: {tags: {only: [two], path: t/}}", "", "feed.xml", "/feed.xml 20, /t/two.xml 10"},
	} {
		dir := t.TempDir()
		for name, text := range map[string]string{"_config.yml": c.settings, "Gemfile": c.gemfile, c.own: "x"} {
			if name = filepath.Join(dir, name); name == dir {
				continue
			}
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		f, err := folder.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var got []string
		for _, feed := range Open(f, false).Feeds([]string{"one", "two", "한 글"}) {
			got = append(got, fmt.Sprint(feed.Path, " ", feed.Entries))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%q, %q, %q: %s, want %s", c.settings, c.gemfile, c.own, got, c.want)
		}
	}
}
