package jekyll

import (
	"cmp"
	"path"
	"strings"

	"hanji/app/folder"
)

// Theme is a theme of which more is known here than what its files say: what its gem
// includes, where it has its lists, what its front matter means.
type Theme string

// NoTheme is any other, and a blog's own.
const (
	NoTheme         Theme = ""
	AlFolio         Theme = "al-folio"
	BeautifulJekyll Theme = "beautiful-jekyll"
	Chirpy          Theme = "chirpy"
	Hydejack        Theme = "hydejack"
	MinimalMistakes Theme = "minimal-mistakes"
	SoSimple        Theme = "so-simple"
	TeXt            Theme = "text"
)

// themes are the themes by what the names of their gems, repositories and forks have, and by
// files or folders that only blogs have which are copies of them.
var themes = []struct {
	Theme
	name  string
	files []string
}{
	{AlFolio, "al-folio", []string{"_sass/_distill.scss", "_layouts/distill.html", "_layouts/distill.liquid", "_includes/figure.liquid"}},
	{BeautifulJekyll, "beautiful-jekyll", []string{"_includes/ext-css.html", "css/main-minimal.css"}},
	{Chirpy, "chirpy", []string{"_includes/refactor-content.html", "_sass/addon/commons.scss"}},
	{Hydejack, "hydejack", []string{"_sass/hydejack", "_includes/components/hy-img.html"}},
	{MinimalMistakes, "minimal-mistakes", []string{"_sass/minimal-mistakes", "_includes/page__hero.html"}},
	{SoSimple, "so-simple", []string{"_sass/so-simple"}},
	{TeXt, "text-theme", []string{"_sass/skins/highlight"}},
}

// theme returns the theme that the settings name, or else that the folder is a copy of.
func (c config) theme(f *folder.Folder) Theme {
	name := strings.ReplaceAll(c.themeName(), "_", "-")
	for _, t := range themes {
		if strings.Contains(name, t.name) {
			return t.Theme
		}
	}
	for _, t := range themes {
		for _, file := range t.files {
			if f.Exists(file) || f.IsFolder(file) {
				return t.Theme
			}
		}
	}
	return NoTheme
}

// callouts returns the words that make callouts of paragraphs in the theme alone, as their
// classes.
func (t Theme) callouts() []string {
	if t == TeXt {
		return []string{"error", "info", "success", "warning"}
	}
	return nil
}

// themeName returns the name of the theme that the settings name, without who made it.
func (c config) themeName() string {
	name, _, _ := strings.Cut(path.Base(cmp.Or(c.Scalar("remote_theme"), c.Scalar("theme"))), "@")
	return strings.ToLower(name)
}
