//go:build js

package browser

import (
	"encoding/json"
	"slices"
	"syscall/js"

	"hanji/app/post"
	"hanji/app/route"
	"hanji/app/ui"
)

// shelf is what the reader does with what is kept; web/sw.js keeps it.
type shelf struct {
	// keeping is the path of the post that is about to be kept, "" if none is.
	keeping string
	// outcome is ui.Kept or ui.NotKept after an attempt, until the next page.
	outcome   ui.NoticeKind
	measuring bool
	storage   ui.Storage
}

// watchShelf answers the buttons of shelf, posts and notices, and shows what web/boot.js
// keeps as window.hanji, what the worker keeps among it, whenever that changes.
func (e *edge) watchShelf() {
	on(document, StateEvent, func(js.Value) { e.changed() })
	on(document, "click", func(event js.Value) {
		if button := closest(event, "[data-shelf]"); button.Truthy() {
			data := button.Get("dataset")
			e.press(data.Get("shelf").String(), data.Get("path").String(), button)
			e.changed()
		}
	})
}

// press does what a button says.
func (e *edge) press(does, path string, button js.Value) {
	switch does {
	case ui.KeepPost:
		if e.keeping == path {
			return
		}
		if isKept(path) {
			tell("unkeep", "path", path)
			break
		}
		e.keeping, e.outcome = path, ui.NoNotice
		if state := window.Get("hanji").Get("shelf"); state.Truthy() {
			state.Delete("failed") // That was another attempt.
		}
		tell("keep", "root", e.store.root.ID, "path", path, "images", images())
		e.persist()
	case ui.UnkeepPost:
		tell("unkeep", "path", path)
	case ui.KeepAll:
		tell("download", "all", true)
		e.persist()
	case ui.RemoveAll:
		button.Call("closest", "details").Set("open", false)
		tell("remove")
	case ui.ForgetPost:
		forget(path)
	case ui.Install:
		e.ctx.ShowAppInstallPrompt()
	case ui.Accept:
		e.accept()
	case ui.Dismiss:
		e.dismiss()
	}
}

// tell sends the worker a message: its type, then names and values.
func tell(kind string, members ...any) {
	message := map[string]any{"type": kind}
	for i := 0; i < len(members); i += 2 {
		message[members[i].(string)] = members[i+1]
	}
	window.Get("hanji").Call("tell", message)
}

// images are the addresses of the images in the post that is shown.
func images() []any {
	found := document.Call("querySelectorAll", ".hanji-post :is(.hanji-hero, .hanji-prose) img")
	list := []any{}
	for i := range found.Length() {
		src := found.Index(i).Get("currentSrc")
		if !src.Truthy() { // It was not wanted yet.
			src = found.Index(i).Get("src")
		}
		list = append(list, src)
	}
	return list
}

// shelved is what the worker says that it keeps, which may be an older one that says less.
// It is zero before the worker says anything.
func shelved() (s ui.Shelf) {
	said := window.Get("JSON").Call("stringify", window.Get("hanji").Get("shelf")).String()
	_ = json.Unmarshal([]byte(said), &s)
	return s
}

func isKept(path string) bool { return slices.Contains(shelved().Kept, path) }

// changed has the page show what has changed.
func (e *edge) changed() { e.dispatch(e.showChanges) }

// showChanges shows what is to be noticed, and what is kept where the page shows that.
func (e *edge) showChanges() {
	switch {
	case e.keeping == "":
	case isKept(e.keeping):
		e.keeping, e.outcome = "", ui.Kept
	case shelved().Failed == e.keeping:
		e.keeping, e.outcome = "", ui.NotKept
	}
	e.notify()
	e.showKept()
	if e.address.Kind == route.Shelf && e.shown {
		e.showShelf()
		e.measureStorage()
	}
}

// shownPost returns the path of the post that is shown, "" if none is.
func shownPost() string {
	button := document.Call("querySelector", ".hanji-post .hanji-keep")
	if !button.Truthy() {
		return ""
	}
	return button.Get("dataset").Get("path").String()
}

