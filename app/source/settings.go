package source

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones must not depend on the machine
	"unicode/utf8"

	"golang.org/x/net/idna"

	"hanji/app/folder"
	"hanji/app/kramdown"
	"hanji/app/liquid"
	"hanji/app/markdown"
	"hanji/app/post"
)

const (
	manifestFile = "manifest.json"
	defaultURL   = "http://localhost:8000/"
)

// Settings is what a blog says about itself as a whole.
type Settings struct {
	Name, ShortName, Description string
	// Lang is a BCP 47 tag, by default the language of the posts; Dir is "ltr", "rtl" or "auto".
	Lang, Dir string
	// URL is the blog's absolute address, percent-encoded, ending in "/"; Base is
	// its path: "/", or "/some/path/".
	URL, Base string
	// Zone is the zone of dates that name none, UTC by default.
	Zone   *time.Location
	Author string
	// Nav is the author's own navigation, Pages the pages that are named beside the lists
	// where there is none.
	Nav, Pages []Link
	// FeedPath is the site path of the feed.
	FeedPath string
	// ThemeColor and BackgroundColor are CSS colours, empty if not set.
	ThemeColor, BackgroundColor string
	Icons                       []Icon
	// Edit is the address to which a post's file is added to edit it, empty if not set.
	Edit string
	// Comments is nil if not set.
	Comments *post.Comments

	config   config
	kramdown *kramdown.Options
	// data is what templates know besides, authors the names of authors by what posts
	// call them.
	data      *liquid.Hash
	authors   map[string]string
	emoji     func(name string) string
	numbered  bool
	math      mathMarks
	permalink string
	// hideFuture leaves posts of the future out, unpublished publishes those that say
	// they are not.
	hideFuture, unpublished bool
	// own are the addresses under which links mean this blog: URL, and the
	// manifest's where the command line has another.
	own []*url.URL
}

// IsJekyll reports whether the blog is one of Jekyll's, whose rules hold for all of it.
func (s *Settings) IsJekyll() bool { return s.config.exists }

// readJekyll reads what a Jekyll blog knows besides its posts.
func (s *Settings) readJekyll(f *folder.Folder, drafts []*draft, add func(Problem)) {
	if !s.config.exists {
		return
	}
	s.emoji, s.math, s.numbered = s.config.emoji(), findMathMarks(f), s.config.lineNumbers()
	s.data = readData(f, s.config, s.Zone, add)
	var documents []string
	for _, d := range drafts {
		if d.collection == "authors" {
			documents = append(documents, d.file)
		}
	}
	s.authors = readAuthors(f, s.config, s.data, documents)
	s.Author = firstOf(s.Author, s.config.author(s.authors))
}

// origin is the scheme and host of the blog's address, "" if nothing says where it lives.
func (s *Settings) origin() string {
	if strings.HasPrefix(s.URL, defaultURL) {
		return ""
	}
	return strings.TrimSuffix(s.URL, s.Base)
}

// Link is an entry of the navigation. To is a site path or an absolute URL.
type Link struct{ Name, To string }

// Icon is an icon of the manifest. Src is an address like that of a post.Ref;
// the rest is as written.
type Icon struct{ Src, Sizes, Type, Purpose string }

// manifest is manifest.json: a Web App Manifest, and in its member "hanji" what
// that has no place for.
type manifest struct {
	fields
	hanji fields
	raw   map[string]any
}

var hanjiMembers = []string{"author", "comments", "edit", "future", "nav", "permalink", "timezone", "url"}

func readManifest(f *folder.Folder, isJekyll bool) manifest {
	r := &report{file: manifestFile, kind: InSettings}
	m := manifest{fields: fields{report: r}, hanji: fields{report: r}, raw: map[string]any{}}
	if !f.Exists(manifestFile) {
		return m
	}
	text, ok := r.read(f)
	if !ok || isJekyll && frontMatterLine.MatchString(text) { // A page, which a theme fills.
		return m
	}
	v, err := decodeJSON(text)
	if err != nil {
		r.syntax(err, "the file must be JSON: mind commas, quotes and brackets")
		return m
	}
	if v.kind != table {
		r.errorf(v.at, "write an object: { \"name\": \"…\" }", "the manifest is %s, an object is expected", v.kind)
		return m
	}
	m.members = v.members
	for _, member := range v.members {
		m.raw[member.key] = member.value.raw
	}
	delete(m.raw, "hanji")
	hanji := m.get("hanji")
	if hanji.kind != absent && hanji.kind != table {
		r.errorf(hanji.at, "", "hanji is %s, an object is expected", hanji.kind)
	}
	m.hanji.members = hanji.members
	for _, member := range hanji.members {
		if !slices.Contains(hanjiMembers, member.key) {
			r.warnf(member.value.at, didYouMean(member.key, slices.Values(hanjiMembers), "known are: "+strings.Join(hanjiMembers, ", ")),
				"hanji has no setting %q", member.key)
		}
	}
	return m
}

