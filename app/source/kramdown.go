package source

import (
	"strconv"
	"strings"

	"hanji/app/kramdown"
	"hanji/app/prepare"
)

// kramdown reads how a Jekyll blog's Markdown is read: nil if as hanji's own, because
// the blog has another converter than kramdown.
func (c config) kramdown() *kramdown.Options {
	if name := strings.ToLower(c.text("markdown")); !c.exists || name != "" && name != "kramdown" {
		return nil
	}
	o := kramdown.Defaults()
	set := config{fields: fields{c.report, c.get("kramdown").members}}
	o.GFM = !strings.EqualFold(set.text("input"), "kramdown")
	o.HardWrap = set.flag("hard_wrap", o.HardWrap)
	o.AutoIDs = set.flag("auto_ids", o.AutoIDs)
	o.AutoIDPrefix = set.text("auto_id_prefix")
	o.ParseBlockHTML = set.flag("parse_block_html", o.ParseBlockHTML)
	o.ParseSpanHTML = set.flag("parse_span_html", o.ParseSpanHTML)
	o.EntityOutput = firstOf(set.text("entity_output"), o.EntityOutput)
	o.FootnoteBacklink = firstOf(set.text("footnote_backlink"), o.FootnoteBacklink)
	if quotes := strings.Split(set.text("smart_quotes"), ","); len(quotes) == len(o.SmartQuotes) {
		for i, name := range quotes {
			o.SmartQuotes[i] = strings.TrimSpace(name)
		}
	}
	if levels := levelsOf(set.get("toc_levels")); levels != nil {
		o.TOCLevels = levels
	}
	return &o
}

// levelsOf reads levels of headings: a list of numbers, or the first and the last, as
// "1..3".
func levelsOf(v value) (levels []int) {
	texts := strings.FieldsFunc(v.text, func(r rune) bool { return r == ',' || r == ' ' })
	for _, item := range v.items {
		texts = append(texts, item.text)
	}
	for _, text := range texts {
		from, to, isRange := strings.Cut(text, "..")
		first, err := strconv.Atoi(from)
		last := first
		if isRange && err == nil {
			last, err = strconv.Atoi(to)
		}
		if err != nil {
			return nil
		}
		for level := first; level <= min(last, 6); level++ {
			levels = append(levels, level)
		}
	}
	return levels
}

// prepareKramdown prepares a body in kramdown.
func (d *draft) prepareKramdown(in prepare.Input) prepare.Output {
	html, warnings := kramdown.Render(d.body, *d.kramdown)
	for _, w := range warnings {
		d.warnf(position{line: d.lines + w.Line}, w.Hint, "%s", w.What)
	}
	in.Source, in.Written = html, d.body
	return prepare.HTML(in)
}
