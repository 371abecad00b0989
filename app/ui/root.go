package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Root is the component that go-app mounts in place of the body's first
// element. It starts with what is live only, beside the prerendered page, which
// it leaves alone; from the first navigation on it shows the page as well.
type Root struct {
	app.Compo

	edge   Edge
	page   *Page
	notice Notice
}

// Edge is what the root needs of the browser.
type Edge interface {
	// Navigated is called with the root's context after every change of the
	// address, the first page included. The edge answers, at once or later,
	// by calling show with the page to show, or not at all.
	Navigated(ctx app.Context, show func(*Page))
	// Watch reports what there is to notice, now and whenever it changes.
	Watch(ctx app.Context, notify func(Notice))
	// Reload, Install and Dismiss answer the reader.
	Reload()
	Install(app.Context)
	Dismiss(Notice)
	// Texts is the language of notices before the first page is shown.
	Texts() *Messages
}

// Notice is something said quietly at the edge of the page.
type Notice int

const (
	NoNotice Notice = iota
	// Offline: there is no network, and what is shown is what is kept.
	Offline
	// Update: a newer deployment is there.
	Update
	// Installable: the browser offers to install the blog.
	Installable
)

// NewRoot makes the root for an edge.
func NewRoot(edge Edge) *Root { return &Root{edge: edge} }

// OnMount implements go-app's Mounter.
func (r *Root) OnMount(ctx app.Context) {
	r.edge.Watch(ctx, func(n Notice) { r.notice = n })
}

// OnNav implements go-app's Navigator.
func (r *Root) OnNav(ctx app.Context) {
	r.edge.Navigated(ctx, func(p *Page) { r.page = p })
}

// Render implements go-app's Composer.
func (r *Root) Render() app.UI {
	parts := []app.UI{el("div", attrs{"class", "live", "role", "status"}, r.notices()...)}
	if r.page != nil {
		parts = append(parts, el("div", attrs{"class", "page"}, r.page.View()...))
	}
	return el("div", attrs{"id", "app"}, parts...)
}

func (r *Root) notices() []app.UI {
	if r.notice == NoNotice {
		return nil
	}
	t := r.edge.Texts()
	var message string
	var action app.UI
	switch r.notice {
	case Offline:
		message = t.Offline
	case Update:
		message = t.Update
		action = clickable("button", attrs{"type", "button"}, "reload", func(ctx app.Context, _ app.Event) {
			r.edge.Reload()
		}, text(t.Reload))
	case Installable:
		action = clickable("button", attrs{"type", "button"}, "install", func(ctx app.Context, _ app.Event) {
			r.edge.Install(ctx)
		}, text(t.Install))
	}
	return nodes(
		el("div", attrs{"class", "notice"}, nodes(
			el("span", nil, text(message)),
			action,
			clickable("button", attrs{"type", "button", "class", "close", "aria-label", t.Close}, "close",
				func(ctx app.Context, _ app.Event) {
					r.edge.Dismiss(r.notice)
					r.notice = NoNotice
				}, text("×")))...))
}
