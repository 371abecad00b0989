package ui

import (
	"cmp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

// wideLogo is how many times as wide as high a logo is at least that has the blog's name in it.
const wideLogo = 2

// longName is of how many bytes a name is at least that is set in smaller letters: about as
// wide as a narrow screen, in most scripts.
const longName = 40

// brand leads home: the blog's name, a wide logo in its place, or another one beside it.
func (e *Env) brand() app.UI {
	name, logo := e.Blog.Name, e.Blog.Logo
	class := "hanji-brand"
	if len(name) >= longName {
		class += " hanji-long"
	}
	a := attrs{"class", class, "href", e.Href("/")}.own(e)
	switch {
	case logo == nil:
		return el("a", a, text(name))
	case logo.Width >= wideLogo*logo.Height && logo.Height > 0:
		return el("a", a, e.picture(logo, e.logoClass(), name))
	}
	return el("a", a, e.picture(logo, e.logoClass(), ""), el("span", nil, text(name)))
}

func (e *Env) logoClass() string {
	if e.Blog.LogoTone == "" {
		return "hanji-logo"
	}
	return "hanji-logo hanji-logo-" + e.Blog.LogoTone
}

// picture is one whose size the style sheet bounds.
func (e *Env) picture(image *post.Image, class, alt string) app.UI {
	return el("img", attrs{"class", class}.sized(e, image, alt))
}

// isHome reports whether p is the first page of all posts.
func (p *Page) isHome() bool { return !p.Address.IsNarrowed() && p.Number == 1 }

// avatar is the owner's portrait, at home alone.
func (p *Page) avatar() app.UI {
	b := p.Env.Blog
	if b.Avatar == nil || !p.isHome() {
		return nil
	}
	return p.Env.picture(b.Avatar, "hanji-avatar", cmp.Or(b.Author, b.Name))
}

// tagline stands below the name at home, unless the description says the same.
func (p *Page) tagline() app.UI {
	line := p.Env.Blog.Tagline
	return when(line != "" && line != p.Env.Blog.Description && p.isHome(), el("p", attrs{"class", "hanji-tagline"}.own(p.Env), text(line)))
}

// accounts lead to where the owner is elsewhere.
func (e *Env) accounts() app.UI {
	return when(len(e.Blog.Accounts) > 0, el("ul", attrs{"class", "hanji-accounts", "aria-label", e.Text.Accounts},
		each(e.Blog.Accounts, func(l post.Link) app.UI {
			a := attrs{"href", e.Href(l.URL), "rel", "me noopener"}
			if strings.HasPrefix(l.URL, "mailto:") {
				return el("li", nil, el("a", a, text(e.Text.Email)))
			}
			return el("li", nil, el("a", a.own(e), text(l.Name)))
		})...))
}