// settings reads the blog's settings: the manifest's, where it has none those of a
// Jekyll blog's configuration. name is the blog's if both have none, address what the
// command line says.
func (m manifest) settings(c config, name, address string) Settings {
	s := Settings{
		Name:            m.text("name"),
		ShortName:       m.text("short_name"),
		Description:     firstOf(m.text("description"), c.text("description", "bio", "tagline")),
		Lang:            firstOf(m.language(), c.language()),
		Dir:             m.direction(),
		Author:          m.hanji.text("author"),
		ThemeColor:      m.text("theme_color"),
		BackgroundColor: m.text("background_color"),
		Zone:            zoneOf(m.hanji, "timezone", zoneOf(c.fields, "timezone", time.UTC)),
		FeedPath:        c.feedPath(),
		config:          c,
		kramdown:        c.kramdown(),
		hideFuture:      !m.hanji.flag("future", c.future()),
		unpublished:     c.flag("unpublished", false),
		permalink:       m.pattern(c),
		Edit:            m.edit(),
		Comments:        m.comments(),
	}
	s.Name = firstOf(s.Name, s.ShortName, c.text("title", "name"), name)
	s.ShortName = firstOf(s.ShortName, s.Name)
	m.address(c, &s, address)
	for _, entry := range m.hanji.list("nav") {
		if link, ok := m.navLink(entry); ok {
			s.Nav = append(s.Nav, link)
		}
	}
	return s
}

// address sets where the blog lives.
func (m manifest) address(c config, s *Settings, given string) {
	for _, from := range []struct {
		file, address string
		at            position
	}{
		{"", given, position{}},
		{m.file, m.hanji.text("url"), m.hanji.get("url").at},
		{c.file, c.address(), c.get("url").at},
	} {
		if from.address == "" {
			continue
		}
		u, err := parseAddress(from.address)
		if err != nil {
			m.problems = append(m.problems, Problem{Kind: InSettings, File: from.file, Line: from.at.line, Column: from.at.column, Warning: c.exists && from.file == c.file,
				What: fmt.Sprintf("%q is not the address of a blog: %s", from.address, err), Hint: "write it like https://example.org/blog/"})
			continue
		}
		s.own = append(s.own, u)
	}
	for _, local := range []string{c.localAddress(), defaultURL} {
		if u, err := parseAddress(local); err == nil && (len(s.own) == 0 || local != defaultURL) {
			s.own = append(s.own, u) // Links may begin with baseurl, wherever the blog lives.
		}
	}
	s.URL, s.Base = s.own[0].String(), s.own[0].EscapedPath()
}

// parseAddress reads the address of a blog, and ends it with a slash.
func parseAddress(address string) (*url.URL, error) {
	u, err := parseWeb(address)
	switch {
	case err != nil:
		return nil, err
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, errors.New("it has more than host and path")
	}
	u.Path = strings.TrimSuffix(path.Clean("/"+u.Path), "/") + "/"
	return &url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}, nil
}

// parseWeb reads an absolute address on the web.
func parseWeb(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("it can't be read")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("it does not begin with https:// or http://")
	case u.Hostname() == "":
		return nil, errors.New("it names no host")
	}
	if u.Host, err = canonicalHost(u); err != nil || strings.ContainsAny(u.Host, `"<>^`+"`{|}") {
		return nil, errors.New("there can be no host of this name")
	}
	return u, nil
}

// canonicalHost returns the host of a URL, with the port if it is not that of its scheme,
// such that two of the same place are equal: in lower case, a name with other letters in
// Punycode, without the dot of the root.
func canonicalHost(u *url.URL) (string, error) {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if name == "" && u.Host != "" {
		return "", errors.New("the host has no name")
	}
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		var err error
		if name, err = idna.Lookup.ToASCII(name); err != nil {
			return "", err
		}
		name = strings.TrimSuffix(name, ".") // It may have been one of another script.
	}
	if strings.Contains(name, ":") { // It is an address of IPv6.
		name = "[" + name + "]"
	}
	if u.Port() == "" {
		return name, nil
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		return "", errors.New("there is no such port")
	}
	scheme := u.Scheme
	if scheme == "" { // It is that of the page.
		scheme = "https"
	}
	if of := map[string]uint64{"http": 80, "https": 443}; port == of[scheme] {
		return name, nil
	}
	return name + ":" + strconv.FormatUint(port, 10), nil
}

// zoneOf reads the name of a time zone, or returns the fallback.
func zoneOf(f fields, key string, fallback *time.Location) *time.Location {
	name := f.text(key)
	if name == "" {
		return fallback
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		f.wrongf(f.get(key).at, `write a name of the IANA time zone database, such as "Asia/Seoul"`, "unknown time zone %q", name)
		return fallback
	}
	return zone
}

