// Package golden holds tests to what testdata says: archives in the txtar format, of inputs
// and what is wanted of them. With -update, what is got is written there instead.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is got into testdata as what is wanted")

// Archive is a file of testdata.
type Archive struct {
	*txtar.Archive
	// Name is that of the file, without its ending.
	Name string
	file string
}

// Archives reads all of testdata.
func Archives(tb testing.TB) (all []*Archive) {
	tb.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		tb.Fatal("no cases in testdata: ", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, &Archive{archive, strings.TrimSuffix(filepath.Base(file), ".txtar"), file})
	}
	return all
}

// Case is a file of an archive, with the one that follows it.
type Case struct {
	// Name is of the archive, and of both files, without their endings.
	Name, Source string
	Want         *txtar.File
}

// Cases returns the files with one ending, which are followed by those with the other.
func (a *Archive) Cases(tb testing.TB, source, want string) (cases []Case) {
	tb.Helper()
	for i, f := range a.Files {
		name, ok := strings.CutSuffix(f.Name, source)
		if !ok {
			continue
		}
		if i+1 == len(a.Files) || a.Files[i+1].Name != name+want {
			tb.Fatalf("%s: %s is not followed by %s", a.file, f.Name, name+want)
		}
		cases = append(cases, Case{a.Name + "/" + name, string(f.Data), &a.Files[i+1]})
	}
	return cases
}

// Check compares what is got with what an archive wants.
func (a *Archive) Check(t *testing.T, want *txtar.File, got string) {
	t.Helper()
	if !*update {
		if got != string(want.Data) {
			t.Errorf("got\n%s\nwant\n%s", got, want.Data)
		}
		return
	}
	want.Data = []byte(got)
	if err := os.WriteFile(a.file, txtar.Format(a.Archive), 0o666); err != nil {
		t.Fatal(err)
	}
}
