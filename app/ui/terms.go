package ui

import (
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

const (
	// mostTogether is how many terms an index shows as one list.
	mostTogether = 40
	// frequentTerms is how many a longer one puts first.
	frequentTerms = 12
)

// termsView is the index of a taxonomy, in order of name; a long one is divided by
// initials, below its most frequent terms.
func termsView(p *Page, terms []post.Term) []app.UI {
	e := p.Env
	if len(terms) == 0 {
		return []app.UI{
			p.head(),
			el("p", attrs{"class", "hanji-empty"}, text(e.Text.NoPosts)),
			e.backHome(),
		}
	}
	head := p.head(text(e.Text.Terms(len(terms))))
	byName := slices.Clone(terms)
	sort.SliceStable(byName, func(i, j int) bool { return post.CompareNames(byName[i].Name, byName[j].Name) < 0 })
	if len(terms) <= mostTogether {
		return []app.UI{head, e.termList(byName)}
	}
	groups := e.byInitial(byName)
	often := frequent(terms)
	view := []app.UI{
		head,
		el("nav", attrs{"class", "hanji-initials", "aria-label", e.Text.Initials}, each(groups, func(g termGroup) app.UI {
			return el("a", attrs{"href", "#" + fragment(g.id())}, text(g.initial))
		})...),
		when(len(often) > 0, el("section", attrs{"class", "hanji-year"},
			el("h2", nil, text(e.Text.Frequent)),
			e.termList(often))),
	}
	for _, g := range groups {
		view = append(view, el("section", attrs{"class", "hanji-year"},
			el("h2", attrs{"id", g.id()}, text(g.initial)),
			e.termList(g.terms)))
	}
	return view
}

// frequent are the first of terms, which are in order of count, as far as they stand out.
func frequent(terms []post.Term) []post.Term {
	least := terms[len(terms)-1].Count
	return slices.DeleteFunc(slices.Clone(terms[:min(len(terms), frequentTerms)]), func(t post.Term) bool { return t.Count == least })
}

func (e *Env) termList(terms []post.Term) app.UI {
	return el("ul", attrs{"class", "hanji-index"}, each(terms, func(t post.Term) app.UI {
		return el("li", nil,
			e.termLink(t, ""), text(" "),
			el("span", attrs{"class", "hanji-count"}, text(e.Text.Number(t.Count))))
	})...)
}

// termGroup is the terms of one initial.
type termGroup struct {
	initial string
	terms   []post.Term
}

func (g termGroup) id() string { return "initial-" + g.initial }

// byInitial divides terms that are in order of name. What is in the script of the
// language that is read comes first.
func (e *Env) byInitial(terms []post.Term) (groups []termGroup) {
	for _, t := range terms {
		initial := initialOf(t.Name)
		i := slices.IndexFunc(groups, func(g termGroup) bool { return g.initial == initial })
		if i < 0 {
			i = len(groups)
			groups = append(groups, termGroup{initial: initial})
		}
		groups[i].terms = append(groups[i].terms, t)
	}
	if script := e.Text.Script; script != nil {
		isOwn := func(g termGroup) bool {
			r, _ := utf8.DecodeRuneInString(g.initial)
			return unicode.Is(script, r)
		}
		sort.SliceStable(groups, func(i, j int) bool { return isOwn(groups[i]) && !isOwn(groups[j]) })
	}
	return groups
}

// initialOf is what a name is looked up by: the consonant that a syllable of Hangul
// begins with, doubled ones with the plain; a letter in upper case; "0–9"; "#".
func initialOf(name string) string {
	const consonants = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
	r, _ := utf8.DecodeRuneInString(name)
	switch {
	case r >= '가' && r <= '힣': // 588 syllables begin with each, in this order.
		return string([]rune(consonants)[(r-'가')/588])
	case unicode.IsDigit(r):
		return "0–9"
	case unicode.IsLetter(r):
		return string(unicode.ToUpper(r))
	}
	return "#"
}
