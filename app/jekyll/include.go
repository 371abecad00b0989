package jekyll

import (
	"embed"
	"path"
	"strings"
)

// themesIncludes has what posts include of themes that are not in a blog's folder: a folder for
// each theme, with the names and parameters that it has there. They make of them what is shown
// here, in as little HTML as says that.
//
//go:embed all:includes
var themesIncludes embed.FS

// readInclude reads what a text includes: a file of the blog, or what its theme has by that
// name. Of a theme that is not known it is what others have, if all that have it agree.
func (b *Blog) readInclude(name string) (source, file string, err error) {
	file = path.Join(b.Dir("includes_dir", "_includes"), name)
	if _, own := b.folder.Find(file); own {
		return b.readTemplate(file)
	}
	if source, ok := ofTheme(b.Theme, name); ok {
		return source, file, nil
	}
	found := map[string]bool{}
	themes, _ := themesIncludes.ReadDir("includes")
	for _, theme := range themes {
		if text, ok := ofTheme(Theme(theme.Name()), name); ok {
			source, found[text] = text, true
		}
	}
	if len(found) == 1 {
		return source, file, nil
	}
	return b.readTemplate(file)
}

// ofTheme returns what a theme has by a name, which before might end in .html where it ends
// in .liquid now.
func ofTheme(theme Theme, name string) (source string, ok bool) {
	file := path.Join("includes", string(theme), name)
	text, err := themesIncludes.ReadFile(file)
	if earlier, isHTML := strings.CutSuffix(file, ".html"); err != nil && isHTML {
		text, err = themesIncludes.ReadFile(earlier + ".liquid")
	}
	return string(text), err == nil && theme != NoTheme
}
