package e2e

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// TestServeSlowReaders has many readers begin a large file and not go on: what the server
// keeps for them is bounded.
func TestServeSlowReaders(t *testing.T) {
	const readers, size, most = 40, 80 << 20, 100 << 20
	dir := blogOf(t, servedBlog)
	film := filepath.Join(dir, "assets", "film.mp4")
	if err := os.WriteFile(film, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(film, size); err != nil {
		t.Fatal(err)
	}
	s := serveBlog(t, dir)
	idle := s.memory()
	for range readers {
		reader, err := net.Dial("tcp", "127.0.0.1:"+s.port)
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		reader.SetDeadline(time.Now().Add(time.Minute))
		fmt.Fprintf(reader, "GET /assets/film.mp4 HTTP/1.1\r\nHost: localhost:%s\r\n\r\n", s.port)
		if _, err := io.ReadFull(reader, make([]byte, 4096)); err != nil {
			t.Fatal(err)
		}
	}
	if more := s.memory() - idle; more > most {
		t.Errorf("%d readers take %d MB, want at most %d", readers, more>>20, most>>20)
	}
}

var residentMemory = regexp.MustCompile(`VmRSS:\s*(\d+) kB`)

// memory is what the process has in memory, in bytes.
func (s *serving) memory() int {
	s.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	found := residentMemory.FindSubmatch(status)
	if found == nil {
		s.t.Fatalf("no resident memory in %s", status)
	}
	kilobytes, err := strconv.Atoi(string(found[1]))
	if err != nil {
		s.t.Fatal(err)
	}
	return kilobytes << 10
}
