package source

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/identity"
	"hanji/app/jekyll"
	"hanji/app/matter"
	"hanji/app/prepare"
	"hanji/app/problem"
	"hanji/app/settings"
	"hanji/app/unused"
)

// jekyllRules are those of Jekyll blogs.
type jekyllRules struct{ blog *jekyll.Blog }

func (j jekyllRules) basics() settings.Basics {
	b := j.blog
	pattern, at := b.Permalink()
	return settings.Basics{
		Settings: settings.Settings{Blog: b.About(), Zone: b.Zone("timezone", time.UTC), HidesFuture: !b.Future,
			FeedsHidden: true, FeedsShort: b.Table("feed").Flag("excerpt_only", false)},
		Report:    b.Report,
		Lenient:   true,
		URL:       settings.Written{Text: b.URL(), At: b.Get("url").At, In: b.Report},
		Base:      b.Base(),
		Permalink: settings.Written{Text: pattern, At: at, In: b.Report},
	}
}

// address is that of the file that Jekyll writes: /a/b.html where a pattern ends in no slash,
// which hosts find at /a/b too.
func (j jekyllRules) address(d *draft, pattern string, parts address.Parts) (sitePath, url string, err error) {
	if url, err = jekyll.URL(pattern, parts); err != nil {
		return "", "", err
	}
	ending := ".html"
	if d.isRaw {
		ending = jekyll.OutputExt(d.Fields)
	}
	if sitePath, err = jekyll.PathOf(url, ending); err != nil {
		return "", "", err
	}
	at := d.Get("permalink", "categories", "category").At
	if strings.Contains(url, "?") {
		d.Warnf(at, "leave the question mark out of the permalink, or out of the category that is in it",
			"the address %q would end at its question mark: the page is at %q", address.Unescape(url), sitePath)
	}
	if strings.Contains(sitePath, "/.") && !strings.HasPrefix(sitePath, "/.well-known/") {
		d.Warnf(at, "web servers and tools of hosts hide files of such names: write another permalink", "the address %q has a part that begins with a dot", sitePath)
	}
	return sitePath, url, nil
}

// publishes is true of what Jekyll copies anyway, and of what lies beside posts.
func (j jekyllRules) publishes(file string) bool {
	_, beside := address.AbovePosts(file)
	return beside
}

func (j jekyllRules) place(file string) string { return j.blog.Place(file) }

// find lists the files of the blog, posts first.
func (j jekyllRules) find(r *reader, add func(problem.Problem)) findings {
	t := j.blog.Tree(func(p problem.Problem) {
		p.Warning = p.File != "" // A file that can't be read is left out.
		p.LeavesOut = p.Warning
		add(p)
	})
	for _, dir := range t.Built {
		findBuilt(r.folder, dir, add)
	}
	all := findings{folders: t.Folders, assets: t.Static}
	for _, f := range t.Texts {
		if f.Collection == posts && !f.IsDraft && !isNamed(f.Name, "_posts", add) {
			continue
		}
		d := newDraft(f.Name, f.Collection, true)
		d.unfinished = f.IsDraft
		if f.IsListed {
			d.left = listed
		}
		all.drafts = append(all.drafts, d)
	}
	unused.Report(j.blog, r.folder)
	j.blog.ReadData(r.Zone)
	j.blog.ReadAuthors(t.Texts)
	r.theme, r.authors = j.blog.Theme, j.blog.Authors
	j.identify(r)
	return all
}

// lastFirst puts posts before others, and last what Jekyll writes first: of two files that
// have one address, readers of a Jekyll blog have the one that is written last.
func lastFirst(drafts []*draft) []*draft {
	sorted := slices.Clone(drafts)
	slices.SortStableFunc(sorted, func(a, b *draft) int {
		if a.collection == posts && b.collection == posts {
			return cmp.Or(b.post.Date.Compare(a.post.Date), strings.Compare(b.File, a.File))
		}
		return cmp.Compare(orderOf[a.collection], orderOf[b.collection])
	})
	return sorted
}

// orderOf has the collections that are not among those of the blog's own.
var orderOf = map[string]int{posts: -1, pages: 1}

