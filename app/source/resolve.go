package source

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/jekyll"
	"hanji/app/post"
	"hanji/app/prepare"
	"hanji/app/problem"
)

// index knows every address of the blog.
type index struct {
	*reader
	assets *assets
	taken  address.Claims
	posts  map[string]*draft      // by file
	byPath map[string]*draft      // those that are published
	pages  map[string]bool        // by site path
	names  func() *problem.Names  // the site paths
	tops   func() map[string]bool // what these begin with
	files  func() map[string]string
	// moved finds posts by the last part of their address.
	moved     map[string]string
	redirects []Redirect
	feeds     []feed
	known     knownIDs
	// lists are the pages of categories and tags, archives where those of a plugin lead, and
	// leads where addresses lead that no page has.
	lists    jekyll.Lists
	archives []Redirect
	leads    map[string]string
	// languages are those of a blog with a site for each.
	languages jekyll.Languages
	// menuFrom is where the menu is from, linked are the pages to which texts lead, and
	// unlinked the files of pages to which nothing does.
	// isEmpty has the pages without a text, by site path.
	menuFrom string
	linked   sync.Map
	isEmpty  map[string]bool
	unlinked []string
}

// newIndex indexes drafts and the blog's own pages.
func newIndex(r *reader, a *assets, taken address.Claims, drafts []*draft) *index {
	x := &index{reader: r, assets: a, taken: taken, pages: r.ownPages(drafts),
		posts: map[string]*draft{}, byPath: map[string]*draft{}, moved: map[string]string{}}
	x.pages["/manifest.webmanifest"], x.pages["/robots.txt"] = true, true
	for _, d := range drafts {
		x.posts[d.File] = d
		if d.left == moved {
			x.pages[d.post.Path] = true
		}
		if d.left != "" {
			continue
		}
		x.byPath[d.post.Path] = d
		x.pages[d.post.Path] = true
		x.moved[lastSegment(d.post.Path)] = d.post.Path
	}
	x.nameAnew()
	files := a.names()
	x.files = sync.OnceValue(func() map[string]string { return byName(files) })
	return x
}

// nameAnew is called when pages have changed.
func (x *index) nameAnew() {
	x.names = sync.OnceValue(func() *problem.Names { return problem.NewNames(maps.Keys(x.pages)) })
	x.tops = sync.OnceValue(func() map[string]bool { return address.Tops(maps.Keys(x.pages)) })
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
	// media is where what is shown may be besides.
	media media
}

func (d *draft) origin() origin {
	return origin{file: d.File, sitePath: d.post.Path, media: d.media}
}

// refer says where a destination leads: a file beside the one it is written in
// or, if it begins with "/", in the blog's folder (Markdown files mean the post
// made of them); an address of the blog, with or without its base, relative ones
// from the page's own; last a file in the blog's folder. What has a scheme or is
// a fragment alone is not ours, unless it is a URL of this blog: the zero Ref.
func (x *index) refer(from origin, dest string, image bool) (post.Ref, error) {
	if image && from.media != (media{}) {
		return x.findMedia(from, dest)
	}
	rest, ours := x.Home.Within(dest)
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
	if address.IsShared(dest) && x.moved[lastSegment(name)] == "" && x.mayBeElsewhere(from, name) {
		return post.Ref{}, nil // of another repository of the author
	}
	if image {
		what = "missing " + shown(dest)
	}
	hint := ""
	if !from.terse {
		hint = x.hint(from, dest, name, image)
	}
	return post.Ref{}, problem.Errorf(hint, "%s %q", what, dest)
}

// maxDead is for how many addresses of a text that lead nowhere all others, or the parts of the
// text that is meant, are searched for what was meant.
const maxDead = 100

// resolve is refer for the text of a post.
func (x *index) resolve(d *draft, dest string, image bool) prepare.Resolution {
	from := d.origin()
	from.terse = d.dead >= maxDead
	ref, err := x.refer(from, dest, image)
	if err != nil {
		d.dead++
		dest = x.Home.BelowBase(dest) // The base is added again.
		if image && !from.media.holds(dest) {
			dest = from.media.below(dest)
		}
		ref = d.origin().asWritten(dest)
		return prepare.Resolution{Ref: ref, OK: ref != post.Ref{}, Problem: err.Error(), Hint: problem.HintOf(err)}
	}
	if to := pathOf(ref.To); to != d.post.Path {
		x.linked.Store(to, true)
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
	return post.Ref{To: address.Escape(relativeTo(o.sitePath)) + dest}
}

// owner returns the post to which a destination in another, or in itself, leads;
// nil if that is none.
func (x *index) owner(d *draft, dest string) *draft {
	if strings.HasPrefix(dest, "#") {
		return d
	}
	from := d.origin()
	from.terse = true
	ref, _ := x.refer(from, dest, false) // It is told where the text is prepared.
	return x.byPath[pathOf(ref.To)]
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
	if decoded := address.Unescape(name); decoded != name {
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
	for _, p := range x.Home.WithoutBase(address) {
		if page, ok := x.page(p); ok {
			return x.found(page, t), true, nil
		}
		if p = strings.TrimSuffix(p, "/"); x.assets.has(strings.TrimPrefix(p, "/") + "/index.html") {
			return found(p+"/", t), true, nil
		}
		if ref, ok, err = x.file(strings.TrimPrefix(p, "/"), t); ok {
			return ref, ok, err
		}
	}
	return x.file(name, t)
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
	switch d := x.posts[onDisk]; {
	case d == nil && !x.assets.has(onDisk) && (folder.IsMarkdown(onDisk) || !x.rules.publishes(onDisk)):
		return post.Ref{}, false, nil
	case d == nil: // It is published as it is.
	case d.left == broken:
		return post.Ref{}, true, nil // an error of that file
	case d.left != "" && d.left != moved && d.left != replaced:
		return post.Ref{}, true, problem.Errorf("remove the link, or publish the post", "dead link %q: that post is %s", t.name, d.left)
	default:
		return x.found(d.post.Path, t), true, nil
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

// page returns the address of a page, which may be written without its slash or ending.
func (x *index) page(name string) (string, bool) {
	spellings := []string{name, strings.TrimSuffix(name, "/") + "/", strings.TrimSuffix(name, "index.html"), name + ".html"}
	for _, p := range spellings {
		if x.pages[p] {
			return p, true
		}
	}
	for _, p := range spellings {
		if to := x.leads[p]; to != "" {
			return to, true
		}
	}
	if below, ok := x.languages.WithoutLanguage(name); ok {
		return x.page(below)
	}
	return "", false
}

// found makes a reference to a page, or to the list that a link to a list of lists means.
func (x *index) found(page string, t target) post.Ref {
	if d := x.byPath[page]; d == nil || strings.TrimSpace(d.Body) == "" {
		if part := x.lists.Part(page, t.query, t.fragment); part != "" {
			return found(part, target{})
		}
	}
	return found(page, t)
}

// found makes a reference to a site path. Its path is decoded, but for the bytes
// that would end it.
func found(sitePath string, t target) post.Ref {
	to := address.Escape(sitePath)
	if t.query != "" {
		to += "?" + t.query
	}
	if t.fragment != "" {
		to += "#" + t.fragment
	}
	return post.Ref{To: to}
}
