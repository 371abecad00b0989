// Package icon makes the icons of an installed app of a picture. The same picture makes the same
// bytes.
package icon

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	xdraw "golang.org/x/image/draw"
)

const (
	// pixelArt is the longest side of icons that are drawn dot by dot: they grow by whole numbers.
	pixelArt = 48
	// safe is the part of a maskable icon's side that is the radius of what no mask cuts
	// (https://w3c.github.io/manifest/#icon-masks).
	safe = 0.4
	// margin is what an icon with an opaque ground has around a picture that has none, of its side.
	margin = 0.08
	// seen is the least alpha that counts as drawn.
	seen = 24
)

// File is an icon that was made. Sizes, Type and Purpose are those of an app's manifest, but for
// Purpose Home, of which manifests know nothing.
type File struct {
	Name, Sizes, Type, Purpose string
	Data                       []byte
}

// Home is the purpose of an icon for home screens, which is opaque and is not cut.
const Home = "home"

const typeSVG = "image/svg+xml"

// Make makes the icons of an app of a picture: of 192 and 512 pixels, and one of 512 that may be
// cut to any shape.
func Make(img *image.NRGBA) (files []File, err error) {
	p := study(img)
	for _, f := range []struct {
		name    string
		side    int
		purpose string
		drawn   *image.NRGBA
	}{
		{"icon-192.png", 192, "", p.whole(192)},
		{"icon-512.png", 512, "", p.whole(512)},
		{"maskable-512.png", 512, "maskable", p.masked(512)},
	} {
		file, err := encode(f.name, f.side, f.purpose, f.drawn)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// Touch makes the icon that iOS has on the home screen, which is opaque.
func Touch(img *image.NRGBA) (File, error) {
	const side = 180
	return encode("apple-touch-icon.png", side, Home, study(img).opaque(side))
}

func encode(name string, side int, purpose string, img *image.NRGBA) (File, error) {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&out, img)
	return File{name, fmt.Sprintf("%dx%d", side, side), "image/png", purpose, out.Bytes()}, err
}

// picture is one of which is known how it may be cut and framed.
type picture struct {
	*image.NRGBA
	// ground is the colour behind it, opaque.
	ground color.NRGBA
	// bleeds says that the picture has that colour at its edges.
	bleeds bool
	// isPhoto says that it is opaque up to edges of many colours: it can be cropped.
	isPhoto bool
}

var (
	white = color.NRGBA{255, 255, 255, 255}
	night = color.NRGBA{32, 33, 36, 255}
)

// study finds out what is at the edges of a picture.
func study(img *image.NRGBA) picture {
	p := picture{NRGBA: img, ground: white}
	size := img.Bounds().Size()
	var edge []color.NRGBA
	for x := range size.X {
		edge = append(edge, img.NRGBAAt(x, 0), img.NRGBAAt(x, size.Y-1))
	}
	for y := range size.Y {
		edge = append(edge, img.NRGBAAt(0, y), img.NRGBAAt(size.X-1, y))
	}
	opaque := 0
	var sum [3]int
	for _, c := range edge {
		if c.A > 255-seen {
			opaque++
			sum[0], sum[1], sum[2] = sum[0]+int(c.R), sum[1]+int(c.G), sum[2]+int(c.B)
		}
	}
	if opaque*5 >= len(edge)*3 { // The rest are rounded corners.
		mean := color.NRGBA{uint8(sum[0] / opaque), uint8(sum[1] / opaque), uint8(sum[2] / opaque), 255}
		near := 0
		for _, c := range edge {
			if c.A > 255-seen && distance(c, mean) < 24 {
				near++
			}
		}
		if p.bleeds = near*100 >= opaque*97; p.bleeds {
			p.ground = mean
		} else {
			p.isPhoto = opaque == len(edge) && !p.isSmall()
		}
	}
	if !p.bleeds && !p.isPhoto && toneOf(img) == Light {
		p.ground = night
	}
	return p
}

// distance is the largest difference between two colours' channels.
func distance(a, b color.NRGBA) int {
	d := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B))
}

// whole is the picture in a square, on nothing, or on its own ground if it has one.
func (p picture) whole(side int) *image.NRGBA {
	size := p.Bounds().Size()
	if p.isPhoto && size.X != size.Y {
		return p.cropped(side)
	}
	out := image.NewNRGBA(image.Rect(0, 0, side, side))
	if p.bleeds && (size.X != size.Y || p.isSmall()) && p.Opaque() {
		draw.Draw(out, out.Bounds(), image.NewUniform(p.ground), image.Point{}, draw.Src)
	}
	p.place(out, p.Bounds(), float64(side)/float64(max(size.X, size.Y)))
	return out
}

