//go:build js

package browser

import "hanji/app/ui"

// root makes the root for an address that go-app goes to. Where all of its page is
// at hand, it is in the root: go-app renders it before the click that asked for it is
// over, and Navigated finds it there. What else the edge shows takes up to a 120th of
// a second longer.
func (e *edge) root() *ui.Root {
	if !e.started {
		return ui.NewRoot(e, nil)
	}
	e.adopt()
	a := e.click.to
	if a.Kind == ui.NotFound { // The address has changed already, as when going back.
		a, _ = e.store.here()
	}
	e.ahead = nil
	if a.Href("/") != e.address.Href("/") {
		if e.ahead = e.pageNow(a); e.ahead != nil {
			tellReader("hanji:leave", nil)
			e.number(e.ahead)
			e.page = e.ahead
		}
	}
	return ui.NewRoot(e, e.page)
}

// number tells a page from all others that were shown.
func (e *edge) number(p *ui.Page) {
	e.turns++
	p.Turn = e.turns
}

// readyPages is how many pages of posts are kept at hand.
const readyPages = 8

// ready are the pages of posts that were shown or pointed at, the newest last.
type ready []*ui.Page

func (r *ready) keep(p *ui.Page) {
	if r.find(p.Address) == nil {
		*r = append(*r, p)
		*r = (*r)[max(0, len(*r)-readyPages):]
	}
}

// find returns the page of a post for another turn, nil if it is not at hand.
func (r ready) find(a ui.Address) *ui.Page {
	for _, p := range r {
		if p.Address.Path == a.Path {
			copied := *p
			return &copied
		}
	}
	return nil
}
