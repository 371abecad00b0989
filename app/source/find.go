package source

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// fileName is YYYY-MM-DD-slug with an extension.
var fileName = regexp.MustCompile(`^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)\.[^.]+$`)

// findFolders lists the folders of posts: posts, which in a Jekyll blog is a folder like
// any other, and _posts, and as in Jekyll any _posts further down.
func findFolders(f *folder, isJekyll bool, add func(Problem)) (folders []string) {
	names := []string{"posts", "_posts"}
	if isJekyll {
		names = names[1:]
	}
	for _, name := range names {
		if f.isFolder(name) {
			folders = append(folders, name)
		} else if f.exists(name) {
			add(unreadable(name, f.check(name)))
		}
	}
	fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil, !entry.IsDir(), name == ".":
			return nil
		case base == "_posts" && name != base:
			folders = append(folders, name)
			return fs.SkipDir
		case strings.ContainsRune("._", rune(base[0])), slices.Contains(notBlog, base), !isJekyll && name == "posts":
			return fs.SkipDir
		}
		return nil
	})
	return folders
}

// notBlog are folders of other people's files.
var notBlog = []string{"node_modules", "testdata", "vendor"}

// findPosts lists the posts in folders by file.
func findPosts(f *folder, folders []string, isJekyll bool, add func(Problem)) (drafts []*draft) {
	switch {
	case len(folders) > 0:
	case isJekyll:
		add(Problem{Kind: BadFile, What: "there is no folder _posts",
			Hint: "make it, and in it a file such as 2025-01-31-hello.md: a blog with _config.yml is a Jekyll blog"})
	default:
		add(Problem{Kind: BadFile, What: "there is no folder posts or _posts",
			Hint: "make the folder posts, and in it a file such as 2025-01-31-hello.md: its text is the first post"})
	}
	for _, name := range folders {
		f.walk(name, func(file string, entry fs.DirEntry, err error) {
			switch {
			case err != nil:
				add(unreadable(file, err))
			case entry.Type()&fs.ModeSymlink != 0 && f.isFolder(file):
				add(linkedFolder(file))
			case !isPostFile(file, isJekyll):
			case !fileName.MatchString(path.Base(file)):
				add(Problem{Kind: BadFile, File: file, Warning: true, What: "left out: its name is not YYYY-MM-DD-slug.md",
					Hint: "begin the name with the post's date, or move the file out of " + name})
			default:
				drafts = append(drafts, &draft{report: report{file: file}})
			}
		})
	}
	if len(folders) > 0 && len(drafts) == 0 {
		add(Problem{Kind: BadFile, File: folders[0], Warning: true, What: "holds no posts",
			Hint: "make a file such as 2025-01-31-hello.md in it: its text is the first post"})
	}
	return drafts
}

// isPostFile reports whether a file is of a kind that posts are.
func isPostFile(file string, isJekyll bool) bool {
	return isMarkdown(file) || isJekyll && isHTML(file)
}
