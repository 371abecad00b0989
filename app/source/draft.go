package source

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hanji/app/folder"
	"hanji/app/liquid"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/prepare"
	"hanji/app/search"
)

// draft is a post or a page on its way from a file to the library.
type draft struct {
	report
	// collection is "posts", "pages", or the label of a Jekyll blog's own collection.
	collection string
	// unfinished says that it is one of _drafts.
	unfinished bool
	// time is when the file was changed last.
	time  time.Time
	post  post.Post
	body  string
	lines int // of the file, before the body
	// front is the front matter with its defaults.
	front fields
	// image is as written, and imageAt where.
	image   string
	imageAt position
	// addressAt is where the address is written, unknown if it is the pattern's.
	addressAt position
	extra     map[string]any
	// fallback is the title if nothing gives one.
	fallback string
	// excerptSource is what Jekyll takes for the excerpt, before it is rendered;
	// excerptChosen says that the author said where it ends.
	excerptSource string
	excerptChosen bool
	// html is the text of a Jekyll blog before it is prepared, excerpt its excerpt.
	html, excerpt string
	text          post.Text
	plain         string
	// ids are the parts that links can name, fragments the links that do.
	ids       map[string]bool
	fragments []prepare.Fragment
	// dead counts the addresses that lead nowhere.
	dead int
	// left is why the post is not in the blog; empty if it is.
	left left
	// movedTo is where a page leads that is moved.
	movedTo string
}

// posts and pages are the collections that every blog has.
const (
	posts = "posts"
	pages = "pages"
)

type left string

const (
	broken      left = "broken"
	unpublished left = "not published"
	future      left = "dated in the future"
	unfinished  left = "still a draft"
	replaced    left = "replaced by a page that every blog has"
	moved       left = "moved to another address"
	nowhere     left = "moved to no address"
	listed      left = "of a collection without output" // but known to templates
)

// read reads the file, but for what depends on other posts and files.
func (d *draft) read(f *folder.Folder, s *Settings, now time.Time) {
	d.readFile(f, s, now)
	if d.failed() {
		d.left = broken
	}
}

func (d *draft) readFile(f *folder.Folder, s *Settings, now time.Time) {
	text, ok := d.report.read(f)
	if !ok {
		return
	}
	cut := cutFrontMatter
	if s.config.exists {
		cut = d.cutJekyll
	}
	front, body, err := cut(text)
	if err != nil {
		d.syntax(err, "correct the front matter, or quote the value")
		return
	}
	if d.unfinished {
		d.time = f.Modified(d.file)
	}
	d.body, d.lines = body, front.lines
	defaults := s.config.defaultsOf(s.config.relative(d.file), d.collection)
	d.front = fields{&d.report, merge(defaults, front.members)}
	d.readFields(d.front, s, now)
	switch d.collection {
	case posts:
		d.readPost(d.front, fields{&d.report, defaults}, s)
	case pages:
		d.readPage(d.front, s)
	default:
		d.readDocument(d.front, s)
	}
	if d.left == "" && s.hideFuture && d.collection != pages && d.post.Date.After(now) {
		d.left = future
	}
	if to := d.front.get("redirect_to").scalars(); s.config.exists && len(to) > 0 && d.left == "" {
		d.left, d.movedTo = moved, to[0]
	}
	if s.config.exists && d.collection != pages {
		d.excerptSource, d.excerptChosen = d.cutExcerpt(s)
	}
}

// known are the keys that have a place in the model; others are kept as Extra.
var known = []string{"author", "blog", "categories", "category", "date", "description", "dir", "draft", "headerImage", "hidden", "image", "lang",
	"permalink", "published", "series", "slug", "tag", "tags", "title"}

