package source_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hanji/app/source"
)

// TestKinds holds that a problem is of the kind that its author would look under.
func TestKinds(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"_config.yml":            "paginate: 5\nplugins: [jekyll-nosuch]\ndefaults: [{scope: {path: x}}]\n",
		"manifest.json":          `{"hanji": {"nav": [{"name": "Gone", "url": "/gone/"}]}}`,
		"_posts/2024-01-01-a.md": "---\npermalink: /tags/\n---\n",
		"_posts/2024-01-02-b.md": "---\ntitle: [\n---\n",
		"_posts/2024-01-03-c.md": "[part](#nothing)\n",
		"_posts/2024-01-04-d.md": "![picture](gone.png)\n",
		"_posts/2024-01-05-e.md": "<b onclick=\"x\">bold</b>\n",
		"_posts/2024-01-06-f.md": "[link](javascript:x)\n",
		"_posts/2024-01-07-g.md": "~~~ nonsense\nx\n~~~\n",
		"_posts/2024-01-08-h.md": "note[^1]\n",
		"_posts/2024-01-09-i.md": "",
	} {
		write(t, dir, name, content)
	}
	_, problems := source.Load(dir, source.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	var got []string
	for _, p := range problems {
		got = append(got, strings.TrimPrefix(p.File, "_posts/2024-01-")+": "+string(p.Kind))
	}
	want := []string{
		"01-a.md: address", "02-b.md: front matter", "03-c.md: dead link", "04-d.md: missing media", "05-e.md: HTML",
		"06-f.md: address", "07-g.md: code", "08-h.md: Markdown", "09-i.md: file", "_config.yml: not carried over", "_config.yml: settings", "manifest.json: dead link",
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("kinds %q\nwant  %q\n%v", got, want, problems)
	}
}
