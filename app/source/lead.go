package source

import (
	"hanji/app/address"
	"hanji/app/jekyll"
)

// findLeads finds out where addresses lead that no page has, so that links to them go there
// at once, without a network too.
func (x *index) findLeads(drafts []*draft) {
	x.leads = map[string]string{}
	for _, d := range drafts {
		if d.left != "" {
			continue
		}
		from := d.Get("redirect_from").Scalars()
		for _, from := range from[:min(len(from), maxMoves)] {
			x.note(from, d.post.Path)
		}
	}
	x.rules.leads(x, drafts)
}

// note notes where an address leads, unless that is known.
func (x *index) note(from, to string) {
	if path, err := address.Fill(from, address.Parts{}); err == nil && x.leads[path] == "" {
		x.leads[path] = to
	}
}

func (ownRules) leads(*index, []*draft) {}

// leads are the pages of jekyll-archives.
func (j jekyllRules) leads(x *index, drafts []*draft) {
	x.languages = j.blog.Languages()
	lib := libraryOf(x.reader, drafts)
	x.lists = jekyll.NewLists(lib)
	j.blog.Archives(lib.Posts, x.lists, func(from, to string) {
		x.note(from, to)
		x.archives = append(x.archives, Redirect{from, to})
	})
}