// readFields reads what posts and pages have in common.
func (d *draft) readFields(f fields, s *Settings, now time.Time) {
	p := &d.post
	p.Title = f.text("title")
	p.Description = f.text("description")
	p.Author = s.author(f)
	p.Lang, p.Dir = f.language(), f.direction()
	if s.Edit != "" {
		p.Source = d.file
	}
	p.HeaderImage = f.flag("headerImage", false)
	d.image, d.imageAt = f.image(), f.get("image").at
	f.text("layout") // kept, but must be text
	for _, m := range f.members {
		if !slices.Contains(known, m.key) {
			if d.extra == nil {
				d.extra = map[string]any{}
			}
			d.extra[m.key] = m.value.raw
		}
	}
	// To Jekyll, "false" in quotes is a text like others.
	if isText := s.config.exists && f.get("published").quoted; !isText && !f.flag("published", true) && !s.unpublished {
		d.left = unpublished
	}
	d.readDraft(f, s, now)
}

// readDraft reads whether the text is a draft, which is not published unless it is asked for.
// Jekyll knows those in _drafts alone.
func (d *draft) readDraft(f fields, s *Settings, now time.Time) {
	switch {
	case s.config.exists && !d.unfinished:
		for _, m := range f.members {
			if d.left == "" && m.key != "published" && keepsBack(m, s.Zone, now) {
				d.warnf(m.value.at, "write published: false, or move the file to _drafts", "a draft that is published: Jekyll does not know %s: %s", m.key, m.value.text)
			}
		}
	case s.config.exists:
		d.post.Draft = !s.config.flag("show_drafts", false)
	default:
		for _, m := range f.members {
			if unlists(m) && f.get("hidden").kind == absent {
				d.warnf(m.value.at, "write hidden: true", "%s: %s is not read", m.key, m.value.text)
			}
		}
		if d.post.Draft = f.flag("draft", false); d.post.Draft && !s.config.drafts && d.left == "" {
			d.left = unfinished
		}
		if f.get("draft").kind != absent || f.get("published").kind != absent {
			break
		}
		for _, m := range f.members {
			if keepsBack(m, s.Zone, now) {
				d.errorf(m.value.at, "write draft: true, or draft: false beside it", "a draft that would be published: %s: %s is not read", m.key, m.value.text)
			}
		}
	}
}

// keepsBack reports whether a member says that a text is not to be published now, as read
// here or elsewhere.
func keepsBack(m member, zone *time.Location, now time.Time) bool {
	yes, no := []string{"true", "yes", "on", "y", "1"}, []string{"false", "no", "off", "n", "0"}
	value := strings.ToLower(m.value.text)
	switch strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(m.key)) {
	case "draft", "drafts", "isdraft", "unpublished", "wip", "private", "isprivate", "eleventyexcludefromcollections":
		return slices.Contains(yes, value)
	case "publish", "published", "ispublished", "public":
		return slices.Contains(no, value)
	case "permalink":
		return value == "false" && !m.value.quoted
	case "status", "state", "stage", "type", "visibility", "access":
		return slices.Contains([]string{"draft", "drafts", "unpublished", "wip", "private", "secret"}, value)
	case "build":
		return slices.ContainsFunc(m.value.members, func(m member) bool { return m.key == "render" && m.value.text == "never" })
	case "publishdate":
		begins, ok := parseDate(m.value.text, m.value.quoted, zone)
		return ok && begins.After(now)
	}
	return false
}

// unlists reports whether a member says elsewhere that a text is in no list.
func unlists(m member) bool {
	switch strings.ToLower(m.key) {
	case "unlisted":
		return m.value.text == "true"
	case "listed":
		return m.value.text == "false"
	case "visibility":
		return m.value.text == "unlisted" || m.value.text == "hidden"
	}
	return false
}

// readPost reads what only posts have.
func (d *draft) readPost(f, defaults fields, s *Settings) {
	date, slug := d.nameParts()
	p := &d.post
	if date == "" && f.get("date").kind == absent { // One of _drafts.
		p.Date = fixedZone(d.time.In(s.Zone))
	} else {
		p.Date = f.date(date, s.Zone)
	}
	p.Categories, p.Tags = taxonomy(f, slices.Concat(foldersAbove(s.config.relative(d.file), s.config.exists), defaults.names("categories", true)))
	p.Series = f.text("series")
	p.Hidden = f.flag("hidden", false) || !f.flag("blog", true)
	d.fallback = titleOf(slug, date)
	if s.config.exists { // A heading is not the title of a Jekyll post.
		p.Title = firstOf(p.Title, d.fallback)
	}
	d.address(f, s.permalink, linkParts{
		date: p.Date, slug: firstOf(f.text("slug"), slug), file: strings.TrimPrefix(date+"-"+slug, "-"), categories: p.Categories,
		path: d.pathWithin("_posts"), collection: posts,
	})
}

