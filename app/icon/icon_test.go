package icon_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/sergeymakinen/go-ico"

	"hanji/app/icon"
	"hanji/app/problem"
)

var (
	red   = color.NRGBA{200, 30, 30, 255}
	blue  = color.NRGBA{20, 40, 160, 255}
	paper = color.NRGBA{250, 245, 230, 255}
	ink   = color.NRGBA{20, 20, 25, 255}
)

// drawn is a picture of a size, with a colour for each place.
func drawn(width, height int, at func(x, y int) color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetNRGBA(x, y, at(x, y))
		}
	}
	return img
}

// disc is a red disc in a square, on a ground.
func disc(side int, ground color.NRGBA) *image.NRGBA {
	return drawn(side, side, func(x, y int) color.NRGBA {
		if math.Hypot(float64(x)-float64(side)/2, float64(y)-float64(side)/2) < float64(side)*0.35 {
			return red
		}
		return ground
	})
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// near reports whether two colours look the same.
func near(a, b color.Color) bool {
	r, g, bl, al := a.RGBA()
	r2, g2, b2, al2 := b.RGBA()
	d := func(x, y uint32) float64 { return math.Abs(float64(x) - float64(y)) }
	return max(d(r, r2), d(g, g2), d(bl, b2), d(al, al2)) < 12*257
}

// TestKinds reads a picture of each kind: the first of an animation, the largest of an icon.
func TestKinds(t *testing.T) {
	var jpg, anim, icons bytes.Buffer
	first, second := image.NewPaletted(image.Rect(0, 0, 64, 64), palette.Plan9), image.NewPaletted(image.Rect(0, 0, 64, 64), palette.Plan9)
	for i := range first.Pix {
		first.Pix[i], second.Pix[i] = uint8(first.Palette.Index(red)), uint8(first.Palette.Index(blue))
	}
	plain := func(side int) image.Image { return drawn(side, side, func(int, int) color.NRGBA { return red }) }
	for _, err := range []error{
		jpeg.Encode(&jpg, plain(64), nil),
		gif.EncodeAll(&anim, &gif.GIF{Image: []*image.Paletted{first, second}, Delay: []int{1, 1}}),
		ico.EncodeAll(&icons, []image.Image{drawn(16, 16, func(int, int) color.NRGBA { return blue }), plain(48)}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	webp, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	if err != nil {
		t.Fatal(err)
	}
	// An animation of one frame of it, which is as large as its canvas.
	frame := append(append([]byte("ANMF"), 16+21+1, 0, 0, 0), make([]byte, 16)...)
	frame = append(append(frame, webp[12:]...), 0)[:8+16+22]
	moving := append([]byte("RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00ANIM\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00"), frame...)
	binary.LittleEndian.PutUint32(moving[4:], uint32(len(moving)-8))
	for name, c := range map[string]struct {
		data []byte
		kind string
		side int
		want color.Color
	}{
		"PNG":           {asPNG(t, plain(64)), "image/png", 64, red},
		"JPEG":          {jpg.Bytes(), "image/jpeg", 64, red},
		"animated GIF":  {anim.Bytes(), "image/gif", 64, first.Palette[first.Pix[0]]},
		"ICO":           {icons.Bytes(), "image/x-icon", 48, red},
		"WebP":          {webp, "image/webp", 1, nil},
		"animated WebP": {moving, "image/webp", 1, nil},
	} {
		header, err := icon.ReadHeader(c.data)
		if err != nil || header.Type != c.kind || header.Largest() != image.Pt(c.side, c.side) {
			t.Errorf("%s: %v, %v", name, header, err)
			continue
		}
		img, err := icon.Decode(c.data)
		if err != nil || img.Bounds().Dx() != c.side || c.want != nil && !near(img.At(c.side/2, c.side/2), c.want) {
			t.Errorf("%s: %v, %v", name, img.At(0, 0), err)
		}
	}
	if header, err := icon.ReadHeader([]byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`)); err != nil || header.Type != "image/svg+xml" || len(header.Sizes) > 0 {
		t.Errorf("SVG: %v, %v", header, err)
	}
}

// TestRefused has files that are no picture, or too large to be looked at.
func TestRefused(t *testing.T) {
	bomb := asPNG(t, disc(8, paper))
	binary.BigEndian.PutUint32(bomb[16:], 60_000)
	binary.BigEndian.PutUint32(bomb[20:], 60_000)
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	inIcon := append([]byte{0, 0, 1, 0, 1, 0, 8, 8, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0}, bomb...)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":               {nil, "empty"},
		"a pointer":           {[]byte("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"), "Git LFS"},
		"a text":              {[]byte("Not found"), "can't be read"},
		"half":                {asPNG(t, disc(64, paper))[:90], "can't be read"},
		"many pixels":         {bomb, "too large"},
		"many pixels in icon": {inIcon, "too large"},
		"many bytes":          {make([]byte, icon.MaxBytes+1), "too large"},
		"an icon of nothing":  {[]byte{0, 0, 1, 0, 0, 0}, "can't be read"},
		"an icon that ends":   {[]byte{0, 0, 1, 0, 1, 0, 8}, "can't be read"},
		"an empty animation":  {[]byte("RIFF\x1a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00"), "can't be read"},
	} {
		_, err := icon.Decode(c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) || problem.HintOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// made makes icons of a picture, by the names of their files.
func made(t *testing.T, img *image.NRGBA) map[string]image.Image {
	t.Helper()
	files, err := icon.Make(img)
	if err != nil {
		t.Fatal(err)
	}
	touch, err := icon.Touch(img)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]image.Image{}
	for _, f := range append(files, touch) {
		if all[f.Name], err = png.Decode(bytes.NewReader(f.Data)); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestGround shows what is around a picture: its own colour, or white, or what is dark where the
// picture is light.
func TestGround(t *testing.T) {
	white, none := color.NRGBA{255, 255, 255, 255}, color.NRGBA{}
	for name, c := range map[string]struct {
		img         *image.NRGBA
		whole, mask color.Color
	}{
		"its own":      {disc(300, paper), paper, paper},
		"transparent":  {disc(300, none), none, white},
		"many colours": {drawn(300, 300, func(x, y int) color.NRGBA { return color.NRGBA{uint8(x), uint8(y), 0, 255} }), color.NRGBA{0, 0, 0, 255}, color.NRGBA{0, 0, 0, 255}},
		"a photograph": {drawn(600, 300, func(x, y int) color.NRGBA { return color.NRGBA{uint8(x / 3), uint8(y / 2), 90, 255} }), color.NRGBA{50, 0, 90, 255}, color.NRGBA{50, 0, 90, 255}},
		"light alone": {drawn(300, 300, func(x, y int) color.NRGBA {
			if x > 100 && x < 200 && y > 100 && y < 200 {
				return white
			}
			return none
		}), none, color.NRGBA{32, 33, 36, 255}},
	} {
		got := made(t, c.img)
		for file, want := range map[string]color.Color{"icon-512.png": c.whole, "icon-192.png": c.whole, "maskable-512.png": c.mask, "apple-touch-icon.png": c.mask} {
			if !near(got[file].At(0, 0), want) {
				t.Errorf("%s: the corner of %s is %v", name, file, got[file].At(0, 0))
			}
		}
	}
}

// TestSafeZone holds all that is drawn within what no mask cuts, but of a photograph.
func TestSafeZone(t *testing.T) {
	square := drawn(400, 240, func(int, int) color.NRGBA { return red })
	ring := image.NewNRGBA(image.Rect(0, 0, 420, 260))
	for y := range 240 {
		copy(ring.Pix[ring.PixOffset(10, y+10):], square.Pix[square.PixOffset(0, y):square.PixOffset(0, y)+400*4])
	}
	mask := made(t, ring)["maskable-512.png"]
	for y := range 512 {
		for x := range 512 {
			if math.Hypot(float64(x)-255.5, float64(y)-255.5) > 0.4*512+2 && !near(mask.At(x, y), color.White) {
				t.Fatalf("%v at %d, %d", mask.At(x, y), x, y)
			}
		}
	}
	if !near(mask.At(256, 256), red) {
		t.Errorf("the middle is %v", mask.At(256, 256))
	}
}

// TestPixels are not blurred: each is as many dots as others, on a ground.
func TestPixels(t *testing.T) {
	check := drawn(16, 16, func(x, y int) color.NRGBA {
		if (x+y)%2 == 0 {
			return ink
		}
		return paper
	})
	for file, img := range made(t, check) {
		bounds := img.Bounds()
		for y := range bounds.Dy() {
			for x := range bounds.Dx() {
				if c := img.At(x, y); !near(c, ink) && !near(c, paper) && !near(c, color.White) && !near(c, color.NRGBA{}) {
					t.Fatalf("%s has %v at %d, %d", file, c, x, y)
				}
			}
		}
	}
}

// TestChoose takes the first large square, and for tabs a small one.
func TestChoose(t *testing.T) {
	files := map[string][]byte{
		"small.png": asPNG(t, disc(32, paper)), "tiny.png": asPNG(t, disc(16, paper)), "large.png": asPNG(t, disc(256, paper)),
		"larger.png": asPNG(t, disc(512, blue)), "wide.png": asPNG(t, drawn(600, 100, func(int, int) color.NRGBA { return red })),
		"a.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "broken.png": []byte("x"),
	}
	for name, c := range map[string]struct {
		groups [][]string
		linked string
		ground color.Color
		broken int
	}{
		"the first that is large":    {[][]string{{"small.png", "large.png"}, {"larger.png"}}, "small.png 32x32", paper, 0},
		"what is large elsewhere":    {[][]string{{"small.png"}, {"larger.png"}}, "small.png 32x32", blue, 0},
		"an SVG beside it":           {[][]string{{"a.svg", "large.png"}}, "a.svg any", paper, 0},
		"an SVG alone":               {[][]string{{"a.svg"}}, "a.svg any", nil, 0},
		"no square before one":       {[][]string{{"wide.png"}, {"tiny.png", "large.png"}}, "", paper, 0},
		"a tiny one alone":           {[][]string{{"tiny.png"}}, "tiny.png 16x16", paper, 0},
		"the next of a broken one":   {[][]string{{"broken.png"}, {"large.png"}}, "", paper, 1},
		"nothing, and what is named": {[][]string{{"broken.png", "none.png"}}, "", nil, 2},
	} {
		var groups [][]icon.Source
		for _, names := range c.groups {
			var group []icon.Source
			for _, n := range names {
				group = append(group, icon.Source{Name: n})
			}
			groups = append(groups, group)
		}
		got := icon.Choose(groups, func(name string) []byte { return files[name] })
		linked := ""
		for _, l := range got.Linked {
			linked += l.Name + " " + l.Sizes
		}
		if linked != c.linked || len(got.Broken) != c.broken || (len(got.Made) > 0) != (c.ground != nil) {
			t.Errorf("%s: %q, %d made, broken %v", name, linked, len(got.Made), got.Broken)
			continue
		}
		if c.ground == nil {
			continue
		}
		img, err := png.Decode(bytes.NewReader(got.Made[1].Data))
		if err != nil || !near(img.At(40, 40), c.ground) {
			t.Errorf("%s: %v, %v", name, img.At(40, 40), err)
		}
		if again := icon.Choose(groups, func(name string) []byte { return files[name] }); !bytes.Equal(again.Made[1].Data, got.Made[1].Data) {
			t.Errorf("%s: other bytes", name)
		}
	}
}

func TestTone(t *testing.T) {
	on := func(c, ground color.NRGBA) []byte {
		return asPNG(t, drawn(60, 60, func(x, _ int) color.NRGBA {
			if x < 20 {
				return c
			}
			return ground
		}))
	}
	svg := func(inner string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg">` + inner + `</svg>`)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"dark":                  {on(ink, color.NRGBA{}), icon.Dark},
		"light":                 {on(paper, color.NRGBA{}), icon.Light},
		"a colour":              {on(color.NRGBA{60, 160, 90, 255}, color.NRGBA{}), ""},
		"a ground":              {on(ink, paper), ""},
		"an SVG without any":    {svg(`<path d="M0 0"/>`), icon.Dark},
		"a white SVG":           {svg(`<path fill="#FFF" stroke="none"/>`), icon.Light},
		"a dark style":          {svg(`<style>.a{fill:rgb(10, 20, 30)}</style>`), icon.Dark},
		"an SVG of two":         {svg(`<path fill="#000"/><path fill="white"/>`), ""},
		"an SVG of a colour":    {svg(`<path fill="#c33"/>`), ""},
		"an SVG with a picture": {svg(`<image href="a.png"/>`), ""},
		"no picture":            {[]byte("x"), ""},
	} {
		if got := icon.Tone(c.data); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestEmoji(t *testing.T) {
	for text, want := range map[string]bool{"⚛️": true, "🦊": true, "👩‍🚀": true, "": false, "fa": false, "한지": false, "<b>": false} {
		if got := icon.Emoji(text); (len(got) == 1) != want || want && !bytes.Contains(got[0].Data, []byte(text)) {
			t.Errorf("%q: %v", text, got)
		}
	}
}
