package source

import (
	"errors"
	"path"
	"slices"
	"strings"

	"hanji/app/folder"
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

// skipped says why the post is left out, and with which error.
func (d *draft) skipped() Skipped {
	s := Skipped{File: d.file, Reason: string(d.left)}
	if i := slices.IndexFunc(d.problems, isError); i >= 0 {
		s.Detail = d.problems[i].What
	}
	return s
}

// passedOver lists the files in the folders of posts that are neither posts nor
// published.
func passedOver(f *folder.Folder, folders []string, isJekyll bool, drafts []*draft, assets []Asset) (all []Skipped) {
	known := map[string]bool{}
	for _, d := range drafts {
		known[d.file] = true
	}
	for _, a := range assets {
		known[a.File] = true
	}
	pass := func(file, reason string) { all = append(all, Skipped{File: file, Reason: reason}) }
	for _, dir := range folders {
		f.WalkAll(dir, func(file string, err error) {
			switch {
			case errors.Is(err, folder.ErrLinked):
				pass(file, linkedTo)
			case err != nil: // A problem tells it.
				pass(file, notRead)
			case known[file]:
			case strings.HasPrefix(path.Base(file), "."):
				pass(file, "beginning with a dot")
			case isPostFile(file, isJekyll) && fileName.MatchString(path.Base(file)):
				pass(file, "excluded") // By Jekyll's rules.
			case isPostFile(file, isJekyll):
				pass(file, notNamed)
			default:
				pass(file, notUsed)
			}
		})
	}
	return all
}
