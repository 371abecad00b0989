package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

var minifier = sync.OnceValue(func() *minify.M {
	m := minify.New()
	m.AddFunc(".css", css.Minify)
	m.AddFunc(".js", js.Minify)
	return m
})

// minified reads a style sheet or script without what only its authors need. Scripts that
// know all spellings of an address share what they know.
func minified(web fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(web, name)
	if err != nil {
		return nil, err
	}
	shared, err := fs.ReadFile(web, "spellings.js")
	if err != nil {
		return nil, err
	}
	small, err := minifier().Bytes(path.Ext(name), bytes.Replace(data, []byte("__SPELLINGS__;"), shared, 1))
	if err != nil {
		return nil, fmt.Errorf("web/%s: %w", name, err)
	}
	return small, nil
}
