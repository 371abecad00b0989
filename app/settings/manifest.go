package settings

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
)

// File is the manifest's name.
const File = "manifest.json"

// Manifest is a Web App Manifest, and in its member "hanji" what that has no place for. Its
// Report has what is wrong with it.
type Manifest struct {
	front.Fields
	hanji front.Fields
}

var hanjiMembers = []string{"author", "comments", "edit", "future", "nav", "permalink", "timezone", "url"}

// Read reads the settings of a blog: the manifest's, where it has none the basic ones. name is
// the blog's if both have none, given the address that the command line says.
func Read(f *folder.Folder, b Basics, name, given string) (Settings, Manifest) {
	m := readManifest(f, b.Lenient)
	return m.settings(b, name, given), m
}

func readManifest(f *folder.Folder, lenient bool) Manifest {
	r := &front.Report{File: File, Kind: problem.InSettings}
	m := Manifest{Fields: front.Fields{Report: r}}
	if !f.Exists(File) || lenient && front.Begins(f, File) { // A page, which a theme fills.
		return m
	}
	v, ok := r.Decode(f, "the file must be JSON: mind commas, quotes and brackets")
	if !ok {
		return m
	}
	if v.Kind != front.Table {
		r.Errorf(v.At, "write an object: { \"name\": \"…\" }", "the manifest is %s, an object is expected", v.Kind)
		return m
	}
	m.Members = v.Members
	hanji := m.Get("hanji")
	if hanji.Kind != front.Absent && hanji.Kind != front.Table {
		r.Errorf(hanji.At, `write it as { "url": "https://example.org/" }`, "hanji is %s, an object is expected", hanji.Kind)
	}
	m.hanji = m.In(hanji)
	for _, member := range hanji.Members {
		if !slices.Contains(hanjiMembers, member.Key) {
			r.Warnf(member.Value.At, problem.DidYouMean(member.Key, slices.Values(hanjiMembers), "known are: "+strings.Join(hanjiMembers, ", ")),
				"hanji has no setting %q", member.Key)
		}
	}
	return m
}

func (m Manifest) settings(b Basics, name, given string) Settings {
	s := b.Settings
	s.ShortName = m.Text("short_name")
	s.Name = cmp.Or(m.Text("name"), s.ShortName, s.Name, name)
	s.ShortName = cmp.Or(s.ShortName, s.Name)
	s.Description = cmp.Or(m.Text("description"), s.Description)
	s.Lang, s.Dir = cmp.Or(m.Language(), s.Lang), m.Direction()
	if s.Author = m.hanji.Text("author"); s.Author != "" {
		s.Owners = []string{s.Author}
	}
	s.ThemeColor, s.BackgroundColor = m.Text("theme_color"), m.Text("background_color")
	s.Zone = m.hanji.Zone("timezone", s.Zone)
	s.Edit, s.Comments = m.edit(), m.comments()
	for _, entry := range m.hanji.List("nav") {
		if link, ok := m.navLink(entry); ok {
			s.Nav = append(s.Nav, link)
		}
	}
	s.HidesFuture, s.Permalink = !m.hanji.Flag("future", !b.HidesFuture), m.pattern(b.Permalink)
	s.Home = m.home(b, given)
	s.URL, s.Base = s.Home[0].String(), s.Home[0].EscapedPath()
	return s
}

// home reads where the blog lives.
func (m Manifest) home(b Basics, given string) (home address.Home) {
	line := &front.Report{}
	for _, from := range []Written{{given, front.Position{}, line}, m.written("url"), b.URL} {
		if from.Text == "" {
			continue
		}
		u, err := address.ParseBlog(from.Text)
		if err != nil {
			from.In.Add(problem.InSettings, from.At, from.In.Lenient, "write it like https://example.org/blog/", fmt.Sprintf("%q is not the address of a blog: %s", from.Text, err))
			continue
		}
		home = append(home, u)
	}
	m.Problems = append(m.Problems, line.Problems...)
	for _, local := range []string{defaultURL + b.Base[1:], defaultURL} {
		if u, err := address.ParseBlog(local); err == nil && (len(home) == 0 || local != defaultURL) {
			home = append(home, u) // Links may begin with baseurl, wherever the blog lives.
		}
	}
	return home
}

// written returns a text of the member "hanji".
func (m Manifest) written(key string) Written {
	return Written{m.hanji.Text(key), m.hanji.Get(key).At, m.Report}
}

// pattern returns that of posts' addresses.
func (m Manifest) pattern(basic Written) string {
	from := m.written("permalink")
	if from.Text == "" {
		from = basic
	}
	pattern := cmp.Or(from.Text, address.DefaultPattern)
	if style, ok := address.Styles[pattern]; ok {
		return style
	}
	if !strings.Contains(pattern, ":") {
		from.In.Wrongf(from.At, "write a pattern such as "+address.DefaultPattern+", or date, pretty, ordinal, none", "permalink %q would be one address for all posts", pattern)
		if !from.In.Lenient { // Jekyll's posts may each have one of their own.
			return address.DefaultPattern
		}
	}
	if _, err := address.Fill(pattern, address.Parts{Slug: "x", File: "x", Path: "x", Collection: "x", Categories: []string{"x"}}); err != nil {
		from.In.Fail(from.At, err)
		return address.DefaultPattern
	}
	return pattern
}

// edit reads the address of the blog's files in their repository.
func (m Manifest) edit() string {
	edit := m.hanji.Text("edit")
	if edit == "" {
		return ""
	}
	if _, err := address.ParseWeb(edit); err != nil {
		m.Errorf(m.hanji.Get("edit").At, "write it like https://github.com/NAME/REPOSITORY/edit/main/", "%q is no address that files can be edited at", edit)
		return ""
	}
	return strings.TrimSuffix(edit, "/") + "/"
}

var repository = regexp.MustCompile(`^[\w.-]+/[\w.-]+$`)

// comments reads what https://giscus.app gives to those who set it up.
func (m Manifest) comments() *post.Comments {
	v := m.hanji.Get("comments")
	if v.Kind == front.Absent {
		return nil
	}
	f := m.In(v)
	c := post.Comments{Repo: f.Text("repo"), RepoID: f.Text("repoId"), Category: f.Text("category"), CategoryID: f.Text("categoryId")}
	if v.Kind != front.Table || !repository.MatchString(c.Repo) || c.RepoID == "" {
		m.Errorf(v.At, `write it as { "repo": "NAME/REPOSITORY", "repoId": "…", "category": "…", "categoryId": "…" }, with what giscus.app says`,
			"comments need the repository of their discussions, and its id")
		return nil
	}
	return &c
}

func (m Manifest) navLink(entry front.Value) (post.Link, bool) {
	f := m.In(entry)
	link := post.Link{Name: f.Text("name"), URL: f.Text("url")}
	u, err := url.Parse(link.URL)
	switch {
	case link.Name == "" || link.URL == "" || err != nil:
		m.Errorf(entry.At, `write it as { "name": "About", "url": "/about/" }`, "an entry of nav needs a name and a url")
		return link, false
	case u.Scheme == "" && u.Host == "":
		if link.URL = "/" + strings.TrimPrefix(link.URL, "/"); markdown.IsPath(link.URL) {
			return link, true
		}
		fallthrough
	case u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto":
		m.Errorf(entry.At, "write a path such as /about/, or an address with https:", "nav leads to a refused address %q", link.URL)
		return link, false
	}
	return link, true
}
