//go:build js

package browser

import (
	"syscall/js"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/ui"
)

// lookEvery is how often a page that stays open looks for a new deployment,
// besides when it gets the focus or the network back.
const lookEvery = 5 * time.Minute

// watchDeployments looks for new deployments from now on.
func (e *edge) watchDeployments(ctx app.Context) {
	look := js.FuncOf(func(js.Value, []js.Value) any {
		if window.Get("navigator").Get("onLine").Bool() && !document.Get("hidden").Bool() {
			ctx.Async(func() { e.look(ctx) })
		}
		return nil
	})
	document.Call("addEventListener", "visibilitychange", look)
	window.Call("addEventListener", "focus", look)
	window.Call("addEventListener", "online", look)
	window.Call("setInterval", look, lookEvery.Milliseconds())
}

// look makes a new deployment the next one to be shown, once all of its metadata
// is there. What is half uploaded or can't be reached changes nothing.
func (e *edge) look(ctx app.Context) {
	if e.looking {
		return
	}
	e.looking = true
	defer func() { e.looking = false }()
	base := e.store.env.Base
	root, err := readRoot(base + "bundle.json")
	if err != nil || root.ID == e.newest().root.ID {
		return
	}
	if root.Client != client() {
		window.Call("goappTryUpdate")
		return
	}
	next, err := load(base, root)
	if err != nil {
		return
	}
	ctx.Dispatch(func(app.Context) {
		e.next = next
		delete(e.dismissed, ui.NewPosts)
		e.notice()
	})
	window.Get("hanji").Call("tell", map[string]any{"type": "download"})
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
	e.store, e.next = e.newest(), nil
	e.notice()
}

// isOld reports whether the page is still the prerendered one, of a deployment
// that is not the client's.
func (e *edge) isOld() bool {
	root := boot.Get("root")
	return !e.shown && !root.IsUndefined() && root.String() != e.store.root.ID
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

// text returns a post's text, and the deployment that it is of: that of the page
// or, where its chunk is gone, the one that has taken its place. It must not be
// called on go-app's goroutine.
func (e *edge) text(path string) (*store, post.Text, error) {
	text, err := e.store.text(path)
	if err == nil {
		return e.store, text, nil
	}
	next, nextErr := latest(e.store.env.Base, client())
	if nextErr != nil || next.env.Library.Post(path) == nil {
		return nil, text, err
	}
	if text, nextErr = next.text(path); nextErr != nil {
		return nil, text, err
	}
	return next, text, nil
}
