package site

import (
	"encoding/xml"
	"fmt"
	"slices"
	"time"

	"hanji/app/route"
)

// sitemapMax is the most addresses that one sitemap may hold (sitemaps.org).
const sitemapMax = 50_000

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

type sitemapIndex struct {
	XMLName  xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []sitemapURL `xml:"sitemap"`
}

// addSitemap lists every page for search engines in sitemap.xml, which refers to sitemap-N.xml
// where one file does not suffice, and names it in robots.txt, unless the blog has its own.
// What says sitemap: false in its front matter is left out, as by jekyll-sitemap, which lists
// what is hidden; so is what is not to be found at all, and a page without a text.
func (b *builder) addSitemap(addresses []route.Address) error {
	blog := b.env.Blog
	var urls []sitemapURL
	for _, a := range addresses {
		if !a.InSitemap() || b.source.IsEmpty[a.Path] || says(b.source.Matter[a.Path], "sitemap", false) || hasNoIndex(robots(b.source.Matter[a.Path])) {
			continue
		}
		u := sitemapURL{Loc: a.Href(blog.URL)}
		p := b.env.Library.Post(a.Path)
		if p != nil && (p.Draft || p.Hidden && !b.source.Settings.FeedsHidden) {
			continue
		}
		if p != nil && !p.Updated().IsZero() {
			u.LastMod = p.Updated().Format(time.RFC3339)
		}
		urls = append(urls, u)
	}
	if b.files["robots.txt"] == nil && !b.assets["robots.txt"] {
		b.files["robots.txt"] = []byte("User-agent: *\nAllow: /\nSitemap: " + route.Href(blog.URL, "/sitemap.xml") + "\n")
	}
	if len(urls) <= sitemapMax {
		return b.addXML("sitemap.xml", urlSet{URLs: urls})
	}
	var index sitemapIndex
	for part := range slices.Chunk(urls, sitemapMax) {
		name := fmt.Sprintf("sitemap-%d.xml", len(index.Sitemaps)+1)
		if err := b.addXML(name, urlSet{URLs: part}); err != nil {
			return err
		}
		index.Sitemaps = append(index.Sitemaps, sitemapURL{Loc: route.Href(blog.URL, "/"+name)})
	}
	return b.addXML("sitemap.xml", index)
}
