// Package post is the model of a blog: posts, the library that holds them, and
// the taxonomy, filters and relations that follow from it. It imports the
// standard library only, does no I/O, and is the same natively and in the
// browser.
//
// Paths in this package are site paths: decoded, NFC, beginning with "/", and
// without the prefix under which the blog is hosted ("/blog/"). Package ui turns
// them into links.
package post

import (
	"cmp"
	"time"
)

// Post is all of a post but its text: what filters and counts need, and its Card.
type Post struct {
	// Path is the permalink as a site path, such as "/2017/09/04/166/". It
	// identifies the post.
	Path string
	// Date carries the offset of the blog's zone at that moment; the zone has no name.
	Date time.Time
	// Categories and Tags are names as displayed, without duplicates; a name's
	// address is its Slug.
	Categories, Tags []string
	// Series is the name of the series that the post is a part of, perhaps "". No two names
	// share a Slug.
	Series string
	// Lang is the BCP 47 tag of the text, and Dir its direction ("ltr" or "rtl"),
	// where they differ from the blog's.
	Lang, Dir string
	// Hidden posts have a page, and are in the lists of their categories and tags, which count
	// them. Nothing else names or counts them: home, archive, series, previous and next,
	// related, search, and, but for Jekyll blogs, feed and sitemap.
	Hidden bool
	// Pinned says that the post stands before others on the home page.
	Pinned bool
	// Page says that this is a page of the blog itself, such as /about/, and not one
	// of its posts: it has no categories, tags and series, its Date is not shown and
	// may be zero, and no list has it, only the search.
	Page bool
	// Keywords are hashes of the words that the text uses most, in order.
	Keywords []uint16
	// Card is zero where it has not been loaded.
	Card
}

// isListed reports whether home, archive, feed and the posts beside it show p.
func (p *Post) isListed() bool { return !p.Hidden && !p.Page }

// Updated returns when the post last changed, as feeds, sitemaps and search engines are told,
// zero where that is not known.
func (p *Post) Updated() time.Time {
	if p.Changed.IsZero() {
		return p.Date
	}
	return p.Changed
}

// IsWith reports whether p and q are parts of one series.
func (p *Post) IsWith(q *Post) bool { return p.Series != "" && p.Series == q.Series }

// HasCard reports whether the post's card is there.
func (p *Post) HasCard() bool { return p.Title != "" }

// Card is what lists and heads show of a post.
type Card struct {
	// Title is plain text, never empty.
	Title string `json:"title"`
	// Subtitle is plain text that stands below it on the post's page.
	Subtitle string `json:"subtitle,omitempty"`
	// Description is plain text: the author's, else an excerpt of the text.
	Description string `json:"description,omitempty"`
	Author      string `json:"author,omitempty"`
	// Image is the picture of cards and previews, unless Shared is that of previews, which only
	// the build knows.
	Image  *Image `json:"image,omitempty"`
	Shared *Image `json:"-"`
	// HeaderImage says that Image also heads the post's page; else Header does, perhaps nil.
	HeaderImage bool   `json:"headerImage,omitempty"`
	Header      *Image `json:"header,omitempty"`
	// Changed is when the author last changed the post, after its Date, in the same zone; zero
	// where that is not known.
	Changed time.Time `json:"changed,omitzero"`
	// NoContents and NoComments say that the post's page lists no headings, and offers no
	// comments.
	NoContents bool `json:"noContents,omitempty"`
	NoComments bool `json:"noComments,omitempty"`
	// Draft says that the post is not finished, in a blog that is built to be looked at.
	Draft bool `json:"draft,omitempty"`
	// Minutes is the reading time, at least 1.
	Minutes int `json:"minutes"`
	// Unsearched says that the search does not find it; only the build knows.
	Unsearched bool `json:"-"`
	// Source is the path of the post's file in the blog's folder, where Blog has Edit.
	Source string `json:"source,omitempty"`
}

// Hero returns the picture that heads the post's page, nil if none does.
func (c *Card) Hero() *Image {
	if c.HeaderImage {
		return c.Image
	}
	return c.Header
}

// Image is a picture, by site path (with its "?v=" version) or absolute URL.
type Image struct {
	Src string `json:"src"`
	// Alt is what it shows, where the author says so.
	Alt string `json:"alt,omitempty"`
	// Width and Height are pixels, 0 where unknown.
	Width  int `json:"width,omitempty"`
	Height int `json:"height,omitempty"`
}

