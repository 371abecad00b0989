//go:build js

package browser

import (
	"slices"
	"syscall/js"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/ui"
)

// shelf is what the reader does with what is kept; web/sw.js keeps it.
type shelf struct {
	// keeping is the path of the post that is about to be kept, "" if none is.
	keeping string
	// outcome is ui.Kept or ui.NotKept after an attempt, until the next page.
	outcome ui.NoticeKind
	// changed has the page show what has changed.
	changed   func()
	measuring bool
	storage   storage
}

// storage is what the browser says of the site's space.
type storage struct {
	usage, quota float64
	persistent   bool
}

// watchShelf answers the buttons of shelf and posts, and shows what the worker
// keeps, now and whenever it changes.
func (e *edge) watchShelf(ctx app.Context) {
	e.changed = func() { ctx.Dispatch(guarded(e.shelfChanged)) }
	on(document, "hanji:state", func(js.Value) { e.changed() })
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
		if slices.Contains(keptPaths(), path) {
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

func keptPaths() (paths []string) {
	state := window.Get("hanji").Get("shelf")
	if !state.Truthy() {
		return nil
	}
	list := state.Get("kept")
	for i := range list.Length() {
		paths = append(paths, list.Index(i).String())
	}
	return paths
}

// shelfChanged shows what is kept where the page shows it.
func (e *edge) shelfChanged(ctx app.Context) {
	state := window.Get("hanji").Get("shelf")
	switch {
	case e.keeping == "" || !state.Truthy():
	case slices.Contains(keptPaths(), e.keeping):
		e.keeping, e.outcome = "", ui.Kept
	case state.Get("failed").Truthy() && state.Get("failed").String() == e.keeping:
		e.keeping, e.outcome = "", ui.NotKept
	}
	e.notice()
	e.showKept()
	if e.address.Kind == ui.Shelf && e.shown {
		e.showShelf(ctx)
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
	case slices.Contains(keptPaths(), path):
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
	if path := shownPost(); path != "" && slices.Contains(keptPaths(), path) {
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
func (e *edge) showShelf(ctx app.Context) {
	focused := document.Get("activeElement")
	inside := focused.Truthy() && focused.Call("closest", "main section").Truthy()
	e.show(e.pageNow(e.address))
	ctx.Defer(guarded(func(app.Context) {
		if inside && !(focused.Get("isConnected").Bool() && focused.Call("checkVisibility").Bool()) {
			document.Call("getElementById", "state").Call("focus", map[string]any{"preventScroll": true})
		}
	}))
	ctx.Update()
}

func (e *edge) device() *ui.Device {
	hanji := window.Get("hanji")
	d := &ui.Device{
		Keeper: keeper(), Online: hanji.Get("online").Bool(), Begun: begun(),
		Usage: e.storage.usage, Quota: e.storage.quota, Persistent: e.storage.persistent,
	}
	if d.Keeper != ui.Ready {
		return d
	}
	d.Install = installable(e.ctx)
	state := hanji.Get("shelf")
	// The worker may be an older one, which says less.
	is := func(name string) bool { return state.Get(name).Truthy() }
	number := func(name string) int { return state.Get(name).Int() }
	d.Posts, d.Of, d.Bytes = number("posts"), number("of"), state.Get("bytes").Float()
	d.Done, d.Total, d.Busy = number("done"), number("total"), is("busy")
	d.Full, d.All, d.Removed = is("full"), is("all"), is("removed")
	if at := state.Get("updated").Float(); at > 0 {
		d.Updated = time.UnixMilli(int64(at))
	}
	d.Kept = keptPaths()
	slices.Reverse(d.Kept)
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
		var now storage
		if estimate, err := await(manager.Call("estimate")); err == nil && estimate.Get("quota").Truthy() {
			now.usage, now.quota = estimate.Get("usage").Float(), estimate.Get("quota").Float()
		}
		if persisted, err := await(manager.Call("persisted")); err == nil {
			now.persistent = persisted.Bool()
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

// pageNow is the store's, with the device's part of it.
func (e *edge) pageNow(a ui.Address) *ui.Page {
	p := e.store.pageNow(a)
	if p != nil && a.Kind == ui.Shelf {
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