func (j jekyllRules) read(r *reader, d *draft, text string) error {
	if err := jekyll.Cut(&d.Content, text); err != nil {
		return err
	}
	defaults := front.Fields{Report: d.Report, Members: j.blog.Defaults(d.File, d.collection)}
	d.Members = front.Merge(defaults.Members, d.Members)
	d.readFields(r)
	d.post.NoComments = d.post.NoComments || r.commentsAsked && !identity.HasComments(j.blog.Theme, d.Fields)
	if is, ok := j.blog.Get("toc").Bool(); ok && !is { // As Chirpy has it, of all posts.
		d.post.NoContents = true
	}
	d.post.Title, d.post.Description = j.blog.Title(d.post.Title), j.blog.Described(cmp.Or(d.post.Description, d.Scalar("share-description")))
	d.media = newMedia(j.blog.CDN(), cmp.Or(d.Scalar("media_subpath"), d.Scalar("img_path")))
	d.post.Subtitle = j.blog.Title(d.post.Subtitle)
	// "false" in quotes is a text like others.
	if !d.Get("published").Quoted && !d.Flag("published", true) && !j.blog.Unpublished {
		d.left = unpublished
	}
	if d.unfinished {
		d.post.Draft = !j.blog.ShowsDrafts
	} else {
		d.warnOfDraft(r)
	}
	switch d.collection {
	case posts:
		j.readPost(r, d, matter.NamesOf(defaults, "categories", true))
	case pages:
		j.readPage(r, d)
	default:
		j.readDocument(r, d)
	}
	d.post.Changed = matter.Changed(d.Fields, d.post.Date, r.Zone, jekyll.AnyDate)
	if to := d.Get("redirect_to").Scalars(); len(to) > 0 && d.left == "" {
		d.left, d.movedTo = moved, to[0]
	}
	return nil
}

// warnOfDraft says of what is a draft elsewhere that it is published: Jekyll knows those in
// _drafts alone.
func (d *draft) warnOfDraft(r *reader) {
	for _, m := range d.Members {
		if d.left == "" && m.Key != "published" && matter.KeepsBack(m, r.Zone, r.now) {
			d.Warnf(m.Value.At, "write published: false, or move the file to _drafts", "a draft that is published: Jekyll does not know %s: %s", m.Key, m.Value.Text)
		}
	}
}

// readPost reads what only posts have. Some categories are of its defaults.
func (j jekyllRules) readPost(r *reader, d *draft, categories []string) {
	var date time.Time
	if d.date == "" && d.Get("date").Kind == front.Absent { // One of _drafts.
		date = front.FixedZone(r.folder.Modified(d.File).In(r.Zone))
	} else {
		date = d.Date(d.date, r.Zone, jekyll.AnyDate)
	}
	d.readPost(r, date, slices.Concat(j.blog.Categories(d.File), categories))
	d.post.Title = cmp.Or(d.post.Title, d.fallback) // A heading is not its title.
}

// readPage reads what only pages have (page.rb).
func (j jekyllRules) readPage(r *reader, d *draft) {
	d.post.Page = true
	if v := d.Get("date"); v.Kind == front.Scalar {
		d.post.Date, _ = front.ParseDate(v.Text, v.Quoted, r.Zone) // To Jekyll, it is a text of any kind.
	}
	d.fallback = front.TitleOf(jekyll.BaseName(d.File), norm.NFC.String(path.Base(d.File)))
	d.isRaw = jekyll.IsRaw(d.Fields)
	pattern, parts := j.blog.Page(d.File, d.isRaw)
	d.setAddress(r, pattern, parts)
}

// readDocument reads what documents of the blog's own collections have: they are pages of
// the site, but for their addresses.
func (j jekyllRules) readDocument(r *reader, d *draft) {
	p := &d.post
	p.Page = true
	if d.date != "" || d.Get("date").Kind != front.Absent {
		p.Date = d.Date(d.date, r.Zone, jekyll.AnyDate)
	}
	p.Title = cmp.Or(p.Title, front.TitleOf(d.slug, d.date))
	parts := d.parts("_" + d.collection)
	d.categories, _ = matter.Taxonomy(d.Fields, nil)
	parts.Categories = d.categories
	d.setAddress(r, j.blog.Document(d.collection), parts)
}

