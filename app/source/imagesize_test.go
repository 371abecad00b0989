package source_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"hanji/app/source"
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
		dir := t.TempDir()
		write(t, dir, "posts/2024-01-01-a.md", "![a]("+test.name+")")
		write(t, dir, "posts/"+test.name, test.content)
		b, problems := source.Load(dir, source.Options{})
		ref := b.Texts["/2024/01/01/a/"].Refs[test.name]
		if len(problems) > 0 || ref.Width != test.width || ref.Height != test.height {
			t.Errorf("%s is %dx%d, want %dx%d, problems %v", test.name, ref.Width, ref.Height, test.width, test.height, problems)
		}
	}
}

// TestDamagedImages holds that an image cut anywhere is a picture of unknown
// size, with a warning.
func TestDamagedImages(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20)), nil); err != nil {
		t.Fatal(err)
	}
	photo := withOrientation(b.String(), binary.BigEndian, 6)
	for _, content := range []string{"", photo[:1], photo[:12], photo[:30], photo[:50], strings.Repeat("\xff", 100)} {
		dir := t.TempDir()
		write(t, dir, "posts/2024-01-01-a.md", "![a](a.jpg)")
		write(t, dir, "posts/a.jpg", content)
		b, problems := source.Load(dir, source.Options{})
		if len(problems) != 1 || !problems[0].Warning || problems[0].File != "posts/a.jpg" || len(b.Assets) != 1 {
			t.Errorf("%q: problems %v", content, problems)
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
