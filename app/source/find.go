package source

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"hanji/app/folder"
)

// fileName is YYYY-MM-DD-slug with an extension.
var fileName = regexp.MustCompile(`^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)\.[^.]+$`)

// findings are what there is to read, and to publish as it is.
type findings struct {
	drafts []*draft
	// folders are those of posts.
	folders []string
	assets  []string
	// places are the site paths of assets that are not named after their files.
	places map[string]string
}

// find lists the files of a blog.
func find(f *folder.Folder, c config, add func(Problem)) findings {
	if c.exists {
		return findJekyll(f, c, add)
	}
	folders := findFolders(f, add)
	return findings{drafts: findPosts(f, folders, add), assets: findAssets(f, add), folders: folders}
}

// newPost returns the draft of a file in a folder of posts, nil if it is none.
func newPost(file, folder string, add func(Problem)) *draft {
	if !fileName.MatchString(path.Base(file)) {
		add(Problem{Kind: BadFile, File: file, Warning: true, What: "left out: its name is not YYYY-MM-DD-slug.md",
			Hint: "begin the name with the post's date, or move the file out of " + folder})
		return nil
	}
	return &draft{report: report{file: file}, collection: posts}
}

// findFolders lists the folders of posts: posts and _posts, and as in Jekyll any _posts
// further down.
func findFolders(f *folder.Folder, add func(Problem)) (folders []string) {
	for _, name := range []string{"posts", "_posts"} {
		if !f.Exists(name) {
			continue
		}
		if _, err := f.List(name); err != nil {
			add(unreadable(name, err))
		} else {
			folders = append(folders, name)
		}
	}
	var search func(dir string)
	search = func(dir string) {
		entries, _ := f.List(dir)
		for _, entry := range entries {
			base := entry.Name()
			name := path.Join(dir, base)
			switch {
			case !entry.IsDir(), name == "posts", name == "_posts":
			case base == "_posts":
				folders = append(folders, name)
			case f.IsOutput(name):
				findBuilt(f, name, add)
			case !strings.ContainsRune("._", rune(base[0])) && !slices.Contains(notBlog, base):
				search(name)
			}
		}
	}
	search(".")
	return folders
}

// notBlog are folders of other people's files.
var notBlog = []string{"node_modules", "testdata", "vendor"}

// findBuilt warns of posts in a folder that hanji made: no build puts any there.
func findBuilt(f *folder.Folder, dir string, add func(Problem)) {
	file := f.FindBelow(dir, func(name string) bool {
		return path.Base(path.Dir(name)) == "_posts" && isText(name) && fileName.MatchString(path.Base(name))
	})
	if file != "" {
		add(Problem{Kind: BadFile, File: dir, Warning: true, What: fmt.Sprintf("%s, although there is the post %s", folder.ErrBuilt, file), Hint: folder.ErrBuilt.Hint()})
	}
}

// findPosts lists the posts in folders by file.
func findPosts(f *folder.Folder, folders []string, add func(Problem)) (drafts []*draft) {
	if len(folders) == 0 {
		add(Problem{Kind: BadFile, What: "there is no folder posts or _posts",
			Hint: "make the folder posts, and in it a file such as 2025-01-31-hello.md: its text is the first post"})
	}
	for _, name := range folders {
		f.Walk(name, func(file string, err error) {
			switch {
			case err != nil:
				add(unreadable(file, err))
			case isMarkdown(file):
				if d := newPost(file, name, add); d != nil {
					drafts = append(drafts, d)
				}
			}
		})
	}
	return drafts
}

// findJekyll lists the files of a Jekyll blog, posts first: where two files have one
// address, the first of them is published.
func findJekyll(f *folder.Folder, c config, add func(Problem)) (all findings) {
	t := readTree(f, c, func(p Problem) {
		p.Warning = p.File != "" // A file that can't be read is left out.
		add(p)
	})
	all.folders = t.folders
	for _, file := range t.posts {
		if isText(file) {
			if d := newPost(file, "_posts", add); d != nil {
				all.drafts = append(all.drafts, d)
			}
		}
	}
	for _, file := range t.drafts {
		if isText(file) {
			all.drafts = append(all.drafts, &draft{report: report{file: file}, collection: posts, unfinished: true})
		}
	}
	all.places = map[string]string{}
	for _, of := range c.collections {
		for _, file := range t.documents[of.label] {
			if isText(file) {
				d := &draft{report: report{file: file}, collection: of.label}
				if !of.output {
					d.left = listed
				}
				all.drafts = append(all.drafts, d)
			}
		}
		if of.output {
			for _, file := range t.attached[of.label] {
				all.assets = append(all.assets, file)
				all.places[file] = of.place(c.relative(file))
			}
		}
	}
	for _, file := range t.pages {
		switch path.Ext(file) {
		case ".scss", ".sass", ".coffee": // Of themes.
		default:
			all.drafts = append(all.drafts, &draft{report: report{file: file}, collection: pages})
		}
	}
	all.assets = append(all.assets, t.static...)
	for _, d := range all.drafts {
		d.lenient = true
	}
	return all
}

// isText reports whether a file is one that texts are written in.
func isText(file string) bool { return isMarkdown(file) || isHTML(file) }

// isPostFile reports whether a file is of a kind that posts are.
func isPostFile(file string, isJekyll bool) bool {
	return isMarkdown(file) || isJekyll && isHTML(file)
}
