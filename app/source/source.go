// Package source reads a blog's folder: settings, posts and files, and everything
// that is wrong with them. It never reads outside of the folder, and nothing in
// its result depends on the machine, its time zone or the day.
package source

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"hanji/app/post"
)

// Marker is the file that makes a folder known as hanji's output: it is replaced
// at each build, and nothing in it belongs to a blog.
const Marker = ".hanji"

// Roots are the folders of a blog that are published, or read, as a whole.
var Roots = []string{"posts", "_posts", "assets", ".well-known"}

// Options are what the command line says.
type Options struct {
	// URL is the blog's address; empty for the manifest's, else
	// http://localhost:8000/.
	URL string
	// Now is when posts of the future begin, in blogs that leave them out.
	Now time.Time
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
	// Assets are the files to publish, by path.
	Assets []Asset
	// Unpublished and Future count the posts left out: those with published:
	// false, and those dated later than Options.Now where that is asked for.
	Unpublished, Future int

	dir string
}

// Open opens a file of the blog's folder by its name, such as an Asset's.
func (b *Blog) Open(name string) (io.ReadCloser, error) {
	return os.OpenInRoot(b.dir, filepath.FromSlash(name))
}

// Load reads the blog in a folder, and reports all problems of the folder in the
// order of files and lines. The blog is never nil; if a problem is not a warning,
// it lacks what the problem is about, and must not be published.
func Load(dir string, o Options) (*Blog, []Problem) {
	blog := &Blog{
		Library: post.NewLibrary(nil),
		Texts:   map[string]post.Text{},
		Sources: map[string]string{},
		Plain:   map[string]string{},
		Extra:   map[string]map[string]any{},
		dir:     dir,
	}
	var problems []Problem
	root, err := os.OpenRoot(dir)
	if err == nil {
		defer root.Close()
		problems = blog.load(newFolder(root), o)
	} else {
		problems = []Problem{{What: fmt.Sprintf("the folder %q can't be read: %v", dir, plainError(err)), Hint: "name the folder that holds posts"}}
	}
	sortProblems(problems)
	return blog, problems
}

func (b *Blog) load(f *folder, o Options) (problems []Problem) {
	add := func(p Problem) { problems = append(problems, p) }
	manifest, config := readManifest(f), readConfig(f)
	s := manifest.settings(config, folderName(b.dir), o.URL)
	if config.exists {
		s.math = findMathMarks(f)
	}

	drafts := findPosts(f, config.exists, add)
	parallel(drafts, func(d *draft) { d.read(f, &s, o.Now) })
	taken := newClaims()
	for _, d := range drafts {
		d.claim(taken)
	}

	published := newAssets(f)
	published.publishRoots(add)
	x := newIndex(f, published, s.own, drafts)
	manifest.resolve(x, &s)
	s.Lang = firstOf(s.Lang, languageOf(drafts))
	parallel(drafts, func(d *draft) { d.finish(x, s.Lang) })
	parallel(drafts, func(d *draft) { d.checkFragments(x) })

	b.Settings, b.Manifest = s, manifest.raw
	problems = slices.Concat(problems, manifest.problems, config.problems)
	var posts []*post.Post
	for _, d := range drafts {
		if config.exists && d.left == broken { // As Jekyll, where that does not stop.
			d.leaveOut()
		}
		problems = append(problems, d.problems...)
		switch d.left {
		case unpublished:
			b.Unpublished++
		case future:
			b.Future++
		case "":
			posts = append(posts, &d.post)
			b.Texts[d.post.Path] = d.text
			b.Sources[d.post.Path] = d.file
			b.Plain[d.post.Path] = d.plain
			if d.extra != nil {
				b.Extra[d.post.Path] = d.extra
			}
		}
	}
	b.Library = post.NewLibrary(posts)
	assets, assetProblems := published.list(taken)
	b.Assets = assets
	return append(problems, assetProblems...)
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
