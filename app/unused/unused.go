// Package unused names what of a Jekyll blog is not carried over: settings, and what its files add
// to its theme.
package unused

import (
	"fmt"
	"regexp"
	"strings"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/problem"
)

// unusedSettings are settings of Jekyll's plugins and of known themes that nothing here goes
// by, and what to do about it, which may be nothing. A dot leads into a table. Those
// of a kind are told of at once.
var unusedSettings = []struct {
	kind sort
	hint string
	keys []string
}{
	{"", "write it into a page of yours, such as about.md", []string{"copyright", "footer_text", "license", "url-pretty"}},
	{analytics, "", []string{
		"51la", "analytics", "baidu_analytics", "baidu_tongji", "busuanzi", "clarity", "cloudflare_analytics", "cnzz", "cronitor_analytics", "fathom",
		"ga_tracking", "gauges", "goatcounter", "google_analytics", "google_analytics_id", "google_tag_manager", "googleAnalytics", "gtag", "gtm",
		"heap", "matomo", "mixpanel", "naver_analytics", "openpanel_analytics", "pageview", "pageviews", "panelbear_analytics", "piwik",
		"pirsch_analytics", "plausible", "simpleanalytics", "statcounter", "tongji", "umami", "umami_analytics", "wcs",
	}},
	{ads, "", []string{"ads", "adsense", "carbon_ads", "google_ad_client", "google_ads", "google_adsense", "google_adsense_client"}},
	{chats, "", []string{"channel_talk", "channeltalk", "chatra", "crisp", "gitter", "intercom", "tawk", "tawkto", "tidio"}},
	{scripts, "", []string{
		"after_footer_scripts", "common-ext-js", "common-js", "custom_head", "custom_js", "footer_scripts", "head_scripts", "site-js",
	}},
	{styles, "", []string{
		"custom_css", "common-css", "common-ext-css", "footer-col", "footer-hover-col", "footer-link-col", "footer-text-col", "hover-col", "minimal_mistakes_skin",
		"navbar-border-col", "navbar-col", "navbar-text-col", "page-col", "site-css", "skin", "text-col", "text_skin", "theme_mode",
	}},
}

// sort is what parts of a theme are for that have no place here.
type sort string

const (
	analytics sort = "analytics"
	ads       sort = "ads"
	chats     sort = "chats with readers"
	scripts   sort = "scripts of your own"
	styles    sort = "colours and styles"
)

// sortHints say what to do about them.
var sortHints = []struct {
	sort
	hint string
}{
	{analytics, "no page sends anything about its readers: hosts count requests by themselves, where you need a number"},
	{ads, "pages load nothing of other sites: what you recommend may be a link in your posts"},
	{chats, "write into a page of yours, such as about.md, where you can be reached"},
	{scripts, "pages run no scripts but hanji's: write what they showed into the texts, as HTML, a diagram or a picture"},
	{styles, "pages have hanji's look, in light and dark; of colours, that of links is taken over where a theme has a setting for it"},
}

// themesOwn are what such settings have in the themes' own settings.
var themesOwn = map[string]bool{"default": true, "#eaeaea": true, "#404040": true, "#dddddd": true, "#ffffff": true, "#0085a1": true, "#777777": true}

// Report tells of the settings that have no effect, and what files of the blog's own add to its
// theme.
func Report(b *jekyll.Blog, f *folder.Folder) {
	left := map[sort][]place{}
	for _, of := range unusedSettings {
		for _, key := range of.keys {
			v, in := front.Value{Members: b.Members}, b.Fields
			for part := range strings.SplitSeq(key, ".") {
				in = in.In(v)
				v = in.Get(part)
			}
			enabled, isFlag := b.Get("enable_" + key).Bool() // Of al-folio.
			switch {
			case !isOn(v) || isFlag && !enabled:
			case of.kind != "":
				left[of.kind] = append(left[of.kind], place{b.File, key, v.At})
			default:
				b.Add(problem.NotCarriedOver, v.At, true, of.hint, fmt.Sprintf("the setting %q has no effect here", key))
			}
		}
	}
	findAdded(b, f, left)
	for _, of := range sortHints {
		if places := left[of.sort]; len(places) > 0 {
			first := places[0]
			b.Problems = append(b.Problems, problem.Problem{Kind: problem.NotCarriedOver, File: first.file, Line: first.at.Line, Column: first.at.Column,
				Warning: true, What: fmt.Sprintf("%s are not carried over: %s", of.sort, named(places)), Hint: of.hint})
		}
	}
}

// place is a setting, or a file, that has what is not carried over.
type place struct {
	file, name string
	at         front.Position
}

// maxPlaces is how many places of a sort are named.
const maxPlaces = 5

func named(places []place) string {
	var names []string
	for _, p := range places[:min(len(places), maxPlaces)] {
		names = append(names, fmt.Sprintf("%q", p.name))
	}
	text := strings.Join(names, ", ")
	if more := len(places) - maxPlaces; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// unfilled matches what settings of themes have until an author fills them in.
var unfilled = regexp.MustCompile(`(?i)^(?:<.*>|your[-_ ].*|(?:UA-|G-|GTM-|ca-pub-)?[x-]+)$`)

// isOn reports whether a setting says something. Of a table that says which of several services
// it is about, as themes have them, that counts.
func isOn(v front.Value) bool {
	switch v.Kind {
	case front.Scalar:
		is, isBool := v.Bool()
		return v.Text != "" && (is || !isBool) && !themesOwn[strings.ToLower(v.Text)] && !unfilled.MatchString(v.Text)
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
