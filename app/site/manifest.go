package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"path"
	"strings"

	"hanji/app/icon"
	"hanji/app/settings"
	"hanji/app/ui"
)

// Colours of web/site.css for browsers' own surfaces: the sheet at the top of a
// page, and the page.
const (
	sheetLight = "#fdfaf3"
	sheetDark  = "#1b233d"
	paperLight = "#f6f1e6"
)

// addManifest completes the author's Web App Manifest: what depends on the
// address is always ours, the rest is ours only where the author says nothing.
func (b *builder) addManifest() error {
	s, e := b.source.Settings, b.env
	m := map[string]any{
		"description":      s.Description,
		"display":          "standalone",
		"theme_color":      cmp.Or(s.ThemeColor, sheetLight),
		"background_color": cmp.Or(s.BackgroundColor, s.ThemeColor, paperLight),
		"shortcuts": []any{
			map[string]any{"name": e.Text.Search.Name, "url": "/#" + ui.SearchID},
			map[string]any{"name": e.Text.Shelf.Name, "url": "/shelf/"},
		},
	}
	maps.Copy(m, b.source.Manifest)
	maps.Copy(m, map[string]any{
		"name": s.Name, "short_name": s.ShortName, "lang": s.Lang, "dir": s.Dir,
		"id": e.Base, "scope": e.Base, "start_url": e.Base,
		"icons": b.manifestIcons(),
	})
	for key, value := range m {
		if key != "icons" && key != "id" && key != "scope" && key != "start_url" {
			m[key] = b.placed(key, value)
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(m)
	b.files[manifestPath[1:]] = out.Bytes()
	return err
}

// placed puts the blog's path before the addresses in a value of the manifest,
// which are the members src, url and action at any depth.
func (b *builder) placed(key string, value any) any {
	switch v := value.(type) {
	case string:
		if key == "src" || key == "url" || key == "action" {
			return b.env.Href(v)
		}
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = b.placed(key, item)
		}
		return list
	case map[string]any:
		members := make(map[string]any, len(v))
		for name, item := range v {
			members[name] = b.placed(name, item)
		}
		return members
	}
	return value
}

// icons are those of the app: the author's, those that are made of the blog's own, or hanji's, with
// their types.
func (b *builder) icons() (icons []settings.Icon) {
	for _, icon := range b.source.Settings.Icons {
		file, _, _ := strings.Cut(icon.Src, "?")
		icon.Type = cmp.Or(icon.Type, imageTypes[strings.ToLower(path.Ext(file))])
		icons = append(icons, icon)
	}
	if len(icons) > 0 {
		return icons
	}
	own := b.source.Settings.Own
	for _, f := range own.Made {
		if f.Purpose != icon.Home {
			icons = append(icons, settings.Icon{Src: b.own.icons[f.Name], Sizes: f.Sizes, Type: f.Type, Purpose: f.Purpose})
		}
	}
	if len(icons) == 0 {
		icons = own.Linked
	}
	if len(icons) > 0 {
		return icons
	}
	return []settings.Icon{
		{Src: b.own.icons["icon.svg"], Sizes: "any", Type: "image/svg+xml"},
		{Src: b.own.icons["icon-192.png"], Sizes: "192x192", Type: "image/png"},
		{Src: b.own.icons["icon-512.png"], Sizes: "512x512", Type: "image/png"},
		{Src: b.own.icons["maskable-512.png"], Sizes: "512x512", Type: "image/png", Purpose: "maskable"},
	}
}

func (b *builder) manifestIcons() []map[string]string {
	var list []map[string]string
	for _, icon := range b.icons() {
		entry := map[string]string{"src": b.env.Href(icon.Src)}
		for key, value := range map[string]string{"sizes": icon.Sizes, "type": icon.Type, "purpose": icon.Purpose} {
			if value != "" {
				entry[key] = value
			}
		}
		list = append(list, entry)
	}
	return list
}

// iconLinks are the head's: the blog's own files that tabs show, or every icon but those cut for a
// mask, and the one that iOS takes for the home screen.
func (b *builder) iconLinks() []iconLink {
	var links []iconLink
	shown, touch := b.icons(), b.own.icons["apple-touch-icon.png"]
	if own := b.source.Settings.Own.Linked; len(own) > 0 {
		shown = own
	}
	for _, icon := range shown {
		if icon.Purpose == "maskable" || icon.Purpose == "monochrome" {
			continue
		}
		links = append(links, iconLink{Rel: "icon", Href: b.env.Href(icon.Src), Type: icon.Type, Sizes: icon.Sizes})
		if len(b.source.Settings.Icons) > 0 && (icon.Sizes == "180x180" || touch == "" && icon.Type == "image/png") {
			touch = icon.Src
		}
	}
	if touch != "" {
		links = append(links, iconLink{Rel: "apple-touch-icon", Href: b.env.Href(touch)})
	}
	return links
}

// imageTypes does not depend on the machine, as package mime does.
var imageTypes = map[string]string{
	".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
	".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp",
}

// colors are the theme colours of light and dark pages.
func (b *builder) colors() []property {
	own := b.source.Settings.ThemeColor
	return []property{{"light", cmp.Or(own, sheetLight)}, {"dark", cmp.Or(own, sheetDark)}}
}
