package source

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"hanji/app/folder"
)

// tree is the files of a Jekyll blog by what becomes of them, each kind in the order of
// names.
type tree struct {
	posts, drafts, pages []string
	// folders are those of posts and drafts.
	folders []string
	// documents and attached are of the collections: what is rendered, and what is
	// copied, by label.
	documents, attached map[string][]string
	// static are copied as they are.
	static []string
}

// readTree finds the files of a Jekyll blog as Jekyll 4.3 does (reader.rb).
func readTree(f *folder.Folder, c config, add func(Problem)) tree {
	r := &treeReader{folder: f, add: add, filter: c.entryFilter(f),
		destination: c.folder("destination", ""), collections: c.folder("collections_dir", ""),
		tree: tree{documents: map[string][]string{}, attached: map[string][]string{}}}
	r.directory(".", c.drafts || c.flag("show_drafts", false))
	for _, collection := range c.collections {
		r.collection(collection.label)
	}
	if len(r.posts)+len(r.drafts)+len(r.pages)+len(r.documents)+len(r.static) == 0 {
		add(Problem{Kind: BadFile, What: "there are no posts and no pages",
			Hint: "make the folder _posts, and in it a file such as 2025-01-31-hello.md: a blog with _config.yml is a Jekyll blog"})
	}
	return r.tree
}

type treeReader struct {
	tree
	folder *folder.Folder
	add    func(Problem)
	filter entryFilter
	// destination is where Jekyll writes to, collections the folder that holds them.
	destination, collections string
}

func (r *treeReader) directory(dir string, showDrafts bool) {
	entries, err := r.folder.List(dir)
	if err != nil {
		r.add(unreadable(dir, err))
		return
	}
	if r.collections == "" || dir == r.collections || strings.HasPrefix(dir, r.collections+"/") {
		r.posts = append(r.posts, r.documentsIn(dir, "_posts")...)
		if showDrafts {
			r.drafts = append(r.drafts, r.documentsIn(dir, "_drafts")...)
		}
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case !r.filter.reads(dir, entry.Name()):
		case entry.IsDir():
			switch {
			case name == r.destination:
			case r.folder.IsOutput(name):
				findBuilt(r.folder, name, r.add)
			default:
				r.directory(name, showDrafts)
			}
		case entry.Type()&fs.ModeSymlink != 0:
			r.file(name, r.folder.CheckLink(name), &r.pages, &r.static)
		default:
			r.file(name, nil, &r.pages, &r.static)
		}
	}
}

// file puts a file among those that are rendered, which begin with front matter, or
// those that are copied, unless it is left out for an error.
func (r *treeReader) file(name string, err error, rendered, copied *[]string) {
	switch {
	case err != nil:
		r.add(unreadable(name, err))
	case hasFrontMatter(r.folder, name):
		*rendered = append(*rendered, name)
	default:
		*copied = append(*copied, name)
	}
}

var frontMatterLine = regexp.MustCompile(`^---\s*\n`)

func hasFrontMatter(f *folder.Folder, name string) bool {
	head, _ := f.Head(name, 64)
	return frontMatterLine.Match(head)
}

// documentsIn lists the files of a folder's _posts or _drafts, at any depth.
func (r *treeReader) documentsIn(dir, name string) (files []string) {
	base := path.Join(dir, name)
	if !r.folder.Exists(base) {
		return nil
	}
	r.folders = append(r.folders, base)
	r.folder.Walk(base, func(file string, err error) {
		if err != nil {
			r.add(unreadable(file, err))
		} else if r.filter.reads(base, strings.TrimPrefix(file, base+"/")) {
			files = append(files, file)
		}
	})
	return files
}

func (r *treeReader) collection(label string) {
	base := path.Join(r.collections, "_"+label)
	if !r.folder.Exists(base) {
		return
	}
	rendered, copied := []string{}, []string{}
	r.folder.Walk(base, func(file string, err error) {
		if err != nil || r.filter.reads("_"+label, strings.TrimPrefix(file, base+"/")) {
			r.file(file, err, &rendered, &copied)
		}
	})
	r.documents[label], r.attached[label] = rendered, copied
}
