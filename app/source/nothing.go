package source

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"hanji/app/folder"
)

// generators are known by files of theirs, any of which a blog of theirs has; posts is
// where they keep posts.
var generators = []struct {
	name, posts string
	files       []string
}{
	{"Hugo", "content/", []string{"hugo.toml", "hugo.yaml", "hugo.json", "archetypes", "config/_default"}},
	{"Hexo", "source/_posts/", []string{"scaffolds", "_config.landscape.yml", "source/_posts"}},
	{"Astro", "src/content/", []string{"astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts", "astro.config.cjs"}},
	{"Eleventy", "posts/ or blog/", []string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"}},
	{"Pelican", "content/", []string{"pelicanconf.py"}},
}

// generator returns the generator that a folder is of, "" if it is none that is known, and
// the file that says so.
func generator(f *folder.Folder) (name, posts, file string) {
	for _, g := range generators {
		if i := slices.IndexFunc(g.files, f.Exists); i >= 0 {
			return g.name, g.posts, g.files[i]
		}
	}
	return "", "", ""
}

// checkPosts says what is wrong where a blog has no posts though its folder suggests some:
// a site without any must not take the place of one that has them. One without posts that
// nobody has written yet, or that their author keeps back, is a site.
func (b *Blog) checkPosts(f *folder.Folder, drafts []*draft) (problems []Problem) {
	if len(b.Library.Posts) > 0 {
		return nil
	}
	kept, misnamed := 0, 0
	for _, d := range drafts {
		if d.collection == posts && d.left == broken && d.lenient {
			return []Problem{{Kind: BadFile, What: fmt.Sprintf("all %d posts are left out: nothing would be published", b.Read), Hint: "correct what is said of them"}}
		}
		if d.collection == posts && d.left != "" {
			kept++
		}
	}
	for _, s := range b.Skipped {
		if s.Reason == notNamed && !strings.EqualFold(strings.TrimSuffix(path.Base(s.File), path.Ext(s.File)), "readme") {
			misnamed++
		}
	}
	const hint = "give each a name such as 2025-01-31-hello.md, in posts/, or in _posts/ beside _config.yml"
	name, where, file := generator(f)
	switch {
	case kept > 0:
	case name != "":
		return []Problem{{Kind: BadFile, File: file, What: fmt.Sprintf("this is a blog of %s, whose posts (in %s) are not named as here", name, where), Hint: hint}}
	case misnamed > 0:
		return []Problem{{Kind: BadFile, What: fmt.Sprintf("of %d texts none is named like a post: nothing would be published", misnamed), Hint: hint}}
	case !b.Settings.config.exists && len(drafts) == 0 && f.IsFolder("posts"):
		return []Problem{{Kind: BadFile, File: "posts", Warning: true, What: "holds no posts", Hint: "make a file such as 2025-01-31-hello.md in it: its text is the first post"}}
	}
	return nil
}
