//go:build !js

package e2e

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hanji/app/e2e/built"
)

// TestOwnIcons installs blogs of which one has a PNG as its icon, and one only an SVG: the app's
// icons are the blog's own.
func TestOwnIcons(t *testing.T) {
	teal := color.NRGBA{10, 120, 110, 255}
	picture := image.NewNRGBA(image.Rect(0, 0, 150, 150))
	for i := range 150 * 150 {
		picture.SetNRGBA(i%150, i/150, teal)
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		t.Fatal(err)
	}
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#0a786e" d="M0 0h8v8H0z"/></svg>`
	for name, c := range map[string]struct{ settings, file, content string }{
		"PNG": {"favicon: /assets/mark.png\n", "assets/mark.png", file.String()},
		"SVG": {"", "favicon.svg", svg},
	} {
		dir := t.TempDir()
		for file, content := range map[string]string{
			"_config.yml": "title: Ink\n" + c.settings, "_posts/2024-01-01-a.md": "Text.", c.file: c.content,
		} {
			file = filepath.Join(dir, filepath.FromSlash(file))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out := built.Site(t, dir)
		b := newTab(t)
		b.open(serve(t, out).origin + "/")
		problems, manifest := b.installability()
		if len(problems) > 0 {
			t.Errorf("%s: Chromium would not install the blog: %v", name, problems)
		}
		var m struct{ Icons []struct{ Src, Type string } }
		if err := json.Unmarshal([]byte(manifest), &m); err != nil || len(m.Icons) == 0 {
			t.Fatalf("%s: %v in %s", name, err, manifest)
		}
		for _, icon := range m.Icons {
			src, _, _ := strings.Cut(icon.Src, "?")
			data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(src)))
			if err != nil {
				t.Fatal(err)
			}
			if icon.Type == "image/svg+xml" {
				if string(data) != svg {
					t.Errorf("%s: %s is not the blog's", name, icon.Src)
				}
				continue
			}
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if got := color.NRGBAModel.Convert(img.At(img.Bounds().Dx()/2, img.Bounds().Dy()/2)); got != teal {
				t.Errorf("%s: the middle of %s is %v", name, icon.Src, got)
			}
		}
	}
}
