// Package settings has what a blog says of itself as a whole: in manifest.json, and where that
// says nothing, what goes without it or is in the settings of its generator.
package settings

import (
	"strings"
	"time"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/icon"
	"hanji/app/post"
)

const defaultURL = "http://localhost:8000/"

// Settings is what a blog says about itself as a whole.
type Settings struct {
	// Blog is what its pages show. Lang is by default the language of the posts, URL is
	// percent-encoded, Pages are named where there is no Nav.
	post.Blog
	ShortName string
	// Base is the path of URL: "/", or "/some/path/".
	Base string
	// Zone is the zone of dates that name none, UTC by default.
	Zone *time.Location
	// ThemeColor and BackgroundColor are CSS colours, empty if not set.
	ThemeColor, BackgroundColor string
	// Accent is the colour of links, as "#rrggbb", empty if not set.
	Accent string
	// Icons are those that are there, of those that the manifest names.
	Icons []Icon
	// Own are the blog's icons where it has no Icons, perhaps none.
	Own OwnIcons
	// Preview stands for pages without a picture elsewhere, nil if nothing does.
	Preview *post.Image
	// Home has the blog's addresses: URL, the manifest's where the command line has another,
	// and those at which it is read before it is published.
	Home address.Home
	// Permalink is the pattern of posts' addresses.
	Permalink string
	// Verifications are the records by which search engines know the owner.
	Verifications []Meta
	// Owners are those whose names Author has.
	Owners []string
	// People are the owner and authors of whom more than a name is known, by their names.
	People map[string]Person
	// HidesFuture says that posts of the future are not published.
	HidesFuture bool
	// FeedsHidden says that feed and sitemap have what is hidden.
	FeedsHidden bool
	// FeedsShort says that feeds have no texts.
	FeedsShort bool
}

// Host is the scheme and host of the blog's address, "" if nothing says where it lives.
func (s *Settings) Host() string {
	if strings.HasPrefix(s.URL, defaultURL) {
		return ""
	}
	return strings.TrimSuffix(s.URL, s.Base)
}

// Icon is an icon of the manifest. Src is an address like that of a post.Ref;
// the rest is as written.
type Icon struct{ Src, Sizes, Type, Purpose string }

// Meta is an element meta of the head of pages.
type Meta struct{ Name, Content string }

// Person is the owner or an author of a blog. URL and SameAs are absolute, Image an address like
// that of a post.Ref; all may be missing.
type Person struct {
	URL, Image string
	SameAs     []string
}

// OwnIcons are icons that the blog has without a manifest: Linked are of its files, Made are to be
// added, without a Src.
type OwnIcons struct {
	Linked []Icon
	Made   []icon.File
}

// Basics are settings that the manifest's go before. URL, Base and Permalink are as written: of
// those of Settings there are none yet.
type Basics struct {
	Settings
	// Report has the problems of their file.
	Report *front.Report
	// Lenient says that a file with an error is left out, under a warning.
	Lenient bool
	// URL is the blog's address, and Base its path while nothing says more.
	URL  Written
	Base string
	// Permalink is the pattern of posts' addresses.
	Permalink Written
}

// Written is a text of settings, and where it stands.
type Written struct {
	Text string
	At   front.Position
	In   *front.Report
}
