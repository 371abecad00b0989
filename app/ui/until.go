//go:build !js

package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// UntilText is the reader-facing text of what stands in for the client, which has no
// use for it.
type UntilText struct {
	// Waiting and Failed are of a list that only the client can show.
	Waiting, Failed string
	// Without says what there is not, and leads to the lists, without scripts or where
	// the client has failed.
	Without string
}

func (m *Messages) until() *UntilText {
	if m == &korean {
		return &koreanUntil
	}
	return &englishUntil
}

// AsksAttributes are the words of web/asks.js as attributes of its element.
func AsksAttributes(m *Messages) string {
	t := m.until()
	return attrs{
		"data-quoted", m.Search.Quoted("{}"), "data-waiting", t.Waiting, "data-failed", t.Failed, "data-reload", m.Reload,
	}.html()
}

// Without is what a page says where it has no scripts. The scripts say the same where
// the client has failed.
func Without(e *Env) app.UI {
	parts := []app.UI{text(e.Text.until().Without)}
	for _, l := range []struct {
		name string
		kind Kind
	}{{e.Text.Categories, Categories}, {e.Text.Tags, Tags}, {e.Text.Archive, Archive}} {
		parts = append(parts, text(" "), el("a", attrs{"href", Address{Kind: l.kind}.Href(e.Base)}, text(l.name)))
	}
	return el("noscript", attrs{"id", "hanji-without", "class", "hanji-wrap"}.with("lang", e.Foreign()), parts...)
}

// SearchDialog is the dialog, empty. Without the client its form leads to the list
// of what it finds; web/boot.js says there what becomes of the client.
func SearchDialog(e *Env) app.UI {
	t := e.Text.Search
	return el("dialog", attrs{"id", SearchID, "class", "hanji-search", "aria-label", t.Name}.with("lang", e.Foreign()),
		el("form", attrs{"role", "search", "action", e.Href("/"), "autocomplete", "off"},
			el("input", attrs{"type", "search", "name", "q", "aria-label", t.Field, "placeholder", t.Field,
				"enterkeyhint", "search", "aria-describedby", SearchStatusID, "spellcheck", "false"}),
			el("button", attrs{"class", "hanji-off", "type", "button", "data-search", "close"}, text(e.Text.Close))),
		el("p", attrs{"id", SearchStatusID, "role", "status", "data-loading", t.Loading}, text(t.Help)),
		el("ol", attrs{"id", FoundID, "class", "hanji-found"}))
}

var koreanUntil = UntilText{
	Waiting: "글을 찾고 있습니다.",
	Failed:  "모든 글을 보여 드립니다.",
	Without: "스크립트가 꺼져 있거나 불러오지 못해 찾기와 골라 보기를 쓸 수 없습니다. 목록에서 찾아보세요.",
}

var englishUntil = UntilText{
	Waiting: "Looking for posts.",
	Failed:  "These are all posts.",
	Without: "Search and filters need scripts, which are off here or could not be loaded. The lists may help.",
}
