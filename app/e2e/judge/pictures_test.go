//go:build !js

package judge

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	_ "image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"hanji/app/e2e/built"
)

// largestIcon returns the row of the largest icon that is whole, or none where it is hanji's own.
func (b identified) largestIcon(t *testing.T, rows []built.Row) []built.Row {
	t.Helper()
	side := func(row built.Row) (n int) {
		for size := range strings.FieldsSeq(row.Value(2)) {
			width, _, _ := strings.Cut(strings.ToLower(size), "x")
			for _, digit := range width {
				n = n*10 + int(digit-'0')
			}
			if size == "any" {
				n = math.MaxInt
			}
		}
		return n
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(row built.Row) bool { return row.Value(3) == "maskable" || row.Value(3) == "monochrome" })
	if len(rows) == 0 {
		t.Error("the app has no icon")
		return nil
	}
	drawn := slices.MaxFunc(rows, func(a, b built.Row) int { return cmp.Compare(side(a), side(b)) })
	if own, err := os.ReadFile("../../../web/icons/icon.svg"); err != nil {
		t.Fatal(err)
	} else if bytes.Equal(own, b.output(drawn.Value(1))) {
		return []built.Row{{"icon", built.None}}
	}
	return []built.Row{drawn}
}

// output reads a file of the output.
func (b identified) output(address string) []byte {
	address, _, _ = strings.Cut(address, "?")
	data, _ := os.ReadFile(filepath.Join(b.out, filepath.FromSlash(strings.TrimPrefix(address, "/")))) // None is like no picture.
	return data
}

// isPicture reports whether a picture of the output was made from a source, which is a file of the
// blog, the address of another site, or none.
func (b identified) isPicture(address, source string) bool {
	if source == built.None || strings.Contains(source, "://") {
		return address == source
	}
	original, err := os.ReadFile(filepath.Join(b.dir, filepath.FromSlash(strings.TrimPrefix(source, "/"))))
	if err != nil {
		return false
	}
	shown := b.output(address)
	return bytes.Equal(original, shown) || alike(original, shown)
}

// alike reports whether two pictures look the same, each drawn whole into a square: they differ by
// less than 8 % of what they could.
func alike(a, b []byte) bool {
	one, ok := shades(a)
	other, fine := shades(b)
	if !ok || !fine {
		return false
	}
	sum := 0.0
	for i := range one {
		sum += math.Abs(float64(one[i]) - float64(other[i]))
	}
	return sum/float64(len(one)) < 0.08*255
}

// shades draws a picture small, on white.
func shades(data []byte) ([]byte, bool) {
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		if img = largestInICO(data); img == nil {
			return nil, false
		}
	}
	const side = 16
	small := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	size := img.Bounds().Size()
	most := max(size.X, size.Y)
	within := image.Rect(0, 0, side*size.X/most, side*size.Y/most)
	within = within.Add(image.Pt(side-within.Dx(), side-within.Dy()).Div(2))
	draw.CatmullRom.Scale(small, within, img, img.Bounds(), draw.Over, nil)
	return small.Pix, true
}

// largestInICO reads the largest picture of a Windows icon: a PNG, or a bitmap of 32 bits; nil if
// there is none.
func largestInICO(data []byte) (largest image.Image) {
	const header, entry, bitmap = 6, 16, 40
	if len(data) < header || !bytes.HasPrefix(data, []byte{0, 0, 1, 0}) {
		return nil
	}
	for n := range int(binary.LittleEndian.Uint16(data[4:])) {
		at := header + n*entry
		if at+entry > len(data) {
			break
		}
		from := int(binary.LittleEndian.Uint32(data[at+12:]))
		if from+bitmap > len(data) {
			continue
		}
		body := data[from:]
		img, _, err := image.Decode(bytes.NewReader(body))
		if err != nil && binary.LittleEndian.Uint16(body[14:]) == 32 {
			width := int(binary.LittleEndian.Uint32(body[4:]))
			height := int(binary.LittleEndian.Uint32(body[8:])) / 2 // A mask follows.
			if width <= 0 || height <= 0 || width > 256 || height > 256 || bitmap+width*height*4 > len(body) {
				continue
			}
			drawn := image.NewNRGBA(image.Rect(0, 0, width, height))
			for y := range height {
				for x := range width {
					p := body[bitmap+((height-1-y)*width+x)*4:]
					drawn.SetNRGBA(x, y, color.NRGBA{p[2], p[1], p[0], p[3]})
				}
			}
			img = drawn
		}
		if img != nil && (largest == nil || img.Bounds().Dx() > largest.Bounds().Dx()) {
			largest = img
		}
	}
	return largest
}

// drawn is what a file of a fixture has. That of a picture says how large it is and of which
// colours, "WIDTHxHEIGHT #RRGGBB #RRGGBB": the second is in its upper left.
func drawn(t *testing.T, f txtar.File) []byte {
	t.Helper()
	kind := path.Ext(f.Name)
	if kind != ".png" && kind != ".jpg" && kind != ".ico" {
		return f.Data
	}
	var width, height int
	around, within := color.RGBA{A: 255}, color.RGBA{A: 255}
	_, err := fmt.Sscanf(string(f.Data), "%dx%d #%2x%2x%2x #%2x%2x%2x", &width, &height, &around.R, &around.G, &around.B, &within.R, &within.G, &within.B)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Rect, image.NewUniform(around), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 0, width*2/3, height/2), image.NewUniform(within), image.Point{}, draw.Src)
	var b bytes.Buffer
	if kind == ".jpg" {
		err = jpeg.Encode(&b, img, nil)
	} else {
		err = png.Encode(&b, img)
	}
	if err != nil {
		t.Fatal(err)
	}
	if kind != ".ico" {
		return b.Bytes()
	}
	const header = 22
	ico := []byte{0, 0, 1, 0, 1, 0, byte(width), byte(height), 0, 0, 1, 0, 32, 0}
	ico = binary.LittleEndian.AppendUint32(ico, uint32(b.Len()))
	ico = binary.LittleEndian.AppendUint32(ico, header)
	return append(ico, b.Bytes()...)
}

// TestAlike knows a picture in other sizes and formats, and tells it from another.
func TestAlike(t *testing.T) {
	picture := func(name, what string) []byte {
		return drawn(t, txtar.File{Name: name, Data: []byte(what)})
	}
	icon := picture("icon.png", "512x512 #225588 #ffcc33")
	for name, what := range map[string]string{"small.png": "48x48 #225588 #ffcc33", "icon.ico": "64x64 #225588 #ffcc33", "icon.jpg": "192x192 #225588 #ffcc33"} {
		if !alike(icon, picture(name, what)) {
			t.Errorf("%s of %s is another picture", name, what)
		}
	}
	for name, what := range map[string]string{"other.png": "512x512 #225588 #335577", "wide.png": "512x128 #225588 #ffcc33", "swapped.ico": "64x64 #ffcc33 #225588"} {
		if alike(icon, picture(name, what)) {
			t.Errorf("%s of %s is the same picture", name, what)
		}
	}
	own, err := os.ReadFile("../../../web/icons/icon-512.png")
	if err != nil || alike(icon, own) {
		t.Error("hanji's icon is the same picture", err)
	}
}
