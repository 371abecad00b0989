package jekyll

import (
	"fmt"
	"strings"

	"hanji/app/front"
	"hanji/app/problem"
)

// unusedSettings are settings of Jekyll's plugins and of known themes that nothing here goes
// by, and what to do about it, which may be nothing. A dot leads into a table.
var unusedSettings = []struct {
	hint string
	keys []string
}{
	{"write it into a page of yours, such as about.md", []string{"copyright", "footer_text", "license", "url-pretty"}},
	{"", []string{
		"analytics", "baidu_analytics", "cloudflare_analytics", "google_analytics", "goatcounter", "gtag", "gtm", "matomo", "pageview",
		"pageviews", "umami",
	}},
	{"", []string{"minimal_mistakes_skin", "text_skin", "theme_mode"}},
}

// ReportUnused names the settings that have no effect.
func (b *Blog) ReportUnused() {
	for _, of := range unusedSettings {
		for _, key := range of.keys {
			v, in := front.Value{Members: b.Members}, b.Fields
			for part := range strings.SplitSeq(key, ".") {
				in = in.In(v)
				v = in.Get(part)
			}
			if isOn(v) {
				b.Add(problem.NotCarriedOver, v.At, true, of.hint, fmt.Sprintf("the setting %q has no effect here", key))
			}
		}
	}
}

// isOn reports whether a setting says something. Of a table that says which of several services
// it is about, as themes have them, that counts.
func isOn(v front.Value) bool {
	switch v.Kind {
	case front.Scalar:
		is, isBool := v.Bool()
		return v.Text != "" && (is || !isBool) && v.Text != "default"
	case front.List:
		return len(v.Items) > 0
	}
	for _, m := range v.Members {
		if m.Key == "provider" || m.Key == "active" {
			return isOn(m.Value)
		}
	}
	for _, m := range v.Members {
		if is, isBool := m.Value.Bool(); isOn(m.Value) && !(isBool && is) {
			return true
		}
	}
	return false
}
