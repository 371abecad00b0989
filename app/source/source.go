// Package source reads a blog's folder: settings, posts and files, and everything
// that is wrong with them. It never reads outside of the folder, and nothing in
// its result depends on the machine, its time zone or the day, but for what Jekyll
// has so, the dates of drafts, and now; and for a publishDate that is still to come.
package source

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"hanji/app/folder"
	"hanji/app/post"
)

// Roots are the folders of a blog that are published, or read, as a whole.
var Roots = []string{"posts", "_posts", "assets", ".well-known"}

// Options are what the command line says.
type Options struct {
	// URL is the blog's address; empty for the manifest's, else
	// http://localhost:8000/.
	URL string
	// Now is when the future begins, of which some blogs leave posts out.
	Now time.Time
	// Drafts has drafts published as well, marked.
	Drafts bool
}

// Blog is a blog as read from its folder.
type Blog struct {
	Settings Settings
	// Manifest is the Web App Manifest as written, without the member "hanji";
	// empty if the blog has none.
	Manifest map[string]any
	Library  *post.Library
	// Texts, Sources, Plain and Extra are by the path of the post: its text, its
	// file, all words of its text, and the front matter that hanji gives no
	// meaning to, as its format decodes it.
	Texts   map[string]post.Text
	Sources map[string]string
	Plain   map[string]string
	Extra   map[string]map[string]any
	// Rendered are the contents of pages that are no HTML, such as feeds, by site path.
	Rendered map[string]string
	// Redirects are the addresses that have moved.
	Redirects []Redirect
	// Assets are the files to publish, by path.
	Assets []Asset
	// Read counts the files read as posts; Skipped are those that were left out, and
	// files beside them that are not published, by name.
	Read    int
	Skipped []Skipped

	dir string
	// real are the assets' files by their names, without links.
	real map[string]string
}

// Open opens the file of an asset, unless its name leads elsewhere by now.
func (b *Blog) Open(file string) (*folder.File, error) {
	real, ok := b.real[file]
	if !ok {
		return nil, fmt.Errorf("%s is not published", file)
	}
	content, err := folder.Reopen(b.dir, file, real)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return content, nil
}

// Load reads the blog in a folder, and reports all problems of the folder in the
// order of files and lines. The blog is never nil; if a problem is not a warning,
// it lacks what the problem is about, and must not be published.
func Load(dir string, o Options) (*Blog, []Problem) {
	blog := &Blog{
		Library:  post.NewLibrary(nil),
		Texts:    map[string]post.Text{},
		Sources:  map[string]string{},
		Plain:    map[string]string{},
		Extra:    map[string]map[string]any{},
		Rendered: map[string]string{},
		dir:      dir,
		real:     map[string]string{},
	}
	var problems []Problem
	f, err := folder.Open(dir)
	if err == nil {
		defer f.Close()
		problems = blog.load(f, o)
	} else {
		problems = []Problem{{Kind: BadFile, What: fmt.Sprintf("the folder %q can't be read: %v", dir, err), Hint: "name the folder that holds posts"}}
	}
	sortProblems(problems)
	return blog, slices.Compact(problems) // What is wrong in an include is so for each post.
}

func (b *Blog) load(f *folder.Folder, o Options) (problems []Problem) {
	add := func(p Problem) { problems = append(problems, p) }
	config := readConfig(f)
	config.drafts = o.Drafts
	config.setRules(f)
	manifest := readManifest(f, config.exists)
	s := manifest.settings(config, folderName(b.dir), o.URL)
	all := find(f, config, add)
	s.readJekyll(f, all.drafts, add)
	drafts := all.drafts
	parallel(drafts, func(d *draft) { d.read(f, &s, o.Now) })
	nameSeries(drafts)
	taken := newClaims(ownPages(drafts, s.FeedPath))
	for _, d := range drafts {
		d.claim(taken)
	}

	published := newAssets(f, all.places)
	parallel(all.assets, func(file string) { published.publish(file) })
	x := newIndex(f, published, &s, drafts)
	manifest.resolve(x, &s)
	settleMoves(x, drafts)
	s.Lang = firstOf(s.Lang, languageOf(drafts))
	s.Dir = firstOf(s.Dir, directionOf(s.Lang))
	finish(x, &s, drafts, o.Now)
	parallel(drafts, func(d *draft) { d.checkFragments(x) })
	if config.exists {
		b.Redirects = findRedirects(x, config, drafts, taken)
		s.Pages = s.navigation(drafts)
	}

	if config.exists { // It may be a theme's own, for which others care.
		manifest.forgive()
	}
	b.Settings, b.Manifest = s, manifest.raw
	problems = slices.Concat(problems, manifest.problems, config.problems)
	var library []*post.Post
	for _, d := range drafts {
		if d.collection == posts {
			b.Read++
		}
		if d.left != "" && d.left != moved && d.left != listed {
			b.Skipped = append(b.Skipped, d.skipped())
		}
		if config.exists && d.left == broken { // As Jekyll, where that does not stop.
			d.leaveOut()
		}
		problems = append(problems, d.problems...)
		switch {
		case d.left == "" && d.isRaw():
			b.Rendered[d.post.Path] = d.html
			if isDocument(d.post.Path) && hasScript(d.post.Path, []byte(d.html)) {
				problems = append(problems, scripted(d.file, ownOrigin))
			}
		case d.left == "":
			library = append(library, &d.post)
			b.Texts[d.post.Path] = d.text
			b.Sources[d.post.Path] = d.file
			b.Plain[d.post.Path] = d.plain
			if d.extra != nil {
				b.Extra[d.post.Path] = d.extra
			}
		}
	}
	b.Library = post.NewLibrary(library)
	assets, assetProblems := published.list(taken, config.exists)
	b.Assets = assets
	for _, a := range assets {
		b.real[a.File] = a.real
	}
	b.Skipped = append(b.Skipped, passedOver(f, all.folders, config.exists, drafts, assets)...)
	slices.SortStableFunc(b.Skipped, func(x, y Skipped) int { return strings.Compare(x.File, y.File) })
	problems = append(problems, assetProblems...)
	problems = append(problems, b.otherKinds(drafts)...)
	return append(problems, b.checkPosts(f, drafts)...)
}

// finish prepares all texts. Pages may show those of posts, which are prepared first.
func finish(x *index, s *Settings, drafts []*draft, now time.Time) {
	if !s.config.exists {
		parallel(drafts, func(d *draft) { d.finish(x, nil, s) })
		return
	}
	for _, isPage := range []bool{false, true} {
		some := slices.DeleteFunc(slices.Clone(drafts), func(d *draft) bool { return (d.collection == pages) != isPage })
		t := newTemplates(x, s, drafts, now, isPage)
		parallel(some, func(d *draft) { d.finish(x, t, s) })
	}
}

// folderName names a blog after its folder.
func folderName(dir string) string {
	if absolute, err := filepath.Abs(dir); err == nil {
		dir = absolute
	}
	return plainText(filepath.Base(dir))
}

// parallel calls do for every item, on all processors.
func parallel[T any](items []T, do func(T)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
				do(items[i])
			}
		})
	}
	workers.Wait()
}