// showKept has the style sheet show the button of the post, if it can be kept.
func (e *edge) showKept() {
	path := shownPost()
	state := ""
	switch {
	case path == "" || keeper() > ui.Ready || keeper() == ui.Asking && window.Get("hanji").Call("isControlled").Bool():
	case path == e.keeping:
		state = "now"
	case isKept(path):
		state = "yes"
	default:
		state = "no"
	}
	data := document.Get("documentElement").Get("dataset")
	if state == "" {
		data.Delete("kept")
	} else {
		data.Set("kept", state)
	}
}

// keepAgain keeps what is new in a post that is kept.
func (e *edge) keepAgain() {
	if path := shownPost(); path != "" && isKept(path) {
		tell("keep", "root", e.store.root.ID, "path", path, "images", images())
	}
}

// enterShelf asks for what the shelf shows.
func (e *edge) enterShelf() {
	if keeper() <= ui.Ready {
		tell("state")
	}
	e.measureStorage()
}

// showShelf renders the shelf anew. What had the focus keeps it or, if it is gone,
// leaves it to what is said of the device.
func (e *edge) showShelf() {
	focused := document.Get("activeElement")
	inside := focused.Truthy() && focused.Call("closest", "main section").Truthy()
	e.number(e.pageAt(e.address))
	e.root.Page = e.page
	e.rendered(func() {
		if inside && !(focused.Get("isConnected").Bool() && focused.Call("checkVisibility").Bool()) {
			document.Call("getElementById", "state").Call("focus", map[string]any{"preventScroll": true})
		}
	})
}

func (e *edge) device() *ui.Device {
	d := &ui.Device{Keeper: keeper(), Online: window.Get("hanji").Get("online").Bool(), Begun: begun(), Storage: e.storage}
	if d.Keeper == ui.Ready {
		d.Install, d.Shelf = e.installable(), shelved()
		slices.Reverse(d.Kept)
	}
	return d
}

func keeper() ui.Keeper {
	hanji := window.Get("hanji")
	switch {
	case !window.Get("isSecureContext").Bool():
		return ui.Insecure
	case !window.Get("navigator").Get("serviceWorker").Truthy(), hanji.Get("refused").Bool():
		return ui.Refused
	case hanji.Get("shelf").Truthy():
		return ui.Ready
	}
	return ui.Asking
}

// measureStorage asks for the site's space. Some browsers do not say.
func (e *edge) measureStorage() {
	manager := window.Get("navigator").Get("storage")
	if e.measuring || !manager.Truthy() {
		return
	}
	e.measuring = true
	go guard(func() {
		defer func() { e.measuring = false }()
		var now ui.Storage
		if estimate, err := await(manager.Call("estimate")); err == nil && estimate.Get("quota").Truthy() {
			now.Usage, now.Quota = estimate.Get("usage").Float(), estimate.Get("quota").Float()
		}
		if persisted, err := await(manager.Call("persisted")); err == nil {
			now.Persistent = persisted.Bool()
		}
		if now != e.storage {
			e.storage = now
			e.changed()
		}
	})
}

// persist asks the browser not to evict what the reader wants kept. The shelf
// shows what comes of it.
func (e *edge) persist() {
	if manager := window.Get("navigator").Get("storage"); manager.Truthy() {
		go guard(func() {
			_, _ = await(manager.Call("persist")) // It is a request.
			e.measureStorage()
		})
	}
}

// pageAt is the store's page, with the device's part of it.
func (e *edge) pageAt(a route.Address) *ui.Page {
	p := e.store.page(a)
	if p != nil && a.Kind == route.Shelf {
		p.Device = e.device()
		e.loadTitles(p.Device)
	}
	return p
}

// loadTitles has the shelf shown anew with the titles of its posts, should they
// not be there yet.
func (e *edge) loadTitles(d *ui.Device) {
	s := e.store
	posts := slices.DeleteFunc(d.Shelved(s.env.Library), func(p *post.Post) bool { return p.HasCard() })
	if len(posts) == 0 {
		return
	}
	go guard(func() {
		if s.root.DecodeCards(s.env.Library, posts, s.chunk) == nil {
			e.changed()
		}
	})
}
