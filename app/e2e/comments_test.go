//go:build !js

package e2e

import (
	"net/url"
	"strings"
	"testing"

	"hanji/app/post"
	"hanji/app/source"
)

// TestComments holds that the discussions of a blog from elsewhere are asked for under the name
// that the services' own scripts gave them, and nothing before the reader asks.
func TestComments(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		post.Comments
		host string
		want map[string]string
	}{
		"giscus by pathname": {post.Comments{Repo: "me/a", RepoID: "R", CategoryID: "C", Mapping: "pathname", Loose: true}, "giscus.app",
			map[string]string{"term": "PATH", "repoId": "R", "categoryId": "C", "strict": "0", "theme": "light"}},
		"giscus by url": {post.Comments{Repo: "me/a", RepoID: "R", Mapping: "url"}, "giscus.app", map[string]string{"term": "URL", "strict": "1"}},
		"giscus by title": {post.Comments{Repo: "me/a", RepoID: "R", Mapping: "title", Term: " | Ink & paper"}, "giscus.app",
			map[string]string{"term": "TITLE | Ink & paper"}},
		"giscus by a number": {post.Comments{Repo: "me/a", RepoID: "R", Mapping: "number", Term: "7"}, "giscus.app",
			map[string]string{"number": "7", "term": ""}},
		"utterances by pathname": {post.Comments{Service: "utterances", Repo: "me/b", Mapping: "pathname", Label: "talk"}, "utteranc.es",
			map[string]string{"repo": "me/b", "issue-term": "PATH", "label": "talk", "theme": "github-light", "origin": "ORIGIN"}},
		"utterances in one issue": {post.Comments{Service: "utterances", Repo: "me/b", Mapping: "specific", Term: "All talk"}, "utteranc.es",
			map[string]string{"issue-term": "All talk"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var at *post.Post
			s := serveChanged(t, func(blog *source.Blog) {
				blog.Settings.Comments = &c.Comments
				at = blog.Library.Posts[0]
			})
			b := newTab(t)
			b.expect("giscus.app|utteranc.es|ERR_")
			b.open(s.origin + at.Path)
			if n := eval[int](b, `performance.getEntriesByType("resource").filter(({name}) => !name.startsWith(location.origin)).length`); n != 0 {
				t.Errorf("%d requests went to other hosts", n)
			}
			if said := eval[string](b, `document.getElementById("hanji-comments-help").textContent`); !strings.Contains(said, c.host) {
				t.Errorf("it is not said that comments are of %s: %q", c.host, said)
			}
			eval[any](b, `void document.querySelector("[data-comments]").click()`)
			b.wait(`document.querySelector("iframe.hanji-giscus")`)
			u, err := url.Parse(eval[string](b, `document.querySelector("iframe.hanji-giscus").src`))
			if err != nil {
				t.Fatal(err)
			}
			if u.Host != c.host {
				t.Errorf("comments are asked for at %s", u)
			}
			for key, want := range c.want {
				switch want {
				case "PATH":
					want = eval[string](b, `location.pathname.slice(1).replace(/\.\w+$/, "")`)
				case "URL":
					want = s.origin + at.Path
				case "ORIGIN":
					want = s.origin
				case "TITLE | Ink & paper":
					want = at.Title + " | Ink & paper"
				}
				if got := u.Query().Get(key); got != want {
					t.Errorf("%s is %q, want %q", key, got, want)
				}
			}
			eval[any](b, `void dispatchEvent(new MessageEvent("message", {origin: "https://`+c.host+`", data: {type: "resize", height: 777, giscus: {resizeHeight: 777}}}))`)
			b.wait(`document.querySelector("iframe.hanji-giscus").style.height === "777px"`)
			eval[any](b, `void dispatchEvent(new MessageEvent("message", {origin: "https://evil.example", data: {type: "resize", height: 5, giscus: {resizeHeight: 5}}}))`)
			b.frames()
			if h := eval[string](b, `document.querySelector("iframe.hanji-giscus").style.height`); h != "777px" {
				t.Errorf("a stranger made it %s high", h)
			}
		})
	}
}
