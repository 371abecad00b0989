package source_test

import (
	"path/filepath"
	"testing"
	"time"

	"hanji/app/growth"
	"hanji/app/source"
)

// TestGrowth loads blogs of one file whose front matter is hard to decode.
func TestGrowth(t *testing.T) {
	plain := growth.Plain(growth.Size)
	for _, kind := range []struct{ name, settings, file string }{
		{"hanji", "manifest.json", "posts/2024-01-01-a.md"},
		{"Jekyll", "_config.yml", "_posts/2024-01-01-a.md"},
	} {
		t.Run(kind.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, kind.settings, "{}")
			growth.Check(t, func(text string) {
				if text == plain { // Without a front matter, it would be no post to Jekyll.
					text = "---\n---\n" + text
				}
				write(t, dir, filepath.FromSlash(kind.file), text)
				source.Load(dir, source.Options{Now: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)})
			}, growth.FrontMatter)
		})
	}
}
