//go:build !js

package e2e

import (
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hanji/app/e2e/built"
)

// hostHeaders are the headers of a file _headers, by the beginning of their paths.
func hostHeaders(t *testing.T, dir string) map[string]http.Header {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	all, path := map[string]http.Header{}, ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		name, value, isHeader := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case strings.HasPrefix(line, "#"):
		case !strings.HasPrefix(line, " "):
			path = strings.TrimSuffix(line, "*")
			all[path] = http.Header{}
		case isHeader:
			all[path].Set(name, value)
		}
	}
	return all
}

// TestOldHeaders serves a site with the headers that an earlier one, of another style
// sheet, had its host send: it looks and works as it should.
func TestOldHeaders(t *testing.T) {
	t.Parallel()
	old := hostHeaders(t, built.Site(t, blogOf(t, "-- posts/2024-01-01-a.md --\nWords.\n"), "--url", "https://example.org/", "--precompress=false"))
	names := slices.Sorted(maps.Keys(old["/"]))
	if want := []string{"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"}; !slices.Equal(names, want) {
		t.Errorf("a host is told to send %q, want %q", names, want)
	}
	f := newFixture()
	f.style = "body { margin: 0; color: rgb(1, 2, 3) }"
	s := serveFixture(t, f)
	s.mu.Lock()
	s.before = func(w http.ResponseWriter, r *http.Request) bool {
		for path, header := range old {
			if strings.HasPrefix(r.URL.Path, path) {
				maps.Copy(w.Header(), header)
			}
		}
		return false
	}
	s.mu.Unlock()
	b := newTab(t)
	b.open(s.origin + "/")
	if color := eval[string](b, `getComputedStyle(document.body).color`); color != "rgb(1, 2, 3)" {
		t.Errorf("the style sheet is not used: %s", color)
	}
}
