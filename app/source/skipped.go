package source

import (
	"errors"
	"path"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/problem"
)

// Skipped is a file that is not published, though its place suggests it.
type Skipped struct {
	File string
	// Reason is one of a few, and reads well after a number of files: "not
	// published". Detail, which may be empty, is the problem of a broken post.
	Reason, Detail string
}

const (
	// notNamed is the reason of texts that are no posts by their names.
	notNamed = "not named YYYY-MM-DD-slug"
	// notUsed is that of files that are none by their kind.
	notUsed = "neither a post nor used by one"
	// notRead and linkedTo are those of folders, whose files are not known.
	notRead  = "not read"
	linkedTo = "linked to a folder"
)

// isMissed reports whether the blog does not have what the author wrote. A page without a text
// of its own, in the place of which is one of the blog's, is what that is.
func (d *draft) isMissed() bool {
	isText := strings.TrimSpace(d.Body) != ""
	return d.left != "" && d.left != moved && d.left != listed && (d.left != replaced || isText)
}

// skipped says why the post is left out, and with which error.
func (d *draft) skipped() Skipped {
	s := Skipped{File: d.File, Reason: string(d.left)}
	if i := slices.IndexFunc(d.Problems, problem.IsError); i >= 0 {
		s.Detail = d.Problems[i].What
	}
	return s
}

// passedOver lists the files in the folders of posts that are neither posts nor
// published.
func passedOver(f *folder.Folder, found findings, assets []Asset) (all []Skipped) {
	known := map[string]bool{}
	for _, d := range found.drafts {
		known[d.File] = true
	}
	for _, a := range assets {
		known[a.File] = true
	}
	pass := func(file, reason string) { all = append(all, Skipped{File: file, Reason: reason}) }
	isPost := folder.IsText
	if found.onlyMarkdown {
		isPost = folder.IsMarkdown
	}
	for _, dir := range found.folders {
		f.WalkAll(dir, func(file string, err error) {
			switch {
			case errors.Is(err, folder.ErrLinked):
				pass(file, linkedTo)
			case err != nil: // A problem tells it.
				pass(file, notRead)
			case known[file]:
			case strings.HasPrefix(path.Base(file), "."):
				pass(file, "beginning with a dot")
			case isPost(file) && address.IsDated(file):
				pass(file, "excluded") // By Jekyll's rules.
			case isPost(file):
				pass(file, notNamed)
			default:
				pass(file, notUsed)
			}
		})
	}
	return all
}
