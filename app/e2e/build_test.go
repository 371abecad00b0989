//go:build !js

package e2e

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
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

// buildSite builds the blog in dir with the real command, for the address url,
// and returns the output folder. args are further flags.
func buildSite(t *testing.T, dir, url string, args ...string) string {
	t.Helper()
	program, err := command()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	args = append([]string{"build", dir, "-o", out, "--url", url}, args...)
	if output, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("hanji build: %v\n%s", err, output)
	}
	return out
}

// command compiles the command and the client once, and returns the command's
// path.
var command = sync.OnceValues(func() (string, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return "", err
	}
	compile := exec.Command("./build.sh", "compile")
	compile.Dir = root
	if output, err := compile.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build.sh compile: %w\n%s", err, output)
	}
	return filepath.Join(root, ".build", "hanji"), nil
})

// TestInterrupt interrupts a build that compresses the client, which takes long.
func TestInterrupt(t *testing.T) {
	program, err := command()
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
