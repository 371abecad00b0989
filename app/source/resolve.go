package source

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"hanji/app/folder"
	"hanji/app/post"
	"hanji/app/prepare"
)

// index knows every address of the blog.
type index struct {
	folder *folder.Folder
	assets *assets
	own    []*url.URL
	posts  map[string]*draft // by file
	byPath map[string]*draft // those that are published
	pages  map[string]bool   // by site path
	// moved finds posts by the last part of their address, dated by the name of their
	// file without its ending.
	moved map[string]string
	dated map[string][]*draft
	// jekyll says that no more files are published than Jekyll does, but for those that
	// lie beside posts; collections is the folder of all collections.
	jekyll      bool
	collections string
}

func newIndex(f *folder.Folder, a *assets, s *Settings, drafts []*draft) *index {
	x := &index{f, a, s.own, map[string]*draft{}, map[string]*draft{}, ownPages(drafts, s.FeedPath), map[string]string{}, map[string][]*draft{},
		s.config.exists, s.config.folder("collections_dir", "")}
	x.pages["/manifest.webmanifest"], x.pages["/robots.txt"] = true, true
	for _, d := range drafts {
		x.posts[d.file] = d
		if d.left == moved {
			x.pages[d.post.Path] = true
		}
		if d.left != "" {
			continue
		}
		x.byPath[d.post.Path] = d
		x.pages[d.post.Path] = true
		x.moved[lastSegment(d.post.Path)] = d.post.Path
		if name := path.Base(d.file); d.collection == posts {
			name = strings.TrimSuffix(name, path.Ext(name))
			x.dated[name] = append(x.dated[name], d)
		}
	}
	return x
}

func lastSegment(sitePath string) string {
	return strings.TrimSuffix(path.Base(sitePath), ".html")
}

// origin is where a destination is written: a file, and the site path of the page
// made of it.
type origin struct {
	file, sitePath string
	// terse says that what leads nowhere from here is not worth a search any more.
	terse bool
}

// refer says where a destination leads: a file beside the one it is written in
// or, if it begins with "/", in the blog's folder (Markdown files mean the post
// made of them); an address of the blog, with or without its base, relative ones
// from the page's own; last a file in the blog's folder. What has a scheme or is
// a fragment alone is not ours, unless it is a URL of this blog: the zero Ref.
func (x *index) refer(from origin, dest string, image bool) (post.Ref, error) {
	rest, ours := x.ours(dest)
	if !ours {
		return post.Ref{}, nil
	}
	all := readings(rest)
	for _, t := range all {
		if ref, ok, err := x.lookup(from, t); ok {
			return ref, err
		}
	}
	what, name := "dead link", all[0].name
	if image {
		what = "missing image"
	}
	hint := ""
	if !from.terse {
		hint = x.hint(from, name, image)
	}
	return post.Ref{}, &hinted{fmt.Sprintf("%s %q", what, dest), hint}
}

// maxDead is for how many addresses of a text that lead nowhere all others are searched
// for what was meant.
const maxDead = 100

// resolve is refer for the text of a post.
func (x *index) resolve(d *draft, dest string, image bool) prepare.Resolution {
	if x.jekyll && strings.Contains(dest, "{%") { // A construct that is broken, of which there is a warning.
		return prepare.Resolution{}
	}
	from := d.origin()
	from.terse = d.dead >= maxDead
	ref, err := x.refer(from, dest, image)
	if err != nil {
		d.dead++
		if below, ok := strings.CutPrefix(dest, x.own[0].Path); ok { // The base is added again.
			dest = "/" + below
		}
		ref = d.origin().asWritten(dest)
		return prepare.Resolution{Ref: ref, OK: ref != post.Ref{}, Problem: err.Error(), Hint: hintOf(err)}
	}
	return prepare.Resolution{Ref: ref, OK: ref != post.Ref{}}
}

// asWritten refers to a path where nothing is, so that it stays within the blog,
// wherever that lives and the text is read.
func (o origin) asWritten(dest string) post.Ref {
	switch u, err := url.Parse(dest); {
	case strings.HasPrefix(dest, "//"), err == nil && u.Scheme != "":
		return post.Ref{}
	case strings.HasPrefix(dest, "/"):
		return post.Ref{To: dest}
	}
	return post.Ref{To: addressEscaper.Replace(relativeTo(o.sitePath)) + dest}
}

