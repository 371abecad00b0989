package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"hanji/app/problem"
)

// How the command speaks. Results go to standard output, everything else to
// standard error. A problem in a blog's file is "file:line: what"; what concerns
// the run as a whole begins with "hanji: ". Sentences start in lower case and
// have no full stop. What to do about it follows on a line of its own, after
// "hint: ".

// errReported is returned after the problems were printed.
var errReported = errors.New("problems were reported")

func withHint(err error, format string, args ...any) error {
	return problem.WithHint(err, fmt.Sprintf(format, args...))
}

func printError(w io.Writer, err error) {
	if errors.Is(err, errReported) {
		return
	}
	fmt.Fprintf(w, "hanji: %v\n", err)
	printHint(w, problem.HintOf(err))
}

func printHint(w io.Writer, hint string) {
	if hint != "" {
		fmt.Fprintf(w, "  hint: %s\n", hint)
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "s") {
		noun += "e"
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
