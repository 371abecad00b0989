package ui

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

// termsView is the index of a taxonomy, in order of name.
func termsView(p *Page, terms []post.Term) []app.UI {
	e := p.Env
	head := el("header", attrs{"class", "head"}, el("h1", nil, text(p.Heading)))
	if len(terms) == 0 {
		return []app.UI{head, el("p", attrs{"class", "empty"}, text(e.Text.NoPosts))}
	}
	byName := slices.Clone(terms)
	sort.SliceStable(byName, func(i, j int) bool {
		return strings.ToLower(byName[i].Name) < strings.ToLower(byName[j].Name)
	})
	return []app.UI{head, el("ul", attrs{"class", "index"}, each(byName, func(t post.Term) app.UI {
		return el("li", nil,
			e.termLink(t, ""), text(" "),
			el("span", attrs{"class", "count"}, text(strconv.Itoa(t.Count))))
	})...)}
}
