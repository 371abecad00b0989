//go:build js

package browser

import (
	"errors"
	"syscall/js"
	"time"

	"hanji/app/bundle"
	"hanji/app/route"
)

// lookEvery is how often a page that stays open looks for a new deployment,
// besides when it gets the focus or the network back.
const lookEvery = 5 * time.Minute

// watchDeployments looks for new deployments from now on.
func (e *edge) watchDeployments() {
	look := func(js.Value) {
		if window.Get("navigator").Get("onLine").Bool() && !document.Get("hidden").Bool() {
			go guard(e.look)
		}
	}
	on(document, "visibilitychange", look)
	on(window, "focus", look)
	on(window, "online", look)
	window.Call("setInterval", listener(look), lookEvery.Milliseconds())
}

// look makes a new deployment the next one to be shown, once all of its index is
// there and the home page is of it too: an edge that still has the root of
// yesterday, or a half upload, changes nothing. Nor does what can't be reached.
func (e *edge) look() {
	if e.looking {
		return
	}
	e.looking = true
	defer func() { e.looking = false }()
	base, at := e.store.env.Base, time.Now().UnixMilli()
	root, err := readRoot(base + "bundle.json")
	if errors.Is(err, errClient) || errors.Is(err, bundle.ErrSchema) {
		window.Call("goappTryUpdate")
		return
	}
	if err != nil || root.ID == e.newest().root.ID {
		return
	}
	home, err := fetch(base, "no-cache")
	if err != nil || !isOf(home, root) {
		return
	}
	if !looksAsHere(home) {
		window.Get("hanji").Call("renew")
		return
	}
	next, err := load(base, root)
	if err != nil {
		return
	}
	e.dispatch(func() {
		e.next = next
		e.notify()
	})
	window.Get("hanji").Call("tell", map[string]any{"type": "download", "root": root.ID, "at": at})
}

// newest is the newest deployment that is known.
func (e *edge) newest() *store {
	if e.next != nil {
		return e.next
	}
	return e.store
}

// adopt goes over to the newest deployment: what is shown from now on is of it.
func (e *edge) adopt() {
	if e.next != nil {
		e.store, e.next = e.next, nil
		e.notify()
	}
}

// newPosts counts the posts that only the next deployment lists.
func (e *edge) newPosts() (n int) {
	if e.next == nil {
		return 0
	}
	for _, p := range e.next.env.Library.Listed() {
		if e.store.env.Library.Post(p.Path) == nil {
			n++
		}
	}
	return n
}

// fill has at hand what the page at an address shows, and returns the deployment that it
// is of: the one that is shown or, where a chunk of it is gone, its successor. It must not
// be called on go-app's goroutine.
func (e *edge) fill(a route.Address) (*store, error) {
	err := e.store.fill(a)
	if err == nil {
		return e.store, nil
	}
	next, nextErr := openSuccessor(e.store.env.Base)
	if nextErr != nil || next.root.ID == e.store.root.ID {
		return nil, err
	}
	if a, path := next.here(); path == "" || next.fill(a) != nil {
		return nil, err
	}
	return next, nil
}
