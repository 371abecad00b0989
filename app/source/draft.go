package source

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hanji/app/kramdown"
	"hanji/app/markdown"
	"hanji/app/mathml"
	"hanji/app/post"
	"hanji/app/prepare"
	"hanji/app/search"
)

// draft is a post on its way from a file to the library.
type draft struct {
	report
	post  post.Post
	body  string
	lines int // of the file, before the body
	// image is as written, and imageAt where.
	image   string
	imageAt position
	// addressAt is where the address is written, unknown if it is the pattern's.
	addressAt position
	extra     map[string]any
	// fallback is the title if nothing gives one.
	fallback string
	text     post.Text
	plain    string
	// ids are the parts that links can name, fragments the links that do.
	ids       map[string]bool
	fragments []prepare.Fragment
	// kramdown says how the body is read, nil if it is hanji's own Markdown.
	kramdown *kramdown.Options
	math     mathMarks
	// left is why the post is not in the blog; empty if it is.
	left left
}

type left string

const (
	broken      left = "has an error"
	unpublished left = "is not published"
	future      left = "is dated in the future"
)

// read reads the file, but for what depends on other posts and files.
func (d *draft) read(f *folder, s *Settings, now time.Time) {
	d.readFile(f, s, now)
	if d.failed() {
		d.left = broken
	}
}

func (d *draft) readFile(f *folder, s *Settings, now time.Time) {
	text, ok := d.report.read(f)
	if !ok {
		return
	}
	front, body, err := cutFrontMatter(text)
	if err != nil {
		d.syntax(err, "correct the front matter, or quote the value")
		return
	}
	d.body, d.lines = body, front.lines
	d.readFields(fields{&d.report, front.members}, s, now)
}

// known are the keys that have a place in the model; others are kept as Extra.
var known = []string{"author", "blog", "categories", "category", "date", "description", "headerImage", "hidden", "image", "lang",
	"permalink", "published", "series", "slug", "tag", "tags", "title"}

func (d *draft) readFields(f fields, s *Settings, now time.Time) {
	d.kramdown, d.math = s.kramdown, s.math
	defaults := fields{f.report, s.config.defaultsOf(d.file, "posts")}
	f.members = merge(defaults.members, f.members)
	name := fileName.FindStringSubmatch(path.Base(d.file))
	date, slug := name[1], norm.NFC.String(strings.TrimRight(name[2], "."))
	p := &d.post
	p.Title = f.text("title")
	p.Description = f.text("description")
	p.Author = f.text("author")
	p.Lang = f.language()
	p.Date = f.date(date, s.Zone)
	p.Categories, p.Tags = taxonomy(f, slices.Concat(foldersAbove(d.file), defaults.names("categories", true)))
	p.Series = f.text("series")
	if s.Edit != "" {
		p.Source = d.file
	}
	p.Hidden = f.flag("hidden", false) || !f.flag("blog", true)
	p.HeaderImage = f.flag("headerImage", false)
	d.image, d.imageAt = f.text("image"), f.get("image").at
	f.text("layout") // kept, but must be text
	for _, m := range f.members {
		if !slices.Contains(known, m.key) {
			if d.extra == nil {
				d.extra = map[string]any{}
			}
			d.extra[m.key] = m.value.raw
		}
	}
	if !f.flag("published", true) && !s.unpublished {
		d.left = unpublished
	} else if s.hideFuture && p.Date.After(now) {
		d.left = future
	}

	parts := linkParts{
		date: p.Date, slug: firstOf(f.text("slug"), slug), file: date + "-" + slug, categories: p.Categories,
		path: strings.Replace(strings.TrimSuffix(d.file, path.Ext(d.file)), "_posts", "", 1),
	}
	var err error
	d.addressAt = f.get("permalink").at
	if p.Path, err = permalink(firstOf(f.text("permalink"), s.permalink), parts); err != nil {
		d.fail(d.addressAt, err)
	}
	d.fallback = titleOf(slug, date)
	if s.config.exists { // A heading is not the title of a Jekyll post.
		p.Title = firstOf(p.Title, d.fallback)
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

func (d *draft) origin() origin { return origin{d.file, d.post.Path} }

// claim takes the post's address.
func (d *draft) claim(taken *claims) {
	if d.left != "" {
		return
	}
	if err := taken.claim(d.post.Path, d.file); err != nil {
		d.fail(d.addressAt, err)
		d.left = broken
	}
}

// keywords is how many words of a text are compared with those of others.
const keywords = 6

// finish prepares the text, and fills in what follows from it.
func (d *draft) finish(x *index, lang string) {
	if d.left != "" {
		return
	}
	p := &d.post
	if p.Lang == lang {
		p.Lang = ""
	}
	in := prepare.Input{
		Source:    d.body,
		Lang:      firstOf(p.Lang, lang),
		TakeTitle: p.Title == "",
		Resolve:   func(dest string, image bool) prepare.Resolution { return x.resolve(d, dest, image) },
	}
	formulas := new(mathml.Page)
	if d.math.any {
		in.Math, in.Dollars = formulas.Render, d.math.dollars
	}
	var out prepare.Output
	switch {
	case isHTML(d.file):
		in.Written = d.body
		out = prepare.HTML(in)
	case d.kramdown != nil:
		out = d.prepareKramdown(in, formulas)
	default:
		out = prepare.Body(in)
	}
	p.Title = firstOf(p.Title, plainText(out.Title), d.fallback)
	for _, w := range out.Warnings {
		at := position{}
		if w.Line > 0 {
			at.line = d.lines + w.Line
		}
		d.warnf(at, w.Hint, "%s", w.What)
	}
	d.text, d.plain, d.ids, d.fragments = out.Text, out.Plain, out.IDs, out.Fragments
	p.Minutes = out.Minutes
	p.Keywords = search.Keywords(p.Title, markdown.Text(out.Text), keywords)
	p.Description = firstOf(p.Description, out.Excerpt)
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
		d.warnf(position{line: d.lines + f.Line},
			didYouMean(fragment, maps.Keys(to.ids), "name a heading by its words in lower case, with - between them"),
			"dead link %q: that text has no part of this name", f.Dest)
	}
}

// foldersAbove returns the categories of a post in Jekyll's layout: the folders
// above _posts.
func foldersAbove(file string) []string {
	above, _, found := strings.Cut("/"+file, "/_posts/")
	if !found || strings.HasPrefix(file, "posts/") {
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
