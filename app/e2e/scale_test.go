//go:build !js

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// packed is the size of the file at a path as a host with brotli sends it.
func (s *server) packed(path string) int {
	s.t.Helper()
	if strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(path)))
	if err != nil {
		s.t.Fatal(err)
	}
	var packed strings.Builder
	w := brotli.NewWriterLevel(&packed, 9)
	w.Write(data)
	w.Close()
	return packed.Len()
}

// TestFirstVisitDoesNotGrow holds promise 7: what a first visit to home or to a
// post costs before it can be read is the same on a blog of 10 posts and on one of
// 2,000.
func TestFirstVisitDoesNotGrow(t *testing.T) {
	t.Parallel()
	cost := func(blog *blog, path string) (bytes int) {
		b := newTab(t)
		blog.requests()
		b.open(blog.origin + path)
		for _, asked := range blog.requests() {
			bytes += blog.packed(asked)
		}
		return bytes
	}
	small, large := newBlog(t, 10), newBlog(t, 2000)
	for _, path := range []string{"/", "/1999/01/05/post-4/"} {
		few, many := cost(small, path), cost(large, path)
		t.Logf("%s: %d bytes with 10 posts, %d with 2,000", path, few, many)
		if few == 0 || many > few*105/100 {
			t.Errorf("%s costs %d bytes with 10 posts and %d with 2,000", path, few, many)
		}
	}
}
