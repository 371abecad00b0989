package cli

import (
	"bytes"
	"io"
	"path"
	"strings"

	"hanji/app/output"
	"hanji/app/site"
	"hanji/app/source"
)

// outputFiles are the files of a site, with the blog's own.
func outputFiles(built *site.Site, blog *source.Blog) (files []output.File) {
	for name, data := range built.Files {
		files = append(files, output.File{Name: name, From: madeOf(blog, name), Open: func() (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(data)), nil
		}})
	}
	for _, a := range blog.Assets {
		files = append(files, output.File{Name: strings.TrimPrefix(a.Path, "/"), From: a.File, Open: func() (io.ReadCloser, error) {
			return blog.Open(a)
		}})
	}
	return files
}

// madeOf is the post or page that a file of the site shows, "" if it shows none.
func madeOf(blog *source.Blog, name string) string {
	sitePath := "/" + strings.TrimSuffix(strings.TrimSuffix(name, ".br"), ".gz")
	if dir, file := path.Split(sitePath); file == "index.html" {
		sitePath = dir
	}
	return blog.Sources[sitePath]
}
