package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// SettingsID is the id of the settings panel. Like the search dialog it is part of the
// document, not of the page. web/reader.js keeps what is chosen in it, and sets it as
// an attribute of the document: data-theme, data-size, data-face,
// data-spacing, data-width.
const SettingsID = "hanji-settings"

// SettingsPanel is what the reader can set.
func SettingsPanel(e *Env) app.UI {
	t := e.Text.Settings
	return el("div", attrs{"id", SettingsID, "class", "hanji-settings", "popover", "auto", "role", "dialog", "aria-label", t.Name}.with("lang", e.Foreign()),
		choice("theme", t.Theme, t.Themes),
		choice("size", t.Size, t.Sizes),
		choice("face", t.Face, t.Faces),
		choice("spacing", t.Spacing, t.Spacings),
		choice("width", t.Width, t.Widths))
}

// settingsButton opens the panel.
func (e *Env) settingsButton(class string) app.UI {
	name := e.Text.Settings.Name
	return el("button", attrs{"class", class, "type", "button", "popovertarget", SettingsID, "aria-label", name, "title", name}, raw(iconSettings))
}

// option is a value of a setting, "" for the default, with its name.
type option struct{ value, name string }

func choice(name, label string, options []option) app.UI {
	content := []app.UI{el("legend", nil, text(label))}
	for _, o := range options {
		content = append(content, el("label", nil,
			el("input", attrs{"type", "radio", "name", name, "value", o.value}),
			el("span", nil, text(o.name))))
	}
	return el("fieldset", nil, content...)
}

// SettingsText is the reader-facing text of the settings.
type SettingsText struct {
	Name, Theme, Size, Face, Spacing, Width string
	Themes, Sizes, Faces, Spacings, Widths  []option
}

var koreanSettings = SettingsText{
	Name: "보기 설정", Theme: "밝기", Size: "글자 크기", Face: "글꼴", Spacing: "줄 간격", Width: "글줄 길이",
	Themes:   []option{{"", "기기대로"}, {"light", "밝게"}, {"dark", "어둡게"}},
	Sizes:    []option{{"small", "작게"}, {"", "보통"}, {"large", "크게"}, {"huge", "아주 크게"}},
	Faces:    []option{{"", "고딕"}, {"serif", "명조"}},
	Spacings: []option{{"tight", "좁게"}, {"", "보통"}, {"loose", "넓게"}},
	Widths:   []option{{"narrow", "짧게"}, {"", "보통"}, {"wide", "길게"}},
}

var englishSettings = SettingsText{
	Name: "Display", Theme: "Brightness", Size: "Text size", Face: "Typeface", Spacing: "Line spacing", Width: "Line length",
	Themes:   []option{{"", "Device"}, {"light", "Light"}, {"dark", "Dark"}},
	Sizes:    []option{{"small", "Small"}, {"", "Medium"}, {"large", "Large"}, {"huge", "Huge"}},
	Faces:    []option{{"", "Sans"}, {"serif", "Serif"}},
	Spacings: []option{{"tight", "Tight"}, {"", "Medium"}, {"loose", "Loose"}},
	Widths:   []option{{"narrow", "Short"}, {"", "Medium"}, {"wide", "Long"}},
}
