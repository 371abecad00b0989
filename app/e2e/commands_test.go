//go:build !js

package e2e

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"hanji/app/e2e/built"
)

// TestCommands runs the real command by the scripts in testdata/script, each in
// a folder of its own with the files at its end.
func TestCommands(t *testing.T) {
	program, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", filepath.Dir(program)+string(filepath.ListSeparator)+env.Getenv("PATH"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"complains": complains, "has": has},
	})
}

// has holds that a file has each line of another, or none of them.
func has(ts *testscript.TestScript, no bool, args []string) {
	text := ts.ReadFile(args[0])
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		if line = strings.TrimSuffix(line, "\n"); strings.Contains(text, line) == no {
			ts.Fatalf("%s, of which %q was looked for:\n%s", args[0], line, text)
		}
	}
}

// progress is what a build on a busy machine says beside all else.
var progress = regexp.MustCompile(`(?m)^hanji: (reading posts|rendering pages of .*|compressing|writing)\n`)

// complains compares the last command's standard error with a file, or holds that there is
// none, but for the progress of a slow build.
func complains(ts *testscript.TestScript, no bool, args []string) {
	want := ""
	if !no {
		want = ts.ReadFile(args[0])
	}
	if got := progress.ReplaceAllString(ts.ReadFile("stderr"), ""); got != want {
		ts.Fatalf("standard error is:\n%s\nnot:\n%s", got, want)
	}
}
