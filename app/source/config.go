package source

import (
	"path"
	"strings"
)

// configFiles are the names of a Jekyll blog's settings, the first of which counts.
var configFiles = []string{"_config.yml", "_config.yaml", "_config.toml"}

// config is what a Jekyll blog says about itself in _config.yml. Its keys are
// Jekyll's, of known plugins, or the blog's own, which its posts may name.
type config struct {
	fields
	// exists says that this is a Jekyll blog: Jekyll's rules hold for all of it.
	exists bool
	// defaults are of the posts' front matter, in the order of the file.
	defaults []defaultSet
}

// readConfig reads the settings of a Jekyll blog; none is no error.
func readConfig(f *folder) config {
	c := config{fields: fields{report: &report{file: configFiles[0], kind: InSettings}}}
	for _, name := range configFiles {
		if !f.exists(name) {
			continue
		}
		c.exists, c.report.file = true, name
		text, ok := c.report.read(f)
		if !ok {
			return c
		}
		decode := decodeYAML
		if path.Ext(name) == ".toml" {
			decode = decodeTOML
		}
		v, err := decode(text)
		switch {
		case err != nil:
			c.syntax(err, "correct the setting, or quote its value")
		case v.kind == absent: // An empty file.
		case v.kind != table:
			c.errorf(v.at, "write lines such as title: \"…\"", "the settings are %s, keys with values are expected", v.kind)
		}
		c.members = v.members
		c.defaults = c.readDefaults()
		c.check()
		return c
	}
	return c
}

// text returns the first of the keys that holds a text; other kinds of values are a
// theme's own.
func (c config) text(keys ...string) string {
	for _, key := range keys {
		if v := c.get(key); v.kind == scalar && v.text != "" {
			return plainText(v.text)
		}
	}
	return ""
}

// author returns the name of the blog's author: a text, or the name in a table.
func (c config) author() string {
	v := c.get("author")
	return firstOf(c.text("author"), config{fields: fields{c.report, v.members}}.text("name"))
}

// language returns the blog's language as a BCP 47 tag: themes also have en_US and
// ko_KR.UTF-8.
func (c config) language() string {
	for _, key := range []string{"lang", "locale", "language"} {
		tag, _, _ := strings.Cut(c.text(key), ".")
		if tag = strings.ReplaceAll(tag, "_", "-"); languageTag.MatchString(tag) {
			return tag
		}
	}
	return ""
}

// address returns where the blog lives: url and baseurl, or "" if there is neither.
func (c config) address() string {
	base := strings.Trim(c.text("baseurl"), "/")
	switch address := strings.TrimSuffix(c.text("url"), "/"); {
	case address != "":
		return strings.TrimSuffix(address+"/"+base, "/") + "/"
	case base != "":
		return defaultURL + base + "/"
	}
	return ""
}

// future reports whether posts dated in the future are published: in a Jekyll blog only
// if it says so.
func (c config) future() bool { return c.flag("future", !c.exists) }

// permalink returns the pattern of posts and where it is written, "" if this is no
// Jekyll blog.
func (c config) permalink() (pattern string, at position) {
	if !c.exists {
		return "", position{}
	}
	collections := fields{c.report, c.get("collections").members}
	posts := fields{c.report, collections.get("posts").members}
	for _, v := range []value{posts.get("permalink"), c.get("permalink")} {
		if v.kind == scalar && v.text != "" {
			return v.text, v.at
		}
	}
	return "date", position{}
}

// check reports settings that the build does not follow.
func (c config) check() {
	for _, s := range []struct{ key, what, hint string }{
		{"paginate", "paginate is not used: a list has 10 posts a page", ""},
		{"limit_posts", "limit_posts is not used: all posts are published", "give a post that is not to be published published: false"},
	} {
		if v := c.get(s.key); v.kind == scalar && v.text != "0" && v.text != "false" {
			c.warnf(v.at, s.hint, "%s", s.what)
		}
	}
}