// pattern returns that of posts' addresses.
func (m manifest) pattern(c config) string {
	pattern, at, report := m.hanji.text("permalink"), m.hanji.get("permalink").at, m.report
	if pattern == "" {
		pattern, at = c.permalink()
		report = c.report
	}
	pattern = firstOf(pattern, defaultPermalink)
	if style, ok := permalinkStyles[pattern]; ok {
		return style
	}
	if !strings.Contains(pattern, ":") {
		report.errorf(at, "write a pattern such as "+defaultPermalink+", or date, pretty, ordinal, none", "permalink %q would be one address for all posts", pattern)
		return defaultPermalink
	}
	if _, err := permalink(pattern, linkParts{slug: "x", categories: []string{"x"}}); err != nil {
		report.fail(at, err)
		return defaultPermalink
	}
	return pattern
}

// edit reads the address of the blog's files in their repository.
func (m manifest) edit() string {
	edit := m.hanji.text("edit")
	if edit == "" {
		return ""
	}
	if _, err := parseWeb(edit); err != nil {
		m.errorf(m.hanji.get("edit").at, "write it like https://github.com/NAME/REPOSITORY/edit/main/", "%q is no address that files can be edited at", edit)
		return ""
	}
	return strings.TrimSuffix(edit, "/") + "/"
}

var repository = regexp.MustCompile(`^[\w.-]+/[\w.-]+$`)

// comments reads what https://giscus.app gives to those who set it up.
func (m manifest) comments() *post.Comments {
	v := m.hanji.get("comments")
	if v.kind == absent {
		return nil
	}
	f := fields{m.report, v.members}
	c := post.Comments{Repo: f.text("repo"), RepoID: f.text("repoId"), Category: f.text("category"), CategoryID: f.text("categoryId")}
	if v.kind != table || !repository.MatchString(c.Repo) || c.RepoID == "" {
		m.errorf(v.at, `write it as { "repo": "NAME/REPOSITORY", "repoId": "…", "category": "…", "categoryId": "…" }, with what giscus.app says`,
			"comments need the repository of their discussions, and its id")
		return nil
	}
	return &c
}

func (m manifest) navLink(entry value) (Link, bool) {
	f := fields{m.report, entry.members}
	link := Link{f.text("name"), f.text("url")}
	u, err := url.Parse(link.To)
	switch {
	case link.Name == "" || link.To == "" || err != nil:
		m.errorf(entry.at, `write it as { "name": "About", "url": "/about/" }`, "an entry of nav needs a name and a url")
		return link, false
	case u.Scheme == "" && u.Host == "":
		if link.To = "/" + strings.TrimPrefix(link.To, "/"); markdown.IsPath(link.To) {
			return link, true
		}
		fallthrough
	case u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto":
		m.errorf(entry.at, "write a path such as /about/, or an address with https:", "nav leads to a refused address %q", link.To)
		return link, false
	}
	return link, true
}

// resolve finds the files that the manifest names, and checks where the
// navigation leads.
func (m manifest) resolve(x *index, s *Settings) {
	m.checkAddresses(x, "", m.members, m.raw)
	for _, key := range []string{"icons", "screenshots"} {
		for _, entry := range m.list(key) {
			if icon, ok := m.icon(x, entry); ok && key == "icons" {
				s.Icons = append(s.Icons, icon)
			}
		}
	}
	for _, shortcut := range m.list("shortcuts") {
		for _, entry := range (fields{m.report, shortcut.members}).list("icons") {
			m.icon(x, entry)
		}
	}
	for i, link := range s.Nav {
		ref, err := x.refer(origin{file: manifestFile, sitePath: "/"}, link.To, false)
		if err != nil {
			m.warn(DeadLink, m.hanji.get("nav").at, err)
		}
		s.Nav[i].To = firstOf(ref.To, link.To)
	}
}

func (m manifest) icon(x *index, entry value) (Icon, bool) {
	f := fields{m.report, entry.members}
	icon := Icon{f.text("src"), f.text("sizes"), f.text("type"), f.text("purpose")}
	if icon.Src == "" {
		m.errorf(entry.at, `write it as { "src": "icon.png", "sizes": "512x512", "type": "image/png" }`, "a picture of the manifest needs a src")
		return icon, false
	}
	if x.refused("", "src", icon.Src) != "" {
		return icon, false
	}
	ref, err := x.refer(origin{file: manifestFile, sitePath: "/"}, icon.Src, true)
	if err != nil {
		m.warn(MissingImage, entry.at, err)
		return icon, false
	}
	icon.Src = firstOf(ref.To, icon.Src)
	return icon, true
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// language returns the member "lang", empty if there is none.
func (f fields) language() string {
	lang := f.text("lang")
	if f.lenient { // Themes also have en_US and ko_KR.UTF-8.
		lang, _, _ = strings.Cut(strings.ReplaceAll(lang, "_", "-"), ".")
	}
	if lang != "" && !languageTag.MatchString(lang) {
		f.wrongf(f.get("lang").at, `write a BCP 47 tag such as "ko" or "en"`, "unknown language %q", lang)
		return ""
	}
	return lang
}

// firstOf returns the first text that is not empty.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
