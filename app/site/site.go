// Package site turns a loaded blog into the files of its web site: prerendered
// pages, the bundle, hanji's own client, feeds and what hosts look for. It
// returns bytes by path and writes nothing.
package site

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"hanji/app/bundle"
	"hanji/app/post"
	"hanji/app/route"
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
	own    own
	root   string
	every  document
	files  map[string][]byte
	// feedTexts are what feeds have of posts, by path.
	feedTexts map[string]*atomContent
	// assets are the files that the blog's own assets become.
	assets map[string]bool
}

// Build makes the site of a blog. web is hanji's folder of style sheets and
// scripts (package web). The same input gives the same bytes.
func Build(blog *source.Blog, web fs.FS, client Client) (*Site, error) {
	b := &builder{
		source:    blog,
		env:       ui.NewEnv(blog.Settings.Blog, blog.Library, blog.Settings.Base),
		files:     map[string][]byte{},
		feedTexts: map[string]*atomContent{},
		assets:    map[string]bool{},
	}
	for _, a := range blog.Assets {
		b.assets[strings.TrimPrefix(a.Path, "/")] = true
	}
	addresses := route.All(b.env.Library)
	for _, step := range []func() error{
		func() error { return b.addOwn(web, client) },
		b.addRendered,
		b.addBundle,
		b.addManifest,
		func() error {
			return b.addPages(append(addresses, route.Address{Kind: route.Loading, Path: shellPath}))
		},
		b.addFeeds,
		func() error { return b.addSitemap(addresses) },
		func() error { return b.addWorker(web) },
		b.addRedirects,
		func() error { return b.addRetired(web) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.addHosting()
	return &Site{Files: b.files, Pages: len(addresses), style: b.own.style}, nil
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
	root, files, err := bundle.Encode(b.own.client(), b.env.Blog, b.env.Library, b.source.Texts,
		func(p *post.Post) string { return b.source.Articles[p.Path].Text() })
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
func (b *builder) addPages(addresses []route.Address) error {
	b.every = b.everyPage()
	pages := make([][]byte, len(addresses))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, a := range addresses {
		group.Go(func() (err error) {
			pages[i], err = b.page(a)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, a := range addresses {
		if err := b.add(fileName(a.SitePath()), pages[i]); err != nil {
			return err
		}
	}
	return nil
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
