package identity

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/front"
	"hanji/app/post"
)

// Words of classes, ids and roles, by which layouts tell what an element is for. They are parts
// of names, which are cut at dashes, underscores and blanks.
var (
	menuWords = []string{"menu", "nav", "navbar", "navigation", "navlist", "topnav", "navlinks"}
	// notMenu are those of lists of links that are no menu.
	notMenu = []string{
		"breadcrumb", "breadcrumbs", "categories", "comments", "feed", "lang", "langs", "language", "languages", "locale", "pager",
		"pagination", "popular", "post", "posts", "recent", "related", "rss", "share", "sharing", "social", "socials", "tagcloud", "tags", "toc",
	}
	// notEntry are those of what is in a menu and leads to no page.
	notEntry = []string{"avatar", "brand", "login", "logo", "search", "skip", "theme", "toggle"}
	// below are those of what opens below an entry.
	below = []string{"submenu", "subnav", "megamenu"}
	// iconWords are those of elements whose text is the name of an icon.
	iconWords = []string{"fa", "fab", "fas", "icon", "material", "octicon", "glyphicon", "sr"}
	// elsewhere are elements in which a page has its text, or what belongs to that.
	elsewhere = []string{"article", "footer", "form", "main", "noscript", "script", "style", "template"}
)

// serves are the last parts of addresses at which there is no page to read.
var serves = []string{"atom", "atom.xml", "feed", "feed.xml", "index.xml", "login", "rss", "rss.xml", "search", "search.html", "signin"}

// languageNames are what switches of languages say, besides their tags.
var languageNames = []string{"deutsch", "english", "español", "français", "korean", "japanese", "chinese", "한국어", "日本語", "中文", "简体中文", "繁體中文", "русский"}

// menuIn returns the first menu of a page, of a blog that is called name and lives at base: what the first nav
// names, or else what a list or the head names that has a name of menus.
func menuIn(root *html.Node, name, base string) []post.Link {
	m := shownMenu{name, base}
	for _, is := range []func(*html.Node) bool{
		func(n *html.Node) bool { return n.Data == "nav" || dom.Attribute(n.Attr, "role") == "navigation" },
		func(n *html.Node) bool { return isNamed(n, menuWords) },
		func(n *html.Node) bool { return n.Data == "header" },
	} {
		for n := range root.Descendants() {
			if n.Type != html.ElementNode || !is(n) || m.isApart(n) {
				continue
			}
			if links := m.links(n, 0); len(links) > 0 && (len(links) > 1 || len(links[0].Links) > 0) {
				return links
			}
		}
	}
	return nil
}

type shownMenu struct{ name, base string }

// isApart reports whether an element is for something else than a menu, by its name or that of
// what it is in.
func (m shownMenu) isApart(n *html.Node) bool {
	for a := n; a != nil; a = a.Parent {
		if slices.Contains(elsewhere, a.Data) {
			return true
		}
	}
	return isNamed(n, notMenu) && (n.Data == "nav" || !isNamed(n, menuWords))
}

// isNone reports whether what is in a menu is no part of it.
func isNone(n *html.Node) bool {
	return (isNamed(n, notMenu) || n.Data != "ul" && isNamed(n, notEntry)) && !isNamed(n, menuWords)
}

// links returns the entries in an element: depth is 1 in what opens below one.
func (m shownMenu) links(n *html.Node, depth int) (all []post.Link) {
	add := func(l post.Link, ok bool) {
		if ok && !slices.ContainsFunc(all, func(o post.Link) bool { return o.Name == l.Name && o.URL == l.URL }) {
			all = append(all, l)
		}
	}
	for c := range n.ChildNodes() {
		switch {
		case c.Type != html.ElementNode, slices.Contains(elsewhere, c.Data), c.Data != "a" && isNone(c):
		case c.Data == "a":
			add(m.entry(c))
		case depth == 0 && opensBelow(c):
			l, ok := m.head(c)
			if l.Links = m.links(boxBelow(c), 1); len(l.Links) == 0 {
				add(l, ok)
			} else if l.Name != "" {
				add(l, true)
			} else {
				for _, l := range l.Links {
					add(l, true)
				}
			}
		default:
			for _, l := range m.links(c, depth) {
				add(l, true)
			}
		}
	}
	return all
}

