package site

import (
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

// minified reads a style sheet or script without what only its authors need.
func minified(web fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(web, name)
	if err != nil {
		return nil, err
	}
	small, err := minifier().Bytes(path.Ext(name), data)
	if err != nil {
		return nil, fmt.Errorf("web/%s: %w", name, err)
	}
	return small, nil
}
