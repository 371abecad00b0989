package jekyll

import (
	"path"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/problem"
)

// Tree is the files of a Jekyll blog by what becomes of them.
type Tree struct {
	// Texts are rendered: posts, drafts, documents of collections, and pages, each kind in
	// the order of names.
	Texts []File
	// Folders are those of posts and drafts.
	Folders []string
	// Static are copied as they are.
	Static []string
	// Built are folders that hanji made, which are not read.
	Built []string
}

// File is the file of a Document.
type File struct {
	Name, Collection  string
	IsDraft, IsListed bool
}

// Tree finds the files of the blog as Jekyll 4.3 does (reader.rb).
func (b *Blog) Tree(add func(problem.Problem)) Tree {
	r := &treeReader{Blog: b, add: add}
	r.directory(".")
	if languages := b.Languages(); languages.apart {
		for _, language := range languages.all {
			r.postsIn(path.Join(translations, path.Base(language), "_posts"), false, &r.posts)
		}
	}
	empty := len(r.posts)+len(r.drafts)+len(r.pages)+len(r.Static) == 0
	for _, of := range b.collections {
		name := "_" + of.Label
		found := r.walk(path.Join(r.parent, name), name, func(file string) {
			r.file(File{Name: file, Collection: of.Label, IsListed: !of.Output}, &r.documents)
		})
		empty = empty && !found
	}
	if empty {
		add(problem.Problem{Kind: problem.BadFile, What: "there are no posts and no pages",
			Hint: "make the folder _posts, and in it a file such as 2025-01-31-hello.md: a blog with _config.yml is a Jekyll blog"})
	}
	texts := slices.DeleteFunc(slices.Concat(r.posts, r.drafts, r.documents), func(f File) bool { return !folder.IsText(f.Name) })
	r.Texts = append(texts, slices.DeleteFunc(r.pages, func(f File) bool { return slices.Contains(ofThemes, path.Ext(f.Name)) })...)
	return r.Tree
}

// ofThemes are the endings of files that only a theme's pages need.
var ofThemes = []string{".scss", ".sass", ".coffee"}

type treeReader struct {
	Tree
	*Blog
	add func(problem.Problem)

	posts, drafts, documents, pages []File
}

func (r *treeReader) directory(dir string) {
	entries, err := r.folder.List(dir)
	if err != nil {
		r.add(folder.Unreadable(dir, err))
		return
	}
	if r.parent == "" || dir == r.parent || strings.HasPrefix(dir, r.parent+"/") {
		r.postsIn(path.Join(dir, "_posts"), false, &r.posts)
		if r.ShowsDrafts || r.allDrafts {
			r.postsIn(path.Join(dir, "_drafts"), true, &r.drafts)
		}
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case !r.filter.reads(dir, entry.Name()):
		case entry.IsDir() && name == r.destination:
		case entry.IsDir() && r.folder.IsOutput(name):
			r.Built = append(r.Built, name)
		case entry.IsDir():
			r.directory(name)
		default:
			if err := r.folder.CheckLink(name, entry); err != nil {
				r.add(folder.Unreadable(name, err))
			} else {
				r.file(File{Name: name, Collection: pages}, &r.pages)
			}
		}
	}
}

// file puts a file among those that are rendered, which begin with front matter, or those
// that are copied.
func (r *treeReader) file(f File, rendered *[]File) {
	if front.Begins(r.folder, f.Name) {
		*rendered = append(*rendered, f)
	} else if !f.IsListed {
		r.Static = append(r.Static, f.Name)
	}
}

// postsIn adds the files of a _posts or _drafts, at any depth.
func (r *treeReader) postsIn(dir string, drafts bool, files *[]File) {
	found := r.walk(dir, dir, func(file string) {
		*files = append(*files, File{Name: file, Collection: posts, IsDraft: drafts})
	})
	if found {
		r.Folders = append(r.Folders, dir)
	}
}

// walk visits what Jekyll reads in a folder, which its filter knows by another name, and
// reports whether there is such a folder.
func (r *treeReader) walk(dir, filtered string, visit func(file string)) (found bool) {
	if !r.folder.Exists(dir) {
		return false
	}
	r.folder.Walk(dir, r.add, func(file string) {
		if r.filter.reads(filtered, strings.TrimPrefix(file, dir+"/")) {
			visit(file)
		}
	})
	return true
}
