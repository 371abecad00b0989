package jekyll

import (
	"slices"
	"strings"

	"hanji/app/kramdown"
)

// options reads how a Jekyll blog's Markdown is read: nil if as hanji's own, because
// the blog has another converter than kramdown.
func (c config) options() *kramdown.Options {
	if name := strings.ToLower(c.Scalar("markdown")); name != "" && name != "kramdown" {
		return nil
	}
	o := kramdown.Defaults()
	set := c.Table("kramdown")
	for _, m := range set.Members {
		switch m.Key {
		case "input":
			o.GFM = !strings.EqualFold(m.Value.Text, "kramdown")
		case "hard_wrap":
			o.HardWrap = set.Flag(m.Key, o.HardWrap)
		case "gfm_quirks":
			quirks := m.Value.Texts()
			o.ParagraphEnd, o.NoTypography = slices.Contains(quirks, "paragraph_end"), slices.Contains(quirks, "no_auto_typographic")
		case "typographic_symbols":
			o.TypographicSymbols = map[string]string{}
			for _, symbol := range m.Value.Members {
				o.TypographicSymbols[symbol.Key] = symbol.Value.Text
			}
		case "link_defs":
			o.LinkDefs = map[string]kramdown.Link{}
			for _, def := range m.Value.Members {
				parts := append(def.Value.Texts(), "", "")
				o.LinkDefs[def.Key] = kramdown.Link{Address: parts[0], Title: parts[1]}
			}
		default: // Those that a text cannot set are of highlighters and the like.
			o.Set(m.Key, strings.Join(m.Value.Texts(), ","))
		}
	}
	return &o
}

// lineNumbers reports whether code has line numbers wherever it names its language.
func (c config) lineNumbers() bool {
	options := c.Table("kramdown").Table("syntax_highlighter_opts")
	return options.Flag("line_numbers", false) || options.Table("block").Flag("line_numbers", false)
}
