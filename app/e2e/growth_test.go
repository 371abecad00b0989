//go:build linux

package e2e

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"syscall"
	"testing"
	"time"

	"hanji/app/e2e/built"
	"hanji/app/growth"
)

// hardInput is a blog with a post of an input, and what building it took.
type hardInput struct {
	language growth.Language
	growth.Input
	cost growth.Cost
}

func (h hardInput) name() string { return h.language.Name + ", " + h.Name }

// TestGrowth builds blogs with a post that is hard on an engine: a sample of those of
// package growth, or all. Each build ends well, or with an error that names the file and its
// line, and takes a multiple at most of what plain text of that length does.
func TestGrowth(t *testing.T) {
	var inputs []hardInput
	for _, language := range growth.All {
		for _, input := range language.Inputs {
			inputs = append(inputs, hardInput{language: language, Input: input})
		}
	}
	plain := map[bool]growth.Cost{}
	for _, jekyll := range []bool{false, true} {
		text := hardInput{language: growth.Language{Name: "text", Jekyll: jekyll}, Input: growth.Input{Name: "plain text", Text: growth.Plain}}
		buildHard(t, text) // The client is compressed once.
		plain[jekyll] = buildHard(t, text)
		t.Logf("%-70s %6.2f s %4d MB", text.name(), plain[jekyll].Time.Seconds(), plain[jekyll].Memory>>20)
	}
	const enough = 10 * time.Second
	var built []hardInput
	for h := range growth.Sample(inputs, enough) {
		h.cost = buildHard(t, h)
		built = append(built, h)
		unit := plain[h.language.Jekyll]
		const multiple = 15 // Plain text takes a third of a second: it stands for five.
		for try := 0; h.cost.Time > multiple*unit.Time && try < 3; try++ {
			h.cost = buildHard(t, h)
		}
		if h.cost.Time > multiple*unit.Time || h.cost.Memory > unit.Memory+growth.MaxMemory {
			t.Errorf("%s takes %v and %d MB, plain text %v and %d MB", h.name(), h.cost.Time, h.cost.Memory>>20, unit.Time, unit.Memory>>20)
		}
	}
	slices.SortFunc(built, func(a, b hardInput) int { return cmp.Compare(a.cost.Time, b.cost.Time) })
	for _, h := range built {
		t.Logf("%-70s %6.2f s %4d MB", h.name(), h.cost.Time.Seconds(), h.cost.Memory>>20)
	}
}

// located matches the place of an error.
var located = regexp.MustCompile(`(?m)^_?posts/2024-01-01-a\.md:\d+: `)

// buildHard builds a blog of one post with the real command.
func buildHard(t *testing.T, h hardInput) growth.Cost {
	t.Helper()
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	folder, settings := "posts", "manifest.json"
	if h.language.Jekyll {
		folder, settings = "_posts", "_config.yml"
	}
	front := "---\ntitle: Hard\n---\n"
	if h.language.Whole {
		front = ""
	}
	for name, text := range map[string]string{
		settings:                                 "{}\n",
		filepath.Join(folder, "2024-01-01-a.md"): front + h.Text(growth.Size),
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command(program, "build", dir, "-o", filepath.Join(t.TempDir(), "out"), "--url", "https://example.org/")
	output, err := build.CombinedOutput()
	if err != nil && !located.Match(output) {
		t.Errorf("%s: %v\n%.2000s", h.name(), err, output)
	}
	state := build.ProcessState
	const kilobyte = 1 << 10
	return growth.Cost{
		Time:   state.UserTime() + state.SystemTime(),
		Memory: uint64(state.SysUsage().(*syscall.Rusage).Maxrss) * kilobyte,
	}
}
