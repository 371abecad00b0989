package jekyll_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"hanji/app/problem"
	"hanji/app/source"
)

// load loads a Jekyll blog of some files, whose settings are a title unless they say more.
func load(t testing.TB, files map[string]string) (*source.Blog, []problem.Problem) {
	t.Helper()
	dir := t.TempDir()
	if files["_config.yml"] == "" {
		files["_config.yml"] = "title: x\n"
	}
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return source.Load(dir, source.Options{Now: time.Now()})
}
