package source

import (
	"slices"
	"strings"

	"hanji/app/kramdown"
)

// kramdown reads how a Jekyll blog's Markdown is read: nil if as hanji's own, because
// the blog has another converter than kramdown.
func (c config) kramdown() *kramdown.Options {
	if name := strings.ToLower(c.text("markdown")); !c.exists || name != "" && name != "kramdown" {
		return nil
	}
	o := kramdown.Defaults()
	set := c.table("kramdown")
	for _, m := range set.members {
		switch m.key {
		case "input":
			o.GFM = !strings.EqualFold(m.value.text, "kramdown")
		case "hard_wrap":
			o.HardWrap = set.flag(m.key, o.HardWrap)
		case "gfm_quirks":
			quirks := m.value.texts()
			o.ParagraphEnd, o.NoTypography = slices.Contains(quirks, "paragraph_end"), slices.Contains(quirks, "no_auto_typographic")
		case "typographic_symbols":
			o.TypographicSymbols = map[string]string{}
			for _, symbol := range m.value.members {
				o.TypographicSymbols[symbol.key] = symbol.value.text
			}
		case "link_defs":
			o.LinkDefs = map[string]kramdown.Link{}
			for _, def := range m.value.members {
				parts := append(def.value.texts(), "", "")
				o.LinkDefs[def.key] = kramdown.Link{Address: parts[0], Title: parts[1]}
			}
		default: // Those that a text cannot set are of highlighters and the like.
			o.Set(m.key, strings.Join(m.value.texts(), ","))
		}
	}
	return &o
}

// lineNumbers reports whether code has line numbers wherever it names its language.
func (c config) lineNumbers() bool {
	options := c.table("kramdown").table("syntax_highlighter_opts")
	for _, set := range []fields{options, options.table("block")} {
		if set.flag("line_numbers", false) {
			return true
		}
	}
	return false
}
