package site

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
	"sync"

	"hanji/app/markdown"
	"hanji/app/ui"
)

//go:embed redirect.html
var redirectSource string

var redirectTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("redirect").Parse(redirectSource))
})

// redirect is what redirect.html shows. It loads nothing, and has no more of the
// blog's look than the brightness of the device: it is seen for an instant.
type redirect struct{ Lang, Dir, Moved, To, Canonical string }

// addRedirects adds a page at each address that has moved, for any host, and the file
// _redirects for those that read it: Cloudflare Pages follows it first, Netlify shows
// the page.
func (b *builder) addRedirects() error {
	if len(b.source.Redirects) == 0 {
		return nil
	}
	rules := "# For Cloudflare Pages, Netlify and other hosts that read this file.\n"
	for _, r := range b.source.Redirects {
		to, canonical := b.destination(r.To)
		var page bytes.Buffer
		blog := b.env.Blog
		if err := redirectTemplate().Execute(&page, redirect{blog.Lang, blog.Dir, b.env.Text.Moved, to, canonical}); err != nil {
			return err
		}
		if err := b.add(redirectFile(r.From), page.Bytes()); err != nil {
			return err
		}
		rules += plainRule(b.env.Base, r.From) + " " + to + " 301\n"
	}
	return b.add("_redirects", []byte(rules))
}

// destination returns where a redirect leads as a link, and as an absolute URL.
func (b *builder) destination(to string) (href, absolute string) {
	href = b.env.Href(to)
	if markdown.IsPath(to) {
		return href, strings.TrimSuffix(b.env.Blog.URL, b.env.Base) + href
	}
	return href, href
}

// redirectFile is a page that a host also finds, as HTML, for an address that ends in
// neither a slash nor .html: it adds the slash.
func redirectFile(from string) string {
	if !strings.HasSuffix(from, ".html") {
		from = strings.TrimSuffix(from, "/") + "/"
	}
	return fileName(from)
}

// plainRule is an address as _redirects has it: a colon would begin the name of a
// placeholder. Escaped already are the asterisk, which stands for any path, and white space.
func plainRule(base, from string) string {
	return strings.ReplaceAll(ui.Href(base, from), ":", "%3A")
}
