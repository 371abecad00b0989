package cli

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"hanji/app/source"
)

// How the command speaks. Results go to standard output, everything else to
// standard error. A problem in a blog's file is "file:line: what"; what concerns
// the run as a whole begins with "hanji: ". Sentences start in lower case and
// have no full stop. What to do about it follows on a line of its own, after
// "hint: ".

// errReported is returned after the problems were printed.
var errReported = errors.New("problems were reported")

type hintError struct {
	error
	hint string
}

func (e hintError) Unwrap() error { return e.error }

func withHint(err error, format string, args ...any) error {
	return hintError{err, fmt.Sprintf(format, args...)}
}

func printError(w io.Writer, err error) {
	fmt.Fprintf(w, "hanji: %v\n", err)
	if h := (hintError{}); errors.As(err, &h) {
		printHint(w, h.hint)
	}
}

func printHint(w io.Writer, hint string) {
	if hint != "" {
		fmt.Fprintf(w, "  hint: %s\n", hint)
	}
}

// printProblems prints all problems and reports whether the build may go on:
// there is no error, or no problem at all where strict.
func printProblems(w io.Writer, problems []source.Problem, strict bool) bool {
	errors, warnings := 0, 0
	for _, p := range problems {
		if p.Warning {
			warnings++
			p.What = "warning: " + p.What
		} else {
			errors++
		}
		fmt.Fprintln(w, p)
		printHint(w, p.Hint)
	}
	if errors == 0 && (warnings == 0 || !strict) {
		return true
	}
	fmt.Fprintf(w, "hanji: %s, %s; nothing was written\n", count(errors, "error"), count(warnings, "warning"))
	if errors == 0 {
		printHint(w, "without --strict, warnings do not stop the build")
	}
	return false
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// size is a number of bytes for people, in powers of 1,000.
func size(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1e6:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.2f MB", float64(n)/1e6)
}

// progress names what is being done once it has taken a second.
type progress struct {
	w     io.Writer
	lock  sync.Mutex
	timer *time.Timer
}

// start begins a step, which ends the one before; "" only ends it.
func (p *progress) start(step string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.timer != nil {
		p.timer.Stop()
	}
	if step == "" {
		return
	}
	p.timer = time.AfterFunc(time.Second, func() {
		p.lock.Lock()
		defer p.lock.Unlock()
		fmt.Fprintf(p.w, "hanji: %s\n", step)
	})
}
