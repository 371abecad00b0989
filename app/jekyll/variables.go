package jekyll

import (
	"path"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/liquid"
)

// variables are what the templates of a Jekyll blog know of it: the drops of Jekyll
// (drops/*.rb), as plain data.
type variables struct {
	*Blog
	site *liquid.Hash
	// pages are the variable "page" of each document.
	pages map[*Document]*liquid.Hash
	// published are the documents that have an address, by file, and posts those that are
	// posts by the name of their file without its ending.
	published map[string]*Document
	posts     map[string][]*Document
	isStatic  func(file string) bool
}

// newVariables describes a blog as far as it is rendered, and with the excerpts of its
// documents.
func (b *Blog) newVariables(site Site, excerptOf func(*Document) any) *variables {
	known := nativeTable(b.Members, site.Zone)
	vars := &variables{Blog: b, site: known, isStatic: site.IsStatic,
		pages: map[*Document]*liquid.Hash{}, published: map[string]*Document{}, posts: map[string][]*Document{}}
	byCollection := map[string][]*Document{}
	for _, d := range site.Documents {
		vars.pages[d] = b.variables(d, site, excerptOf)
		byCollection[d.Collection] = append(byCollection[d.Collection], d)
		if !d.IsListed {
			vars.published[d.File] = d
		}
		if d.Collection == posts {
			name := strings.TrimSuffix(path.Base(d.File), path.Ext(d.File))
			vars.posts[name] = append(vars.posts[name], d)
		}
	}
	for _, docs := range byCollection {
		slices.SortFunc(docs, byDate(site.Now))
	}
	vars.join(byCollection[posts])
	hashes := func(docs []*Document) []any {
		list := make([]any, len(docs))
		for i, d := range docs {
			list[i] = vars.pages[d]
		}
		return list
	}

	known.Set("url", site.Origin)
	known.Set("baseurl", strings.TrimSuffix(site.Base, "/"))
	known.Set("time", site.Now.In(site.Zone))
	known.Set("data", b.data)
	b.chooseSite(known)
	newest := slices.Clone(byCollection[posts])
	slices.Reverse(newest)
	known.Set("posts", hashes(newest))
	known.Set("pages", hashes(byName(byCollection[pages])))
	known.Set("html_pages", hashes(slices.DeleteFunc(byName(byCollection[pages]), (*Document).isRaw)))
	known.Set("static_files", staticFiles(site.Static))
	known.Set("categories", vars.terms(byCollection[posts], "categories"))
	known.Set("tags", vars.terms(byCollection[posts], "tags"))
	documents := hashes(byCollection[posts])
	var collections []any
	all := append(slices.Clone(b.collections), Collection{Label: posts, Output: true})
	slices.SortFunc(all, func(x, y Collection) int { return strings.Compare(x.Label, y.Label) })
	for _, of := range all {
		docs := hashes(byCollection[of.Label])
		entry := nativeTable(b.Table("collections").Get(of.Label).Members, site.Zone)
		entry.Set("label", of.Label)
		entry.Set("docs", docs)
		entry.Set("relative_directory", "_"+of.Label)
		entry.Set("output", of.Output)
		collections = append(collections, entry)
		if of.Label != posts {
			known.Set(of.Label, docs)
			documents = append(documents, docs...)
		}
	}
	known.Set("collections", collections)
	known.Set("documents", documents)
	return vars
}

// staticFiles are files that are copied as templates know them.
func staticFiles(files []string) []any {
	var list []any
	for _, file := range files {
		name, ext := path.Base(file), path.Ext(file)
		list = append(list, map[string]any{"path": "/" + file, "name": name, "extname": ext, "basename": strings.TrimSuffix(name, ext)})
	}
	return list
}

// variables returns what templates know of a document.
func (b *Blog) variables(d *Document, site Site, excerptOf func(*Document) any) *liquid.Hash {
	h := nativeTable(d.Members, site.Zone)
	p := d.Post
	url := d.URL
	name := path.Base(d.File)
	h.Set("url", url)
	h.Set("name", name)
	h.Set("path", b.Relative(d.File))
	if d.Collection == pages {
		h.Set("content", d.Body)
		h.Set("dir", url[:strings.LastIndexByte(url, '/')+1])
		return h
	}
	if site.Rendered {
		h.Set("content", d.html)
	} else {
		h.Set("content", d.Body)
	}
	h.Set("relative_path", b.Relative(d.File))
	h.Set("collection", d.Collection)
	if h.Get("title") == nil {
		h.Set("title", d.title)
	}
	if !p.Date.IsZero() {
		h.Set("date", p.Date.In(site.Zone))
	}
	slug := Slug(d.Fields)
	h.Set("slug", slug)
	h.Set("ext", path.Ext(name))
	h.Set("id", ID(url, slug))
	h.Set("draft", d.IsDraft)
	categories, tags := p.Categories, p.Tags
	if d.Collection != posts { // hanji has no lists of these.
		categories, tags = slices.Concat(namesIn(d.Get("categories"), true), namesIn(d.Get("category"), false)), namesIn(d.Get("tag"), false)
		if tags == nil {
			tags = namesIn(d.Get("tags"), true)
		}
	}
	h.Set("categories", categories)
	h.Set("tags", tags)
	if h.Get("excerpt") == nil {
		h.Set("excerpt", excerptOf(d))
	}
	return h
}

// namesIn returns the names of a list, of words if they are many, or of one.
func namesIn(v front.Value, many bool) (names []string) {
	switch {
	case v.Kind == front.Scalar && many:
		return strings.Fields(v.Text)
	case v.Kind == front.Scalar:
		return []string{v.Text}
	}
	for _, item := range v.Items {
		names = append(names, item.Text)
	}
	return names
}

// join gives each post, the oldest first, its neighbours. What is long of these, and their own
// neighbours, are not written out with them (drops/document_drop.rb).
func (v *variables) join(docs []*Document) {
	briefs := make([]*liquid.Hash, len(docs))
	for i, d := range docs {
		all, h := v.pages[d], &liquid.Hash{}
		for _, key := range all.Keys() {
			if key == "content" || key == "excerpt" {
				h.SetAside(key, all.Get(key))
			} else if key != "previous" && key != "next" {
				h.Set(key, all.Get(key))
			}
		}
		briefs[i] = h
	}
	briefAt := func(i int) any {
		if i < 0 || i >= len(briefs) {
			return nil
		}
		return briefs[i]
	}
	for i, d := range docs {
		briefs[i].SetAside("previous", briefAt(i-1))
		briefs[i].SetAside("next", briefAt(i+1))
		v.pages[d].Set("previous", briefAt(i-1))
		v.pages[d].Set("next", briefAt(i+1))
	}
}

// terms returns the posts of each category or tag, the newest first. The posts are given as
// they were written, and the terms are in the order in which they were first used.
func (v *variables) terms(docs []*Document, key string) *liquid.Hash {
	terms := &liquid.Hash{}
	for _, d := range docs {
		names, _ := v.pages[d].Get(key).([]string)
		for _, name := range names {
			of, _ := terms.Get(name).([]any)
			terms.Set(name, append(of, v.pages[d]))
		}
	}
	for _, name := range terms.Keys() {
		slices.Reverse(terms.Get(name).([]any))
	}
	return terms
}
