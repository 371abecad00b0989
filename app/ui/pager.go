package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// pager leads from a page of a list to others: by its links to any in a few steps, and by
// its form, which web/reader.js answers, at once.
func (p *Page) pager() app.UI {
	if p.Count == 1 {
		return nil
	}
	e := p.Env
	link := func(number int, a attrs, name string) app.UI {
		to := p.Address
		to.Page = number
		return el("a", append(a, "href", to.Href(e.Base)), text(name))
	}
	step := func(number int, rel, name string) app.UI {
		if number < 1 || number > p.Count {
			return el("span", nil)
		}
		return link(number, attrs{"rel", rel}, name)
	}
	var numbers []app.UI
	for _, n := range linkedPages(p.Number, p.Count) {
		a := attrs{"aria-label", e.Text.Page(n, p.Count)}.when(n == p.Number, "aria-current", "page")
		numbers = append(numbers, el("li", nil, link(n, a, e.Text.Number(n))))
	}
	return el("nav", attrs{"class", "hanji-pager", "aria-label", e.Text.Pager},
		step(p.Number-1, "prev", e.Text.PagePrevious),
		step(p.Number+1, "next", e.Text.PageNext),
		el("ul", nil, numbers...),
		p.jump())
}

// mostLinked is how many pages of a list are linked at most.
const mostLinked = 7

// linkedPages are all pages if they are few, else the first, the last, the one that is shown
// and those beside it, and one amid each of the gaps.
func linkedPages(shown, count int) (list []int) {
	some := []int{1, (1 + shown) / 2, shown - 1, shown, shown + 1, (shown + count + 1) / 2, count}
	for n := range count {
		if count <= mostLinked || slices.Contains(some, n+1) {
			list = append(list, n+1)
		}
	}
	return list
}

// jump asks for the number of a page where not all are linked.
func (p *Page) jump() app.UI {
	t, last := p.Env.Text, p.Address
	last.Page = p.Count
	return when(p.Count > mostLinked, el("form", attrs{"class", "hanji-jump", "data-last", last.Href(p.Env.Base)},
		el("input", attrs{"type", "number", "aria-label", t.PageNumber, "placeholder", "1–" + t.Number(p.Count)}),
		el("button", attrs{"class", "hanji-button"}, text(t.Go))))
}
