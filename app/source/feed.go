package source

import (
	"cmp"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/liquid"
	"hanji/app/route"
)

// Feed is an Atom feed of the blog.
type Feed struct {
	// Path is its site path, ID what readers know it by.
	Path, ID, Title string
	// Entries are the newest of its posts, newest first.
	Entries []Entry
}

// Entry is a post in a feed.
type Entry struct {
	// Path is the post's site path, ID what readers know it by.
	Path, ID string
	// IsShort says that it has no more of the text than the description.
	IsShort bool
}

// feed is a Feed to be filled with the newest of some drafts.
type feed struct {
	Feed
	of    []*draft
	order func(a, b *draft) int
	id    func(*draft) string
	most  int
}

// fill fills a feed in, once its posts are finished.
func (f feed) fill(x *index) Feed {
	var all []*draft
	for _, d := range f.of {
		if d.left == "" && !d.post.Draft && (x.FeedsHidden || !d.post.Hidden) {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, f.order)
	for _, d := range all[:min(f.most, len(all))] {
		isShort, _ := d.Table("feed").Get("excerpt_only").Bool()
		f.Entries = append(f.Entries, Entry{d.post.Path, f.id(d), isShort || x.FeedsShort})
	}
	return f.Feed
}

// findFeeds takes the addresses of the blog's feeds.
func (x *index) findFeeds(drafts []*draft) {
	for i, f := range x.rules.feeds(x, drafts) {
		if i > 0 && x.taken.Claim(f.Path, "a feed") != nil { // A page of the author's is there.
			continue
		}
		x.feeds, x.pages[f.Path] = append(x.feeds, f), true
	}
}

// mostEntries is how many posts the feed of one of hanji's own blogs has.
const mostEntries = 20

func (ownRules) feeds(x *index, drafts []*draft) []feed {
	return []feed{{
		Feed: Feed{Path: x.FeedPath(), ID: x.URL, Title: x.Name},
		of:   drafts,
		order: func(a, b *draft) int {
			return cmp.Or(b.post.Date.Compare(a.post.Date), strings.Compare(a.post.Path, b.post.Path))
		},
		id:   func(d *draft) string { return route.Href(x.URL, d.post.Path) },
		most: mostEntries,
	}}
}

// feeds are those that Jekyll makes, in which readers find what they know already by its ID.
func (j jekyllRules) feeds(x *index, drafts []*draft) (all []feed) {
	type part struct{ collection, category, tag string }
	parts := map[part][]*draft{}
	var tags []string
	for _, d := range drafts {
		in := []part{{collection: d.collection}}
		for _, name := range slices.Concat(d.post.Categories, d.categories) {
			in = append(in, part{d.collection, name, ""})
		}
		for _, name := range d.post.Tags {
			in, tags = append(in, part{d.collection, "", name}), append(tags, name)
		}
		for _, p := range in {
			parts[p] = append(parts[p], d)
		}
	}
	origin := j.blog.Origin(strings.TrimSuffix(x.URL, x.Base))
	absolute := func(url string) string {
		return liquid.AbsoluteURL(origin, strings.TrimSuffix(x.Base, "/"), url)
	}
	for _, of := range j.blog.Feeds(tags) {
		f := feed{Feed: Feed{Path: of.Path, ID: x.URL, Title: x.Name}, of: parts[part{of.Collection, of.Category, of.Tag}], most: of.Entries}
		f.id = func(d *draft) string { return absolute(d.url) }
		f.order = inFeed(of.OfPlugin && of.Collection == posts)
		if of.OfPlugin {
			f.of = slices.DeleteFunc(slices.Clone(f.of), j.isOutOfFeeds)
			f.ID = absolute(liquid.EscapePath(of.Path))
			f.id = func(d *draft) string { return absolute(jekyll.ID(d.url, jekyll.Slug(d.Fields))) }
		}
		if named := cmp.Or(of.Category, of.Tag, of.Collection); named != posts {
			f.Title += " | " + front.PlainText(named)
		}
		if path, err := address.Tidy(f.Path, ""); err == nil && f.Path != x.FeedPath() {
			f.Path = path
		} else if err != nil && len(all) > 0 { // No file has such a name.
			continue
		}
		all = append(all, f)
	}
	return all
}

// inFeed orders documents as Jekyll's feeds do: the newest first, and before them those
// without a date, to Jekyll as new as the build; of one date the last file, or else the first.
func inFeed(isFirst bool) func(a, b *draft) int {
	return func(a, b *draft) int {
		files := strings.Compare(b.File, a.File)
		if isFirst {
			files = -files
		}
		switch newest := b.post.Date.Compare(a.post.Date); {
		case a.post.Date.IsZero() || b.post.Date.IsZero():
			return cmp.Or(-newest, files)
		default:
			return cmp.Or(newest, files)
		}
	}
}

// isOutOfFeeds reports whether jekyll-feed takes a document for a draft, which is published
// as others are.
func (j jekyllRules) isOutOfFeeds(d *draft) bool {
	is, _ := d.Get("draft").Bool()
	return is && !j.blog.ShowsDrafts
}
