package site

import (
	"maps"
	"mime"
	"path"
	"strings"

	"hanji/app/source"
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
		"theme_color":      first(s.ThemeColor, sheetLight),
		"background_color": first(s.BackgroundColor, s.ThemeColor, paperLight),
		"shortcuts": []any{
			map[string]any{"name": e.Text.Categories, "url": "/categories/"},
			map[string]any{"name": e.Text.Archive, "url": "/archive/"},
		},
	}
	maps.Copy(m, b.source.Manifest)
	maps.Copy(m, map[string]any{
		"name": s.Name, "short_name": s.ShortName, "lang": s.Lang, "dir": s.Dir,
		"id": e.Base, "scope": e.Base, "start_url": e.Base,
		"icons": b.manifestIcons(),
	})
	if shortcuts, ok := m["shortcuts"].([]any); ok {
		var placed []any
		for _, item := range shortcuts {
			if shortcut, ok := item.(map[string]any); ok {
				shortcut = maps.Clone(shortcut)
				if to, ok := shortcut["url"].(string); ok {
					shortcut["url"] = e.Href(to)
				}
				item = shortcut
			}
			placed = append(placed, item)
		}
		m["shortcuts"] = placed
	}
	data, err := marshal(m)
	b.files[manifestPath[1:]] = append(data, '\n')
	return err
}

// icons are the author's, or hanji's own.
func (b *builder) icons() []source.Icon {
	if own := b.source.Settings.Icons; len(own) > 0 {
		return own
	}
	return []source.Icon{
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
		for key, value := range map[string]string{"sizes": icon.Sizes, "type": iconType(icon), "purpose": icon.Purpose} {
			if value != "" {
				entry[key] = value
			}
		}
		list = append(list, entry)
	}
	return list
}

// iconLinks are the head's: every icon but those cut for a mask, and the one
// that iOS takes for the home screen.
func (b *builder) iconLinks() []iconLink {
	var links []iconLink
	touch := ""
	for _, icon := range b.icons() {
		if icon.Purpose == "maskable" || icon.Purpose == "monochrome" {
			continue
		}
		links = append(links, iconLink{Rel: "icon", Href: b.env.Href(icon.Src), Type: iconType(icon), Sizes: icon.Sizes})
		if icon.Sizes == "180x180" || touch == "" && iconType(icon) == "image/png" {
			touch = b.env.Href(icon.Src)
		}
	}
	if len(b.source.Settings.Icons) == 0 {
		touch = b.env.Href(b.own.icons["apple-touch-icon.png"])
	}
	if touch != "" {
		links = append(links, iconLink{Rel: "apple-touch-icon", Href: touch})
	}
	return links
}

func iconType(icon source.Icon) string {
	if icon.Type != "" {
		return icon.Type
	}
	file, _, _ := strings.Cut(icon.Src, "?")
	return mime.TypeByExtension(path.Ext(file))
}

// colors are the theme colours of light and dark pages.
func (b *builder) colors() []property {
	return []property{
		{"light", first(b.source.Settings.ThemeColor, sheetLight)},
		{"dark", sheetDark},
	}
}
