package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// el makes an element. Children that are nil are left out.
func el(tag string, a attrs, children ...app.UI) app.UI {
	return element(tag, a, nil, children)
}

// clickable is el with a handler, which must not close over what may change
// without scope changing (go-app compares handlers by their code).
func clickable(tag string, a attrs, scope string, click app.EventHandler, children ...app.UI) app.UI {
	return element(tag, a, func(e app.HTMLElem) {
		e.OnClick(click, app.EventScope(scope))
	}, children)
}

// raw is the single element that html holds.
func raw(html string) app.UI { return app.Raw(html) }

func textNode(s string) app.UI { return app.Text(s) }

func element(tag string, a attrs, on func(app.HTMLElem), children []app.UI) app.UI {
	if slices.Contains(voidTags, tag) {
		// go-app drops empty attributes; an image needs its alt="".
		return app.Raw(openTag(tag, a))
	}
	e := app.Elem(tag)
	for i := 0; i < len(a); i += 2 {
		value := a[i+1]
		if slices.Contains(boolean, a[i]) {
			value = "true"
		}
		e.Attr(a[i], value)
	}
	if on != nil {
		on(e)
	}
	return e.Body(nodes(children...)...)
}
