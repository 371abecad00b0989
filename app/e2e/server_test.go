//go:build !js

package e2e

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// server serves a folder as static hosts do: index.html for a folder, the
// nearest 404.html, precompressed siblings, entity tags. It notes each request,
// and can go away and come back at the same address.
type server struct {
	// origin is an origin of the test's own, http://NAME.localhost:PORT.
	origin string

	t       testing.TB
	dir     string
	address string
	http    *http.Server

	mu           sync.Mutex
	log          []string
	cacheControl string
	answers      map[string]http.HandlerFunc
	// before may answer instead of the server, and then returns true.
	before func(http.ResponseWriter, *http.Request) bool
}

func serve(t testing.TB, dir string) *server {
	t.Helper()
	s := &server{t: t, dir: dir, address: "127.0.0.1:0", answers: map[string]http.HandlerFunc{}}
	s.start()
	_, port, err := net.SplitHostPort(s.address)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(t.Name()), "-"), "-")
	s.origin = fmt.Sprintf("http://%s.localhost:%s", name[:min(len(name), 63)], port)
	t.Cleanup(s.stop)
	return s
}

// start listens again after stop.
func (s *server) start() {
	s.t.Helper()
	listener, err := net.Listen("tcp", s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	s.address = listener.Addr().String()
	s.http = &http.Server{Handler: s}
	go s.http.Serve(listener)
}

// stop refuses and drops connections, so that the browser is offline.
func (s *server) stop() { s.http.Close() }

// answer replaces the answer to a path, until it is given nil.
func (s *server) answer(path string, handler http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers[path] = handler
}

// hold keeps the answers to a path back until release is called; asked is closed when
// the first is wanted.
func (s *server) hold(path string) (asked <-chan struct{}, release func()) {
	wanted, released := make(chan struct{}), make(chan struct{})
	want := sync.OnceFunc(func() { close(wanted) })
	s.answer(path, func(w http.ResponseWriter, r *http.Request) {
		want()
		select {
		case <-released:
		case <-r.Context().Done():
		}
		s.folder(w, r, s.dir)
	})
	return wanted, func() { close(released) }
}

// caching sets the Cache-Control of all answers.
func (s *server) caching(value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cacheControl = value
}

// requests returns the paths asked for since the last call, in order.
func (s *server) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	log := s.log
	s.log = nil
	return log
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/favicon.ico" { // Asked for beside a file that names none.
		w.WriteHeader(http.StatusNoContent)
		return
	}
	s.mu.Lock()
	s.log = append(s.log, r.URL.Path)
	answer, before, cacheControl := s.answers[r.URL.Path], s.before, s.cacheControl
	s.mu.Unlock()
	if answer != nil {
		answer(w, r)
		return
	}
	if before != nil && before(w, r) {
		return
	}
	if cacheControl != "" {
		w.Header().Set("Cache-Control", cacheControl)
	}
	s.folder(w, r, s.dir)
}

// folder answers with what is in a folder.
func (s *server) folder(w http.ResponseWriter, r *http.Request, dir string) {
	name := filepath.Join(dir, filepath.FromSlash(path.Clean("/"+r.URL.Path)))
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		if !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, r.URL.EscapedPath()+"/", http.StatusMovedPermanently)
			return
		}
		name = filepath.Join(name, "index.html")
	}
	if _, err := os.Stat(name); err != nil {
		s.notFound(w, filepath.Dir(name), dir)
		return
	}
	s.file(w, r, name)
}

func (s *server) file(w http.ResponseWriter, r *http.Request, name string) {
	header := w.Header()
	header.Set("Content-Type", contentType(name))
	header.Set("Vary", "Accept-Encoding")
	for _, coding := range []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if _, err := os.Stat(name + coding.suffix); err == nil && strings.Contains(r.Header.Get("Accept-Encoding"), coding.name) {
			header.Set("Content-Encoding", coding.name)
			name += coding.suffix
			break
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	header.Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// notFound answers with the 404.html of the nearest folder that has one, up to the
// root.
func (s *server) notFound(w http.ResponseWriter, dir, root string) {
	for len(dir) >= len(root) {
		if data, err := os.ReadFile(filepath.Join(dir, "404.html")); err == nil {
			w.Header().Set("Content-Type", contentType(".html"))
			w.WriteHeader(http.StatusNotFound)
			w.Write(data)
			return
		}
		dir = filepath.Dir(dir)
	}
	w.WriteHeader(http.StatusNotFound)
	io.WriteString(w, "not found")
}

// contentType does not depend on what the machine knows.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".wasm":
		return "application/wasm"
	case ".xml":
		return "application/xml"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".webp":
		return "image/webp"
	case ".ico":
		return "image/x-icon"
	case ".txt":
		return "text/plain; charset=utf-8"
	default:
		if known := mime.TypeByExtension(ext); known != "" {
			return known
		}
		return "application/octet-stream"
	}
}
