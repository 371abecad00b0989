package folder

import (
	"path"
	"slices"
	"strings"
)

// IsMarkdown reports whether a file is Markdown by its name.
func IsMarkdown(file string) bool { return ends(file, ".md", ".markdown", ".mkdown", ".mkdn", ".mkd") }

// IsHTML reports whether a file is HTML by its name.
func IsHTML(file string) bool { return ends(file, ".html", ".htm", ".xhtml") }

// IsImage reports whether a file is named like an image whose size can be read.
func IsImage(file string) bool {
	return ends(file, ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")
}

// IsText reports whether a file is one that texts are written in.
func IsText(file string) bool { return IsMarkdown(file) || IsHTML(file) }

func ends(file string, exts ...string) bool {
	return slices.Contains(exts, strings.ToLower(path.Ext(file)))
}
