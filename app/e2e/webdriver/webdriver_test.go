package webdriver

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// quick shortens what tests wait for.
func quick(t *testing.T) {
	t.Helper()
	answer, script, start := answerTimeout, scriptAnswerTimeout, startTimeout
	answerTimeout, scriptAnswerTimeout, startTimeout = 200*time.Millisecond, 200*time.Millisecond, 200*time.Millisecond
	t.Cleanup(func() { answerTimeout, scriptAnswerTimeout, startTimeout = answer, script, start })
}

// fakeFirefox answers each command with the lines of the next of answers, and then
// no more.
func fakeFirefox(t *testing.T, answers ...string) *Browser {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		fmt.Fprint(conn, `2:{}`)
		for _, answer := range answers {
			conn.Read(make([]byte, 4096))
			for line := range strings.Lines(answer) {
				line = strings.TrimSuffix(line, "\n")
				fmt.Fprintf(conn, "%d:", len(line))
				for i := range len(line) { // A byte at a time.
					fmt.Fprint(conn, line[i:i+1])
				}
			}
		}
	}()
	m, err := dialMarionette(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.close)
	return &Browser{transport: m}
}

func fakeDriver(t *testing.T, status int, answer string) *Browser {
	t.Helper()
	hang := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer == "" {
			<-hang
		}
		w.WriteHeader(status)
		fmt.Fprint(w, answer)
	}))
	t.Cleanup(s.Close)
	t.Cleanup(func() { close(hang) })
	return &Browser{transport: &httpTransport{base: s.URL}}
}

func TestAnswers(t *testing.T) {
	const value = `"{\"value\":[\"한지\",1]}"`
	for name, b := range map[string]*Browser{
		"marionette": fakeFirefox(t, `[1,1,null,{"value":`+value+`}]`),
		"http":       fakeDriver(t, 200, `{"value":`+value+`}`),
	} {
		var got []any
		if err := b.Eval("x", &got); err != nil || fmt.Sprint(got) != "[한지 1]" {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	for name, b := range map[string]*Browser{
		"marionette": fakeFirefox(t, `[1,1,{"error":"no such window","message":"m","stacktrace":""},null]`),
		"http":       fakeDriver(t, 404, `{"value":{"error":"no such window","message":"m"}}`),
		"script":     fakeDriver(t, 200, `{"value":"{\"error\":\"m\"}"}`),
	} {
		err := b.Eval("x", nil)
		if err == nil || !strings.HasSuffix(err.Error(), ": m") || b.Lost() != nil {
			t.Errorf("%s: %v, lost: %v", name, err, b.Lost())
		}
	}
}

// TestSwallowedAnswer holds that one script without an answer is no loss, and that
// an answer which comes too late is not taken for another's.
func TestSwallowedAnswer(t *testing.T) {
	quick(t)
	b := fakeFirefox(t, "", `[1,1,null,{"value":"{\"value\":1}"}]`+"\n"+`[1,2,null,{"value":"{\"value\":2}"}]`)
	if err := b.Eval("x", nil); err == nil || b.Lost() != nil {
		t.Fatalf("%v, lost: %v", err, b.Lost())
	}
	var got int
	if err := b.Eval("x", &got); err != nil || got != 2 {
		t.Fatalf("%d, %v", got, err)
	}
}

// TestHangs holds that a browser which answers nothing, or nonsense, is given up.
func TestHangs(t *testing.T) {
	quick(t)
	for name, b := range map[string]*Browser{
		"marionette, silent":   fakeFirefox(t),
		"marionette, nonsense": fakeFirefox(t, `x`),
		"http, silent":         fakeDriver(t, 200, ""),
		"http, nonsense":       fakeDriver(t, 500, "x"),
	} {
		if err := b.Wait("x", time.Hour); err == nil || b.Lost() == nil || b.Open("x") != b.Lost() {
			t.Errorf("%s: %v, lost: %v", name, err, b.Lost())
		}
	}
}

func TestDoesNotStart(t *testing.T) {
	quick(t)
	if _, err := StartFirefox("false", t.TempDir()); err == nil || !strings.Contains(err.Error(), "false") {
		t.Error(err)
	}
	if _, err := StartWebKit("false", "false", t.TempDir()); err == nil || !strings.Contains(err.Error(), "false") {
		t.Error(err)
	}
}

// TestProcessesEnd holds that what a program has started ends with it, and also
// when the tests are killed.
func TestProcessesEnd(t *testing.T) {
	alive, w := pipe(t)
	p := startFamily(t, w)
	w.Close()
	waitStarted(t, alive)
	p.stop()
	waitGone(t, alive)

	alive, w = pipe(t)
	tests := exec.Command(os.Args[0], "-test.run=^TestStartsFamily$")
	tests.Env = append(os.Environ(), "WEBDRIVER_FAMILY=1")
	tests.ExtraFiles = []*os.File{w}
	if err := tests.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	waitStarted(t, alive)
	tests.Process.Kill()
	tests.Wait()
	waitGone(t, alive)
}

// TestStartsFamily is what TestProcessesEnd kills.
func TestStartsFamily(t *testing.T) {
	if os.Getenv("WEBDRIVER_FAMILY") != "" {
		startFamily(t, os.NewFile(3, "pipe")).cmd.Wait()
	}
}

// startFamily starts a program and a child of it, which hold a file open.
func startFamily(t *testing.T, w *os.File) *process {
	t.Helper()
	p, err := start(nil, []*os.File{w}, "sh", "-c", "sleep 600 & echo started >&3; wait")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	r.SetReadDeadline(time.Now().Add(10 * time.Second))
	return r, w
}

func waitStarted(t *testing.T, alive *os.File) {
	t.Helper()
	if _, err := io.ReadFull(alive, make([]byte, len("started\n"))); err != nil {
		t.Fatal(err)
	}
}

func waitGone(t *testing.T, alive *os.File) {
	t.Helper()
	if _, err := alive.Read(make([]byte, 1)); err != io.EOF {
		t.Fatalf("something is still running: %v", err)
	}
}
