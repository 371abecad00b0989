//go:build !js

package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
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