// readDocument reads what documents of a Jekyll blog's own collections have: they are
// pages of the site, but for their addresses.
func (d *draft) readDocument(f fields, s *Settings) {
	fromName, slug := d.nameParts()
	p := &d.post
	p.Page = true
	if fromName != "" || f.get("date").kind != absent {
		p.Date = f.date(fromName, s.Zone)
	}
	p.Title = firstOf(p.Title, titleOf(slug, fromName))
	categories, _ := taxonomy(f, nil)
	of := s.config.collectionOf(d.collection)
	d.address(f, of.permalink, linkParts{
		date: p.Date, slug: firstOf(f.text("slug"), slug), file: strings.TrimPrefix(fromName+"-"+slug, "-"), categories: categories,
		path: d.pathWithin("_" + d.collection), collection: d.collection,
	})
}

// nameParts returns the date of the file's name, "" if it has none, and its slug.
func (d *draft) nameParts() (date, slug string) {
	name := path.Base(d.file)
	slug = strings.TrimSuffix(name, path.Ext(name))
	if dated := fileName.FindStringSubmatch(name); dated != nil {
		date, slug = dated[1], dated[2]
	}
	return date, norm.NFC.String(strings.TrimRight(slug, "."))
}

// pathWithin returns the file's path without its extension and the folder of its
// collection.
func (d *draft) pathWithin(folder string) string {
	return strings.Replace(strings.TrimSuffix(d.file, path.Ext(d.file)), folder, "", 1)
}

// address fills the permalink of the front matter in, or else the pattern.
func (d *draft) address(f fields, pattern string, parts linkParts) {
	var err error
	d.addressAt = f.get("permalink").at
	written := f.text("permalink")
	if isOfHost(written) {
		f.warnf(d.addressAt, "write it with one / at its beginning", "permalink %q is taken for a path: no page can be on another host", written)
	}
	if d.post.Path, err = permalink(firstOf(written, pattern), parts); err != nil {
		d.fail(d.addressAt, err)
	}
	if d.isRaw() {
		d.post.Path = strings.TrimSuffix(d.post.Path, "/")
	}
}

// date reads the date of the front matter, else of the file's name.
func (f fields) date(fromName string, zone *time.Location) time.Time {
	const hint = `write it like 2025-01-31, or "2025-01-31 19:30 +0900"`
	v := f.get("date")
	switch v.kind {
	case absent:
		t, ok := parseDate(fromName, true, zone)
		if !ok {
			f.errorf(position{}, "name the file after a day that there is, or give it a date: "+hint, "unknown date %q", fromName)
		}
		return t
	case scalar:
		t, ok := parseDate(v.text, v.quoted, zone)
		if !ok && f.lenient {
			t, ok = liquid.ParseTime(v.text, zone)
			t, ok = fixedZone(t.In(zone)), ok && t.Year() > 1 // A text may name none.
		}
		if !ok {
			f.errorf(v.at, hint, "unknown date %q", v.text)
		}
		return t
	}
	f.errorf(v.at, hint, "date is %s, a day is expected", v.kind)
	return time.Time{}
}

// leaveOut makes warnings of the errors for which the post is left out.
func (d *draft) leaveOut() {
	for i := range d.problems {
		if p := &d.problems[i]; !p.Warning {
			p.Warning, p.What = true, "the post is left out: "+p.What
		}
	}
}

func (d *draft) origin() origin { return origin{file: d.file, sitePath: d.post.Path} }

