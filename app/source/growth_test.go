package source_test

import (
	"path/filepath"
	"testing"

	"hanji/app/growth"
	"hanji/app/source"
)

// TestGrowth loads blogs of one file whose front matter is hard to decode.
func TestGrowth(t *testing.T) {
	for _, kind := range []struct{ name, settings, file string }{
		{"hanji", "manifest.json", "posts/2024-01-01-a.md"},
		{"Jekyll", "_config.yml", "_posts/2024-01-01-a.md"},
	} {
		t.Run(kind.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, kind.settings, "{}")
			growth.Check(t, func(text string) {
				write(t, dir, filepath.FromSlash(kind.file), text)
				source.Load(dir, source.Options{})
			}, growth.FrontMatter)
		})
	}
}
