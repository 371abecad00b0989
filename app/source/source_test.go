package source_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"hanji/app/golden"
	"hanji/app/locale"
	"hanji/app/post"
	"hanji/app/problem"
	"hanji/app/source"
)

// TestFolders loads each folder in testdata and compares all that is read with
// the section "want".
func TestFolders(t *testing.T) {
	for _, archive := range golden.Archives(t) {
		t.Run(archive.Name, func(t *testing.T) {
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
			if i < 0 {
				t.Fatal("no section want")
			}
			dir := filepath.Join(t.TempDir(), "my blog")
			for _, f := range slices.Delete(slices.Clone(archive.Files), i, i+1) {
				write(t, dir, f.Name, string(f.Data))
			}
			o := source.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
			archive.Check(t, &archive.Files[i], describe(source.Load(dir, o)))
		})
	}
}

// inModel are the keys of front matter that are seen in a post.
var inModel = []string{"author", "blog", "categories", "category", "date", "description", "dir", "draft", "headerImage", "hidden", "image", "lang",
	"permalink", "published", "series", "slug", "tag", "tags", "title"}

// describe lists all that was read, a line each.
func describe(b *source.Blog, problems []problem.Problem) string {
	var s strings.Builder
	for _, p := range problems {
		kind := "error"
		if p.Warning {
			kind = "warning"
		}
		if p.Kind == "" {
			kind += " of no kind"
		}
		fmt.Fprintf(&s, "%s %s\n  %s\n", kind, p, p.Hint)
	}
	for _, p := range slices.Concat(b.Library.Posts, b.Library.Pages) {
		kind := "post"
		if p.Page {
			kind = "page"
		}
		fmt.Fprintf(&s, "%s %s (%s)\n  %q", kind, p.Path, b.Sources[p.Path], p.Title)
		if !p.Date.IsZero() {
			fmt.Fprintf(&s, ", %s", p.Date.Format(time.RFC3339))
		}
		s.WriteByte('\n')
		if len(p.Categories)+len(p.Tags) > 0 {
			fmt.Fprintf(&s, "  categories %q, tags %q\n", p.Categories, p.Tags)
		}
		if b.IsJekyll && b.Settings.Comments != nil && p.NoComments {
			s.WriteString("  no comments\n")
		}
		if p.Image != nil {
			fmt.Fprintf(&s, "  image %s %dx%d, header %t\n", p.Image.Src, p.Image.Width, p.Image.Height, p.HeaderImage)
		}
		if p.Hidden || p.Author != "" || p.Lang != "" {
			fmt.Fprintf(&s, "  hidden %t, author %q, lang %q\n", p.Hidden, p.Author, p.Lang)
		}
		for _, key := range slices.Sorted(maps.Keys(b.Matter[p.Path])) {
			if !slices.Contains(inModel, key) {
				fmt.Fprintf(&s, "  %s: %v\n", key, b.Matter[p.Path][key])
			}
		}
		if html := b.Texts[p.Path].HTML; html != "" {
			fmt.Fprintf(&s, "  %q\n%s", p.Description, indented(html))
		}
		refs := b.Texts[p.Path].Refs
		for _, dest := range slices.Sorted(maps.Keys(refs)) {
			ref := refs[dest]
			fmt.Fprintf(&s, "  %s -> %s", dest, ref.To)
			if ref.Width > 0 {
				fmt.Fprintf(&s, " %dx%d", ref.Width, ref.Height)
			}
			s.WriteByte('\n')
		}
	}
	for _, file := range slices.Sorted(maps.Keys(b.Rendered)) {
		fmt.Fprintf(&s, "rendered %s\n%s", file, indented(b.Rendered[file]))
	}
	if lang := b.Settings.Lang; lang != locale.For(lang).Lang {
		fmt.Fprintf(&s, "language %s\n", lang)
	}
	set := b.Settings
	for _, of := range []struct {
		name string
		*post.Image
	}{{"logo", set.Logo}, {"avatar", set.Avatar}, {"preview", set.Preview}} {
		if of.Image != nil {
			fmt.Fprintf(&s, "%s %s %dx%d\n", of.name, of.Src, of.Width, of.Height)
		}
	}
	for _, icon := range set.Own.Linked {
		fmt.Fprintf(&s, "icon %s %s %s\n", icon.Src, icon.Type, icon.Sizes)
	}
	for _, icon := range set.Own.Made {
		fmt.Fprintf(&s, "icon made: %s %s %s\n", icon.Name, icon.Type, icon.Sizes)
	}
	for _, r := range b.Redirects {
		fmt.Fprintf(&s, "redirect %s to %s\n", r.From, r.To)
	}
	if len(b.Settings.Nav) > 0 {
		fmt.Fprintf(&s, "menu of %q\n", b.MenuFrom)
		for _, l := range b.Settings.Nav {
			fmt.Fprintf(&s, "  %q to %s\n", l.Name, l.URL)
			for _, l := range l.Links {
				fmt.Fprintf(&s, "    %q to %s\n", l.Name, l.URL)
			}
		}
	}
	s.WriteString(whose(b))
	if c := b.Settings.Comments; c != nil {
		fmt.Fprintf(&s, "comments %+v\n", *c)
	}
	if len(b.Unlinked) > 0 {
		fmt.Fprintf(&s, "nothing leads to %s\n", strings.Join(b.Unlinked, ", "))
	}
	for _, l := range b.Settings.Pages {
		fmt.Fprintf(&s, "navigation %q to %s\n", l.Name, l.URL)
	}
	for _, a := range b.Assets {
		fmt.Fprintf(&s, "asset %s (%s)\n", a.Path, a.File)
	}
	for _, left := range b.Skipped {
		fmt.Fprintf(&s, "skipped %s: %s", left.File, left.Reason)
		if left.Detail != "" {
			fmt.Fprintf(&s, " (%s)", left.Detail)
		}
		s.WriteByte('\n')
	}
	return s.String()
}

