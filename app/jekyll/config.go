package jekyll

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/post"
)

// configFiles are the names of a blog's settings, the first of which counts.
var configFiles = []string{"_config.yml", "_config.yaml", "_config.toml"}

// Is reports whether a folder is a Jekyll blog: it has settings of one. Any file in
// it may be published, unless its name begins with a dot or an underscore.
func Is(f *folder.Folder) bool { return slices.ContainsFunc(configFiles, f.Exists) }

// config is what a blog says about itself in _config.yml. The keys are Jekyll's, of known
// plugins, or the blog's own, which its posts may name.
type config struct{ front.Fields }

// Dir returns the folder that a setting names, which never leads out of the blog's.
func (c config) Dir(key, fallback string) string {
	return path.Clean("/" + cmp.Or(c.Scalar(key), fallback))[1:]
}

// About returns what the blog says of itself, as far as it does. Its language is a BCP 47
// tag: themes also have en_US and ko_KR.UTF-8.
func (b *Blog) About() post.Blog {
	lang, _ := b.language()
	about := post.Blog{
		Name:        PlainHTML(b.name()),
		Description: b.Described(cmp.Or(b.Scalar("description"), b.Table("description").Scalar(lang), b.Scalar("bio"), b.Scalar("tagline"))),
		PlainSlugs:  true,
	}
	about.Lang = lang
	if name := b.feedPath(); name != "" && "/"+name != post.DefaultFeed {
		about.Feed = "/" + name
	}
	return about
}

// language returns the blog's, or the key that names one which is not known.
func (c config) language() (tag, unknown string) {
	for _, key := range []string{"lang", "locale", "language", "default_lang"} {
		tag, _, _ := strings.Cut(c.Scalar(key), ".")
		tag = strings.ReplaceAll(tag, "_", "-")
		switch {
		case front.IsLanguage(tag):
			return tag, ""
		case tag != "" && unknown == "":
			unknown = key
		}
	}
	return "", unknown
}

// name returns the blog's. al-folio, whose title is "blank" at first, has that of a person.
func (c config) name() string {
	title, person := cmp.Or(c.Scalar("title"), c.Scalar("name")), c.person()
	if person != "" && (title == "" || title == "blank") {
		return person
	}
	return title
}

// person returns whose blog it is, as al-folio has it.
func (c config) person() string {
	return strings.Join(strings.Fields(c.Scalar("first_name")+" "+c.Scalar("middle_name")+" "+c.Scalar("last_name")), " ")
}

// feedPath returns the path of the feed, which some themes have as an address. One of another
// site is not the blog's feed, but what counts its readers.
func (c config) feedPath() string {
	feed := c.Table("feed")
	name := cmp.Or(feed.Table("collections").Table(posts).Scalar("path"), feed.Scalar("path"))
	if u, err := url.Parse(name); err == nil && u.Host != "" {
		site, err := url.Parse(c.Scalar("url"))
		if err != nil || !strings.EqualFold(site.Host, u.Host) {
			return ""
		}
		name = u.Path
	}
	return strings.Trim(name, "/")
}

// Origin returns where Jekyll's filters take the blog to be that is at an address: they leave
// the slash of its url as it is.
func (c config) Origin(origin string) string {
	if strings.HasSuffix(c.Scalar("url"), "/") {
		return origin + "/"
	}
	return origin
}

// CDN returns where Chirpy has pictures, videos and sounds: an address or a path, perhaps "".
func (b *Blog) CDN() string {
	if b.Theme != Chirpy {
		return ""
	}
	return cmp.Or(b.Scalar("cdn"), b.Scalar("img_cdn"))
}

// URL returns where the blog lives: url and baseurl, or "" if there is no url.
func (c config) URL() string {
	if address := strings.TrimSuffix(c.Scalar("url"), "/"); address != "" {
		return address + c.Base()
	}
	return ""
}

// Base returns the path that all addresses begin with: baseurl, between slashes.
func (c config) Base() string {
	if base := strings.Trim(c.Scalar("baseurl"), "/"); base != "" {
		return "/" + base + "/"
	}
	return "/"
}

// Permalink returns the pattern of posts and where it is written.
func (c config) Permalink() (pattern string, at front.Position) {
	for _, v := range []front.Value{c.Table("collections").Table(posts).Get("permalink"), c.Get("permalink")} {
		if v.Kind == front.Scalar && v.Text != "" {
			return v.Text, v.At
		}
	}
	return "date", front.Position{}
}
