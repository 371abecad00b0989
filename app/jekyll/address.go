package jekyll

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"hanji/app/address"
)

// Page returns the pattern of a page's address, and what fills it. A raw page keeps the
// ending of its name.
func (b *Blog) Page(file string, isRaw bool) (pattern string, parts address.Parts) {
	dir, name := path.Split("/" + norm.NFC.String(file))
	base := BaseName(file)
	switch {
	case isRaw:
		return "/:path/:basename", address.Parts{Path: dir, File: name}
	case base == "index":
		return "/:path/", address.Parts{Path: dir, File: base}
	}
	return b.suffixed("/:path/:basename"), address.Parts{Path: dir, File: base}
}

// Categories returns those that a post has by the folders above its _posts.
func (b *Blog) Categories(file string) []string {
	above, _ := address.AbovePosts(b.Relative(file))
	folders := strings.FieldsFunc(above, func(r rune) bool { return r == '/' })
	if len(folders) > 1 && folders[0] == translations {
		return folders[2:]
	}
	return folders
}

// BaseName returns the name of a page's file without its ending.
func BaseName(file string) string {
	name := norm.NFC.String(path.Base(file))
	return strings.TrimRight(strings.TrimSuffix(name, path.Ext(name)), ".")
}

// Document returns the pattern of the addresses of a collection's documents.
func (b *Blog) Document(label string) (pattern string) {
	i := slices.IndexFunc(b.collections, func(of Collection) bool { return of.Label == label })
	return b.collections[i].permalink
}

// Place returns the address of a file that is copied, which may lie among a collection's
// documents.
func (b *Blog) Place(file string) string {
	of, within := b.collectionOf(file)
	if !of.Output {
		return "/" + file
	}
	ext := path.Ext(within)
	within = "/" + strings.TrimSuffix(within, ext)
	base := path.Base(within)
	filled, err := address.Fill(of.permalink, address.Parts{Path: within, Slug: base, File: base, Collection: of.Label})
	if err != nil { // An error of the documents.
		return "/" + b.Relative(file)
	}
	return strings.TrimSuffix(strings.TrimSuffix(filled, "/"), ".html") + ext
}
