// Package generator knows the generators of sites whose blogs hanji does not read.
package generator

import (
	"encoding/json"
	"slices"
	"strings"

	"hanji/app/folder"
)

// generators are known by files of theirs, any of which a blog of theirs has, where
// several are written all of them; or by their module in package.json. posts is where
// they keep posts.
var generators = []struct {
	name, posts, module string
	files               []string
}{
	{"Hugo", "content/", "", []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "archetypes", "config/_default",
		"config.toml content layouts", "config.yaml content", "config.yml content", "config.json content"}},
	{"Zola", "content/", "", []string{"config.toml content templates", "config.toml content sass"}},
	{"Hugo or Zola", "content/", "", []string{"config.toml content"}},
	{"Hexo", "source/_posts/", "hexo", []string{"scaffolds", "_config.landscape.yml", "source/_posts"}},
	{"Astro", "src/content/", "astro", []string{"astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.mts", "astro.config.cjs",
		"src/content.config.ts", "src/content.config.js", "src/content.config.mjs", "src/content/config.ts", "src/content/config.js", "src/content/config.mjs"}},
	{"Eleventy", "posts/ or blog/", "@11ty/eleventy", []string{".eleventy.js", ".eleventy.mjs", ".eleventy.cjs",
		"eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"}},
	{"Pelican", "content/", "", []string{"pelicanconf.py", "publishconf.py"}},
	{"Docusaurus", "blog/", "@docusaurus/core", []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"}},
	{"Gatsby", "content/", "gatsby", []string{"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"}},
	{"Quarto", "posts/", "", []string{"_quarto.yml", "_quarto.yaml"}},
	{"VitePress", "any folder", "vitepress", []string{".vitepress", "docs/.vitepress"}},
	{"VuePress", "any folder", "vuepress", []string{".vuepress", "docs/.vuepress"}},
}

// Of returns the generator that a folder is of, "" if it is none that is known, and
// the file that says so.
func Of(f *folder.Folder) (name, posts, file string) {
	const modules = "package.json"
	var needs struct{ Dependencies, DevDependencies map[string]any } // JSON's keys may begin with a small letter.
	if text, err := f.Read(modules); err == nil {
		_ = json.Unmarshal(text, &needs) // It is not for hanji to say what is wrong with it.
	}
	for _, g := range generators {
		for _, files := range g.files {
			all := strings.Fields(files)
			if !slices.ContainsFunc(all, func(file string) bool { return !f.Exists(file) }) {
				return g.name, g.posts, all[0]
			}
		}
		_, uses := needs.Dependencies[g.module]
		_, builds := needs.DevDependencies[g.module]
		if g.module != "" && (uses || builds) {
			return g.name, g.posts, modules
		}
	}
	return "", "", ""
}
