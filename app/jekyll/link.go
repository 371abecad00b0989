package jekyll

import (
	"path"
	"strings"

	"hanji/app/problem"
)

// link returns the address of a file of the blog: of a post or page, or of what is copied.
func (v *variables) link(name string) (string, error) {
	file := strings.TrimPrefix(name, "/")
	for _, file := range []string{file, path.Join(v.parent, file)} {
		if d := v.published[file]; d != nil {
			return d.URL, nil
		}
	}
	if onDisk, found := v.folder.Find(file); found && v.isStatic(onDisk) {
		return "/" + file, nil
	}
	return "", problem.Errorf("write the path of a file in the blog's folder, such as _posts/2025-01-31-hello.md", "there is no file %q that is published", name)
}

// postURL returns the address of a post by the name of its file, without its ending,
// perhaps below folders; or else by its date and slug.
func (v *variables) postURL(name string) (string, error) {
	name = strings.TrimPrefix(name, "/")
	for _, d := range v.posts[path.Base(name)] {
		before, after, _ := strings.Cut(d.File, "_posts/")
		if dir := path.Dir(name); dir == "." || dir == path.Dir(after) || dir == path.Dir(before+after) {
			return d.URL, nil
		}
	}
	return "", problem.Errorf("write the name of its file without its ending, such as 2025-01-31-hello", "there is no post %q", name)
}
