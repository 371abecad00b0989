package icon

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"slices"

	"github.com/sergeymakinen/go-ico"
	_ "golang.org/x/image/webp"

	"hanji/app/folder"
	"hanji/app/problem"
)

const (
	// MaxBytes is how large the file of a picture may be that icons are made of.
	MaxBytes = 16 << 20
	// maxPixels is how many pixels it may have, those of a camera, and maxICO the longest side
	// of one within a Windows icon.
	maxPixels = 32 << 20
	maxICO    = 1024
)

// Header is what a picture says of itself. An SVG has no sizes.
type Header struct {
	// Type is its media type, Sizes are those of the pictures in the file.
	Type  string
	Sizes []image.Point
}

// Largest is the size of the largest picture in the file, zero for an SVG.
func (h Header) Largest() (largest image.Point) {
	for _, size := range h.Sizes {
		if size.X*size.Y > largest.X*largest.Y {
			largest = size
		}
	}
	return largest
}

var errTooLarge = problem.Errorf(fmt.Sprintf("make it smaller: at most %d MB and %d million pixels", MaxBytes>>20, maxPixels>>20), "the picture is too large to make icons of")

// ReadHeader reads what a file says of itself, given all of it. An error says why it is no
// picture that icons can be made of.
func ReadHeader(data []byte) (Header, error) {
	switch {
	case len(data) == 0:
		return Header{}, problem.Errorf("put a picture in its place, or remove it", "the picture is empty")
	case len(data) > MaxBytes:
		return Header{}, errTooLarge
	case folder.IsPointer(data):
		return Header{}, problem.Errorf(problem.HintOf(folder.ErrPointer), "the picture can't be read: %v", folder.ErrPointer)
	case isICO(data):
		return icoHeader(data)
	}
	if _, _, err := folder.ImageSize("a.svg", bytes.NewReader(data)); err == nil && bytes.Contains(data, []byte("<svg")) {
		return Header{Type: typeSVG}, nil
	}
	data, err := firstFrame(data)
	if err != nil {
		return Header{}, err
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Header{}, broken(err)
	}
	if config.Width <= 0 || config.Height <= 0 {
		return Header{}, broken(errors.New("it has no pixels"))
	}
	if config.Width > maxPixels/config.Height {
		return Header{}, errTooLarge
	}
	return Header{"image/" + format, []image.Point{{X: config.Width, Y: config.Height}}}, nil
}

func broken(err error) error {
	return problem.Errorf("put a PNG in its place that other programs can show", "the picture can't be read: %v", err)
}

// Decode reads the first, or the largest, of the pictures in a file. An SVG is not drawn.
func Decode(data []byte) (*image.NRGBA, error) {
	header, err := ReadHeader(data)
	if err != nil {
		return nil, err
	}
	var img image.Image
	if isICO(data) {
		img, err = ico.Decode(bytes.NewReader(data))
	} else if data, err = firstFrame(data); err == nil {
		img, _, err = image.Decode(bytes.NewReader(data))
	}
	if err != nil {
		return nil, broken(err)
	}
	out := image.NewNRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	if header.Type == "image/jpeg" {
		out = upright(out, folder.Orientation(data))
	}
	return out, nil
}

// upright turns a photograph as its camera was held (EXIF's orientation, from 1).
func upright(img *image.NRGBA, orientation uint16) *image.NRGBA {
	if orientation < 2 || orientation > 8 {
		return img
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		out = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			to := [...]image.Point{{w - 1 - x, y}, {w - 1 - x, h - 1 - y}, {x, h - 1 - y}, {y, x}, {h - 1 - y, x}, {h - 1 - y, w - 1 - x}, {y, w - 1 - x}}[orientation-2]
			out.SetNRGBA(to.X, to.Y, img.NRGBAAt(x, y))
		}
	}
	return out
}

func isICO(data []byte) bool { return bytes.HasPrefix(data, []byte{0, 0, 1, 0}) }

