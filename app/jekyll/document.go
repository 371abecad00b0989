package jekyll

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/post"
)

// posts and pages are the collections that every blog has.
const (
	posts = "posts"
	pages = "pages"
)

// Tabs is the collection in which Chirpy has the pages of its navigation.
const Tabs = "tabs"

// Document is a post, a page, or a document of one of the blog's own collections.
type Document struct {
	front.Content // Its front matter has its defaults.
	// Collection is "posts", "pages", or the label of another.
	Collection string
	// IsDraft says that it is one of _drafts, IsListed that templates alone know it, as it
	// is of a collection without output.
	IsDraft, IsListed bool
	// Post is what is known of it otherwise: its address, title, date and terms.
	Post *post.Post
	// URL is its address as Jekyll writes it.
	URL string

	// title is its title before it is rendered, as other texts know it.
	title string
	// excerptSource is what Jekyll takes for the excerpt, before it is rendered;
	// excerptChosen says that the author said where it ends.
	excerptSource string
	excerptChosen bool
	// html is its text, and excerpt its excerpt, once they are rendered.
	html, excerpt string
}

// IsRaw reports whether a page is no HTML: a feed, a script, data. Its address ends as it
// is written, or as the file's name does.
func IsRaw(page front.Fields) bool { return OutputExt(page) != ".html" }

// IsPage reports whether a document is a page of the site, and not one of many of a kind.
func (d *Document) IsPage() bool { return d.Collection == pages || d.Collection == Tabs }

func (d *Document) isRaw() bool { return d.Collection == pages && IsRaw(d.Fields) }

// rawExts are the endings of addresses that make a page no HTML.
var rawExts = []string{".atom", ".css", ".csv", ".ics", ".js", ".json", ".opml", ".rss", ".svg", ".txt", ".webmanifest", ".xml", ".xsl", ".yml"}

// OutputExt returns the ending of the file that is made of a page.
func OutputExt(page front.Fields) string {
	if ext := path.Ext(page.Get("permalink").Text); slices.Contains(rawExts, ext) {
		return ext
	}
	if folder.IsText(page.File) {
		return ".html"
	}
	return path.Ext(page.File)
}

// byDate orders documents as they are written, the oldest first: to Jekyll, the date of one
// that has none is now.
func byDate(now time.Time) func(a, b *Document) int {
	date := func(d *Document) time.Time {
		if d.Post.Date.IsZero() {
			return now
		}
		return d.Post.Date
	}
	return func(a, b *Document) int {
		return cmp.Or(date(a).Compare(date(b)), strings.Compare(a.File, b.File))
	}
}

func byName(docs []*Document) []*Document {
	return slices.SortedStableFunc(slices.Values(docs), func(a, b *Document) int { return strings.Compare(path.Base(a.File), path.Base(b.File)) })
}
