package site

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"

	"github.com/andybalholm/brotli"
	"github.com/andybalholm/brotli/matchfinder"
	"github.com/klauspost/compress/flate"
)

// pagePacker compresses pages. More than half of a page is the style sheet, the same in
// all: what repeats in it is looked for once. What stands before and after is compressed
// apart, as if it came first, so that it refers to nothing else; a stream of brotli
// (RFC 7932) or deflate (RFC 1951) may be made of such pieces. It is not safe for
// concurrent use.
type pagePacker struct {
	style    []byte
	matches  []matchfinder.Match
	deflated []byte

	finder  matchfinder.MatchFinder
	found   []matchfinder.Match
	deflate *flate.Writer
}

func newPagePacker(style string) *pagePacker {
	p := &pagePacker{style: []byte(style)}
	// As brotli.NewWriterV2 has it for level 5, with a table for pieces of some 20 KB,
	// which is cleared for each.
	p.finder = &matchfinder.M4{MaxDistance: 1 << 20, ChainLength: 4, HashLen: 6, TableBits: 15, DistanceBitCost: 66}
	p.matches = brotli.NewWriterV2(nil, 9).MatchFinder.FindMatches(nil, p.style)
	p.deflate, _ = flate.NewWriter(nil, 6)
	var out bytes.Buffer
	p.deflatePiece(&out, p.style, (*flate.Writer).Flush)
	p.deflated = out.Bytes()
	return p
}

// pack returns a page with brotli (".br") and gzip (".gz").
func (p *pagePacker) pack(page []byte) map[string][]byte {
	before, after, found := bytes.Cut(page, p.style)
	if !found {
		before, after = nil, page
	}
	return map[string][]byte{".br": p.brotli(before, after, found), ".gz": p.gzip(page, before, after, found)}
}

func (p *pagePacker) brotli(before, after []byte, styled bool) (out []byte) {
	var encoder brotli.Encoder
	piece := func(content []byte, last bool) {
		p.finder.Reset()
		p.found = p.finder.FindMatches(p.found[:0], content)
		out = encoder.Encode(out, content, p.found, last)
	}
	if styled {
		piece(before, false)
		out = encoder.Encode(out, p.style, p.matches, false)
	}
	piece(after, true)
	return out
}

// gzip writes the member of RFC 1952: no name, no time, of any system.
func (p *pagePacker) gzip(page, before, after []byte, styled bool) []byte {
	out := bytes.NewBuffer([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255})
	if styled {
		p.deflatePiece(out, before, (*flate.Writer).Flush)
		out.Write(p.deflated)
	}
	p.deflatePiece(out, after, (*flate.Writer).Close)
	end := binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(page))
	out.Write(binary.LittleEndian.AppendUint32(end, uint32(len(page))))
	return out.Bytes()
}

// deflatePiece writes a piece that ends at a byte, or as the last.
func (p *pagePacker) deflatePiece(out *bytes.Buffer, content []byte, end func(*flate.Writer) error) {
	p.deflate.Reset(out)
	p.deflate.Write(content) // A buffer takes all.
	end(p.deflate)
}