// opaque is the picture in a square that is opaque.
func (p picture) opaque(side int) *image.NRGBA {
	if p.isPhoto {
		return p.cropped(side)
	}
	size := p.Bounds().Size()
	out := p.grounded(side)
	scale := float64(side) / float64(max(size.X, size.Y))
	if !p.bleeds {
		scale *= 1 - 2*margin
	}
	p.place(out, p.Bounds(), scale)
	return out
}

// masked is the picture within what no mask cuts, or cropped if it is a photograph.
func (p picture) masked(side int) *image.NRGBA {
	if p.isPhoto {
		return p.cropped(side)
	}
	out := p.grounded(side)
	drawn := p.drawn()
	scale := safe * float64(side) / p.radius(drawn)
	if p.bleeds { // Its own ground is around it: no need to grow beyond that.
		scale = min(scale, float64(side)/float64(max(drawn.Dx(), drawn.Dy())))
	}
	p.place(out, drawn, scale)
	return out
}

func (p picture) grounded(side int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, side, side))
	draw.Draw(out, out.Bounds(), image.NewUniform(p.ground), image.Point{}, draw.Src)
	return out
}

// isDrawn reports whether anything but the ground is at a place.
func (p picture) isDrawn(x, y int) bool {
	c := p.NRGBAAt(x, y)
	return c.A >= seen && !(p.bleeds && distance(c, p.ground) < 24)
}

// drawn is the part of the picture in which anything is drawn, all of it if nothing is.
func (p picture) drawn() (r image.Rectangle) {
	size := p.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			if p.isDrawn(x, y) {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if r.Empty() {
		return p.Bounds()
	}
	return r
}

// radius is that of the circle around the middle of a part that holds all that is drawn in it.
func (p picture) radius(r image.Rectangle) float64 {
	middleX, middleY := float64(r.Min.X+r.Max.X)/2, float64(r.Min.Y+r.Max.Y)/2
	most := 1.0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if p.isDrawn(x, y) {
				dx, dy := math.Abs(float64(x)+0.5-middleX)+0.5, math.Abs(float64(y)+0.5-middleY)+0.5
				most = max(most, math.Hypot(dx, dy))
			}
		}
	}
	return most
}

func (p picture) isSmall() bool { return max(p.Bounds().Dx(), p.Bounds().Dy()) <= pixelArt }

// place draws a part of the picture in the middle of another, scaled; what is drawn dot by dot
// by whole numbers.
func (p picture) place(on *image.NRGBA, part image.Rectangle, scale float64) {
	var scaler xdraw.Scaler = xdraw.CatmullRom
	if p.isSmall() && scale >= 1 {
		scaler, scale = xdraw.NearestNeighbor, math.Floor(scale)
	}
	width, height := max(1, int(float64(part.Dx())*scale+0.5)), max(1, int(float64(part.Dy())*scale+0.5))
	at := image.Pt((on.Bounds().Dx()-width)/2, (on.Bounds().Dy()-height)/2)
	scaler.Scale(on, image.Rectangle{at, at.Add(image.Pt(width, height))}, p.NRGBA, part, xdraw.Over, nil)
}

// reduced returns a picture that is not much larger than icons are, which are made of it quicker.
func reduced(img *image.NRGBA) *image.NRGBA {
	const most = 1024 // twice the largest icon
	size := img.Bounds().Size()
	longest := max(size.X, size.Y)
	if longest <= most {
		return img
	}
	out := image.NewNRGBA(image.Rect(0, 0, max(1, size.X*most/longest), max(1, size.Y*most/longest)))
	xdraw.CatmullRom.Scale(out, out.Bounds(), img, img.Bounds(), xdraw.Src, nil)
	return out
}

// cropped is the square in the middle of the picture.
func (p picture) cropped(side int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, side, side))
	size := p.Bounds().Size()
	least := min(size.X, size.Y)
	at := image.Pt((size.X-least)/2, (size.Y-least)/2)
	p.place(out, image.Rectangle{at, at.Add(image.Pt(least, least))}, float64(side)/float64(least))
	return out
}
