//go:build !js

package e2e

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hanji/app/e2e/built"
)

// serving is the command serve, at work.
type serving struct {
	t       *testing.T
	process *os.Process
	// urls are those that it says it serves, port the one of all of them.
	urls []string
	port string
}

var servedURL = regexp.MustCompile(`http://\S+:(\d+)/`)

// serveBlog starts serve on a port that is free, and waits until it answers.
func serveBlog(t *testing.T, dir string, args ...string) *serving {
	t.Helper()
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, append([]string{"serve", dir, "--port", "0"}, args...)...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	stdout, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
	s := &serving{t: t, process: c.Process}
	for lines := bufio.NewScanner(stdout); s.port == "" && lines.Scan(); {
		for _, found := range servedURL.FindAllStringSubmatch(lines.Text(), -1) {
			s.urls, s.port = append(s.urls, found[0]), found[1]
		}
	}
	if s.port == "" {
		t.Fatalf("serve says no address: %s", &stderr)
	}
	go io.Copy(io.Discard, stdout)
	return s
}

// ask sends a request to an address of this machine. A header may be "Host".
func (s *serving) ask(address, method, path string, header ...string) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequest(method, "http://"+net.JoinHostPort(address, s.port)+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = strings.ReplaceAll(header[i+1], "PORT", s.port)
		}
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	if response.Header.Get("Content-Type") == "text/event-stream" {
		return response, "" // It has no end.
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(body)
}

const servedBlog = "-- posts/2024-01-01-a.md --\nWords nobody has seen.\n-- assets/tune.txt --\n0123456789\n"

// ownAddress is an IPv4 address of this machine that is not loopback, "" if it has none.
func ownAddress(t *testing.T) string {
	t.Helper()
	all, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if network, ok := a.(*net.IPNet); ok && network.IP.To4() != nil && network.IP.IsGlobalUnicast() {
			return network.IP.String()
		}
	}
	return ""
}

// TestServeHosts asks for a blog by all kinds of names: a page elsewhere may have one of
// its own lead to this machine.
func TestServeHosts(t *testing.T) {
	t.Parallel()
	dir := blogOf(t, servedBlog)
	machine, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	own := ownAddress(t)
	strangers := []string{"evil.example:PORT", "localhost.evil.example:PORT", "127.0.0.1.evil.example:PORT", "evil-localhost:PORT",
		"192.0.2.1:PORT", "[2001:db8::1]:PORT", "0.0.0.0:PORT", "localhost:PORT:PORT", "::1:PORT", ":PORT", "a b:PORT"}
	for name, test := range map[string]struct {
		args          []string
		address       string
		known, others []string
	}{
		"by default": {nil, "127.0.0.1", []string{"localhost:PORT", "LOCALHOST:PORT", "localhost.:PORT", "127.0.0.1:PORT", "127.0.0.2:PORT", "[::1]:PORT", "localhost:9000", "localhost", "[::1]"},
			[]string{machine + ":PORT", own + ":PORT", "192.168.0.1:PORT"}},
		"another loopback address": {[]string{"--host", "127.0.0.5"}, "127.0.0.5", []string{"127.0.0.5:PORT", machine + ":PORT", "localhost:PORT"}, nil},
		"all addresses": {[]string{"--host", "0.0.0.0"}, "127.0.0.1",
			[]string{"localhost:PORT", "127.0.0.1:PORT", machine + ":PORT", machine + ".local:PORT"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serveBlog(t, dir, test.args...)
			for _, host := range test.known {
				if r, body := s.ask(test.address, "GET", "/2024/01/01/a/", "Host", host); r.StatusCode != 200 || !strings.Contains(body, "nobody has seen") {
					t.Errorf("%s: %s", host, r.Status)
				}
			}
			for _, host := range append(test.others, strangers...) {
				for _, path := range []string{"/2024/01/01/a/", "/bundle.json", "/assets/tune.txt", "/hanji/reload", "/hanji/reload.js", "/nowhere/"} {
					r, body := s.ask(test.address, "GET", path, "Host", host)
					if r.StatusCode != 421 && r.StatusCode != 400 || strings.Contains(body, "nobody") {
						t.Errorf("%s%s: %s", host, path, r.Status)
					}
					if r.StatusCode == 421 && (!strings.Contains(body, s.urls[0]) || !strings.Contains(body, "--host")) {
						t.Errorf("%s: it does not say what to do: %s", host, body)
					}
				}
			}
		})
	}
	if own == "" {
		return
	}
	s := serveBlog(t, dir, "--host", "0.0.0.0")
	for _, host := range []string{own + ":PORT", "localhost:PORT"} {
		if r, _ := s.ask(own, "GET", "/", "Host", host); r.StatusCode != 200 {
			t.Errorf("%s at %s: %s", host, own, r.Status)
		}
	}
	if !strings.Contains(strings.Join(s.urls, " "), "http://"+own+":") {
		t.Errorf("it does not say that it is at %s: %q", own, s.urls)
	}
}

