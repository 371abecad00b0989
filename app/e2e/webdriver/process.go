package webdriver

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"
)

// guard runs its arguments in a process group of their own, and kills the group
// when its input ends: when it is closed, and also when the tests are killed.
const guard = `set -m
"$@" </dev/null &
read -r _
kill -KILL -- -$!
wait`

// process is a program with all that it starts.
type process struct {
	cmd    *exec.Cmd
	input  io.Closer
	output *tail
}

// start starts a program with further environment variables. files are what it
// finds open from descriptor 3 on.
func start(env []string, files []*os.File, program string, args ...string) (*process, error) {
	p := &process{cmd: exec.Command("bash", append([]string{"-c", guard, "guard", program}, args...)...), output: &tail{}}
	p.cmd.Env = append(os.Environ(), env...)
	p.cmd.ExtraFiles = files
	p.cmd.Stdout, p.cmd.Stderr = p.output, p.output
	p.cmd.WaitDelay = 5 * time.Second
	input, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	p.input = input
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	return p, nil
}

// start starts a program that ends with the browser.
func (b *Browser) start(env []string, files []*os.File, program string, args ...string) error {
	p, err := start(env, files, program, args...)
	if err == nil {
		b.processes = append(b.processes, p)
	}
	return err
}

// stop ends the program, and waits until all that wrote to its output are gone.
func (p *process) stop() {
	p.input.Close()
	p.cmd.Wait()
}

type processes []*process

// stop ends them, the last one first, and returns the ends of their outputs.
func (ps processes) stop() string {
	var output strings.Builder
	for _, p := range slices.Backward(ps) {
		p.stop()
		output.WriteString(p.output.String())
	}
	return output.String()
}

// tail keeps the last of what is written to it.
type tail struct {
	mu   sync.Mutex
	last []byte
}

const tailBytes = 4000

func (t *tail) Write(data []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last = append(t.last, data...)
	t.last = bytes.Clone(t.last[max(0, len(t.last)-tailBytes):])
	return len(data), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.last)
}
