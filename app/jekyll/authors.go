package jekyll

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/liquid"
)

// ReadAuthors names the blog's authors by what posts call them: those of the settings, of
// _data/authors, and of the collection _authors among the files.
func (b *Blog) ReadAuthors(files []File) {
	authors := map[string]string{}
	for _, key := range []string{"authors", "author"} {
		for _, m := range b.Get(key).Members {
			if name := front.NameIn(b.In(m.Value)); name != "" {
				authors[m.Key] = name
			}
		}
	}
	if known, ok := b.data.Get("authors").(*liquid.Hash); ok {
		for _, key := range known.Keys() {
			if author, ok := known.Get(key).(*liquid.Hash); ok {
				if name, ok := author.Get("name").(string); ok {
					authors[key] = front.PlainText(name)
				}
			}
		}
	}
	for _, file := range files {
		if file.Collection != "authors" {
			continue
		}
		author := front.NewContent(file.Name, true)
		if text, _ := author.Read(b.folder); Cut(&author, text) != nil {
			continue // A warning of the document itself.
		}
		key := strings.TrimSuffix(path.Base(file.Name), path.Ext(file.Name))
		authors[cmp.Or(author.Text("short_name"), author.Text("slug"), key)] = cmp.Or(front.NameIn(author.Fields), front.TitleOf(key, key))
	}
	b.Authors = authors
}

// Owners returns the names of the author of the blog, or of all of its authors, as jekyll-seo-tag,
// Chirpy and al-folio know them.
func (b *Blog) Owners() (names []string) {
	v := b.Get("author")
	switch {
	case v.Kind == front.Absent:
		names = []string{cmp.Or(b.Table("social").Scalar("name"), b.person())}
	case v.Kind == front.Scalar:
		names = []string{cmp.Or(b.Authors[v.Text], front.PlainText(v.Text))}
	default:
		if name := front.NameIn(b.In(v)); name != "" {
			names = []string{name}
			break
		}
		for _, m := range v.Members {
			names = append(names, b.Authors[m.Key])
		}
		for _, item := range v.Items {
			names = append(names, cmp.Or(b.Authors[item.Text], front.PlainText(item.Text)))
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}