// opensBelow reports whether an element is an entry with others below it.
func opensBelow(n *html.Node) bool {
	return (n.Data == "li" || isNamed(n, []string{"dropdown"}) && !isBox(n)) && boxBelow(n) != nil
}

func boxBelow(n *html.Node) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && isBox(c) {
			return c
		}
	}
	return nil
}

func isBox(n *html.Node) bool {
	class := dom.Attribute(n.Attr, "class")
	return n.Data == "ul" || n.Data == "ol" || isNamed(n, below) || strings.Contains(class, "dropdown-menu") || strings.Contains(class, "dropdown-content")
}

// head returns the entry that others are below, which may be a text or a button.
func (m shownMenu) head(n *html.Node) (l post.Link, ok bool) {
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			l.Name = strings.Join(strings.Fields(c.Data), " ")
		} else if c.Type == html.ElementNode && !isBox(c) {
			if c.Data == "a" {
				if l, ok = m.entry(c); !ok {
					l = post.Link{Name: label(c)}
				}
			} else {
				l.Name = label(c)
			}
		}
		if l.Name != "" {
			return l, ok
		}
	}
	return l, false
}

// entry returns what a link is in a menu, if that leads to a page.
func (m shownMenu) entry(a *html.Node) (l post.Link, ok bool) {
	l = post.Link{Name: label(a), URL: written(a, "href")}
	text := dom.LineOf(a)
	to, err := url.Parse(l.URL)
	switch {
	case err != nil, l.Name == "", strings.Contains(l.Name, "{{"), l.URL == "", strings.HasPrefix(l.URL, "#"):
	case to.Scheme != "" && to.Scheme != "http" && to.Scheme != "https" && to.Scheme != "mailto":
	case isNamed(a, notMenu), isNamed(a, notEntry) && !isNamed(a, []string{"dropdown"}), dom.HasAttribute(a.Attr, "hreflang"), dom.HasAttribute(a.Attr, "data-bs-toggle") && to.Path == "":
	case strings.EqualFold(l.Name, m.name) && isHome(l.URL, m.base), slices.Contains(serves, strings.ToLower(path.Base(to.Path))):
	case len(l.Name) == 2 && front.IsLanguage(strings.ToLower(l.Name)), slices.Contains(languageNames, strings.ToLower(l.Name)):
	case to.Host != "" && (text == "" || strings.Contains(to.Path, "/edit/") || strings.Contains(to.Path, "/blob/") || strings.HasSuffix(to.Path, "/index.html")):
	default:
		return l, true
	}
	return l, false
}

// isHome reports whether an address may be that of the home of a blog below a base, as far as it
// tells by itself.
func isHome(href, base string) bool {
	u, err := url.Parse(href)
	if err != nil || href == "" || u.Fragment != "" {
		return false
	}
	at := strings.Trim(strings.TrimSuffix(u.Path, "index.html"), "/")
	return at == "" || at == strings.Trim(base, "/")
}

// label returns what an entry says: its text without icons, or what stands for that.
func label(n *html.Node) string {
	var b strings.Builder
	var picture string
	var read func(n *html.Node)
	read = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.Type != html.ElementNode, slices.Contains(elsewhere, c.Data), c.Data == "svg", isNamed(c, iconWords), isBox(c):
			case c.Data == "img":
				picture = written(c, "alt")
			default:
				read(c)
			}
		}
	}
	read(n)
	for _, text := range []string{b.String(), dom.Attribute(n.Attr, "aria-label"), dom.Attribute(n.Attr, "title"), picture} {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			return text
		}
	}
	return ""
}

// isNamed reports whether a part of the name of an element is one of some words.
func isNamed(n *html.Node, words []string) bool {
	names := dom.Attribute(n.Attr, "class") + " " + dom.Attribute(n.Attr, "id")
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(names), func(r rune) bool { return strings.ContainsRune(" -_\t\n:", r) }),
		func(part string) bool { return slices.Contains(words, part) })
}