// claim takes the post's address.
func (d *draft) claim(taken *claims) {
	if d.left == "" && d.post.Page && taken.isOwn(d.post.Path) {
		d.left = replaced
	}
	if d.left != "" && d.left != moved {
		return
	}
	if err := taken.claim(d.post.Path, d.file); err != nil {
		d.fail(d.addressAt, err)
		d.left = broken
	}
}

// keywords is how many words of a text are compared with those of others.
const keywords = 6

// finish prepares the text, and fills in what follows from it. t is nil unless this is a
// Jekyll blog.
func (d *draft) finish(x *index, t *templates, s *Settings) {
	if d.left == listed { // Other pages may show it.
		d.prepareJekyll(prepare.Input{}, t)
	}
	if d.left != "" {
		return
	}
	if d.isRaw() {
		d.html = t.render(d, d.body)
		return
	}
	if d.lines == 0 && strings.TrimSpace(d.body) == "" {
		d.add(BadFile, position{}, true, "write its text, or remove it", "the file is empty, and so is its page")
	}
	p := &d.post
	if p.Lang == s.Lang {
		p.Lang = ""
	}
	if p.Dir == "" && p.Lang != "" {
		p.Dir = directionOf(p.Lang)
	}
	if p.Dir == s.Dir {
		p.Dir = ""
	}
	in := prepare.Input{
		Source:    d.body,
		Lang:      firstOf(p.Lang, s.Lang),
		TakeTitle: p.Title == "",
		Resolve:   func(dest string, image bool) prepare.Resolution { return x.resolve(d, dest, image) },
	}
	var out prepare.Output
	if t == nil {
		out = prepare.Body(in)
	} else {
		out = d.prepareJekyll(in, t)
	}
	p.Title = firstOf(p.Title, plainText(out.Title), d.fallback)
	for _, w := range out.Warnings {
		at := position{}
		if w.Line > 0 {
			at.line = d.lines + w.Line
		}
		d.add(w.Kind, at, true, w.Hint, w.What)
	}
	d.text, d.plain, d.ids, d.fragments = out.Text, out.Plain, out.IDs, out.Fragments
	p.Minutes = out.Minutes
	p.Keywords = search.Keywords(p.Title, markdown.Text(out.Text), keywords)
	p.Description = firstOf(p.Description, d.chosenExcerpt(t), out.Excerpt)
	if p.Image = x.image(d); p.Image == nil {
		p.HeaderImage = false
	}
}

// checkFragments warns of links to parts that their text does not have, once
// every post is finished.
func (d *draft) checkFragments(x *index) {
	for _, f := range d.fragments {
		_, fragment, _ := strings.Cut(f.Dest, "#")
		if decoded, err := url.PathUnescape(fragment); err == nil {
			fragment = decoded
		}
		to := x.owner(d, f.Dest)
		if to == nil || to.ids[fragment] || fragment == "" || fragment == "top" || strings.HasPrefix(fragment, ":~:") || markdown.ReservedID(fragment) {
			continue
		}
		d.add(DeadLink, position{line: d.lines + f.Line}, true,
			didYouMean(fragment, maps.Keys(to.ids), "name a heading by its words in lower case, with - between them"),
			fmt.Sprintf("dead link %q: that text has no part of this name", f.Dest))
	}
}

// foldersAbove returns the categories of a post in Jekyll's layout: the folders
// above _posts, or _drafts.
func foldersAbove(file string, isJekyll bool) []string {
	above, ok := abovePosts(file)
	if !ok || !isJekyll && strings.HasPrefix(file, "posts/") {
		return nil
	}
	return strings.FieldsFunc(above, func(r rune) bool { return r == '/' })
}

// titleOf makes a title of a file's name as Jekyll does: "on-paper" is "On Paper".
func titleOf(slug, date string) string {
	words := strings.FieldsFunc(slug, func(r rune) bool { return r == '-' })
	for i, word := range words {
		r, size := utf8.DecodeRuneInString(word)
		words[i] = string(unicode.ToUpper(r)) + strings.ToLower(word[size:])
	}
	return firstOf(plainText(strings.Join(words, " ")), date)
}
