package source

import (
	"fmt"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
	"hanji/app/script"
	"hanji/app/settings"
)

// Blog is a blog as read from its folder.
type Blog struct {
	Settings settings.Settings
	// Manifest is the Web App Manifest as written, without the member "hanji";
	// empty if the blog has none.
	Manifest map[string]any
	Library  *post.Library
	// Texts, Articles, Sources, Authors and Matter are by the path of the post: its text, what
	// that is rendered to with the prefix markdown.Base, its file, the names of its authors,
	// and its front matter with defaults, as encoding/json has it.
	Texts    map[string]post.Text
	Authors  map[string][]string
	Articles map[string]markdown.Article
	Sources  map[string]string
	Matter   map[string]map[string]any
	// Rendered are the contents of pages that are no HTML, such as feeds, by site path.
	Rendered map[string]string
	// Feeds are those of the blog, the main one first.
	Feeds []Feed
	// ForHosts are the author's rules in _headers and _redirects, by these names.
	ForHosts map[string]string
	// Redirects are the addresses that have moved.
	Redirects []Redirect
	// Assets are the files to publish, by path.
	Assets []Asset
	// Read counts the files read as posts; Skipped are those that were left out, and
	// files beside them that are not published, by name.
	Read    int
	Skipped []Skipped
	// IsJekyll says that it is a blog of Jekyll's, MenuFrom where that has its menu, "" if
	// nowhere, and Unlinked the files of its pages to which no menu and no text leads.
	IsJekyll bool
	MenuFrom string
	Unlinked []string
	// IsEmpty has the pages without a text, by path.
	IsEmpty map[string]bool

	dir string
}

// fill takes what is published of drafts that are finished, and returns what is wrong with them.
func (b *Blog) fill(x *index, drafts []*draft) (problems []problem.Problem) {
	var library []*post.Post
	for _, d := range drafts {
		if d.collection == posts {
			b.Read++
		}
		if d.isMissed() {
			b.Skipped = append(b.Skipped, d.skipped())
		}
		if b.IsJekyll && d.left == broken { // As Jekyll, where that does not stop.
			d.LeaveOut(d.name())
		}
		switch {
		case d.left == "" && d.isHostFile(): // It is one of ForHosts.
		case d.left == "" && d.isRaw:
			b.Rendered[d.post.Path] = d.raw
			if script.IsDocument(d.post.Path) && script.Has(d.post.Path, []byte(d.raw)) {
				warnOfScript(d.Report, script.OwnOrigin)
			}
		case d.left == "":
			published := d.post // A pointer into the draft would keep all of it.
			library = append(library, &published)
			b.Texts[d.post.Path] = d.prepared.Text
			b.Articles[d.post.Path] = d.prepared.Article
			b.Sources[d.post.Path] = d.File
			b.Authors[d.post.Path] = d.authors
			b.Matter[d.post.Path] = front.Map(d.Members)
		}
		problems = append(problems, d.Problems...)
	}
	b.Library = b.Settings.NewLibrary(library)
	for _, f := range x.feeds {
		b.Feeds = append(b.Feeds, f.fill(x))
	}
	x.known.keep(&b.Feeds[0])
	return problems
}

// Open opens the file of an asset, unless its name leads elsewhere by now.
func (b *Blog) Open(a Asset) (*folder.File, error) {
	content, err := folder.Reopen(b.dir, a.File, a.real)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a.File, err)
	}
	return content, nil
}
