//go:build js

// Package browser is the client's edge: it starts go-app on a prerendered page,
// fetches the bundle, follows links, keeps scroll positions and watches what
// the page's boot script (web/boot.js) and worker (web/sw.js) report.
package browser

import (
	"net/url"
	"strings"
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

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
	base := boot.Get("base").String()
	store, err := open(base)
	if err != nil {
		return err
	}
	e := &edge{store: store, positions: restorePositions()}
	e.listen()
	root := func() app.Composer { return ui.NewRoot(e) }
	app.RouteWithRegexp(".*", root)
	app.RunWhenOnBrowser()
	return nil
}

// edge implements ui.Edge.
type edge struct {
	store   *store
	address ui.Address
	started bool
	// shown is true once the root shows the page, and #page is gone.
	shown bool
	click click
	// dismiss remembers a notice as closed.
	dismiss func(ui.Notice)
	positions
}

// here returns the page's own address and its site path.
func (e *edge) here() (ui.Address, bool) {
	u, err := url.Parse(window.Get("location").Get("href").String())
	if err != nil {
		return ui.Address{}, false
	}
	return e.parse(u)
}

// parse reads a URL of this origin; ok is false if it is outside the blog.
func (e *edge) parse(u *url.URL) (a ui.Address, ok bool) {
	path, ok := strings.CutPrefix(u.EscapedPath(), strings.TrimSuffix(e.store.env.Base, "/"))
	if !ok || !strings.HasPrefix(path, "/") {
		return ui.Address{}, false
	}
	if path, ok = unescape(path); !ok {
		return ui.Address{}, false
	}
	return ui.Parse(e.store.env.Library, path, u.Query()), true
}

func unescape(path string) (string, bool) {
	plain, err := url.PathUnescape(path)
	return plain, err == nil
}

// Navigated implements ui.Edge.
func (e *edge) Navigated(ctx app.Context, show func(*ui.Page)) {
	a, _ := e.here()
	first := !e.started
	e.started = true
	if first && boot.Get("start").IsUndefined() && !a.Combined() {
		e.address = a
		e.live(ctx)
		return
	}
	if !first && a.Href("/") == e.address.Href("/") {
		return
	}
	from := e.address
	e.address = a
	clicked := e.click
	e.click = click{}
	if a.Kind != ui.Post {
		e.show(ctx, show, ui.NewPage(e.store.env, a, nil), from, clicked, first)
		return
	}
	ctx.Async(func() {
		text, err := e.store.text(a.Path)
		ctx.Dispatch(func(ctx app.Context) {
			switch {
			case a.Href("/") != e.address.Href("/"):
				// The reader has gone on.
			case err == nil:
				e.show(ctx, show, ui.NewPage(e.store.env, a, &text), from, clicked, first)
			case first:
				a := ui.Address{Kind: ui.Unavailable, Path: a.Path}
				e.show(ctx, show, ui.NewPage(e.store.env, a, nil), from, clicked, first)
			default:
				app.Log(err)
				window.Get("location").Call("reload")
			}
		})
	})
}

// show hands a page to the root and, in the turn in which it is mounted, removes
// the prerendered one, names the page in the head, and scrolls and focuses as a
// browser would after loading it.
func (e *edge) show(ctx app.Context, show func(*ui.Page), p *ui.Page, from ui.Address, clicked click, first bool) {
	show(p)
	ctx.Defer(func(ctx app.Context) {
		if !e.shown {
			document.Call("getElementById", "page").Call("remove")
			e.shown = true
		}
		setHead(p)
		switch {
		case first:
			e.enter()
			e.live(ctx)
		case clicked.facet:
			e.enter()
		default:
			e.arrive()
		}
		clicked.measure(from, p.Address)
	})
	ctx.Update()
}

// live says that the client answers from now on.
func (e *edge) live(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		e.enter()
		document.Get("documentElement").Get("dataset").Set("live", "")
		window.Get("performance").Call("mark", "hanji:live")
	})
	ctx.Update()
}

// Texts implements ui.Edge.
func (e *edge) Texts() *ui.Messages { return e.store.env.Text }

func setHead(p *ui.Page) {
	document.Set("title", p.Title())
	head := document.Get("head")
	set := func(selector, attribute, value string) {
		if found := head.Call("querySelector", selector); found.Truthy() {
			found.Call("setAttribute", attribute, value)
		}
	}
	set(`meta[name="description"]`, "content", p.Description)
	set(`link[rel="canonical"]`, "href", p.Canonical())
}
