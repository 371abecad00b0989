package source

import (
	"fmt"
	"path"
	"strings"
	"time"

	"hanji/app/folder"
	"hanji/app/kramdown"
	"hanji/app/liquid"
)

// templates render the Liquid of a Jekyll blog.
type templates struct {
	*variables
	engine   *liquid.Engine
	settings *Settings
}

func newTemplates(x *index, s *Settings, drafts []*draft, now time.Time, rendered bool) *templates {
	vars := newVariables(x, s, drafts, now, rendered)
	site := liquid.Site{
		Vars: map[string]any{
			"site":   vars.site,
			"jekyll": map[string]any{"version": "4.3.1", "environment": "production"},
		},
		Include:         s.config.include(x.folder),
		IncludeRelative: includeRelative(x.folder),
		Link:            x.link,
		PostURL:         x.postURL,
		BaseURL:         strings.TrimSuffix(s.Base, "/"),
		URL:             s.origin(),
		Zone:            s.Zone,
		Now:             now,
	}
	if s.kramdown != nil {
		site.Markdownify = func(source string) string {
			html, _ := kramdown.Render(source, *s.kramdown)
			return html
		}
		site.Smartify = func(text string) string {
			html, _ := kramdown.Render(markdownSigns.Replace(text), *s.kramdown)
			return strings.TrimSuffix(strings.TrimPrefix(html, "<p>"), "</p>\n")
		}
	}
	return &templates{vars, liquid.New(site), s}
}

// markdownSigns escapes what is Markdown in a line of text, but for its quotes and dashes.
var markdownSigns = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`, "#", `\#`, "!", `\!`, "|", `\|`, "$", `\$`)

// render renders the Liquid of a draft's text, which begins after the front matter. What
// is broken in it is shown as text, under a warning.
func (t *templates) render(d *draft, source string) string {
	if !d.front.flag("render_with_liquid", true) {
		return source
	}
	text, problems := t.engine.Render(source, d.file, d.lines+1, t.page(d))
	for _, p := range problems {
		if p.IsShown {
			p.What += ": shown as text"
		}
		d.problems = append(d.problems, Problem{Kind: InLiquid, File: p.File, Line: p.Line, Warning: true, What: p.What, Hint: p.Hint})
	}
	return text
}

func (t *templates) page(d *draft) map[string]any {
	page := map[string]any{}
	for _, key := range t.pages[d].Keys() {
		page[key] = t.pages[d].Get(key)
	}
	return page
}

// include reads the files of _includes.
func (c config) include(f *folder.Folder) func(name string) (source, file string, err error) {
	dir := c.folder("includes_dir", "_includes")
	return func(name string) (source, file string, err error) {
		return readTemplate(f, path.Join(dir, name))
	}
}

func includeRelative(f *folder.Folder) func(from, name string) (source, file string, err error) {
	return func(from, name string) (source, file string, err error) {
		return readTemplate(f, path.Join(path.Dir(from), name))
	}
}

func readTemplate(f *folder.Folder, name string) (source, file string, err error) {
	file, found := f.Find(name)
	if !found {
		return "", name, &hinted{fmt.Sprintf("there is no file %q", name), "put it there, or remove the tag; what only a theme's gem has is not known here"}
	}
	data, err := f.Read(file)
	if err != nil {
		return "", file, &hinted{fmt.Sprintf("%q is %s", file, err), hintOf(err)}
	}
	source, _ = decodeText(data)
	return source, file, nil
}

// link returns the address of a file of the blog: of a post or page, or of what is copied.
func (x *index) link(name string) (string, error) {
	file := strings.TrimPrefix(name, "/")
	for _, file := range []string{file, path.Join(x.collections, file)} {
		if d := x.posts[file]; d != nil && d.left == "" {
			return d.post.Path, nil
		}
	}
	if onDisk, found := x.folder.Find(file); found && x.assets.has(onDisk) {
		return "/" + file, nil
	}
	return "", &hinted{fmt.Sprintf("there is no file %q that is published", name), "write the path of a file in the blog's folder, such as _posts/2025-01-31-hello.md"}
}

// postURL returns the address of a post by the name of its file, without its ending,
// perhaps below folders; or else by its date and slug.
func (x *index) postURL(name string) (string, error) {
	name = strings.TrimPrefix(name, "/")
	for _, d := range x.dated[path.Base(name)] {
		before, _, _ := strings.Cut(d.file, "_posts/")
		_, after, _ := strings.Cut(d.file, "_posts/")
		if dir := path.Dir(name); dir == "." || dir == path.Dir(after) || dir == path.Dir(before+after) {
			return d.post.Path, nil
		}
	}
	return "", &hinted{fmt.Sprintf("there is no post %q", name), "write the name of its file without its ending, such as 2025-01-31-hello"}
}