// Text is the body of a post and what only the build can know about it. Package
// markdown renders it, natively and in the browser, to the same bytes.
type Text struct {
	// Markdown is the body. Its raw HTML has been cleaned by the build.
	Markdown string `json:"markdown,omitempty"`
	// HTML is the cleaned body, instead of Markdown, where rendering Markdown
	// would not survive HTML parsing unchanged, or the author writes another dialect.
	HTML string `json:"html,omitempty"`
	// Code holds the highlighted inside of the n-th code block (fenced or
	// indented, in document order) as HTML; an empty string, or a missing tail,
	// means that the block is shown as it is.
	Code []string `json:"code,omitempty"`
	// Refs says where the destinations of links and images lead, by the
	// destination as written in Markdown. One that is not listed is left alone.
	Refs map[string]Ref `json:"refs,omitempty"`
}

// Ref is a resolved destination.
type Ref struct {
	// To is a site path, perhaps with a query or fragment, to which the blog's
	// address prefix is yet to be added, or an absolute URL.
	To string `json:"to,omitempty"`
	// Width and Height are an image's pixels, 0 where unknown.
	Width  int `json:"width,omitempty"`
	Height int `json:"height,omitempty"`
}

// Blog is what every page shows besides its own content.
type Blog struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	// Lang is a BCP 47 tag; the reader-facing text follows it.
	Lang string `json:"lang"`
	// Dir is "ltr", "rtl" or "auto".
	Dir    string `json:"dir"`
	Author string `json:"author,omitempty"`
	// URL is where the blog lives: absolute, ending in "/".
	URL string `json:"url"`
	// Tagline is a line below the name, where the blog has one.
	Tagline string `json:"tagline,omitempty"`
	// Logo stands for the name in the head of every page, Avatar is the owner's portrait, on home.
	Logo   *Image `json:"logo,omitempty"`
	Avatar *Image `json:"avatar,omitempty"`
	// LogoTone is "dark" or "light" where the logo is drawn in such colours alone, and would
	// not be seen on paper of the same: it gets a plate there.
	LogoTone string `json:"logoTone,omitempty"`
	// Accounts are the places at which the owner is elsewhere, each named as its service, in
	// the order in which the blog has them.
	Accounts []Link `json:"accounts,omitempty"`
	// Nav is the author's navigation; without, it is the lists and Pages.
	Nav   []Link `json:"nav,omitempty"`
	Pages []Link `json:"pages,omitempty"`
	// Feed is the site path of the feed where that is not DefaultFeed.
	Feed string `json:"feed,omitempty"`
	// PlainSlugs says that categories and tags have the slugs that Jekyll gives them.
	PlainSlugs bool `json:"plainSlugs,omitempty"`
	// Edit is the address to which the path of a post's file is added to edit it,
	// perhaps "".
	Edit string `json:"edit,omitempty"`
	// Comments is nil where there are none.
	Comments *Comments `json:"comments,omitempty"`
}

// DefaultFeed is where a blog's feed is, unless the blog says otherwise.
const DefaultFeed = "/feed.xml"

// FeedPath returns the site path of the feed.
func (b *Blog) FeedPath() string { return cmp.Or(b.Feed, DefaultFeed) }

// Comments names the discussions of a GitHub repository that giscus shows, or utterances, in
// the words of their own configuration.
type Comments struct {
	// Service is "utterances", or "" for giscus.
	Service    string `json:"service,omitempty"`
	Repo       string `json:"repo"`
	RepoID     string `json:"repoId,omitempty"`
	Category   string `json:"category,omitempty"`
	CategoryID string `json:"categoryId,omitempty"`
	// Mapping says which discussion is a post's: that of its "pathname", "url", "title",
	// "og:title", or the one of all that Term has the name of ("specific") or the "number". ""
	// is the post's path, as hanji's own blogs have it.
	Mapping string `json:"mapping,omitempty"`
	// Term is, of "title", what stands after the post's title.
	Term string `json:"term,omitempty"`
	// Loose says that a discussion may be another whose name is alike, as giscus has it unless
	// it is told to be strict.
	Loose bool `json:"loose,omitempty"`
	// Label is what utterances gives to new issues.
	Label string `json:"label,omitempty"`
}

// Link is an entry of the navigation: a site path or an absolute URL. One with Links, which
// have none themselves, heads them, and may have no URL.
type Link struct {
	Name  string `json:"name"`
	URL   string `json:"url"`
	Links []Link `json:"links,omitempty"`
}
