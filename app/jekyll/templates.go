package jekyll

import (
	"iter"
	"path"
	"strings"
	"time"

	"hanji/app/front"
	"hanji/app/kramdown"
	"hanji/app/liquid"
	"hanji/app/problem"
)

// Site is what the texts of a blog are rendered with.
type Site struct {
	// Documents are those that are published or listed.
	Documents []*Document
	// Rendered says that posts and documents of collections are rendered; until then
	// their contents are as they are written.
	Rendered bool
	// Static are files that are copied, and IsStatic says whether one is, by now.
	Static   []string
	IsStatic func(file string) bool
	// Origin is the scheme and host of the blog's address, "" if nothing says where it
	// lives; Base its path.
	Origin, Base string
	Zone         *time.Location
	Now          time.Time
}

// Templates render the texts of a blog. They are safe for concurrent use, each for a
// document of its own.
type Templates struct {
	*variables
	engine *liquid.Engine
}

// Templates returns what renders the blog's texts.
func (b *Blog) Templates(site Site) *Templates {
	if site.Rendered {
		return b.templates(site, func(d *Document) any { return d.excerpt })
	}
	for _, d := range site.Documents {
		d.title = d.Post.Title
		if d.Collection != pages {
			d.excerptSource, d.excerptChosen = b.cutExcerpt(d)
		}
	}
	return b.withExcerpts(site, excerptsWithin)
}

func (b *Blog) templates(site Site, excerptOf func(*Document) any) *Templates {
	vars := b.newVariables(site, excerptOf)
	return &Templates{vars, b.engine(site, vars, func(name string) (source, file string, err error) {
		return b.noteIncluded(b.readInclude(name))
	})}
}

// engine returns what renders templates with variables, which include what read finds.
func (b *Blog) engine(site Site, vars *variables, read func(name string) (source, file string, err error)) *liquid.Engine {
	of := liquid.Site{
		Vars: map[string]any{
			"site":   vars.site,
			"jekyll": map[string]any{"version": "4.3.1", "environment": "production"},
		},
		Include: func(name string) (source, file string, err error) {
			return read(name)
		},
		IncludeRelative: func(from, name string) (source, file string, err error) {
			return b.noteIncluded(b.readTemplate(path.Join(path.Dir(from), name)))
		},
		Link:    vars.link,
		PostURL: vars.postURL,
		BaseURL: strings.TrimSuffix(site.Base, "/"),
		URL:     site.Origin,
		Zone:    site.Zone,
		Now:     site.Now,
	}
	if b.kramdown != nil {
		of.Markdownify = func(source string) string {
			html, _ := kramdown.Render(source, *b.kramdown)
			return html
		}
		of.Smartify = func(text string) string {
			html, _ := kramdown.Render(markdownSigns.Replace(text), *b.kramdown)
			return strings.TrimSuffix(strings.TrimPrefix(html, "<p>"), "</p>\n")
		}
	}
	return liquid.New(of)
}

// markdownSigns escapes what is Markdown in a line of text, but for its quotes and dashes.
var markdownSigns = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`, "#", `\#`, "!", `\!`, "|", `\|`, "$", `\$`)

// Raw renders a document that is no HTML.
func (t *Templates) Raw(d *Document) string { return liquid.WithoutNowhere(t.body(d)) }

// body renders the Liquid of a document, which begins after its front matter. What is broken
// in it is shown as text, under a warning.
func (t *Templates) body(d *Document) string {
	text, problems := t.render(d, d.Body, t.page(d))
	d.Problems = append(d.Problems, problems...)
	return text
}

func (t *Templates) render(d *Document, source string, page map[string]any) (text string, problems []problem.Problem) {
	if renders, isFlag := d.Get("render_with_liquid").Bool(); isFlag && !renders {
		return source, nil
	}
	return t.engine.Render(source, d.File, d.Lines+1, page)
}

func (t *Templates) page(d *Document) map[string]any {
	page := map[string]any{}
	for _, key := range t.pages[d].Keys() {
		page[key] = t.pages[d].Get(key)
	}
	return page
}

func (b *Blog) noteIncluded(source, file string, err error) (string, string, error) {
	b.included.Store(file, source)
	return source, file, err
}

// Included yields the templates that texts have included so far, and what settings name of front
// matter, as templates do.
func (b *Blog) Included() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, of := range b.Table("collections").Members {
			if !yield("{{" + b.In(of.Value).Scalar("sort_by") + "}}") {
				return
			}
		}
		b.included.Range(func(_, source any) bool { return yield(source.(string)) })
	}
}

// readTemplate reads a file that is included.
func (b *Blog) readTemplate(name string) (source, file string, err error) {
	file, found := b.folder.Find(name)
	if !found {
		return "", name, problem.Errorf("put it there, or write what it shows in its place", "there is no file %q", name)
	}
	data, err := b.folder.Read(file)
	if err != nil {
		return "", file, problem.Errorf(problem.HintOf(err), "%q is %s", file, err)
	}
	source, _ = front.DecodeText(data)
	return source, file, nil
}
