package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// SettingsID is the id of the settings panel. Like the search dialog it is part of the
// document, not of the page. web/reader.js keeps what is chosen in it, and sets it as
// an attribute of the document: data-theme, data-size, data-face,
// data-spacing, data-width.
const SettingsID = "hanji-settings"

const (
	themeSetting   = "theme"
	sizeSetting    = "size"
	faceSetting    = "face"
	spacingSetting = "spacing"
	widthSetting   = "width"
)

// SettingNames are the names of all settings.
func SettingNames() []string {
	return []string{themeSetting, sizeSetting, faceSetting, spacingSetting, widthSetting}
}

// SettingsPanel is what the reader can set.
func SettingsPanel(e *Env) app.UI {
	t := e.Text.Settings
	return el("div", attrs{"id", SettingsID, "class", "hanji-settings", "popover", "auto", "role", "dialog", "aria-label", t.Name}.with("lang", e.Foreign()),
		choice(themeSetting, t.Theme, t.Themes[:], "", "light", "dark"),
		choice(sizeSetting, t.Size, t.Sizes[:], "small", "", "large", "huge"),
		choice(faceSetting, t.Face, t.Faces[:], "", "serif"),
		choice(spacingSetting, t.Spacing, t.Spacings[:], "tight", "", "loose"),
		choice(widthSetting, t.Width, t.Widths[:], "narrow", "", "wide"))
}

// settingsButton opens the panel.
func (e *Env) settingsButton(class string) app.UI {
	name := e.Text.Settings.Name
	return el("button", attrs{"class", class, "type", "button", "popovertarget", SettingsID, "aria-label", name, "title", name}, raw(iconSettings))
}

// choice is a setting and its values, "" for the default, each with its name.
func choice(setting, label string, names []string, values ...string) app.UI {
	content := []app.UI{el("legend", nil, text(label))}
	for i, value := range values {
		content = append(content, el("label", nil,
			el("input", attrs{"type", "radio", "name", setting, "value", value}),
			el("span", nil, text(names[i]))))
	}
	return el("fieldset", nil, content...)
}
