package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"hanji/app/source"
)

// TestPackPage holds that pages with and without the style sheet are what they were once
// they are unpacked, one after another.
func TestPackPage(t *testing.T) {
	words := rand.New(rand.NewPCG(1, 2))
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString([]string{"종이 ", "paper ", "<p>", "</p>\n", ".hanji-prose{", "}"}[words.IntN(6)])
		}
		return b.String()
	}
	style := text(3000)
	p := newPagePacker(style)
	for _, page := range []string{
		"", style, "<style>" + style, style + "</style>", text(10) + style + text(10),
		text(500) + style + text(30_000), text(2000), style + style, strings.Repeat("x", 300_000) + style,
	} {
		packed := p.pack([]byte(page))
		unpacked, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed[".br"])))
		if err != nil || string(unpacked) != page {
			t.Errorf("brotli of %d bytes: %d bytes, %v", len(page), len(unpacked), err)
		}
		member, err := gzip.NewReader(bytes.NewReader(packed[".gz"]))
		if err != nil {
			t.Fatal(err)
		}
		if unpacked, err = io.ReadAll(member); err != nil || string(unpacked) != page {
			t.Errorf("gzip of %d bytes: %d bytes, %v", len(page), len(unpacked), err)
		}
		if n := len(page); n > 1000 && (len(packed[".br"]) > n/2 || len(packed[".gz"]) > n/2) {
			t.Errorf("%d bytes become %d and %d", n, len(packed[".br"]), len(packed[".gz"]))
		}
	}
}

// TestCompressMany holds that pages are what they were, be they few or many.
func TestCompressMany(t *testing.T) {
	style := strings.Repeat(".hanji-prose { color: red }\n", 2000)
	for _, pages := range []int{1, 1 + bestPages>>20} {
		s := &Site{Files: map[string][]byte{}, style: style}
		for i := range pages {
			s.Files[strconv.Itoa(i)+".html"] = []byte("<style>" + style + "</style>" + strings.Repeat("<p>종이 "+strconv.Itoa(i)+"</p>\n", 1<<16))
		}
		if err := s.Compress(nil, &source.Blog{}); err != nil {
			t.Fatal(err)
		}
		for i := range pages {
			name := strconv.Itoa(i) + ".html"
			unpacked, err := io.ReadAll(brotli.NewReader(bytes.NewReader(s.Files[name+".br"])))
			if err != nil || !bytes.Equal(unpacked, s.Files[name]) || len(s.Files[name+".gz"]) == 0 {
				t.Errorf("of %d pages, %s is %d bytes, %v", pages, name, len(unpacked), err)
			}
		}
	}
}
