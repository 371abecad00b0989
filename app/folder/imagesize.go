package folder

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp"

	"hanji/app/problem"
)

// ImageSize reads an image's pixels as shown from its header.
func ImageSize(name string, r io.Reader) (width, height int, err error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg":
		return svgSize(r)
	case ".avif":
		return avifSize(r)
	}
	var header bytes.Buffer
	config, format, err := image.DecodeConfig(io.TeeReader(r, &header))
	if IsPointer(header.Bytes()) {
		return 0, 0, ErrPointer
	}
	if err != nil {
		return 0, 0, err
	}
	if format == "jpeg" && Orientation(header.Bytes()) >= 5 {
		return config.Height, config.Width, nil
	}
	return config.Width, config.Height, nil
}

// ErrPointer says that Git LFS has a picture, and the folder only where it is.
var ErrPointer = problem.Errorf("get it with: git lfs pull", "it is a pointer of Git LFS, and not the picture itself")

// IsPointer reports whether the content of a file begins as a pointer of Git LFS.
func IsPointer(data []byte) bool { return bytes.HasPrefix(data, []byte("version https://git-lfs")) }

// Orientation returns the tag Orientation of a JPEG, from 1; from 5 the
// picture is shown lying on its side (CIPA DC-008, 4.6.4 A).
func Orientation(jpeg []byte) uint16 {
	const exif = "\xff\xe1"
	const orientation = 0x0112
	for at := 2; at+10 < len(jpeg) && jpeg[at] == 0xff; {
		end := at + 2 + int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if string(jpeg[at:at+2]) != exif || string(jpeg[at+4:at+10]) != "Exif\x00\x00" {
			at = end
			continue
		}
		tiff := jpeg[at+10 : min(max(end, at+10), len(jpeg))]
		if len(tiff) < 8 {
			return 1
		}
		var order binary.ByteOrder = binary.BigEndian
		if bytes.HasPrefix(tiff, []byte("II")) {
			order = binary.LittleEndian
		}
		number := func(at int) uint16 { // 0 where there is none
			if at < 0 || at+2 > len(tiff) {
				return 0
			}
			return order.Uint16(tiff[at:])
		}
		directory := int(order.Uint32(tiff[4:]))
		for i := range int(number(directory)) {
			if entry := directory + 2 + 12*i; number(entry) == orientation {
				return number(entry + 8)
			}
		}
		return 1
	}
	return 1
}

// svgSize reads width and height in pixels, or those of the viewBox.
func svgSize(r io.Reader) (width, height int, err error) {
	decoder := xml.NewDecoder(r)
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	for {
		token, err := decoder.Token()
		if err != nil {
			return 0, 0, err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local != "svg" {
			return 0, 0, errors.New("not an SVG document")
		}
		attrs := map[string]string{}
		for _, a := range start.Attr {
			attrs[a.Name.Local] = a.Value
		}
		width, height = pixels(attrs["width"]), pixels(attrs["height"])
		box := strings.FieldsFunc(attrs["viewBox"], func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
		if (width == 0 || height == 0) && len(box) == 4 {
			width, height = pixels(box[2]), pixels(box[3])
		}
		return width, height, nil
	}
}

// pixels reads a length of SVG, 0 if its unit is not the pixel.
func pixels(s string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(n > 0 && n < 1<<20) {
		return 0
	}
	return max(1, int(n+0.5))
}

// avifSize reads the largest of the boxes ispe (ISO/IEC 23008-12, 6.5.3), that of
// the whole image: others describe its tiles and thumbnails.
func avifSize(r io.Reader) (width, height int, err error) {
	const header = 16 << 10
	data, err := bufio.NewReaderSize(r, header).Peek(header)
	if err != nil && err != io.EOF {
		return 0, 0, err
	}
	for {
		at := bytes.Index(data, []byte("ispe"))
		if at < 0 || at+16 > len(data) {
			break
		}
		w, h := binary.BigEndian.Uint32(data[at+8:]), binary.BigEndian.Uint32(data[at+12:])
		if w < 1<<20 && h < 1<<20 && int(w)*int(h) > width*height {
			width, height = int(w), int(h)
		}
		data = data[at+16:]
	}
	if width == 0 {
		return 0, 0, errors.New("not an AVIF image")
	}
	return width, height, nil
}
