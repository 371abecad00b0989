//go:build js

package browser

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/ui"
)

// Watch implements ui.Edge: web/boot.js keeps window.hanji and announces its
// changes with an event.
func (e *edge) Watch(ctx app.Context, notify func(ui.Notice)) {
	e.ctx = ctx
	e.notice = func() { notify(e.current(ctx)) }
	on(document, "hanji:state", func(js.Value) { ctx.Dispatch(guarded(func(app.Context) { e.notice() })) })
	e.notice()
}

func (e *edge) current(ctx app.Context) ui.Notice {
	state := window.Get("hanji")
	n := e.newPosts()
	online := state.Get("online").Bool()
	if online {
		e.dismissed.change(ui.Offline, false, "")
	}
	switch {
	case e.outcome != ui.NoNotice:
		return ui.Notice{Kind: e.outcome}
	case !online && !e.isDismissed(ui.Offline):
		return ui.Notice{Kind: ui.Offline}
	case state.Get("update").Bool() && !e.isDismissed(ui.Update):
		return ui.Notice{Kind: ui.Update}
	case n > 0 && !e.isDismissed(ui.NewPosts):
		return ui.Notice{Kind: ui.NewPosts, Count: n}
	}
	// The marks are read last: there may be many, and the state changes often.
	how := installable(ctx)
	if how != ui.NoNotice && !e.isDismissed(ui.Installable) && kept("local", refusedKey) == "" && hasRead(readBeforeInstall) {
		return ui.Notice{Kind: how}
	}
	return ui.Notice{}
}

// readBeforeInstall is how many posts a reader has read before the blog offers to be
// installed: by then it may be worth it.
const readBeforeInstall = 2

const refusedKey = "install"

// installable returns how the blog can be installed, NoNotice if it can't.
func installable(ctx app.Context) ui.NoticeKind {
	standalone := window.Get("navigator").Get("standalone") // Of iOS only.
	switch {
	case ctx.IsAppInstallable():
		return ui.Installable
	case !standalone.IsUndefined() && !standalone.Bool():
		return ui.InstallableByHand
	}
	return ui.NoNotice
}

// Dismiss implements ui.Edge. Whoever does not want to install is not asked again.
func (e *edge) Dismiss(kind ui.NoticeKind) { guard(func() { e.dismiss(kind) }) }

func (e *edge) dismiss(kind ui.NoticeKind) {
	e.dismissed.change(kind, true, e.about(kind))
	if kind == e.outcome {
		e.outcome = ui.NoNotice
	}
	if kind == ui.Installable || kind == ui.InstallableByHand {
		e.dismissed.change(ui.Installable, true, "")
		keep("local", refusedKey, "no")
	}
	e.notice()
}

// Accept implements ui.Edge. The button that was pressed is gone with its notice,
// so its own context would do nothing later.
func (e *edge) Accept(kind ui.NoticeKind) { guard(func() { e.accept(kind) }) }

func (e *edge) accept(kind ui.NoticeKind) {
	switch kind {
	case ui.Kept:
		e.leave()
		e.ctx.Navigate(ui.Address{Kind: ui.Shelf}.Href(e.store.env.Base))
	case ui.Update:
		window.Get("location").Call("reload")
	case ui.Installable:
		e.ctx.ShowAppInstallPrompt()
	case ui.NewPosts:
		if e.address.Kind == ui.Post {
			e.leave()
			e.ctx.Navigate(e.store.env.Href("/"))
			return
		}
		e.adopt()
		e.address, _ = e.store.here()
		e.open(e.ctx, e.address, click{facet: true}, false)
		window.Call("scrollTo", 0, 0)
	}
}
