package source

import (
	"cmp"
	"path"
	"strings"
	"time"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/matter"
)

// read reads the file, but for what depends on other posts and files.
func (d *draft) read(r *reader) {
	if text, ok := d.Read(r.folder); ok {
		if err := r.rules.read(r, d, text); err != nil {
			d.Syntax(err, "correct the front matter, or quote the value")
		}
	}
	if r.HidesFuture && d.collection != pages && (d.left == "" || d.left == moved) && d.post.Date.After(r.now) {
		d.left = future
	}
	if d.Failed() {
		d.left = broken
	}
}

// readFields reads what posts and pages have in common.
func (d *draft) readFields(r *reader) {
	p := &d.post
	p.Title = d.Text("title")
	p.Subtitle = d.Scalar("subtitle")
	p.Description = d.Text("description")
	p.NoContents, p.NoComments, p.Unsearched = d.denies("toc"), d.denies("comments"), d.denies("search")
	d.authors = d.Authors(r.authors)
	p.Author = front.JoinNames(d.authors)
	p.Lang, p.Dir = d.Language(), d.Direction()
	if r.Edit != "" {
		p.Source = d.File
	}
	d.pictures = matter.PicturesOf(d.Fields, r.theme, d.Flag("headerImage", false))
	matter.CheckEngines(d.Fields)
	d.Text("layout") // kept, but must be text
}

// readPost reads what only posts have, but for their date. above are categories that are
// not of the front matter.
func (d *draft) readPost(r *reader, date time.Time, above []string) {
	p := &d.post
	p.Date = date
	p.Categories, p.Tags = matter.Taxonomy(d.Fields, above)
	p.Series = d.seriesName()
	p.Pinned = d.Flag("pin", false) || d.Flag("pinned", false)
	p.Hidden = d.Flag("hidden", false) || !d.Flag("blog", true)
	d.fallback = front.TitleOf(d.slug, d.date)
	d.setAddress(r, r.Permalink, d.parts("_posts"))
}

// seriesName is the one that a post is in, which themes have as a list too.
func (d *draft) seriesName() string {
	if names := d.Get("series").Items; len(names) == 1 && names[0].Kind == front.Scalar {
		return front.PlainText(names[0].Text)
	}
	return d.Text("series")
}

// parts are what the address of a text in a folder is made of.
func (d *draft) parts(folder string) address.Parts {
	return address.Parts{
		Date: d.post.Date, Slug: cmp.Or(d.Text("slug"), d.slug), File: strings.TrimPrefix(d.date+"-"+d.slug, "-"), Categories: d.post.Categories,
		Path: strings.Replace(strings.TrimSuffix(d.File, path.Ext(d.File)), folder, "", 1), Collection: d.collection,
	}
}

// setAddress fills the permalink of the front matter in, or else the pattern.
func (d *draft) setAddress(r *reader, pattern string, parts address.Parts) {
	var err error
	at, written := d.Get("permalink").At, d.Text("permalink")
	if address.IsOfHost(written) {
		d.Warnf(at, "write it with one / at its beginning", "permalink %q is taken for a path: no page can be on another host", written)
	}
	if d.post.Path, d.url, err = r.rules.address(d, cmp.Or(written, pattern), parts); err != nil {
		d.Fail(at, err)
	}
	if d.isRaw {
		d.post.Path = strings.TrimSuffix(d.post.Path, "/")
	}
}

// foldersAbove returns the categories of a post in Jekyll's layout: the folders
// above _posts, or _drafts.
func foldersAbove(file string) []string {
	above, _ := address.AbovePosts(file)
	return strings.FieldsFunc(above, func(r rune) bool { return r == '/' })
}
