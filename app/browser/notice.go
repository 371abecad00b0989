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
	dismissed := map[ui.Notice]bool{}
	e.dismiss = func(n ui.Notice) { dismissed[n] = true }
	update := js.FuncOf(func(js.Value, []js.Value) any {
		ctx.Dispatch(func(ctx app.Context) {
			notify(current(ctx, dismissed))
		})
		return nil
	})
	document.Call("addEventListener", "hanji:state", update)
	notify(current(ctx, dismissed))
}

func current(ctx app.Context, dismissed map[ui.Notice]bool) ui.Notice {
	state := window.Get("hanji")
	switch {
	case !state.Get("online").Bool() && !dismissed[ui.Offline]:
		return ui.Offline
	case state.Get("update").Bool() && !dismissed[ui.Update]:
		return ui.Update
	case ctx.IsAppInstallable() && !dismissed[ui.Installable] && !installRefused():
		return ui.Installable
	}
	return ui.NoNotice
}

// Dismiss implements ui.Edge. Whoever does not want to install is not asked again.
func (e *edge) Dismiss(n ui.Notice) {
	e.dismiss(n)
	if n == ui.Installable {
		keep("local", refusedKey, "no")
	}
}

const refusedKey = "hanji:install"

func installRefused() bool {
	return kept("local", refusedKey) != ""
}

// Reload implements ui.Edge.
func (e *edge) Reload() { window.Get("location").Call("reload") }

// Install implements ui.Edge.
func (e *edge) Install(ctx app.Context) { ctx.ShowAppInstallPrompt() }