// owner returns the post to which a destination in another, or in itself, leads;
// nil if that is none.
func (x *index) owner(d *draft, dest string) *draft {
	if strings.HasPrefix(dest, "#") {
		return d
	}
	from := d.origin()
	from.terse = true
	ref, err := x.refer(from, dest, false)
	u, parseErr := url.Parse(ref.To)
	if err != nil || parseErr != nil {
		return nil
	}
	return x.byPath[u.Path]
}

// image resolves the image of a post's front matter.
func (x *index) image(d *draft) *post.Image {
	if d.image == "" {
		return nil
	}
	ref, err := x.refer(d.origin(), d.image, true)
	_, ours := x.ours(d.image)
	switch {
	case err != nil:
		d.warn(MissingImage, d.imageAt, err)
		return nil
	case ref.To != "":
		return &post.Image{Src: ref.To, Width: ref.Width, Height: ref.Height}
	case ours: // An error of that file.
		return nil
	case strings.HasPrefix(d.image, "//"):
		return &post.Image{Src: "https:" + d.image}
	case strings.HasPrefix(d.image, "https://"), strings.HasPrefix(d.image, "http://"):
		return &post.Image{Src: d.image}
	}
	d.add(BadAddress, d.imageAt, true, "write a path, or an address that begins with https://", fmt.Sprintf("image leads to a refused address %q", d.image))
	return nil
}

// hint suggests what could be meant: a post whose address has the same end, or
// what is named alike.
func (x *index) hint(from origin, name string, image bool) string {
	if moved, ok := x.moved[lastSegment(name)]; ok && !image {
		return fmt.Sprintf("did you mean %q?", moved)
	}
	if image || path.Ext(name) != "" {
		file := from.join(name)
		if !fs.ValidPath(file) || x.folder.Private(file) {
			return "what is outside of the blog's folder, or begins with a dot, is never published: choose another place"
		}
		if x.folder.Exists(file) && !x.folder.IsFolder(file) {
			return fmt.Sprintf("%q is there, and is none of the files that are published: put what is meant for everyone into assets/", file)
		}
		return didYouMean(path.Base(name), slices.Values(x.folder.Near(file)), fmt.Sprintf("put the file at %q, or correct the address", file))
	}
	return didYouMean(name, maps.Keys(x.pages), "write the file name of a post, such as 2025-01-31-hello.md, or its address")
}

// ours returns a destination within the blog without what makes it absolute.
func (x *index) ours(dest string) (target string, ours bool) {
	if dest == "" || dest[0] == '#' || dest[0] == '?' {
		return "", false
	}
	if scheme, _, ok := strings.Cut(dest, ":"); !strings.HasPrefix(dest, "//") && (!ok || strings.ContainsAny(scheme, "/?#")) {
		return dest, true
	}
	u, err := url.Parse(dest)
	if err != nil {
		return "", false
	}
	host, err := canonicalHost(u)
	if err != nil {
		return "", false
	}
	for _, own := range x.own {
		if host == own.Host && strings.HasPrefix(strings.TrimSuffix(u.Path, "/")+"/", own.Path) {
			return (&url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery, Fragment: u.Fragment}).String(), true
		}
	}
	return "", false
}

// target is a way to read a destination: a decoded name, and its query and
// fragment as written.
type target struct{ name, query, fragment string }

// readings returns a destination as a URL, percent-encoded or not, and as the
// plain name of a file, which may hold "?" and "#".
func readings(dest string) []target {
	rest, fragment, _ := strings.Cut(dest, "#")
	name, query, _ := strings.Cut(rest, "?")
	all := []target{{name, query, fragment}, {name: dest}}
	if decoded, err := url.PathUnescape(name); err == nil && decoded != name {
		all = slices.Insert(all, 0, target{decoded, query, fragment})
	}
	return all
}

