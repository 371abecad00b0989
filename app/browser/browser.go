//go:build js

// Package browser is the client's edge: it starts go-app on a prerendered page,
// fetches the bundle, follows links, keeps scroll positions and watches what
// the page's boot script (web/boot.js) and worker (web/sw.js) report.
package browser

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/route"
	"hanji/app/ui"
)

var (
	window   = js.Global()
	document = window.Get("document")
	boot     = document.Call("getElementById", "boot").Get("dataset")
)

// Run takes over the page, which it leaves as it is, and answers the reader
// until the page is left. It returns an error if it cannot start: links then
// stay what they are, and the page works without it.
func Run() error {
	// go-app takes the first element of the body for its own, which may be an extension's.
	document.Get("body").Call("prepend", document.Call("getElementById", "app"))
	root := ""
	if named := boot.Get("root"); !named.IsUndefined() {
		root = named.String()
	}
	store, err := open(boot.Get("base").String(), root)
	if err != nil {
		return err
	}
	e := &edge{store: store, positions: restorePositions(), dismissed: restoreDismissed()}
	e.listen()
	e.prefetchLinks()
	app.RouteWithRegexp(".*", func() app.Composer {
		guard(e.goes)
		return ui.NewRoot(e.navigated, e.page)
	})
	stay() // Now, as go-app may scroll before it calls navigated.
	app.RunWhenOnBrowser()
	return nil
}

// edge is what the client knows of the reader.
type edge struct {
	store *store
	// next is a newer deployment that is not shown yet, nil if there is none.
	next    *store
	looking bool
	// address is where the reader is, or goes, and location what that is to the browser.
	address  route.Address
	location string
	started  bool
	isLive   bool
	// root is the one that go-app has mounted, and ctx its context, which last.
	root *ui.Root
	ctx  app.Context
	// shown is true once the root shows the page, and #page is gone.
	shown bool
	click click
	// page is what the root shows, nil before the first navigation; turns counts
	// what it has shown. visit is the navigation on which that is, nil once it is over.
	page  *ui.Page
	turns int
	visit *visit
	// notice is what the root says, but for the dismissed.
	notice    ui.Notice
	dismissed dismissed
	positions
	shelf
	finder finder
}
