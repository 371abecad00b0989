package source

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/problem"
)

// isNamed reports whether a file in a folder of posts has the name of one.
func isNamed(file, folder string, add func(problem.Problem)) bool {
	is := address.IsDated(file)
	if !is {
		add(problem.Problem{Kind: problem.BadFile, File: file, Warning: true, LeavesOut: true, What: "left out: its name is not YYYY-MM-DD-slug.md",
			Hint: "begin the name with the post's date, or move the file out of " + folder})
	}
	return is
}

// findFolders lists the folders of posts: posts and _posts, and as in Jekyll any _posts
// further down.
func findFolders(f *folder.Folder, add func(problem.Problem)) (folders []string) {
	for _, name := range []string{"posts", "_posts"} {
		if !f.Exists(name) {
			continue
		}
		if _, err := f.List(name); err != nil {
			add(folder.Unreadable(name, err))
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
func findBuilt(f *folder.Folder, dir string, add func(problem.Problem)) {
	file := f.FindBelow(dir, func(name string) bool {
		return path.Base(path.Dir(name)) == "_posts" && folder.IsText(name) && address.IsDated(name)
	})
	if file != "" {
		add(problem.Problem{Kind: problem.BadFile, File: dir, Warning: true, LeavesOut: true, What: fmt.Sprintf("%s, although there is the post %s", folder.ErrBuilt, file), Hint: problem.HintOf(folder.ErrBuilt)})
	}
}

// findPosts lists the posts in folders by file.
func findPosts(f *folder.Folder, folders []string, add func(problem.Problem)) (drafts []*draft) {
	if len(folders) == 0 {
		add(problem.Problem{Kind: problem.BadFile, What: "there is no folder posts or _posts",
			Hint: "make the folder posts, and in it a file such as 2025-01-31-hello.md: its text is the first post"})
	}
	for _, name := range folders {
		f.Walk(name, add, func(file string) {
			if folder.IsMarkdown(file) && isNamed(file, name, add) {
				drafts = append(drafts, newDraft(file, posts, false))
			}
		})
	}
	return drafts
}
