package source

import (
	"path"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/post"
)

// configFiles are the names of a Jekyll blog's settings, the first of which counts.
var configFiles = []string{"_config.yml", "_config.yaml", "_config.toml"}

// IsJekyll reports whether a folder is a Jekyll blog: it has settings of one. Any file in
// it may be published, unless its name begins with a dot or an underscore.
func IsJekyll(dir string) bool {
	f, err := folder.Open(dir)
	if err != nil {
		return false
	}
	defer f.Close()
	return slices.ContainsFunc(configFiles, f.Exists)
}

// config is what a Jekyll blog says about itself in _config.yml. Its keys are
// Jekyll's, of known plugins, or the blog's own, which its posts may name.
type config struct {
	fields
	// exists says that this is a Jekyll blog: Jekyll's rules hold for all of it.
	exists bool
	// drafts says that the command line asks for them.
	drafts bool
	// defaults are of the posts' front matter, and collections the blog's own, in the
	// order of the file.
	defaults    []defaultSet
	collections []collection
}

// readConfig reads the settings of a Jekyll blog; none is no error.
func readConfig(f *folder.Folder) config {
	c := config{fields: fields{report: &report{file: configFiles[0], kind: InSettings}}}
	for _, name := range configFiles {
		if !f.Exists(name) {
			continue
		}
		c.exists, c.report.file, c.report.lenient = true, name, true
		text, ok := c.report.read(f)
		if !ok {
			return c
		}
		decode := c.decodeRuby
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
		c.defaults, c.collections = c.readDefaults(), c.readCollections()
		c.check()
		c.checkPlugins()
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

// relative returns the name of a file of a collection as Jekyll has it, which does not
// begin with the folder of all collections.
func (c config) relative(file string) string {
	if dir := c.folder("collections_dir", ""); dir != "" {
		return strings.TrimPrefix(file, dir+"/")
	}
	return file
}

// folder returns the folder that a setting names, which never leads out of the blog's.
func (c config) folder(key, fallback string) string {
	return path.Clean("/" + firstOf(c.text(key), fallback))[1:]
}

// setRules tells a folder what the blog publishes and what it does not, and reports
// settings that name what may not be read.
func (c config) setRules(f *folder.Folder) {
	f.Unpublished = isMarkdown
	if !c.exists {
		return
	}
	filter := c.entryFilter(f)
	f.Named, f.Unpublished = filter.includes, filter.unpublished(c)
	for _, key := range []string{"includes_dir", "data_dir", "collections_dir"} {
		if _, err := f.Resolve(c.folder(key, "")); err != nil && hintOf(err) != "" {
			c.warnf(c.get(key).at, hintOf(err), "%s %q is %s", key, c.text(key), err)
		}
	}
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

// address returns where the blog lives: url and baseurl, or "" if there is no url.
func (c config) address() string {
	if address := strings.TrimSuffix(c.text("url"), "/"); address != "" {
		return address + strings.TrimPrefix(c.localAddress(), strings.TrimSuffix(defaultURL, "/"))
	}
	return ""
}

// localAddress returns where the blog lives while nothing says more than baseurl.
func (c config) localAddress() string {
	if base := strings.Trim(c.text("baseurl"), "/"); base != "" {
		return defaultURL + base + "/"
	}
	return defaultURL
}

// feedPath returns the site path of the feed.
func (c config) feedPath() string {
	if name := strings.Trim(c.table("feed").scalar("path"), "/"); name != "" {
		return "/" + name
	}
	return post.DefaultFeed
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
	for _, v := range []value{c.table("collections").table(posts).get("permalink"), c.get("permalink")} {
		if v.kind == scalar && v.text != "" {
			return v.text, v.at
		}
	}
	return "date", position{}
}

// collection is documents of the blog besides its posts.
type collection struct {
	label string
	// output says that its documents are pages of the site, at addresses of the pattern.
	output    bool
	permalink string
}

func (c config) readCollections() (all []collection) {
	v := c.get("collections")
	for _, label := range v.scalars() {
		all = append(all, collection{label: label})
	}
	for _, m := range v.members {
		of := config{fields: fields{c.report, m.value.members}}
		all = append(all, collection{m.key, of.flag("output", false), of.text("permalink")})
	}
	for i := range all {
		all[i].permalink = firstOf(all[i].permalink, c.suffixed("/:collection/:path"))
	}
	return slices.DeleteFunc(all, func(of collection) bool { return of.label == posts })
}

// place returns the address of a file that lies among a collection's documents.
func (of collection) place(file string) string {
	ext := path.Ext(file)
	within := strings.TrimSuffix(strings.TrimPrefix(file, "_"+of.label), ext)
	base := path.Base(within)
	filled, err := permalink(of.permalink, linkParts{path: within, slug: base, file: base, collection: of.label})
	if err != nil { // An error of the documents.
		return "/" + file
	}
	return strings.TrimSuffix(strings.TrimSuffix(filled, "/"), ".html") + ext
}

// collectionOf returns one of the collections, by its label.
func (c config) collectionOf(label string) (of collection) {
	for _, of = range c.collections {
		if of.label == label {
			return of
		}
	}
	return collection{}
}

// suffixed ends the pattern of pages as the addresses of posts end
// (Jekyll::Utils.add_permalink_suffix), with a slash or .html.
func (c config) suffixed(pattern string) string {
	switch style := firstOf(c.text("permalink"), "date"); {
	case style == "date", style == "ordinal", style == "none", strings.HasSuffix(style, ":output_ext"):
		return pattern + ":output_ext"
	}
	return pattern + "/"
}

// check reports settings that the build does not follow, or can't.
func (c config) check() {
	for _, s := range []struct{ key, what, hint string }{
		{"paginate", "paginate is not used: a list has 10 posts a page", ""},
		{"limit_posts", "limit_posts is not used: all posts are published", "give a post that is not to be published published: false"},
	} {
		if v := c.get(s.key); v.kind == scalar && v.text != "0" && v.text != "false" {
			c.warnf(v.at, s.hint, "%s", s.what)
		}
	}
	for _, key := range []string{"exclude", "include"} {
		if v := c.get(key); globLength(v.scalars()) > maxGlobs {
			c.errorf(v.at, "name folders in place of the files in them",
				"the patterns with *, ? or [ under %s have %d bytes together, more than %d", key, globLength(v.scalars()), maxGlobs)
		}
	}
}
