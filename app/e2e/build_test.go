//go:build !js

package e2e

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hanji/app/e2e/built"
)

// blogOf writes a blog, files in the txtar format, and returns its folder.
func blogOf(t *testing.T, files string) string {
	t.Helper()
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(files)), dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestInterrupt interrupts a build that compresses the client, which takes long.
func TestInterrupt(t *testing.T) {
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	// A folder of its own has no client that was compressed before.
	dir := blogOf(t, "-- posts/2024-01-01-a.md --\nWords.\n")
	for _, name := range []string{"hanji", "client.wasm", "wasm_exec.js"} {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(program), name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("./hanji", "build", "-o", "out")
	build.Dir = dir
	stderr, err := build.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	for lines.Scan() && !strings.Contains(lines.Text(), "compressing") {
	}
	if err := build.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if lines.Scan() {
		t.Errorf("after the interrupt the build goes on: %s", lines.Text())
	}
	if err := build.Wait(); err == nil {
		t.Error("an interrupted build succeeds")
	}
	if _, err := os.Stat(filepath.Join(dir, "out")); err == nil {
		t.Error("an interrupted build has an output")
	}
}
