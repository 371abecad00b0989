package source

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"

	"hanji/app/liquid"
)

// variables are what the templates of a Jekyll blog know of it: the drops of Jekyll
// (drops/*.rb), as plain data.
type variables struct {
	site *liquid.Hash
	// pages are the variable "page" of each draft.
	pages map[*draft]*liquid.Hash
}

// newVariables describes a blog. rendered says that texts are rendered; until then their
// contents are as they are written.
func newVariables(x *index, s *Settings, drafts []*draft, now time.Time, rendered bool) *variables {
	vars := &variables{&liquid.Hash{}, map[*draft]*liquid.Hash{}}
	byCollection := map[string][]*draft{}
	for _, d := range drafts {
		if d.left == "" || d.left == listed {
			vars.pages[d] = d.variables(s, rendered)
			byCollection[d.collection] = append(byCollection[d.collection], d)
		}
	}
	for _, docs := range byCollection {
		slices.SortFunc(docs, func(a, b *draft) int { // As they are written, the oldest first.
			return cmp.Or(a.dateOr(now).Compare(b.dateOr(now)), strings.Compare(a.file, b.file))
		})
	}
	vars.link(byCollection[posts])
	hashes := func(docs []*draft) []any {
		list := make([]any, len(docs))
		for i, d := range docs {
			list[i] = vars.pages[d]
		}
		return list
	}

	site := vars.site
	for _, m := range s.config.members {
		site.Set(m.key, native(m.value, s.Zone))
	}
	site.Set("url", s.origin())
	site.Set("baseurl", strings.TrimSuffix(s.Base, "/"))
	site.Set("time", now.In(s.Zone))
	site.Set("data", s.data)
	newest := slices.Clone(byCollection[posts])
	slices.Reverse(newest)
	site.Set("posts", hashes(newest))
	site.Set("pages", hashes(sortedByName(byCollection[pages])))
	site.Set("html_pages", hashes(slices.DeleteFunc(sortedByName(byCollection[pages]), (*draft).isRaw)))
	site.Set("static_files", x.assets.variables())
	site.Set("categories", vars.terms(newest, "categories"))
	site.Set("tags", vars.terms(newest, "tags"))
	documents := hashes(byCollection[posts])
	var collections []any
	all := append(slices.Clone(s.config.collections), collection{label: posts, output: true})
	slices.SortFunc(all, func(a, b collection) int { return strings.Compare(a.label, b.label) })
	for _, of := range all {
		docs := hashes(byCollection[of.label])
		entry := nativeTable(s.config.table("collections").get(of.label).members, s.Zone)
		entry.Set("label", of.label)
		entry.Set("docs", docs)
		entry.Set("relative_directory", "_"+of.label)
		entry.Set("output", of.output)
		collections = append(collections, entry)
		if of.label != posts {
			site.Set(of.label, docs)
			documents = append(documents, docs...)
		}
	}
	site.Set("collections", collections)
	site.Set("documents", documents)
	return vars
}

// dateOr returns the date by which Jekyll sorts, which is now where there is none.
func (d *draft) dateOr(now time.Time) time.Time {
	if d.post.Date.IsZero() {
		return now
	}
	return d.post.Date
}

// variables returns what templates know of a post or a page.
func (d *draft) variables(s *Settings, rendered bool) *liquid.Hash {
	h := nativeTable(d.front.members, s.Zone)
	p := &d.post
	url := strings.TrimSuffix(p.Path, "index.html")
	name := path.Base(d.file)
	h.Set("url", url)
	h.Set("name", name)
	h.Set("path", s.config.relative(d.file))
	h.Set("content", d.body)
	if rendered && d.collection != pages {
		h.Set("content", d.html)
	}
	if d.collection == pages {
		dir := url
		if !strings.HasSuffix(dir, "/") {
			dir = strings.TrimSuffix(path.Dir(dir), "/") + "/"
		}
		h.Set("dir", dir)
		return h
	}
	h.Set("relative_path", s.config.relative(d.file))
	h.Set("collection", d.collection)
	h.Set("title", p.Title)
	if !p.Date.IsZero() {
		h.Set("date", p.Date.In(s.Zone))
	}
	_, slug := d.nameParts()
	slug = firstOf(d.front.scalar("slug"), slug)
	h.Set("slug", slug)
	h.Set("ext", path.Ext(name))
	h.Set("id", path.Join(path.Dir(url), slug))
	h.Set("draft", d.unfinished)
	h.Set("categories", p.Categories)
	h.Set("tags", p.Tags)
	if h.Get("excerpt") == nil {
		h.Set("excerpt", d.excerptSource)
		if rendered {
			h.Set("excerpt", d.excerpt)
		}
	}
	return h
}

// link gives each post, the oldest first, what is known of its neighbours.
func (v *variables) link(docs []*draft) {
	brief := func(d *draft) *liquid.Hash {
		all, h := v.pages[d], &liquid.Hash{}
		for _, key := range all.Keys() {
			if key != "content" && key != "excerpt" && key != "previous" && key != "next" {
				h.Set(key, all.Get(key))
			}
		}
		return h
	}
	for i, d := range docs {
		var previous, next any
		if i > 0 {
			previous = brief(docs[i-1])
		}
		if i+1 < len(docs) {
			next = brief(docs[i+1])
		}
		v.pages[d].Set("previous", previous)
		v.pages[d].Set("next", next)
	}
}

// terms returns the posts, which are the newest first, of each category or tag, in the
// order in which they were first used.
func (v *variables) terms(docs []*draft, key string) *liquid.Hash {
	of := map[string][]any{}
	var order []string
	for _, d := range slices.Backward(docs) {
		names, _ := v.pages[d].Get(key).([]string)
		for _, name := range names {
			if of[name] == nil {
				order = append(order, name)
			}
			of[name] = append(of[name], v.pages[d])
		}
	}
	terms := &liquid.Hash{}
	for _, name := range order {
		slices.Reverse(of[name])
		terms.Set(name, of[name])
	}
	return terms
}

func sortedByName(docs []*draft) []*draft {
	sorted := slices.Clone(docs)
	slices.SortStableFunc(sorted, func(a, b *draft) int { return strings.Compare(path.Base(a.file), path.Base(b.file)) })
	return sorted
}
