//go:build !js

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// engines is what became of each engine, which the test command prints last: one
// that could not be had must not pass for one that ran.
var engines report

type report struct {
	mu   sync.Mutex
	said map[string]string
}

// say replaces what is said of an engine.
func (r *report) say(engine, outcome string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.said == nil {
		r.said = map[string]string{}
	}
	r.said[engine] = outcome
}

// notRun is the outcome of an engine that cannot be had.
func notRun(err error) string {
	reason, details, _ := strings.Cut(err.Error(), "\n")
	for line := range strings.Lines(details) {
		if said, ok := strings.CutPrefix(line, "E: "); ok { // apt-get's.
			return "NOT RUN: apt-get: " + strings.TrimSpace(said)
		}
	}
	return "NOT RUN: " + reason
}

func (r *report) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []string
	for _, engine := range []string{"chromium", "firefox", "webkit"} {
		outcome, ok := r.said[engine]
		if !ok {
			outcome = "NOT RUN: no test asked for it"
		}
		all = append(all, engine+" "+outcome)
	}
	return strings.Join(all, ", ")
}

func (r *report) write(name string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(r.String()+"\n"), 0o644)
}

func TestEngineReport(t *testing.T) {
	var r report
	r.say("chromium", "ran")
	r.say("webkit", notRun(fmt.Errorf("apt-get install: %s\n%s", "exit status 100",
		"Reading package lists...\nE: Unable to locate package webkit2gtk-driver\n")))
	const want = "chromium ran, firefox NOT RUN: no test asked for it, webkit NOT RUN: apt-get: Unable to locate package webkit2gtk-driver"
	if got := r.String(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
