package source

import (
	"slices"

	"github.com/yuin/goldmark-emoji/definition"
)

// plugins are those whose work is done here, or needs no doing.
var plugins = []string{
	"jekyll-admin", "jekyll-archives", "jekyll-coffeescript", "jekyll-compose", "jekyll-data", "jekyll-default-layout",
	"jekyll-feed", "jekyll-gist", "jekyll-include-cache", "jekyll-livereload", "jekyll-optional-front-matter", "jekyll-paginate",
	"jekyll-paginate-v2", "jekyll-redirect-from", "jekyll-relative-links", "jekyll-remote-theme", "jekyll-sass-converter",
	"jekyll-seo-tag", "jekyll-sitemap", "jekyll-tidy", "jekyll-whiteglass", "jekyll-youtube", "jemoji", "kramdown-parser-gfm",
}

// plugins returns the plugins of a Jekyll blog.
func (c config) plugins() []string {
	return slices.Concat(c.get("plugins").scalars(), c.get("gems").scalars())
}

// checkPlugins names those that are not known here.
func (c config) checkPlugins() {
	for _, key := range []string{"plugins", "gems"} {
		for _, name := range c.get(key).scalars() {
			if !slices.Contains(plugins, name) {
				c.warnf(c.get(key).at, "", "the plugin %q is not known here: what it does is left undone", name)
			}
		}
	}
}

// emoji returns what the plugin jemoji shows for a name between colons, nil where a blog
// has no such plugin.
func (c config) emoji() func(name string) string {
	if !slices.Contains(c.plugins(), "jemoji") {
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
