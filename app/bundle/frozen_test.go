package bundle

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"hanji/app/search"
)

func frozen(t *testing.T, schema string) ([]byte, Fetch) {
	t.Helper()
	dir := filepath.Join("testdata", schema)
	data, err := os.ReadFile(filepath.Join(dir, "bundle.json"))
	if err != nil {
		t.Fatal(err)
	}
	return data, func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) }
}

// TestFrozenBundleIsRead holds that the format stays what it was: readers keep
// bundles that older builds of this schema wrote. A change that breaks this needs
// the next schema, and this bundle a refusal.
func TestFrozenBundleIsRead(t *testing.T) {
	data, fetch := frozen(t, "schema-5")
	root, err := DecodeRoot(data)
	if err != nil {
		t.Fatal(err)
	}
	lib, err := root.DecodeIndex(fetch)
	if err != nil {
		t.Fatal(err)
	}
	if err := root.DecodeCards(lib, lib.All, fetch); err != nil {
		t.Fatal(err)
	}
	p := lib.Post("/2024/05/02/paper/")
	if p == nil || p.Title != "종이 한 장" || p.Date.Format("2006-01-02T15:04:05Z07:00") != "2024-05-02T00:00:00+09:00" ||
		p.Series != "종이" || len(p.Keywords) != 2 || len(lib.Posts) != 2 || len(lib.Listed()) != 1 || len(lib.Terms(0, p)) != 1 || len(lib.Terms(1, p)) != 2 {
		t.Errorf("post %+v of %d", p, len(lib.Posts))
	}
	about := lib.Post("/about/")
	if about == nil || !about.Page || about.Title != "종이에 대하여" || !about.Date.IsZero() || len(lib.Pages) != 1 {
		t.Errorf("page %+v of %d", about, len(lib.Pages))
	}
	text, err := root.DecodeText(lib, p, fetch)
	if err != nil || text.Markdown != "**\"숨\"**을 쉬는 종이.\n" {
		t.Errorf("text %q, %v", text.Markdown, err)
	}
	var x search.Index
	if err := root.ReadSearch(fetch, x.Add); err != nil {
		t.Fatal(err)
	}
	if found := x.Search("쉬느").Hits; len(found) != 1 || lib.All[len(lib.All)-1-found[0].Post] != p {
		t.Errorf("a search finds %+v", found)
	}
}

func TestOlderBundlesAreRefused(t *testing.T) {
	for _, schema := range []string{"schema-1", "schema-2", "schema-3", "schema-4"} {
		data, _ := frozen(t, schema)
		if _, err := DecodeRoot(data); !errors.Is(err, ErrSchema) {
			t.Errorf("%s gives %v", schema, err)
		}
	}
}