func (j jekyllRules) finish(x *index, drafts []*draft) {
	site := jekyll.Site{IsStatic: x.assets.has, Origin: x.Host(), Base: x.Base, Zone: x.Zone, Now: x.now}
	documents := map[*draft]*jekyll.Document{}
	for _, d := range drafts {
		if d.left == "" || d.left == listed || d.isFeedBefore(x) {
			content := d.Content
			if d.left == replaced {
				content.Report = &front.Report{} // What is wrong in it is not published.
			}
			documents[d] = &jekyll.Document{Content: content, Collection: d.collection,
				IsDraft: d.unfinished, IsListed: d.left != "", Post: &d.post, URL: jekyll.WithoutQuery(d.url)}
			site.Documents = append(site.Documents, documents[d])
		}
	}
	for _, isPage := range []bool{false, true} { // Pages may show the texts of posts.
		site.Rendered, site.Static = isPage, x.assets.names()
		t := j.blog.Templates(site)
		parallel(drafts, func(d *draft) {
			if of := documents[d]; of != nil && (d.collection == pages) == isPage {
				d.render(x, t, of)
			}
		})
	}
	for _, d := range drafts {
		if d.isFeedBefore(x) {
			x.known = x.readIDs(d.raw)
		}
	}
	j.settle(x, site, drafts, documents)
	j.reportUnused(drafts)
}

// reportUnused reports what has no effect in the front matter of what is published.
func (j jekyllRules) reportUnused(drafts []*draft) {
	var texts []*front.Content
	for _, d := range drafts {
		if d.left == "" {
			texts = append(texts, &d.Content)
		}
	}
	matter.ReportUnused(texts, func(yield func(string) bool) {
		for _, d := range drafts {
			if !yield(d.Body) {
				return
			}
		}
		j.blog.Included()(yield)
	})
}

// isFeedBefore reports whether the draft is the author's own feed, in whose place hanji's is.
func (d *draft) isFeedBefore(x *index) bool {
	return d.left == replaced && d.isRaw && d.post.Path == x.FeedPath()
}

func (d *draft) render(x *index, t *jekyll.Templates, of *jekyll.Document) {
	switch {
	case d.left == listed: // Other pages may show it.
		t.Prepare(of, prepare.Input{})
	case d.isRaw:
		d.raw = t.Raw(of)
	default:
		d.finish(x, func(in prepare.Input) prepare.Output {
			resolve := in.Resolve
			in.Resolve = func(dest string, image bool) prepare.Resolution {
				if strings.Contains(dest, "{%") { // A construct that is broken, of which there is a warning.
					return prepare.Resolution{}
				}
				return resolve(dest, image)
			}
			return t.Prepare(of, in)
		})
	}
}

// settle lets lists take the place of pages that only their layouts filled, or gives them the
// list of the collection that these showed, and makes the navigation.
func (j jekyllRules) settle(x *index, site jekyll.Site, drafts []*draft, documents map[*draft]*jekyll.Document) {
	empty := func(d *draft) bool { return d.left == "" && !d.isRaw && documents[d].IsEmpty(d.prepared) }
	x.isEmpty = map[string]bool{}
	for _, d := range drafts {
		if !empty(d) {
			continue
		}
		of := documents[d]
		label, to := j.blog.Listed(of), ""
		if label == "" {
			to, label = of.StandIn(x.lists), j.blog.Shown(of)
		}
		switch {
		case to != "":
			d.left, d.movedTo = moved, to
			d.ForgetText()
		case of.IsPage() && label != "" && j.list(x, d, label, drafts, documents):
		case of.IsPage():
			x.isEmpty[d.post.Path] = true
			d.post.Unsearched = true
			if !identity.IsHead(d.Fields) {
				d.Add(problem.NotCarriedOver, front.Position{}, true, "write its text",
					"the page has no text, and is left out of menu, sitemap and search: what its layout shows is not known here")
			}
		}
	}
	j.portray(x, drafts)
	j.navigate(x, site, drafts, documents)
}

// list makes the text of a page the list of a collection, if that has documents with a text.
func (j jekyllRules) list(x *index, page *draft, label string, drafts []*draft, documents map[*draft]*jekyll.Document) bool {
	var all []*jekyll.Document
	for _, d := range drafts {
		if of := documents[d]; d.collection == label && d.left == "" && d != page && !of.IsEmpty(d.prepared) {
			all = append(all, of)
		}
	}
	if len(all) == 0 {
		return false
	}
	list := identity.Listing(j.blog, documents[page], label, all)
	page.finish(x, func(in prepare.Input) prepare.Output {
		in.Source, in.Written = list, list
		return prepare.HTML(in)
	})
	return true
}
