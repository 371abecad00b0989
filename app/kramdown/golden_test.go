package kramdown_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hanji/app/kramdown"
)

// TestGolden renders the cases of testdata: each is a file NAME.text, followed by
// NAME.html, in an archive about one part of the format. The HTML is what
// kramdown 2.4.0 and kramdown-parser-gfm 1.1.0 make of the text, without a
// highlighter; that of plain.txtar is kramdown's alone.
func TestGolden(t *testing.T) {
	for _, file := range archives(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o := kramdown.Defaults()
		o.GFM = filepath.Base(file) != "plain.txtar"
		for i, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, ".text")
			if !ok {
				continue
			}
			want := archive.Files[i+1]
			if want.Name != name+".html" {
				t.Fatalf("%s: %s is followed by %s", file, f.Name, want.Name)
			}
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				got, _ := kramdown.Render(string(f.Data), o)
				if strings.TrimSuffix(got, "\n") != strings.TrimSuffix(string(want.Data), "\n") {
					t.Errorf("rendered\n%s\nwant\n%s", got, want.Data)
				}
			})
		}
	}
}

func archives(tb testing.TB) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		tb.Fatal("no cases in testdata: ", err)
	}
	return files
}
