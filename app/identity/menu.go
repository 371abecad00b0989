package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/jekyll"
)

// Menu is the navigation as its author has it.
type Menu struct {
	// From is where it stands, in words such as `"header_pages" in _config.yml`.
	From    string
	Entries []Entry
	// IsOfPages says that it names pages alone, as minima's does: layouts may show more.
	IsOfPages bool
}

// Entry is an entry of a menu. URL is as written; File, instead, is the file whose page is
// meant. Where both are empty it heads Entries, which have none themselves. An entry without a
// Name is called as its page.
type Entry struct {
	Name, URL, File string
	Entries         []Entry
	// In and At are where it stands.
	In string
	At front.Position
}

// Page is a page of the blog, or a document of a collection, as far as menus ask.
type Page struct {
	front.Fields
	// Title is "" where its author gave none.
	Title, Collection, URL string
	// IsEmpty says that it has no text, IsElsewhere that another page is in its place.
	IsEmpty, IsElsewhere bool
}

// Declared returns the menu that the blog's settings, data or pages say, by the names and rules
// of themes, the most telling first; it has no Entries where they say nothing. The pages are in
// Jekyll's order.
func Declared(b *jekyll.Blog, pages []Page) Menu {
	r := menuReader{b, pages, b.Scalar("lang")}
	for _, read := range []func() Menu{r.headerPages, r.tabs, r.navigationData, r.navbarLinks, r.listedInSettings, r.flagged} {
		if m := read(); len(m.Entries) > 0 {
			return m
		}
	}
	return Menu{}
}

// menuReader reads menus. lang is the blog's language as its settings have it.
type menuReader struct {
	*jekyll.Blog
	pages []Page
	lang  string
}

func (r menuReader) inSettings(key string) string { return fmt.Sprintf("%q in %s", key, r.File) }

// headerPages are minima's: files whose pages the menu names.
func (r menuReader) headerPages() Menu {
	for _, of := range []struct {
		key string
		front.Value
	}{{"header_pages", r.Get("header_pages")}, {"minima.nav_pages", r.Table("minima").Get("nav_pages")}} {
		var entries []Entry
		for _, item := range of.Items {
			if item.Text != "" {
				entries = append(entries, Entry{File: item.Text, In: r.File, At: item.At})
			}
		}
		if len(entries) > 0 {
			return Menu{r.inSettings(of.key), entries, true}
		}
	}
	return Menu{}
}

// menuFiles are data that hold a menu, and menuParts the parts of these that are that of the
// head of pages, in the order in which they count.
var (
	menuFiles = []string{"navigation", "nav", "menu", "menus", "navbar", "header"}
	menuParts = []string{"main", "header", "top", "primary", "nav", "menu", "navbar", "main_menu", "items", "links"}
)

// navigationData is the menu of Minimal Mistakes, So Simple and TeXt, and of others that have
// it in data as well.
func (r menuReader) navigationData() Menu {
	for _, name := range menuFiles {
		v, of := r.DataFile(name)
		if own := of.In(v).Get(r.lang); own.Kind != front.Absent { // There is a menu for each language.
			v = own
		}
		if v.Kind == front.Table {
			v = of.In(v).Get(menuParts...)
		}
		if entries := r.entries(of.In(v), v); len(entries) > 0 {
			return Menu{From: of.File, Entries: entries}
		}
	}
	return Menu{}
}

// navbarLinks are Beautiful Jekyll's: labels with an address, or with a list of such labels.
func (r menuReader) navbarLinks() Menu {
	return Menu{From: r.inSettings("navbar-links"), Entries: r.entries(r.Fields, r.Get("navbar-links"))}
}

// menuSettings are settings that hold a menu, as Hydejack's does.
var menuSettings = []string{"menu", "navs", "nav", "navigation", "navbar", "main_menu", "nav_links", "header_links", "menus"}

func (r menuReader) listedInSettings() Menu {
	for _, key := range menuSettings {
		v := r.Get(key)
		if v.Kind == front.Table {
			if part := r.In(v).Get(menuParts...); part.Kind != front.Absent {
				v = part
			}
		}
		if entries := r.entries(r.Fields, v); len(entries) > 0 {
			return Menu{From: r.inSettings(key), Entries: entries}
		}
	}
	return Menu{}
}

