//go:build !js

package e2e

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

func TestServer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"index.html": "home", "a/index.html": "a", "404.html": "root 404", "a/404.html": "a 404",
		"x.css": "plain", "x.css.br": "brotli", "x.css.gz": "gzip",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := serve(t, dir)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	get := func(path string, header http.Header) (*http.Response, string) {
		t.Helper()
		request, err := http.NewRequest("GET", "http://"+s.address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header = header
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response, string(body)
	}
	for _, test := range []struct {
		path, accept string
		status       int
		body         string
	}{
		{"/", "", 200, "home"},
		{"/a/", "", 200, "a"},
		{"/a/b/c", "", 404, "a 404"},
		{"/b", "", 404, "root 404"},
		{"/../a/", "", 200, "a"},
		{"/x.css", "gzip, br", 200, "brotli"},
		{"/x.css", "gzip", 200, "gzip"},
		{"/x.css", "identity", 200, "plain"},
	} {
		response, body := get(test.path, http.Header{"Accept-Encoding": {test.accept}})
		if response.StatusCode != test.status || body != test.body {
			t.Errorf("%s: %d %q, want %d %q", test.path, response.StatusCode, body, test.status, test.body)
		}
		if tag := response.Header.Get("ETag"); tag != "" {
			again, _ := get(test.path, http.Header{"Accept-Encoding": {test.accept}, "If-None-Match": {tag}})
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("%s: %d for what the client has, want 304", test.path, again.StatusCode)
			}
		}
	}
	if response, _ := get("/a", nil); response.Header.Get("Location") != "/a/" {
		t.Errorf("/a leads to %q, want /a/", response.Header.Get("Location"))
	}

	s.stop()
	if _, err := client.Get("http://" + s.address + "/"); err == nil {
		t.Error("answers after it was stopped")
	}
	s.start()
	if _, body := get("/", nil); body != "home" {
		t.Errorf("after a restart: %q", body)
	}
}
