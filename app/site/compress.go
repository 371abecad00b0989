package site

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"math/bits"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"hanji/app/source"
)

// compressible lists the extensions of text and of WebAssembly; pictures are
// compressed already.
var compressible = []string{".html", ".css", ".js", ".json", ".wasm", ".xml", ".svg", ".txt", ".webmanifest"}

// smallest is the size below which compression saves nothing, largest that above which a
// file of the blog is left to the server: files are compressed in memory.
const (
	smallest = 256
	largest  = 16 << 20
)

// longestName is what file systems take: a file whose name has no room for another
// extension has no sibling.
const longestName = 255

// Compressing a bundle as far as can be takes a second for every megabyte, and whole
// pages are 8 % smaller than what pagePacker makes in a fifth of the time: up to these
// sizes, in bytes, a blog is worth it. So is one file, of which the best takes many times as
// long where it says the same again and again.
const (
	bestFile   = 256 << 10
	bestBundle = 2 << 20
	bestPages  = 32 << 20
)

// Compress adds a brotli and a gzip sibling ("x.br", "x.gz") to each file that
// gains by it. Pages get a level that keeps a large blog's build short; what
// every reader downloads once gets the best. client is the client's, made by Pack.
// The blog's own text files get siblings too, which take no asset's place.
func (s *Site) Compress(client map[string][]byte, blog *source.Blog) error {
	contents := maps.Clone(s.Files)
	taken := map[string]bool{}
	for _, a := range blog.Assets {
		name := strings.TrimPrefix(a.Path, "/")
		taken[name] = true
		if !slices.Contains(compressible, path.Ext(name)) || a.Size < smallest || a.Size > largest {
			continue
		}
		f, err := blog.Open(a)
		if err != nil {
			return err
		}
		data, err := io.ReadAll(f)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
		contents[name] = data
	}
	level, manyPages := s.levels()
	names := make(chan string)
	siblings := map[string][]byte{}
	var lock sync.Mutex
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			pages := newPagePacker(s.style)
			for name := range names {
				packed := client
				switch ext := path.Ext(name); {
				case ext == ".wasm":
				case ext == ".html" && manyPages:
					packed = pages.pack(contents[name])
				default:
					packed = pack(contents[name], level(name, len(contents[name])))
				}
				lock.Lock()
				for ext, data := range packed {
					if len(data) < len(contents[name]) && !taken[name+ext] && len(path.Base(name+ext)) <= longestName {
						siblings[name+ext] = data
					}
				}
				lock.Unlock()
			}
		})
	}
	for name, data := range contents {
		if slices.Contains(compressible, path.Ext(name)) && len(data) >= smallest {
			names <- name
		}
	}
	close(names)
	workers.Wait()
	maps.Copy(s.Files, siblings)
	return nil
}

// levels returns the levels of brotli by the names and sizes of files, and whether pages are too
// many to be compressed one by one.
func (s *Site) levels() (level func(name string, size int) int, manyPages bool) {
	bundle, pages := 0, 0
	for name, data := range s.Files {
		switch {
		case strings.HasPrefix(name, "bundle/"):
			bundle += len(data)
		case path.Ext(name) == ".html":
			pages += len(data)
		}
	}
	return func(name string, size int) int {
		if strings.HasPrefix(name, folder) || strings.HasPrefix(name, "bundle") && bundle <= bestBundle && size <= bestFile {
			return brotli.BestCompression
		}
		return 6 // Four percent more than 9, in a fifth of its time.
	}, pages > bestPages
}

// Pack compresses a file as far as can be with brotli (".br") and gzip (".gz").
func Pack(data []byte) map[string][]byte {
	return pack(data, brotli.BestCompression)
}

func pack(data []byte, level int) map[string][]byte {
	var br, gz bytes.Buffer
	// A window that holds all is as good as a wider one, which takes longer to make.
	window := min(max(bits.Len(uint(len(data))), 16), 24)
	b := brotli.NewWriterOptions(&br, brotli.WriterOptions{Quality: level, LGWin: window})
	b.Write(data)
	b.Close()
	g, _ := gzip.NewWriterLevel(&gz, min(level, 9))
	g.Write(data)
	g.Close()
	return map[string][]byte{".br": br.Bytes(), ".gz": gz.Bytes()}
}
