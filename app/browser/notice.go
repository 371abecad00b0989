//go:build js

package browser

import (
	"hanji/app/route"
	"hanji/app/ui"
)

// notify has the root say what there is to notice now.
func (e *edge) notify() {
	e.notice = e.current()
	e.notice.Text = e.store.env.Text
	document.Get("documentElement").Call("toggleAttribute", "data-notice", e.notice.Kind != ui.NoNotice)
	e.root.Notify(e.notice)
	e.ctx.Update()
}

func (e *edge) current() ui.Notice {
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
	how := e.installable()
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
func (e *edge) installable() ui.NoticeKind {
	standalone := window.Get("navigator").Get("standalone") // Of iOS only.
	switch {
	case e.ctx.IsAppInstallable():
		return ui.Installable
	case !standalone.IsUndefined() && !standalone.Bool():
		return ui.InstallableByHand
	}
	return ui.NoNotice
}

// dismiss closes the notice. Whoever does not want to install is not asked again.
func (e *edge) dismiss() {
	kind := e.notice.Kind
	e.dismissed.change(kind, true, e.about(kind))
	if kind == e.outcome {
		e.outcome = ui.NoNotice
	}
	if kind == ui.Installable || kind == ui.InstallableByHand {
		e.dismissed.change(ui.Installable, true, "")
		keep("local", refusedKey, "no")
	}
}

// accept does what the notice offers.
func (e *edge) accept() {
	switch e.notice.Kind {
	case ui.Kept:
		e.leave()
		e.ctx.Navigate(route.Address{Kind: route.Shelf}.Href(e.store.env.Base))
	case ui.Update:
		window.Get("location").Call("reload")
	case ui.Installable:
		e.ctx.ShowAppInstallPrompt()
	case ui.NewPosts:
		if e.address.Kind == route.Post {
			e.leave()
			e.ctx.Navigate(e.store.env.Href("/"))
			return
		}
		e.adopt()
		e.address, _ = e.store.here()
		if e.begin(&visit{from: e.address, clicked: click{facet: true}}) {
			e.present()
		} else {
			e.open()
		}
		window.Call("scrollTo", 0, 0)
	}
}