// What themes call the parts of an entry.
var (
	nameKeys  = []string{"title", "name", "label", "text", "titles"}
	urlKeys   = []string{"url", "href", "link", "path", "page", "permalink"}
	childKeys = []string{"children", "sub", "sublinks", "submenu", "sub_links", "subitems", "subfolderitems", "dropdown", "items", "links", "pages"}
)

// entries reads a list of entries, or a table of their names with addresses or with entries
// below them.
func (r menuReader) entries(in front.Fields, v front.Value) (entries []Entry) {
	for _, m := range v.Members {
		entry := Entry{Name: jekyll.PlainHTML(m.Key), In: in.File, At: m.Value.At}
		if m.Value.Kind == front.Scalar {
			entry.URL = m.Value.Text
			if entry.URL == "" && m.Value.Quoted { // It is home, below the address of the blog.
				entry.URL = "/"
			}
		} else if entry.Entries = r.entries(in, m.Value); m.Value.Kind == front.Table && len(entry.Entries) == 0 {
			continue
		}
		entries = append(entries, entry)
	}
	for _, item := range v.Items {
		f := in.In(item)
		url, name := f.Get(urlKeys...), r.localized(f, f.Get(nameKeys...))
		switch {
		case item.Kind != front.Table:
		case name == "" && url.Kind == front.Absent: // { About: /about/ }
			entries = append(entries, r.entries(in, item)...)
		case name != "":
			entries = append(entries, Entry{Name: name, URL: url.Text, In: in.File, At: item.At, Entries: r.entries(in, f.Get(childKeys...))})
		}
	}
	return entries
}

// localized is a name that may be one for each language.
func (r menuReader) localized(f front.Fields, v front.Value) string {
	if v.Kind == front.Table {
		v = f.In(v).Get(r.lang, "en")
	}
	return jekyll.PlainHTML(v.Text)
}

// flags are what pages say that are in the menu, and places what says where.
var (
	flags  = []string{"nav", "menu", "main_nav", "navigation", "in_menu"}
	places = []string{"nav_order", "order", "weight", "menu_order", "position"}
)

// flagged are the pages that say so themselves, as in al-folio and Hydejack.
func (r menuReader) flagged() Menu {
	var chosen []Page
	for _, p := range r.pages {
		if is, ok := p.Get(flags...).Bool(); ok && is {
			chosen = append(chosen, p)
		}
	}
	if len(chosen) == 0 {
		return Menu{}
	}
	slices.SortStableFunc(chosen, func(a, b Page) int { return cmp.Compare(order(a, -1), order(b, -1)) })
	menu := Menu{From: "what pages say of themselves"}
	if r.Theme == jekyll.AlFolio {
		menu.Entries = r.alFolioFirst(chosen)
	}
	for _, p := range chosen {
		entry := Entry{Name: p.Title, File: p.File, In: p.File, At: p.Get(flags...).At}
		if IsHead(p.Fields) {
			entry.File = ""
			entry.Entries = slices.DeleteFunc(r.entries(p.Fields, p.Get("children")), func(e Entry) bool { return e.Name == "divider" })
		}
		menu.Entries = append(menu.Entries, entry)
	}
	return menu
}

// IsHead reports whether a page only heads others in al-folio's menu.
func IsHead(page front.Fields) bool {
	is, ok := page.Get("dropdown").Bool()
	return ok && is
}

// alFolioFirst are the entries that al-folio has before those of pages: the front page, and
// until its version 0.9 the list of posts.
func (r menuReader) alFolioFirst(chosen []Page) (first []Entry) {
	isFront := func(p Page) bool { return p.Get("permalink").Text == "/" }
	if i := slices.IndexFunc(r.pages, isFront); i >= 0 && !slices.ContainsFunc(chosen, isFront) {
		first = append(first, Entry{Name: r.pages[i].Title, File: r.pages[i].File, In: r.pages[i].File})
	}
	if name := r.Scalar("blog_nav_title"); name != "" && !slices.ContainsFunc(chosen, func(p Page) bool { return strings.Trim(strings.TrimSuffix(p.URL, ".html"), "/") == "blog" }) {
		first = append(first, Entry{Name: name, URL: "/blog/", In: r.File, At: r.Get("blog_nav_title").At})
	}
	return first
}
