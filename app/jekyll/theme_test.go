package jekyll

import (
	"os"
	"path/filepath"
	"testing"

	"hanji/app/folder"
)

// TestTheme finds out which theme a blog has.
func TestTheme(t *testing.T) {
	for _, c := range []struct {
		settings, file string
		want           Theme
	}{
		{"theme: jekyll-theme-chirpy", "", Chirpy},
		{"remote_theme: mmistakes/minimal-mistakes@4.26.2", "", MinimalMistakes},
		{"remote_theme: hydecorp/hydejack@v9", "", Hydejack},
		{"remote_theme: Daattali/Beautiful-Jekyll", "", BeautifulJekyll},
		{"title: A copy", "_sass/minimal-mistakes/_base.scss", MinimalMistakes},
		{"remote_theme: someone/my-al-folio-fork@main", "", AlFolio},
		{"theme: jekyll-text-theme", "", TeXt},
		{"theme: al_folio_core", "", AlFolio},
		{"title: A copy", "_includes/refactor-content.html", Chirpy},
		{"title: A copy", "_layouts/distill.liquid", AlFolio},
		{"title: A copy", "_includes/page__hero.html", MinimalMistakes},
		{"theme: minima", "_includes/refactor-content.html", Chirpy},
		{"theme: minima", "", NoTheme},
		{"theme: [1]", "", NoTheme},
	} {
		dir := t.TempDir()
		write := func(name, text string) {
			name = filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("_config.yml", c.settings)
		if c.file != "" {
			write(c.file, "")
		}
		f, err := folder.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if got := Open(f, false).Theme; got != c.want {
			t.Errorf("%q with %q is %q, want %q", c.settings, c.file, got, c.want)
		}
	}
}
