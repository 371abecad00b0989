package source

import (
	"hanji/app/post"
	"hanji/app/route"
)

// ownPages returns the pages that the blog has whatever its posts are, and those that
// follow from its posts.
func (r *reader) ownPages(drafts []*draft) map[string]bool {
	own := map[string]bool{"/sitemap.xml": true, r.FeedPath(): true}
	for _, path := range route.Own(libraryOf(r, drafts)) {
		own[path] = true
	}
	return own
}

// nameSeries gives all parts of a series one name, the first one's, where they spell it in
// ways that share a slug.
func nameSeries(drafts []*draft) {
	names := map[string]string{}
	for _, d := range drafts {
		if d.left != "" || d.post.Series == "" {
			continue
		}
		slug := post.Slug(d.post.Series)
		if names[slug] == "" {
			names[slug] = d.post.Series
		}
		d.post.Series = names[slug]
	}
}

// libraryOf is of the posts as far as they are read.
func libraryOf(r *reader, drafts []*draft) *post.Library {
	var posts []*post.Post
	for _, d := range drafts {
		if d.left == "" && !d.post.Page {
			posts = append(posts, &d.post)
		}
	}
	return r.NewLibrary(posts)
}
