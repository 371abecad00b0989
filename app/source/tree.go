package source

import (
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
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
func readTree(f *folder, c config, add func(Problem)) tree {
	r := &treeReader{folder: f, add: add, filter: c.entryFilter(f),
		destination: path.Clean(c.text("destination")), collections: path.Clean("/" + c.text("collections_dir"))[1:],
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
	folder *folder
	add    func(Problem)
	filter entryFilter
	// destination is where Jekyll writes to, collections the folder that holds them.
	destination, collections string
}

func (r *treeReader) directory(dir string, showDrafts bool) {
	entries, err := fs.ReadDir(r.folder.root.FS(), dir)
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
			if name != r.destination && r.folder.check(path.Join(name, Marker)) != nil {
				r.directory(name, showDrafts)
			}
		default:
			r.file(name, entry, &r.pages, &r.static)
		}
	}
}

// file puts a file among those that are rendered, which begin with front matter, or
// those that are copied.
func (r *treeReader) file(name string, entry fs.DirEntry, rendered, copied *[]string) {
	switch {
	case entry.Type()&fs.ModeSymlink != 0 && r.folder.isFolder(name):
		r.add(linkedFolder(name))
	case r.hasFrontMatter(name):
		*rendered = append(*rendered, name)
	default:
		*copied = append(*copied, name)
	}
}

var frontMatterLine = regexp.MustCompile(`^---\s*\n`)

func (r *treeReader) hasFrontMatter(name string) bool {
	file, err := r.folder.root.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(file, head)
	return frontMatterLine.Match(head[:n])
}

// documentsIn lists the files of a folder's _posts or _drafts, at any depth.
func (r *treeReader) documentsIn(dir, name string) (files []string) {
	base := path.Join(dir, name)
	if !r.folder.exists(base) {
		return nil
	}
	if !r.folder.isFolder(base) {
		r.add(unreadable(base, r.folder.check(base)))
		return nil
	}
	r.folders = append(r.folders, base)
	r.folder.walk(base, func(file string, entry fs.DirEntry, err error) {
		switch {
		case err != nil:
			r.add(unreadable(file, err))
		case entry.Type()&fs.ModeSymlink != 0 && r.folder.isFolder(file):
			r.add(linkedFolder(file))
		case r.filter.reads(base, strings.TrimPrefix(file, base+"/")):
			files = append(files, file)
		}
	})
	return files
}

func (r *treeReader) collection(label string) {
	base := path.Join(r.collections, "_"+label)
	if !r.folder.isFolder(base) {
		return
	}
	rendered, copied := []string{}, []string{}
	r.folder.walk(base, func(file string, entry fs.DirEntry, err error) {
		if err != nil {
			r.add(unreadable(file, err))
		} else if r.filter.reads("_"+label, strings.TrimPrefix(file, base+"/")) {
			r.file(file, entry, &rendered, &copied)
		}
	})
	r.documents[label], r.attached[label] = rendered, copied
}