// whose lists what a blog of Jekyll's says of its owner and authors.
func whose(b *source.Blog) string {
	var s strings.Builder
	if b.Settings.Tagline != "" {
		fmt.Fprintf(&s, "tagline %q\n", b.Settings.Tagline)
	}
	if b.Settings.Accent != "" {
		fmt.Fprintf(&s, "accent %s\n", b.Settings.Accent)
	}
	if len(b.Settings.Owners) > 1 {
		fmt.Fprintf(&s, "owners %q\n", b.Settings.Owners)
	}
	for _, path := range slices.Sorted(maps.Keys(b.Authors)) {
		if len(b.Authors[path]) > 1 {
			fmt.Fprintf(&s, "authors of %s: %q\n", path, b.Authors[path])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b.Settings.People)) {
		fmt.Fprintf(&s, "person %q %+v\n", name, b.Settings.People[name])
	}
	for _, l := range b.Settings.Accounts {
		fmt.Fprintf(&s, "account %q at %s\n", l.Name, l.URL)
	}
	for _, m := range b.Settings.Verifications {
		fmt.Fprintf(&s, "verified %s %q\n", m.Name, m.Content)
	}
	return s.String()
}

// indented is a text without its empty lines, each of the others with a mark before it.
func indented(text string) string {
	var s strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			s.WriteString("  | " + line + "\n")
		}
	}
	return s.String()
}

func write(t testing.TB, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// loadOne loads a blog of one post in the zone Asia/Seoul.
func loadOne(t testing.TB, name, content string) (*source.Blog, []problem.Problem) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "manifest.json", `{"hanji": {"timezone": "Asia/Seoul"}}`)
	write(t, dir, name, content)
	return source.Load(dir, source.Options{})
}

// onlyPost returns the post of a blog of one post without problems.
func onlyPost(t testing.TB, b *source.Blog, problems []problem.Problem) *post.Post {
	t.Helper()
	for _, p := range problems {
		t.Errorf("problem: %s", p)
	}
	if len(b.Library.Posts) != 1 {
		t.Fatalf("%d posts, want 1", len(b.Library.Posts))
	}
	return b.Library.Posts[0]
}
