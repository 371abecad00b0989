package jekyll

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark-emoji/definition"

	"hanji/app/folder"
	"hanji/app/problem"
)

// knownPlugins are those whose work is done here, or needs no doing.
var knownPlugins = []string{
	"jekyll-3rd-party-libraries", "jekyll-admin", "jekyll-archives", "jekyll-archives-v2", "jekyll-cache-bust", "jekyll-coffeescript", "jekyll-compose", "jekyll-data", "jekyll-default-layout",
	"jekyll-feed", "jekyll-gist", "jekyll-imagemagick", "jekyll-include-cache", "jekyll-livereload", "jekyll-mermaid", "jekyll-minifier",
	"jekyll-multiple-languages-plugin", "jekyll-optional-front-matter", "jekyll-paginate", "jekyll-paginate-v2", "jekyll-polyglot",
	"jekyll-redirect-from", "jekyll-relative-links", "jekyll-remote-theme", "jekyll-responsive-image",
	"jekyll-sass-converter", "jekyll-scholar", "jekyll-seo-tag", "jekyll-sitemap", "jekyll-tabs", "jekyll-terser", "jekyll-tidy", "jekyll-toc", "jekyll-twitter-plugin",
	"jekyll-whiteglass", "jekyll-youtube", "jekyll/scholar", "jekyll_picture_tag", "jemoji", "kramdown-parser-gfm",
}

// checkPlugins names those that are not known here.
func (c config) checkPlugins() {
	for _, key := range []string{"plugins", "gems"} {
		for _, name := range c.Get(key).Scalars() {
			if !slices.Contains(knownPlugins, name) {
				c.Add(problem.NotCarriedOver, c.Get(key).At, true, "", fmt.Sprintf("the plugin %q is not known here: what it does is left undone", name))
			}
		}
	}
}

// has reports whether the blog has a plugin: its settings name it, its Gemfile has it in the
// group that Jekyll loads, or the gem of its theme brings it.
func (b *Blog) has(plugin string) bool {
	return slices.Contains(slices.Concat(b.Get("plugins").Scalars(), b.Get("gems").Scalars(), b.gems), plugin) ||
		slices.Contains(broughtBy[b.themeName()], plugin)
}

// broughtBy are plugins that gems of themes bring, of those that are asked for here.
var broughtBy = map[string][]string{
	"jekyll-text-theme":       {"jekyll-feed", "jemoji"},
	"jekyll-theme-so-simple":  {"jekyll-feed", "jemoji"},
	"minima":                  {"jekyll-feed"},
	"minimal-mistakes":        {"jekyll-feed"},
	"minimal-mistakes-jekyll": {"jekyll-feed"},
	"so-simple-theme":         {"jekyll-feed", "jemoji"},
}

var (
	gem       = regexp.MustCompile(`^\s*gem\s*\(?\s*["']([\w-]+)["']`)
	gemGroup  = regexp.MustCompile(`^\s*group\b.*\bdo\b`)
	gemEnd    = regexp.MustCompile(`^\s*end\b`)
	forJekyll = ":jekyll_plugins"
)

// pluginGems returns the gems that a Gemfile has in the group jekyll_plugins.
func pluginGems(f *folder.Folder) (gems []string) {
	data, err := f.Read("Gemfile")
	if err != nil { // Most have none, and it is not the blog's to say more of it.
		return nil
	}
	within := false
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "#")
		switch found := gem.FindStringSubmatch(line); {
		case found != nil && (within || strings.Contains(line, forJekyll)):
			gems = append(gems, found[1])
		case gemGroup.MatchString(line):
			within = strings.Contains(line, forJekyll)
		case gemEnd.MatchString(line):
			within = false
		}
	}
	return gems
}

// knownEmoji returns what the plugin jemoji shows for a name between colons, nil where a blog
// has no such plugin.
func (b *Blog) knownEmoji() func(name string) string {
	if !b.has("jemoji") {
		return nil
	}
	all := definition.Github()
	return func(name string) string {
		if e, ok := all.Get(name); ok {
			return string(e.Unicode)
		}
		return ""
	}
}
