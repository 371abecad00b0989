package identity

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"hanji/app/front"
	"hanji/app/jekyll"
)

// tabs are Chirpy's: the pages of a collection, after home. What a tab is called in the words of
// the theme goes before its own title, as there.
func (r menuReader) tabs() Menu {
	var chosen []Page
	for _, p := range r.pages {
		if p.Collection == jekyll.Tabs {
			chosen = append(chosen, p)
		}
	}
	if len(chosen) == 0 {
		return Menu{}
	}
	sortBy := cmp.Or(r.Table("collections").Table(jekyll.Tabs).Scalar("sort_by"), "order")
	slices.SortStableFunc(chosen, func(x, y Page) int {
		if sortBy != "order" {
			return strings.Compare(x.Scalar(sortBy), y.Scalar(sortBy))
		}
		return cmp.Or(cmp.Compare(order(x, math.Inf(1)), order(y, math.Inf(1))), strings.Compare(x.File, y.File))
	})
	words := r.words()
	menu := Menu{From: "_tabs", Entries: []Entry{{Name: words("home"), URL: "/", In: r.File}}}
	for _, p := range chosen {
		name := cmp.Or(words(path.Base(p.URL)), p.Title)
		menu.Entries = append(menu.Entries, Entry{Name: name, File: p.File, In: p.File})
	}
	return menu
}

// order is a page's place among others, the fallback for one that says none.
func order(p Page, fallback float64) float64 {
	n, err := strconv.ParseFloat(p.Get(places...).Text, 64)
	if err != nil {
		return fallback
	}
	return n
}

// words returns what Chirpy calls its tabs in the blog's language: in its own words, or the
// theme's. A language that neither has is English.
func (r menuReader) words() func(tab string) string {
	own := func(lang string) front.Fields {
		v, of := r.DataFile("locales/" + lang)
		return of.In(v).Table("tabs")
	}
	of := cmp.Or(r.lang, "en")
	if len(own(of).Members) == 0 && tabWords[of] == nil {
		of = "en"
	}
	mine := own(of)
	return func(tab string) string { return cmp.Or(mine.Scalar(tab), tabWords[of][tab]) }
}
