package site

import (
	"bytes"
	"strings"

	"hanji/app/route"
)

// redirect is what redirect.html shows. It loads nothing, and has no more of the
// blog's look than the brightness of the device: it is seen for an instant.
type redirect struct{ Lang, Dir, Moved, To, Canonical string }

// addRedirects adds a page at each address that has moved, for any host, and the file
// _redirects for those that read it, with the author's rules first: Cloudflare Pages follows
// it before all else, Netlify shows the page.
func (b *builder) addRedirects() error {
	theirs := endedLine(b.source.ForHosts["_redirects"])
	if theirs == "" && len(b.source.Redirects) == 0 {
		return nil
	}
	var rules bytes.Buffer
	rules.WriteString(theirs)
	if len(b.source.Redirects) > 0 {
		rules.WriteString("# For Cloudflare Pages, Netlify and other hosts that read this file.\n")
	}
	for _, r := range b.source.Redirects {
		to := b.env.Href(r.To)
		var page bytes.Buffer
		blog := b.env.Blog
		shown := redirect{blog.Lang, blog.Dir, b.env.Text.Moved, to, b.absolute(r.To)}
		if err := templates().ExecuteTemplate(&page, "redirect.html", shown); err != nil {
			return err
		}
		if err := b.add(redirectFile(r.From), page.Bytes()); err != nil {
			return err
		}
		// A colon would begin the name of a placeholder. Escaped already are the asterisk,
		// which stands for any path, and white space.
		rules.WriteString(strings.ReplaceAll(route.Href(b.env.Base, r.From), ":", "%3A") + " " + to + " 301\n")
	}
	return b.add("_redirects", rules.Bytes())
}

// redirectFile is a page that a host also finds, as HTML, for an address that ends in
// neither a slash nor .html: it adds the slash.
func redirectFile(from string) string {
	if !strings.HasSuffix(from, ".html") {
		from = strings.TrimSuffix(from, "/") + "/"
	}
	return fileName(from)
}
