//go:build !js

package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/route"
)

// Without is what a page says where it has no scripts. The scripts say the same where
// the client has failed.
func Without(e *Env) app.UI {
	parts := []app.UI{text(e.Text.Until.Without)}
	for _, l := range e.lists() {
		parts = append(parts, text(" "), el("a", attrs{"href", e.Href(l.URL)}, text(l.Name)))
	}
	return el("noscript", attrs{"id", "hanji-without", "class", "hanji-wrap"}.with("lang", e.Foreign()), parts...)
}

// SearchDialog is the dialog, empty. Without the client its form leads to the list
// of what it finds; web/boot.js says there what becomes of the client.
func SearchDialog(e *Env) app.UI {
	t := e.Text.Search
	return el("dialog", attrs{"id", SearchID, "class", "hanji-search", "aria-label", t.Name}.with("lang", e.Foreign()),
		el("form", attrs{"role", "search", "action", e.Href("/"), "autocomplete", "off"},
			el("input", attrs{"type", "search", "name", route.QueryKey, "aria-label", t.Field, "placeholder", t.Field,
				"enterkeyhint", "search", "aria-describedby", SearchStatusID, "spellcheck", "false"}),
			el("button", attrs{"class", "hanji-off", "type", "button", "data-search", "close"}, text(e.Text.Close))),
		el("p", attrs{"id", SearchStatusID, "role", "status", "data-loading", t.Loading}, text(t.Help)),
		el("ol", attrs{"id", FoundID, "class", "hanji-found"}))
}
