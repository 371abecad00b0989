package identity

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/post"
)

// Frame is what a blog's own layouts show of it on every page. Addresses are as written there.
type Frame struct {
	// File is the layout's, "" if the blog has none of its own.
	File string
	// Lang is a BCP 47 tag, "" if the layout says none that is known.
	Lang string
	// Menu has no URL for an entry that only heads others.
	Menu []post.Link
	// Icons are the links of the head that name them, Manifest that of an app's manifest.
	Icons    []FrameIcon
	Manifest string
	// Metas are the records of ownership that search engines ask for.
	Metas []FrameMeta
	// Logo is the picture in the link to home.
	Logo string
	// Profiles are the addresses that the layout says are the owner's own.
	Profiles []string
}

// FrameIcon is a link to an icon. Rel is in small letters.
type FrameIcon struct{ Rel, Href, Sizes, Type, Color string }

// FrameMeta is an element meta. Name is in small letters.
type FrameMeta struct{ Name, Content string }

// verifying are the names of the records by which services know the owner of a site.
var verifying = []string{
	"alexaverifyid", "baidu-site-verification", "bytedance-verification-code", "facebook-domain-verification", "fediverse:creator",
	"google-site-verification", "msvalidate.01", "naver-site-verification", "norton-safeweb-site-verification",
	"p:domain_verify", "360-site-verification", "shenma-site-verification", "sogou_site_verification", "yandex-verification",
}

// iconRels are the kinds of links that name icons.
var iconRels = []string{"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "fluid-icon"}

// ReadFrame reads what the layouts of a blog show of it, which is called name and lives at the
// path base.
func ReadFrame(f jekyll.Frame, name, base string) Frame {
	found := Frame{File: f.File, Lang: languageIn(f.HTML)}
	root, ok := dom.TryParse(f.HTML)
	if !ok {
		return found
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			found.read(n, base)
		}
	}
	found.Menu = menuIn(root, name, base)
	return found
}

// Entries are those of the menu.
func (f Frame) Entries() []Entry { return f.entries(f.Menu) }

func (f Frame) entries(links []post.Link) (all []Entry) {
	for _, l := range links {
		all = append(all, Entry{Name: l.Name, URL: l.URL, In: f.File, Entries: f.entries(l.Links)})
	}
	return all
}

// read takes what a single element says.
func (f *Frame) read(n *html.Node, base string) {
	href, rels := written(n, "href"), strings.Fields(strings.ToLower(dom.Attribute(n.Attr, "rel")))
	switch n.Data {
	case "meta":
		name := strings.ToLower(cmp.Or(dom.Attribute(n.Attr, "name"), dom.Attribute(n.Attr, "property")))
		if content := written(n, "content"); content != "" && slices.Contains(verifying, name) {
			f.Metas = append(f.Metas, FrameMeta{name, content})
		}
	case "link":
		if i := slices.IndexFunc(rels, func(rel string) bool { return slices.Contains(iconRels, rel) }); i >= 0 && href != "" {
			f.Icons = append(f.Icons, FrameIcon{rels[i], href, written(n, "sizes"), written(n, "type"), written(n, "color")})
		}
		if slices.Contains(rels, "manifest") {
			f.Manifest = cmp.Or(f.Manifest, href)
		}
	case "img":
		for a := n.Parent; a != nil && f.Logo == ""; a = a.Parent {
			if a.Data == "a" && isHome(written(a, "href"), base) {
				f.Logo = written(n, "src")
			}
		}
	}
	if (n.Data == "a" || n.Data == "link") && slices.Contains(rels, "me") && href != "" && !slices.Contains(f.Profiles, href) {
		f.Profiles = append(f.Profiles, href)
	}
}

// written returns an attribute, "" where a construct of Liquid in it is broken.
func written(n *html.Node, key string) string {
	v := strings.TrimSpace(dom.Attribute(n.Attr, key))
	if strings.Contains(v, "{{") || strings.Contains(v, "{%") {
		return ""
	}
	return v
}

// languageIn returns the language that a page says it is in.
func languageIn(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			if t := z.Token(); t.Data == "html" {
				tag, _, _ := strings.Cut(strings.ReplaceAll(dom.Attribute(t.Attr, "lang"), "_", "-"), ".")
				if front.IsLanguage(tag) {
					return tag
				}
				return ""
			}
		}
	}
}
