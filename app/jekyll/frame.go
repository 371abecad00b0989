package jekyll

import (
	"iter"
	"path"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/liquid"
)

// Frame is what the layouts of a blog's own show around the text of its home page.
type Frame struct {
	// HTML is the home page without its text, and File the layout that is its outermost.
	HTML, File string
}

const (
	maxLayouts = 8         // around a text, each in the next
	maxLayout  = 256 << 10 // bytes of a layout, or of what is made with it
)

// Frame renders the layouts of the blog's own around a home page on which nothing is, with what
// templates know of the site. It is the zero one where these make no whole page, as the rest of
// it is in the gem of a theme, or is beyond what a page may have. What is broken in a layout
// makes nothing, and is not reported: layouts are not published.
func (b *Blog) Frame(site Site) (f Frame) {
	home := b.homePage()
	chain := b.layoutsOf(home)
	if len(chain) == 0 {
		return Frame{}
	}
	site.Rendered = true
	vars := b.newVariables(site, func(d *Document) any { return d.excerpt })
	engine := b.engine(site, vars, b.readOfLayout)
	page := nativeTable(home.Members, site.Zone)
	page.Set("url", "/")
	page.Set("dir", "/")
	page.Set("path", home.File)
	page.Set("name", home.File)
	page.Set("content", "")
	layout := &liquid.Hash{}
	for _, of := range chain {
		own := nativeTable(of.Members, site.Zone)
		for _, key := range layout.Keys() { // What is nearer to the text says more.
			own.Set(key, layout.Get(key))
		}
		layout = own
		f.HTML, _ = engine.RenderLayout(of.Body, of.File, of.Lines+1, map[string]any{"page": page, "layout": layout, "content": f.HTML})
		f.File = of.File
		if len(f.HTML) > maxLayout {
			return Frame{}
		}
	}
	if !isWhole(f.HTML) {
		return Frame{}
	}
	return f
}

// isWhole reports whether HTML is that of a page, and not of a part of one.
func isWhole(html string) bool {
	html = strings.ToLower(html)
	return strings.Contains(html, "<html") || strings.Contains(html, "<body") || strings.Contains(html, "<head>")
}

// homePage returns the front matter of the blog's home page, with its defaults.
func (b *Blog) homePage() front.Content {
	name := "index.html"
	if i := slices.IndexFunc(homePages, b.folder.Exists); i >= 0 {
		name = homePages[i]
	}
	home, _ := b.readContent(name)
	home.Members = front.Merge(b.Defaults(name, pages), home.Members)
	return home
}

var homePages = []string{"index.html", "index.md", "index.markdown", "index.htm"}

// readContent reads a file whose problems are not told here.
func (b *Blog) readContent(name string) (c front.Content, ok bool) {
	c = front.NewContent(name, true)
	data, err := b.folder.Head(name, maxLayout+1)
	if err != nil || len(data) > maxLayout {
		return c, false
	}
	text, _ := front.DecodeText(data)
	return c, Cut(&c, text) == nil
}

// layoutsOf returns the layouts of the blog's own around a page, the nearest to its text first.
// Where the page's is in the gem of a theme, as one whose name is minima's home, it is that in
// which themes have theirs.
func (b *Blog) layoutsOf(page front.Content) (chain []front.Content) {
	for _, name := range []string{page.Scalar("layout"), "home", "default", "base"} {
		for name != "" && name != "none" && len(chain) < maxLayouts {
			of, ok := b.layout(name)
			if !ok || slices.ContainsFunc(chain, func(c front.Content) bool { return c.File == of.File }) {
				break
			}
			chain = append(chain, of)
			name = of.Scalar("layout")
		}
		if len(chain) > 0 {
			return chain
		}
	}
	return nil
}

// layout reads a layout of the blog's own.
func (b *Blog) layout(name string) (c front.Content, ok bool) {
	for _, ending := range []string{"", ".html", ".liquid", ".htm", ".md"} {
		file, found := b.folder.Find(path.Join(b.Dir("layouts_dir", "_layouts"), path.Clean("/" + name)[1:]+ending))
		if found && !b.folder.IsFolder(file) {
			return b.readContent(file)
		}
	}
	return c, false
}

// readOfLayout reads what a layout includes. What is not there is in the gem of a theme: nothing
// is known of it.
func (b *Blog) readOfLayout(name string) (source, file string, err error) {
	file = path.Join(b.Dir("includes_dir", "_includes"), name)
	if onDisk, own := b.folder.Find(file); own {
		if data, err := b.folder.Head(onDisk, maxLayout+1); err == nil && len(data) <= maxLayout {
			source, _ = front.DecodeText(data)
		}
	}
	return source, file, nil
}

// OwnTemplates yields the layouts and includes of the blog's own with their texts, in the order of
// their names.
func (b *Blog) OwnTemplates() iter.Seq2[string, string] {
	return func(yield func(file, text string) bool) {
		for _, dir := range []string{b.Dir("layouts_dir", "_layouts"), b.Dir("includes_dir", "_includes")} {
			goOn := true
			b.folder.WalkAll(dir, func(file string, err error) {
				if data, readErr := b.folder.Head(file, maxLayout); goOn && err == nil && readErr == nil {
					text, _ := front.DecodeText(data)
					goOn = yield(file, text)
				}
			})
			if !goOn {
				return
			}
		}
	}
}