// TestServeAnswers holds what a request may be, and what is answered to it.
func TestServeAnswers(t *testing.T) {
	t.Parallel()
	s := serveBlog(t, blogOf(t, servedBlog))
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"} {
		for _, path := range []string{"/", "/assets/tune.txt", "/hanji/reload", "/hanji/reload.js", "/nowhere"} {
			if r, _ := s.ask("127.0.0.1", method, path); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %s, Allow: %q", method, path, r.Status, r.Header.Get("Allow"))
			}
		}
	}
	for _, origin := range []string{"http://evil.example", "null", "http://localhost:1", "https://localhost:" + s.port, "http://127.0.0.1:" + s.port} {
		if r, _ := s.ask("127.0.0.1", "GET", "/hanji/reload", "Host", "localhost:PORT", "Origin", origin); r.StatusCode != 403 {
			t.Errorf("the event stream for %s: %s", origin, r.Status)
		}
	}
	page, _ := s.ask("127.0.0.1", "GET", "/")
	file, _ := s.ask("127.0.0.1", "GET", "/assets/tune.txt")
	for _, test := range []struct {
		method, path string
		header       []string
		status       int
		body         string
	}{
		{"GET", "/assets/tune.txt", nil, 200, "0123456789\n"},
		{"HEAD", "/assets/tune.txt", nil, 200, ""},
		{"GET", "/assets/tune.txt", []string{"Range", "bytes=2-4"}, 206, "234"},
		{"GET", "/assets/tune.txt", []string{"If-None-Match", file.Header.Get("ETag")}, 304, ""},
		{"GET", "/assets/tune.txt", []string{"If-Modified-Since", file.Header.Get("Last-Modified")}, 304, ""},
		{"GET", "/", []string{"If-None-Match", page.Header.Get("ETag")}, 304, ""},
		{"GET", "/feed.xml", []string{"Range", "bytes=0-4"}, 206, "<?xml"},
		{"HEAD", "/", nil, 200, ""},
		{"HEAD", "/nowhere/", nil, 404, ""},
		{"HEAD", "/hanji/reload.js", nil, 200, ""},
	} {
		r, body := s.ask("127.0.0.1", test.method, test.path, test.header...)
		if r.StatusCode != test.status || body != test.body {
			t.Errorf("%s %s %q: %s %q, want %d %q", test.method, test.path, test.header, r.Status, body, test.status, test.body)
		}
	}
	if r, body := s.ask("127.0.0.1", "GET", "/"); r.ContentLength != int64(len(body)) || !strings.Contains(body, `/hanji/reload.js"></script></head>`) {
		t.Errorf("a page of %d bytes says that it has %d:\n%.500s", len(body), r.ContentLength, body)
	}
	if r, _ := s.ask("127.0.0.1", "GET", "/2024/01/01/a?q=1"); r.Header.Get("Location") != "/2024/01/01/a/?q=1" {
		t.Errorf("an address without its slash leads to %q", r.Header.Get("Location"))
	}
}

// TestServeSlowRequests begins requests and says no more: the connections end.
func TestServeSlowRequests(t *testing.T) {
	t.Parallel()
	s := serveBlog(t, blogOf(t, servedBlog))
	for _, begun := range []string{"", "GET / HTTP/1.1\r\nHost: localhost:PORT\r\n", "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 9\r\n\r\n"} {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			c, err := net.Dial("tcp", "127.0.0.1:"+s.port)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			c.SetDeadline(time.Now().Add(time.Minute))
			io.WriteString(c, strings.ReplaceAll(begun, "PORT", s.port))
			if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("%q keeps a connection", begun)
			}
		})
	}
}

// TestServeReload holds that the blog's own pages hear of a build.
func TestServeReload(t *testing.T) {
	t.Parallel()
	dir := blogOf(t, servedBlog)
	s := serveBlog(t, dir)
	r, err := http.NewRequest("GET", s.urls[0]+"hanji/reload", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", strings.TrimSuffix(s.urls[0], "/"))
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	next := func() string {
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return id
			}
		}
		return ""
	}
	first := next()
	if err := os.WriteFile(filepath.Join(dir, "posts", "2024-01-02-b.md"), []byte("More."), 0o644); err != nil {
		t.Fatal(err)
	}
	if second := next(); first == "" || second == "" || first == second {
		t.Errorf("the builds are %q and %q", first, second)
	}
}

// TestServeNowhere holds what is said of an address that can't be listened on.
func TestServeNowhere(t *testing.T) {
	t.Parallel()
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	dir := blogOf(t, servedBlog)
	taken := serveBlog(t, dir)
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--port", "99999"}, "hanji: there is no port 99999\n  hint: --port takes a number up to 65535, such as 8000"},
		{[]string{"--port", "-1"}, "hanji: there is no port -1\n"},
		{[]string{"--host", "192.0.2.1"}, "hint: --host takes an address of this machine"},
		{[]string{"--host", "no.such.host.invalid"}, "hint: --host takes an address of this machine"},
		{[]string{"--port", taken.port}, "hint: is it served already?"},
	} {
		output, err := exec.Command(program, append([]string{"serve", dir}, test.args...)...).CombinedOutput()
		if err == nil || !strings.Contains(string(output), test.want) {
			t.Errorf("%q: %v\n%s", test.args, err, output)
		}
	}
}
