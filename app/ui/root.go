package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/locale"
	"hanji/app/route"
)

// Root is the component that go-app mounts in place of the body's first
// element. It starts with what is live only, beside the prerendered page, which
// it leaves alone; from the first navigation on it shows the page as well.
type Root struct {
	app.Compo
	// Page is what is shown in place of the prerendered page, nil before the first
	// navigation. go-app takes it over from the root that is made for an address, and
	// renders it before the click is over.
	Page *Page

	navigated func(app.Context, *Root)
	notice    Notice
}

// Notice is something said quietly at the edge of the page.
type Notice struct {
	Kind NoticeKind
	// Count belongs to NewPosts.
	Count int
	// Text is the language of all notices.
	Text *locale.Text
}

// NoticeKind is what a notice is about.
type NoticeKind int

const (
	NoNotice NoticeKind = iota
	// Offline: there is no network, and what is shown is what is kept.
	Offline
	// Update: there is a newer client, or a newer page than the one shown.
	Update
	// NewPosts: a newer deployment has posts that this one has not.
	NewPosts
	// Kept: the post is kept with its images, NotKept: it could not be.
	Kept
	NotKept
	// Installable: the browser offers to install the blog; InstallableByHand: the
	// reader has to ask it to, as on iOS.
	Installable
	InstallableByHand
)

// NewRoot makes a root that shows a page. navigated is called with the root that is mounted,
// and its context, after every change of the address, the first page included.
func NewRoot(navigated func(app.Context, *Root), p *Page) *Root {
	return &Root{navigated: navigated, Page: p}
}

// OnNav implements go-app's Navigator.
func (r *Root) OnNav(ctx app.Context) { r.navigated(ctx, r) }

// Notify has the root say a notice in place of the one before.
func (r *Root) Notify(n Notice) { r.notice = n }

// Render implements go-app's Composer.
func (r *Root) Render() app.UI { return view(r.tree()) }

func (r *Root) tree() app.UI {
	parts := []app.UI{
		el("div", attrs{"class", "hanji-live", "role", "status"}, r.notices()...),
		el("p", attrs{"class", "hanji-heard", "role", "status"}, r.heard()...),
	}
	if r.Page != nil {
		parts = append(parts, el("div", attrs{"class", "hanji-page"}.with("lang", r.Page.Env.Foreign()), r.Page.View()...))
	}
	return el("div", attrs{"id", "app"}, parts...)
}

// heard is what a screen reader says of the page after a navigation.
func (r *Root) heard() []app.UI {
	p := r.Page
	if p == nil {
		return nil
	}
	words := attrs{}.with("lang", p.Env.Foreign())
	switch p.Address.Kind {
	case route.Post, route.Series:
		words = nil // The blog's own.
	case route.List:
		return []app.UI{el("span", nil, text(p.Title())), el("span", words, text(" · "+p.count()))}
	}
	return []app.UI{el("span", words, text(p.Title()))}
}

func (r *Root) notices() []app.UI {
	if r.notice.Kind == NoNotice {
		return nil
	}
	t := r.notice.Text
	message, action := "", ""
	switch r.notice.Kind {
	case Offline:
		message = t.Offline
	case Update:
		message, action = t.Update, t.Reload
	case NewPosts:
		message, action = t.NewPosts(r.notice.Count), t.Show
	case Kept:
		message, action = t.Shelf.KeptNow, t.Shelf.Name
	case NotKept:
		message = t.Shelf.NotKept
	case Installable:
		action = t.Install
	case InstallableByHand:
		message = t.InstallByHand
	}
	return []app.UI{el("div", attrs{"class", "hanji-notice", "lang", t.Lang},
		el("span", nil, text(message)),
		when(action != "", el("button", attrs{"type", "button", "data-shelf", Accept}, el("span", nil, text(action)))),
		el("button", attrs{"type", "button", "class", "hanji-close", "aria-label", t.Close, "data-shelf", Dismiss}, text("×")))}
}
