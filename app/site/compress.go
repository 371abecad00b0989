package site

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"hanji/app/source"
)

// compressible lists the extensions of text and of WebAssembly; pictures are
// compressed already.
var compressible = []string{".html", ".css", ".js", ".json", ".wasm", ".xml", ".svg", ".txt", ".webmanifest"}

// smallest is the size below which compression saves nothing.
const smallest = 256

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
		if !slices.Contains(compressible, path.Ext(name)) || a.Size < smallest {
			continue
		}
		f, err := blog.Open(a.File)
		if err != nil {
			return err
		}
		data, err := io.ReadAll(f)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
		contents[name] = data
	}
	names := make(chan string)
	siblings := map[string][]byte{}
	var lock sync.Mutex
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range names {
				packed := client
				if path.Ext(name) != ".wasm" {
					packed = Pack(name, contents[name])
				}
				lock.Lock()
				for ext, data := range packed {
					if len(data) < len(contents[name]) && !taken[name+ext] {
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

// Pack compresses a file with brotli (".br") and gzip (".gz").
func Pack(name string, data []byte) map[string][]byte {
	return map[string][]byte{
		".br": compressBrotli(data, brotliLevel(name)),
		".gz": compressGzip(data),
	}
}

func brotliLevel(name string) int {
	if path.Ext(name) == ".html" {
		return 6
	}
	return brotli.BestCompression
}

func compressBrotli(data []byte, level int) []byte {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: level, LGWin: 24})
	w.Write(data)
	w.Close()
	return out.Bytes()
}

func compressGzip(data []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	w.Write(data)
	w.Close()
	return out.Bytes()
}
