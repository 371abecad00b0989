package markdown_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hanji/app/markdown"
	"hanji/app/post"
)

var update = flag.Bool("update", false, "write what is rendered into testdata")

// TestGolden renders the cases of testdata: each is a file NAME.md, followed by
// NAME.html, in an archive about one construct.
func TestGolden(t *testing.T) {
	for _, file := range archives(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range archive.Files {
			name, ok := strings.CutSuffix(f.Name, ".md")
			if !ok {
				continue
			}
			want := &archive.Files[i+1]
			if want.Name != name+".html" {
				t.Fatalf("%s: %s is followed by %s", file, f.Name, want.Name)
			}
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				got := markdown.Render(post.Text{Markdown: string(f.Data)}, "/").HTML
				if *update {
					want.Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("rendered\n%s\nwant\n%s", got, want.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
				t.Fatal(err)
			}
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
