//go:build !js

package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"hanji/app/e2e/built"
)

// TestPicturesKeepTheirPlace holds that a picture of which a post gives one size
// has its shape before it is there: here it never comes.
func TestPicturesKeepTheirPlace(t *testing.T) {
	dir := blogOf(t, `-- posts/2024-05-02-sizes.md --
<p><img src="pixel.png" alt="" width="50%"></p>
<p><img src="pixel.png" alt="" width="100%"></p>
<p><img src="pixel.png" alt="" width="120"></p>
<p><img src="pixel.png" alt="" height="80"></p>
`)
	if err := os.WriteFile(filepath.Join(dir, "posts", "pixel.png"), pixel(), 0o644); err != nil {
		t.Fatal(err)
	}
	out := built.Site(t, dir, "--url", "https://example.org/", "--precompress=false")
	if err := os.Remove(filepath.Join(out, "posts", "pixel.png")); err != nil {
		t.Fatal(err)
	}
	s := serve(t, out)
	b := newTab(t)
	b.expect("404")
	b.scripts(false)
	b.open(s.origin + "/2024/05/02/sizes/")
	got := eval[[]int](b, `[...document.querySelectorAll(".hanji-prose img")].flatMap((img) => {
		const r = img.getBoundingClientRect();
		return [Math.round(100 * r.width / img.parentElement.clientWidth), Math.round(r.width), Math.round(r.height)];
	})`)
	if len(got) != 12 || got[0] != 50 || got[3] != 100 || got[7] != 120 || got[10] != 80 {
		t.Errorf("share, width and height of the pictures are %v", got)
	}
	for i := 0; i+2 < len(got); i += 3 {
		if got[i+1] != got[i+2] {
			t.Errorf("a square picture is shown %d x %d", got[i+1], got[i+2])
		}
	}
}