// lookup reports whether there is what a destination names. An error says why it
// has no address nevertheless.
func (x *index) lookup(from origin, t target) (ref post.Ref, ok bool, err error) {
	name := norm.NFC.String(t.name)
	if ref, ok, err = x.file(from.join(name), t); ok {
		return ref, ok, err
	}
	address := path.Join("/", name)
	if !strings.HasPrefix(name, "/") {
		address = path.Join(relativeTo(from.sitePath), name)
	}
	for _, p := range x.withoutBase(address) {
		if page, ok := x.page(p); ok {
			return found(page, t), true, nil
		}
		if ref, ok, err = x.file(strings.TrimPrefix(p, "/"), t); ok {
			return ref, ok, err
		}
	}
	return x.file(name, t)
}

// withoutBase returns an address as it is, and without each of the blog's bases.
func (x *index) withoutBase(address string) []string {
	all := []string{address}
	for _, own := range x.own {
		if below, ok := strings.CutPrefix(address+"/", own.Path); ok && own.Path != "/" {
			all = append(all, path.Join("/", below))
		}
	}
	return all
}

// join returns the file that a path means.
func (o origin) join(name string) string {
	if strings.HasPrefix(name, "/") {
		return strings.TrimPrefix(path.Clean(name), "/")
	}
	return path.Join(path.Dir(o.file), name)
}

// relativeTo returns the folder from which relative addresses of a page start.
func relativeTo(sitePath string) string {
	return sitePath[:strings.LastIndexByte(sitePath, '/')+1]
}

// file refers to a file: a post, or an asset, which is published by that.
func (x *index) file(name string, t target) (ref post.Ref, ok bool, err error) {
	onDisk, ok := x.folder.Find(name)
	if !ok || x.folder.Private(onDisk) || x.folder.IsFolder(onDisk) {
		return post.Ref{}, false, nil
	}
	if x.posts[onDisk] != nil || isMarkdown(onDisk) && !x.assets.has(onDisk) {
		return x.post(onDisk, t)
	}
	if _, beside := abovePosts(onDisk); x.jekyll && !x.assets.has(onDisk) && !beside {
		return post.Ref{}, false, nil
	}
	a := x.assets.publish(onDisk)
	if a.err != nil {
		return post.Ref{}, true, nil // an error of that file
	}
	t.query = strings.TrimSuffix("v="+a.Hash+"&"+t.query, "&")
	ref = found(a.Path, t)
	ref.Width, ref.Height = a.width, a.height
	return ref, true, nil
}

// abovePosts returns the folder above the _posts or _drafts that a file is in.
func abovePosts(file string) (dir string, ok bool) {
	for _, folder := range []string{"/_posts/", "/_drafts/"} {
		if above, _, ok := strings.Cut("/"+file, folder); ok {
			return strings.TrimPrefix(above, "/"), true
		}
	}
	return "", false
}

func (x *index) post(file string, t target) (ref post.Ref, ok bool, err error) {
	d := x.posts[file]
	switch {
	case d == nil:
		return post.Ref{}, false, nil
	case d.left == broken:
		return post.Ref{}, true, nil // an error of that file
	case d.left != "" && d.left != moved && d.left != replaced:
		return post.Ref{}, true, &hinted{fmt.Sprintf("dead link %q: that post is %s", t.name, d.left), "remove the link, or publish the post"}
	}
	return found(d.post.Path, t), true, nil
}

// page returns the address of a page, which may be written without its slash.
func (x *index) page(name string) (string, bool) {
	for _, p := range []string{name, strings.TrimSuffix(name, "/") + "/", strings.TrimSuffix(name, "index.html")} {
		if x.pages[p] {
			return p, true
		}
	}
	return "", false
}

// found makes a reference to a site path. Its path is decoded, but for the bytes
// that would end it.
func found(sitePath string, t target) post.Ref {
	to := addressEscaper.Replace(sitePath)
	if t.query != "" {
		to += "?" + t.query
	}
	if t.fragment != "" {
		to += "#" + t.fragment
	}
	return post.Ref{To: to}
}

var addressEscaper = strings.NewReplacer("%", "%25", "?", "%3F", "#", "%23")
