package identity

import (
	"cmp"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/post"
	"hanji/app/settings"
)

// Tagline returns the line that themes have below the name of the blog.
func Tagline(b *jekyll.Blog) string {
	return b.Described(cmp.Or(b.Scalar("tagline"), b.Scalar("subtitle")))
}

// People returns what is known of the owner, whose accounts these are if there is one alone, and
// of the authors in data, besides their names.
func People(b *jekyll.Blog, accounts []post.Link) map[string]settings.Person {
	people := map[string]settings.Person{}
	add := func(author front.Fields) {
		p := settings.Person{URL: firstWeb(author, "url", "uri", "website", "homepage"), Image: firstWeb(author, "avatar", "image", "picture")}
		if name := front.NameIn(author); name != "" && (p.URL != "" || p.Image != "") {
			people[name] = p
		}
	}
	add(b.Table("author"))
	data, of := b.DataFile("authors")
	for _, m := range data.Members {
		add(of.In(m.Value))
	}
	for _, item := range data.Items {
		add(of.In(item))
	}
	if owners := b.Owners(); len(owners) == 1 {
		p := people[owners[0]]
		for _, l := range accounts {
			if address.IsWeb(l.URL) {
				p.SameAs = append(p.SameAs, l.URL)
			}
		}
		if p.URL != "" || p.Image != "" || len(p.SameAs) > 0 {
			people[owners[0]] = p
		}
	}
	return people
}

// firstWeb returns the first of some members that is an address on the web.
func firstWeb(of front.Fields, keys ...string) string {
	for _, key := range keys {
		if text := of.Scalar(key); address.IsWeb(text) {
			return text
		}
	}
	return ""
}
