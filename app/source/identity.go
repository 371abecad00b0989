package source

import (
	"hanji/app/front"
	"hanji/app/identity"
	"hanji/app/jekyll"
)

// identify takes over whose blog it is: what the settings and data of a Jekyll blog say of its
// owner, where manifest.json says nothing.
func (j jekyllRules) identify(r *reader) {
	r.frame = identity.ReadFrame(j.blog.Frame(jekyll.Site{IsStatic: r.folder.Exists, Origin: r.Host(), Base: r.Base, Zone: r.Zone, Now: r.now}), r.Name, r.Base)
	if r.frame.File == "" {
		r.frame = identity.ReadHead(j.blog)
	}
	if r.Author == "" {
		r.Owners = j.blog.Owners()
		r.Author = front.JoinNames(r.Owners)
	}
	r.Tagline, r.Accounts = identity.Tagline(j.blog), identity.Accounts(j.blog)
	r.People, r.Verifications = identity.People(j.blog, r.Accounts), identity.Verifications(j.blog, r.frame)
	r.Accent = identity.Accent(j.blog)
	if r.Comments == nil {
		r.Comments = identity.Comments(j.blog)
		r.commentsAsked = true
	}
}
