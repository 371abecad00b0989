// Package site turns a loaded blog into the files of its web site: prerendered
// pages, the bundle, hanji's own client, feeds and what hosts look for. It
// returns bytes by path and writes nothing.
package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"sync"

	"hanji/app/bundle"
	"hanji/app/post"
	"hanji/app/source"
	"hanji/app/ui"
)

// Site is the output of a build. The blog's own assets are not in it: they are
// copied from source.Blog.Assets to their addresses.
type Site struct {
	// Files holds contents by slash-separated path below the output folder.
	Files map[string][]byte
	// Pages is the number of prerendered pages.
	Pages int

	style string
}

const (
	shellPath    = "/shell.html"
	manifestPath = "/manifest.webmanifest"
)

// builder is a site in the making.
type builder struct {
	source *source.Blog
	env    *ui.Env
	texts  map[string]post.Text
	own    own
	root   string
	every  everyPage
	files  map[string][]byte
	// assets are the files that the blog's own assets become.
	assets map[string]bool
}

// Build makes the site of a blog. web is hanji's folder of style sheets and
// scripts (package web). The same input gives the same bytes.
func Build(blog *source.Blog, web fs.FS, client Client) (*Site, error) {
	b := &builder{
		source: blog,
		env:    ui.NewEnv(shown(blog.Settings), blog.Library, blog.Settings.Base),
		texts:  blog.Texts,
		files:  map[string][]byte{},
		assets: map[string]bool{},
	}
	for _, a := range blog.Assets {
		b.assets[strings.TrimPrefix(a.Path, "/")] = true
	}
	addresses := ui.Addresses(b.env.Library)
	for _, step := range []func() error{
		func() error { return b.addOwn(web, client) },
		b.addRendered,
		b.addBundle,
		b.addManifest,
		func() error { return b.addPages(append(addresses, ui.Address{Kind: ui.Loading, Path: shellPath})) },
		b.addFeed,
		func() error { return b.addSitemap(addresses) },
		func() error { return b.addWorker(web) },
		b.addRedirects,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.addHosting()
	return &Site{Files: b.files, Pages: len(addresses), style: b.own.style}, nil
}

// shown is the part of the settings that pages show.
func shown(s source.Settings) post.Blog {
	blog := post.Blog{Name: s.Name, Description: s.Description, Lang: s.Lang, Dir: s.Dir, Author: s.Author, URL: s.URL, Edit: s.Edit, Comments: s.Comments}
	if s.FeedPath != post.DefaultFeed {
		blog.Feed = s.FeedPath
	}
	for _, l := range s.Nav {
		blog.Nav = append(blog.Nav, post.Link{Name: l.Name, URL: l.To})
	}
	for _, l := range s.Pages {
		blog.Pages = append(blog.Pages, post.Link{Name: l.Name, URL: l.To})
	}
	return blog
}

// addRendered adds the blog's own feeds, data and the like.
func (b *builder) addRendered() error {
	for sitePath, content := range b.source.Rendered {
		delete(b.assets, fileName(sitePath)) // Its place was kept for it.
		if err := b.add(fileName(sitePath), []byte(content)); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) addBundle() error {
	root, files, err := bundle.Encode(b.own.client(), b.env.Blog, b.env.Library, b.texts)
	if err != nil {
		return err
	}
	b.root = root.ID
	b.files["bundle.json"] = files[root.ID+".json"]
	for name, data := range files {
		b.files["bundle/"+name] = data
	}
	return nil
}

// addPages prerenders pages on all processors.
func (b *builder) addPages(addresses []ui.Address) error {
	type page struct {
		name string
		html []byte
		err  error
	}
	b.every = b.everyPage()
	todo := make(chan ui.Address)
	done := make(chan page)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for a := range todo {
				html, err := b.page(a)
				done <- page{fileName(a.SitePath()), html, err}
			}
		})
	}
	go func() {
		for _, a := range addresses {
			todo <- a
		}
		close(todo)
		workers.Wait()
		close(done)
	}()
	var failed error
	for p := range done {
		if p.err == nil {
			p.err = b.add(p.name, p.html)
		}
		if p.err != nil {
			failed = p.err
		}
	}
	return failed
}

// add adds a file in a place that the blog chose.
func (b *builder) add(name string, data []byte) error {
	if _, taken := b.files[name]; taken || b.assets[name] {
		return fmt.Errorf("two files are written to %s", name)
	}
	b.files[name] = data
	return nil
}

// fileName is the file that a web server sends for a site path.
func fileName(sitePath string) string {
	name := strings.TrimPrefix(sitePath, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name
}

// marshal is json.Marshal for scripts and files: readable, not escaped for HTML.
func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSpace(out.Bytes()), err
}
