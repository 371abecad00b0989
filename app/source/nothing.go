package source

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/generator"
	"hanji/app/problem"
)

// checkPosts says what is wrong where a blog has no posts though its folder suggests some:
// a site without any must not take the place of one that has them. One without posts that
// nobody has written yet, or that their author keeps back, is a site.
func (b *Blog) checkPosts(f *folder.Folder, found findings, lenient bool) (problems []problem.Problem) {
	if len(b.Library.Posts) > 0 {
		return nil
	}
	fail := func(file, hint, format string, args ...any) []problem.Problem {
		return []problem.Problem{{Kind: problem.BadFile, File: file, What: fmt.Sprintf(format, args...), Hint: hint}}
	}
	kept, wrong := 0, 0
	for _, d := range found.drafts {
		switch {
		case d.collection != posts || d.left == "" || d.left == moved:
		case d.left == broken:
			wrong++
		default:
			kept++
		}
	}
	if wrong > 0 && lenient {
		all := "the one post is"
		if b.Read > 1 {
			all = fmt.Sprintf("all %d posts are", b.Read)
		}
		return fail("", "correct what is said of them", "%s left out: nothing would be published", all)
	}
	texts := 0
	for _, s := range b.Skipped {
		if (s.Reason == notRead || s.Reason == linkedTo) && kept+wrong == 0 {
			return fail(s.File, "correct what is said of it", "no post is left: where they may be is left out")
		}
		if (s.Reason == notNamed || s.Reason == notUsed) && isWritten(s.File) {
			texts++
		}
	}
	const hint = "give each a name such as 2025-01-31-hello.md, in posts/, or in _posts/ beside _config.yml"
	name, where, file := generator.Of(f)
	switch {
	case wrong > 0:
	case kept > 0 && (name == "" || where == "posts/" || !f.IsFolder(path.Clean(where))):
		return []problem.Problem{{Kind: problem.BadFile, Warning: true, What: "no post is published: all are left out, each for its reason", Hint: "build --drafts shows drafts; --report FILE lists them all"}}
	case name != "":
		return fail(file, hint, "this is a blog of %s, whose posts (in %s) are not named as here", name, where)
	case texts == 1:
		return fail("", hint, "the one text is not named like a post: nothing would be published")
	case texts > 1:
		return fail("", hint, "of %d texts none is named like a post: nothing would be published", texts)
	case found.onlyMarkdown && len(found.drafts) == 0 && f.IsFolder(posts):
		return []problem.Problem{{Kind: problem.BadFile, File: posts, Warning: true, What: "holds no posts", Hint: "make a file such as 2025-01-31-hello.md in it: its text is the first post"}}
	}
	return nil
}

// otherKinds warns of texts that are named like posts, and are none by their kind. One from
// which a post was made is as it should be.
func (b *Blog) otherKinds(drafts []*draft) (problems []problem.Problem) {
	bare := func(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }
	made := map[string]bool{}
	for _, d := range drafts {
		made[bare(d.File)] = true
	}
	for _, s := range b.Skipped {
		if s.Reason == notUsed && address.IsDated(s.File) && isWritten(s.File) && !made[bare(s.File)] {
			problems = append(problems, problem.Problem{Kind: problem.BadFile, File: s.File, Warning: true, LeavesOut: true,
				What: "left out: it is named like a post, but posts are Markdown",
				Hint: "write it as " + path.Base(bare(s.File)) + ".md, or move the file out of posts"})
		}
	}
	return problems
}

// isWritten reports whether a file is of a kind that other generators have posts of, and
// not one that says what a folder is for.
func isWritten(file string) bool {
	kinds := []string{".adoc", ".asciidoc", ".ipynb", ".liquid", ".mdoc", ".mdx", ".njk", ".org", ".pug", ".qmd", ".rmd", ".rst", ".textile", ".txt"}
	ext := strings.ToLower(path.Ext(file))
	return (folder.IsText(file) || slices.Contains(kinds, ext)) && !strings.EqualFold(strings.TrimSuffix(path.Base(file), path.Ext(file)), "readme")
}
