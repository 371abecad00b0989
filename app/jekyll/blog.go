// Package jekyll has Jekyll's rules: what a blog's settings mean, which of its files are
// read and copied, how texts are rendered, and where they are.
package jekyll

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/kramdown"
	"hanji/app/liquid"
	"hanji/app/problem"
)

// Blog is a Jekyll blog: what it says about itself, and what follows from that.
type Blog struct {
	config
	folder *folder.Folder
	// destination is where Jekyll writes to, parent the folder that holds those of all
	// collections, "" if that is the blog's.
	destination, parent string
	// ShowsDrafts says that the settings show _drafts, Unpublished that they publish what says
	// that it is not, Future that they publish posts of the future.
	ShowsDrafts, Unpublished, Future bool
	// allDrafts says that _drafts are shown whatever the settings say.
	allDrafts bool
	// defaults are of the posts' front matter, and collections the blog's own, in the
	// order of the file.
	defaults    []defaultSet
	collections []Collection
	filter      entryFilter
	// gems are the plugins that the Gemfile names.
	gems []string
	// kramdown is nil if Markdown is read as in hanji's own blogs.
	kramdown *kramdown.Options
	emoji    func(name string) string
	numbered bool
	math     mathMarks
	// Theme is the one that the blog has.
	Theme Theme
	// data is what templates know besides, Authors the names of authors by what posts
	// call them.
	data    *liquid.Hash
	Authors map[string]string
	// included are the templates that texts have included so far, by file.
	included sync.Map
}

// Open reads the settings of a blog, and tells its folder what is published and what is
// not. drafts says that _drafts are shown whatever they say.
func Open(f *folder.Folder, drafts bool) *Blog {
	b := &Blog{folder: f, allDrafts: drafts}
	b.Report = &front.Report{Kind: problem.InSettings, Lenient: true}
	b.readSettings()
	b.ShowsDrafts, b.Unpublished, b.Future = b.Flag("show_drafts", false), b.Flag("unpublished", false), b.Flag("future", false)
	b.destination, b.parent = b.Dir("destination", ""), b.Dir("collections_dir", "")
	b.filter = b.entryFilter(f)
	f.Named, f.Unpublished = b.filter.includes, b.unpublished
	b.Theme, b.gems = b.theme(f), pluginGems(f)
	b.kramdown, b.emoji, b.numbered, b.math = b.options(), b.knownEmoji(), b.lineNumbers(), b.findMathMarks(f)
	for _, key := range []string{"includes_dir", "data_dir", "collections_dir"} {
		if _, err := f.Resolve(b.Dir(key, "")); err != nil && problem.HintOf(err) != "" {
			b.Warnf(b.Get(key).At, problem.HintOf(err), "%s %q is %s", key, b.Scalar(key), err)
		}
	}
	return b
}

func (b *Blog) readSettings() {
	b.File = configFiles[slices.IndexFunc(configFiles, b.folder.Exists)]
	v, ok := b.Decode(b.folder, "correct the setting, or quote its value")
	if !ok {
		return
	}
	if v.Kind != front.Absent && v.Kind != front.Table { // An empty file has none.
		b.Errorf(v.At, "write lines such as title: \"…\"", "the settings are %s, keys with values are expected", v.Kind)
	}
	b.Members = v.Members
	b.defaults, b.collections = b.readDefaults(), b.readCollections()
	b.check()
	b.checkPlugins()
}

// Relative returns the name of a file of a collection as Jekyll has it, which does not
// begin with the folder of all collections.
func (b *Blog) Relative(file string) string {
	return strings.TrimPrefix(file, b.parent+"/")
}

// check reports settings that the build does not follow, or can't.
func (b *Blog) check() {
	if _, key := b.language(); key != "" {
		b.Warnf(b.Get(key).At, front.LanguageHint(b.Scalar(key)), "unknown language %q: it is guessed by the posts", b.Scalar(key))
	}
	if dir := b.Dir("source", ""); b.folder.IsFolder(dir) && dir != "" {
		b.Errorf(b.Get("source").At, fmt.Sprintf("put a copy of %s into %s, and build that folder", b.File, dir),
			"source is %q: only the folder that holds the settings is read", dir)
	}
	if v := b.Get("limit_posts"); v.Kind == front.Scalar && v.Text != "0" && v.Text != "false" {
		b.Add(problem.NotCarriedOver, v.At, true, "give a post that is not to be published published: false", "limit_posts is not used: all posts are published")
	}
}

// unpublished reports whether Jekyll does not copy a file as it is: it does not read it, or
// makes a page of it. Files beside posts are copied where a post uses them.
func (b *Blog) unpublished(file string) bool {
	if of, within := b.collectionOf(file); within != "" {
		return !of.Output || !b.filter.reads("_"+of.Label, within) || front.Begins(b.folder, file)
	}
	if above, ok := address.AbovePosts(file); ok {
		return folder.IsText(file) || above != "" && !b.reads(above)
	}
	return !b.reads(file) || front.Begins(b.folder, file)
}

// collectionOf returns the collection of which the folder has a file, and the file's name
// in that; "" if there is none.
func (b *Blog) collectionOf(file string) (of Collection, within string) {
	for _, of := range b.collections {
		if within, ok := strings.CutPrefix(file, path.Join(b.parent, "_"+of.Label)+"/"); ok {
			return of, within
		}
	}
	return Collection{}, ""
}

// reads reports whether Jekyll reads a file, as far as the folders tell that it is in.
func (b *Blog) reads(name string) bool {
	dir := "."
	for segment := range strings.SplitSeq(name, "/") {
		if !b.filter.reads(dir, segment) {
			return false
		}
		if dir = path.Join(dir, segment); dir == b.destination {
			return false
		}
	}
	return true
}
