// Package source reads a blog's folder: settings, posts and files, and everything
// that is wrong with them. It never reads outside of the folder, and nothing in
// its result depends on the machine, its time zone or the day, but for what Jekyll
// has so, the dates of drafts, and now; and for a publishDate that is still to come.
package source

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
	"hanji/app/prose"
	"hanji/app/settings"
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

// Load reads the blog in a folder, and reports all problems of the folder in the
// order of files and lines. The blog is never nil; if a problem is not a warning,
// it lacks what the problem is about, and must not be published.
func Load(dir string, o Options) (*Blog, []problem.Problem) {
	blog := &Blog{
		Library:  post.NewLibrary(nil),
		Texts:    map[string]post.Text{},
		Articles: map[string]markdown.Article{},
		Sources:  map[string]string{},
		Authors:  map[string][]string{},
		Matter:   map[string]map[string]any{},
		Rendered: map[string]string{},
		dir:      dir,
	}
	var problems []problem.Problem
	f, err := folder.Open(dir)
	if err == nil {
		defer f.Close()
		problems = blog.load(f, o)
	} else {
		problems = []problem.Problem{{Kind: problem.BadFile, What: fmt.Sprintf("the folder %q can't be read: %v", dir, err), Hint: "name the folder that holds posts"}}
	}
	problem.Sort(problems)
	return blog, slices.Compact(problems) // What is wrong in an include is so for each post.
}

func (b *Blog) load(f *folder.Folder, o Options) (problems []problem.Problem) {
	add := func(p problem.Problem) { problems = append(problems, p) }
	r := &reader{folder: f, rules: rulesOf(f, o.Drafts), now: o.Now}
	basics := r.rules.basics()
	lenient := basics.Lenient
	var manifest settings.Manifest
	r.Settings, manifest = settings.Read(f, basics, folderName(b.dir), o.URL)
	found := r.rules.find(r, add)
	drafts := found.drafts
	parallel(drafts, func(d *draft) { d.read(r) })
	nameSeries(drafts)
	r.rules.chooseLanguage(drafts)
	taken := address.NewClaims(r.ownPages(drafts))
	claimAll(drafts, taken, lenient)

	published := &assets{reader: r}
	files := slices.DeleteFunc(found.assets, func(file string) bool { return slices.Contains(hostFiles, file) })
	parallel(files, func(file string) { published.publish(file) })
	x := newIndex(r, published, taken, drafts)
	x.findFeeds(drafts)
	x.findLeads(drafts)
	b.Manifest = manifest.Resolve(&r.Settings, func(dest string, image bool) (post.Ref, error) {
		return x.refer(origin{file: settings.File, sitePath: "/"}, dest, image)
	})
	settleMoves(x, drafts)
	r.Lang = cmp.Or(r.Lang, languageOf(drafts, r.frame.Lang))
	r.Dir = cmp.Or(r.Dir, prose.Direction(r.Lang))
	r.rules.finish(x, drafts)
	parallel(drafts, func(d *draft) { d.checkFragments(x) })
	assets, assetProblems := published.list(taken, lenient)
	x.redirectAll(drafts)
	if lenient { // It may be a theme's own, for which others care.
		manifest.Forgive()
	}
	b.Settings, b.Redirects, b.IsJekyll = r.Settings, x.redirects, lenient
	b.MenuFrom, b.Unlinked, b.IsEmpty = x.menuFrom, x.unlinked, x.isEmpty
	problems = slices.Concat(problems, manifest.Problems, basics.Report.Problems, b.fill(x, drafts))
	b.Assets = assets
	b.Skipped = append(b.Skipped, passedOver(f, found, assets)...)
	slices.SortStableFunc(b.Skipped, func(x, y Skipped) int { return strings.Compare(x.File, y.File) })
	problems = append(problems, assetProblems...)
	problems = append(problems, b.readHostFiles(f, drafts)...)
	if found.onlyMarkdown {
		problems = append(problems, b.otherKinds(drafts)...)
	}
	return append(problems, b.checkPosts(f, found, lenient)...)
}

// rulesOf returns the rules of a blog's folder, and tells it what is published. drafts says
// that drafts are asked for.
func rulesOf(f *folder.Folder, drafts bool) rules {
	if jekyll.Is(f) {
		return jekyllRules{blog: jekyll.Open(f, drafts)}
	}
	f.Unpublished = folder.IsMarkdown
	return ownRules{drafts}
}

// IsJekyll reports whether a folder is a Jekyll blog. Any file in it may be published, unless
// its name begins with a dot or an underscore.
func IsJekyll(dir string) bool {
	f, err := folder.Open(dir)
	if err != nil {
		return false
	}
	defer f.Close()
	return jekyll.Is(f)
}

// folderName names a blog after its folder.
func folderName(dir string) string {
	if absolute, err := filepath.Abs(dir); err == nil {
		dir = absolute
	}
	return front.PlainText(filepath.Base(dir))
}
