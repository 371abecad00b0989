package folder_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"path"
	"strings"
	"testing"

	"hanji/app/folder"
)

// TestImageSizes holds that images have the size at which browsers show them.
func TestImageSizes(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 30, 20))
	encoded := func(encode func(*bytes.Buffer) error) string {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	photo := encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, picture, nil) })
	webp, err := base64.StdEncoding.DecodeString("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, content string
		width, height int
	}{
		{"a.png", encoded(func(b *bytes.Buffer) error { return png.Encode(b, picture) }), 30, 20},
		{"a.gif", encoded(func(b *bytes.Buffer) error { return gif.Encode(b, picture, nil) }), 30, 20},
		{"a.jpg", photo, 30, 20},
		{"upright.jpeg", withOrientation(photo, binary.BigEndian, 1), 30, 20},
		{"upside-down.jpg", withOrientation(photo, binary.LittleEndian, 3), 30, 20},
		{"on-its-side.jpg", withOrientation(photo, binary.LittleEndian, 6), 20, 30},
		{"on-its-side-too.jpg", withOrientation(photo, binary.BigEndian, 8), 20, 30},
		{"jpeg-named.png", photo, 30, 20},
		{"a.webp", string(webp), 1, 1},
		{"a.avif", "\x00\x00\x00\x18ftypavif____" + ispe(30, 20) + ispe(512, 256) + ispe(8, 8), 512, 256},
		{"a.svg", `<?xml version="1.0" encoding="EUC-KR"?><!DOCTYPE svg><!-- --><svg width="30" height="20px"/>`, 30, 20},
		{"box.svg", `<svg width="100%" height="100%" viewBox="0,0 30.4 19.6">`, 30, 20},
		{"relative.svg", `<svg width="3em" height="2em"/>`, 0, 0},
		{"a.pdf", "%PDF", 0, 0},
	} {
		width, height, err := folder.ImageSize(test.name, strings.NewReader(test.content))
		if folder.IsImage(test.name) != (path.Ext(test.name) != ".pdf") {
			t.Errorf("%s is taken for what it is not", test.name)
		}
		if folder.IsImage(test.name) && err != nil || width != test.width || height != test.height {
			t.Errorf("%s is %dx%d, want %dx%d, %v", test.name, width, height, test.width, test.height, err)
		}
	}
}

// TestDamagedImages holds that an image cut anywhere is a picture of unknown size.
func TestDamagedImages(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20)), nil); err != nil {
		t.Fatal(err)
	}
	photo := withOrientation(b.String(), binary.BigEndian, 6)
	for _, content := range []string{"", photo[:1], photo[:12], photo[:30], photo[:50], strings.Repeat("\xff", 100)} {
		if width, height, err := folder.ImageSize("a.jpg", strings.NewReader(content)); err == nil || width != 0 || height != 0 {
			t.Errorf("%q is %dx%d, %v", content, width, height, err)
		}
	}
}

// withOrientation adds Exif with nothing but an orientation to a JPEG.
func withOrientation(photo string, order binary.AppendByteOrder, orientation uint16) string {
	mark := "MM"
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		mark = "II"
	}
	tiff := order.AppendUint16([]byte(mark), 42)
	tiff = order.AppendUint32(tiff, 8)      // where the directory begins
	tiff = order.AppendUint16(tiff, 1)      // entries
	tiff = order.AppendUint16(tiff, 0x0112) // Orientation
	tiff = order.AppendUint16(tiff, 3)      // of type SHORT
	tiff = order.AppendUint32(tiff, 1)      // one value
	tiff = order.AppendUint16(tiff, orientation)
	tiff = order.AppendUint16(tiff, 0)
	tiff = order.AppendUint32(tiff, 0)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	header := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(segment)+2))
	return photo[:2] + string(header) + string(segment) + photo[2:]
}

// ispe is the box of AVIF that holds an image's size.
func ispe(width, height uint32) string {
	box := append([]byte{0, 0, 0, 20}, "ispe\x00\x00\x00\x00"...)
	box = binary.BigEndian.AppendUint32(box, width)
	return string(binary.BigEndian.AppendUint32(box, height))
}