// icoHeader reads the sizes in a Windows icon, each of which is within bounds.
func icoHeader(data []byte) (Header, error) {
	const head, entry = 6, 16
	h := Header{Type: "image/x-icon"}
	if len(data) < head {
		return h, broken(errors.New("it ends early"))
	}
	for n := range int(binary.LittleEndian.Uint16(data[4:])) {
		at := head + n*entry
		if at+entry > len(data) {
			return h, broken(errors.New("it ends early"))
		}
		from := int(binary.LittleEndian.Uint32(data[at+12:]))
		if from+24 > len(data) {
			return h, broken(errors.New("it ends early"))
		}
		within := data[from:]
		width, height := int(binary.LittleEndian.Uint32(within[4:])), int(int32(binary.LittleEndian.Uint32(within[8:])))/2
		if bytes.HasPrefix(within, []byte("\x89PNG")) {
			width, height = int(binary.BigEndian.Uint32(within[16:])), int(binary.BigEndian.Uint32(within[20:]))
		}
		height = max(height, -height)
		if width <= 0 || height == 0 {
			return h, broken(errors.New("it has no pixels"))
		}
		if width > maxICO || height > maxICO {
			return h, errTooLarge
		}
		if size := image.Pt(width, height); !slices.Contains(h.Sizes, size) {
			h.Sizes = append(h.Sizes, size)
		}
	}
	if len(h.Sizes) == 0 {
		return h, broken(errors.New("it has no picture"))
	}
	return h, nil
}

// firstFrame returns a WebP that is an animation as one of its first frame, with the size that
// this has, and any other file as it is (https://developers.google.com/speed/webp/docs/riff_container).
func firstFrame(data []byte) ([]byte, error) {
	const riff, chunk = 12, 8
	if len(data) < riff+chunk || string(data[:4]) != "RIFF" || string(data[8:riff]) != "WEBP" || string(data[riff:riff+4]) != "VP8X" {
		return data, nil
	}
	frame := data[riff:]
	for rest := frame; len(rest) >= chunk; {
		size := int(binary.LittleEndian.Uint32(rest[4:]))
		if size > len(rest)-chunk {
			break
		}
		if string(rest[:4]) == "ANMF" && size > 16 {
			frame = rest[chunk+16 : chunk+size]
			break
		}
		rest = rest[min(len(rest), chunk+size+size%2):]
	}
	for rest := frame; len(rest) >= chunk+10; {
		size := int(binary.LittleEndian.Uint32(rest[4:]))
		if size > len(rest)-chunk {
			break
		}
		if body := rest[chunk:]; string(rest[:4]) == "VP8 " || string(rest[:4]) == "VP8L" {
			single := append([]byte("RIFF\x00\x00\x00\x00WEBP"), rest[:chunk+size]...)
			if len(single)%2 == 1 {
				single = append(single, 0)
			}
			if string(rest[:4]) == "VP8 " {
				if alpha := alphaBefore(frame[:len(frame)-len(rest)]); alpha != nil {
					w, h := int(binary.LittleEndian.Uint16(body[6:])&0x3fff), int(binary.LittleEndian.Uint16(body[8:])&0x3fff)
					head := []byte{'V', 'P', '8', 'X', 10, 0, 0, 0, 0x10, 0, 0, 0, byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0}
					single = slices.Concat(single[:riff], head, alpha, single[riff:])
				}
			}
			binary.LittleEndian.PutUint32(single[4:], uint32(len(single)-8))
			return single, nil
		}
		rest = rest[min(len(rest), chunk+size+size%2):]
	}
	return nil, broken(errors.New("it has no frame"))
}

// alphaBefore returns the chunk with the transparency of a frame, nil if there is none.
func alphaBefore(frame []byte) []byte {
	for len(frame) >= 8 {
		size := int(binary.LittleEndian.Uint32(frame[4:]))
		end := 8 + size + size%2
		if size > len(frame)-8 || end > len(frame) {
			return nil
		}
		if string(frame[:4]) == "ALPH" {
			return frame[:end]
		}
		frame = frame[end:]
	}
	return nil
}
