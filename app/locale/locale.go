// Package locale is what a reader is told, in each language: a language is a file, and
// its line in languages.
package locale

import (
	"strings"
	"time"
	"unicode"
)

// languages are those that an interface can be in.
var languages = []*Text{&korean, &english}

// For returns the text for a BCP 47 tag, English where there is none in its language.
func For(lang string) *Text {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for _, t := range languages {
		if t.Lang == base {
			return t
		}
	}
	return &english
}

// Text is the reader-facing text in one language.
type Text struct {
	// Lang is the language of the text, as a BCP 47 tag.
	Lang string
	// Script is what the language is known by, nil if that is Latin, in which too many
	// are written. Where the language is read, names in it come first.
	Script *unicode.RangeTable
	// Pictures are words that say no more of an image than that it is one.
	Pictures []string

	Skip, Menu                        string
	Home, Categories, Tags, Archive   string
	Filter, ClearFilter               string
	AllCategories, AllTags            string
	Frequent, Initials                string
	NoPosts, NothingFound             string
	Older, Newer, Related, Neighbours string
	Newest                            string
	Pager, PagePrevious, PageNext     string
	PageNumber, Go                    string
	NotFound, NotFoundHelp, BackHome  string
	Moved, Draft, Pinned              string
	// Callouts are the names of their kinds, the mildest first.
	Callouts [5]string
	// Diagrams are the names of their kinds, in the order of package diagram.
	Diagrams                     [5]string
	DiagramSource                string
	Feed, MadeWith, All          string
	Accounts, Email              string
	Offline, Update              string
	Reload, Show, Close          string
	Install, InstallByHand       string
	Unavailable, UnavailableHelp string
	Loading                      string
	Shelf                        Shelf
	Search                       Search
	Settings                     Settings
	Reader                       Reader
	Article                      Article
	Until                        Until

	Number   func(n int) string
	Size     func(bytes float64) string
	Posts    func(n int) string
	NewPosts func(n int) string
	Minutes  func(n int) string
	Page     func(n, of int) string
	Terms    func(n int) string
	AllOf    func(n int) string
	Without  func(condition string, n int) string
	Date     func(time.Time) string
	Year     func(int) string
	Month    func(time.Month) string
}

// Shelf is the text of the shelf and of the button that fills it.
type Shelf struct {
	Name, Lead, NeedsClient string

	// The button of a post or page.
	Keep, KeepPage, Keeping, Kept string
	KeptNow, NotKept              string

	Device                                     string
	Asking, Insecure, Refused                  string
	Receiving, Waiting, Full                   string
	Complete, Recent, Partial, Nothing, Empty  string
	Progress, Posts, Size, Updated, Storage    string
	Safety, Safe, Unsafe                       string
	KeepAll, KeepAllHelp                       string
	RemoveAll, RemoveAllHelp, RemoveAllConfirm string
	InstallHelp                                string
	KeptPosts, NoKeptPosts, Remove             string
	Begun, NoneBegun, Forget                   string

	Count  func(n, of int) string
	Usage  func(bytes, of float64) string
	Read   func(percent int) string
	Labels func(action, title string) string
}

// Search is the text of the search.
type Search struct {
	Name, Field, Help      string
	Loading, Lost, Nothing string

	Quoted func(query string) string
	Count  func(n int) string
}

// Settings is the text of what the reader can set, and the names of its values in the
// order in which they are shown.
type Settings struct {
	Name, Theme, Size, Face, Spacing, Width string

	Themes   [3]string
	Sizes    [4]string
	Faces    [2]string
	Spacings [3]string
	Widths   [3]string
}

// Reader is the text of web/reader.js.
type Reader struct {
	// Left is how long the rest of a post takes, with {} for the minutes; Done is
	// for its end.
	Left, Done string
	// Part is how much of a post was read, with {} for a number of percent; Read is for
	// all of it.
	Resume, Part, Read    string
	Copy, Copied, Refused string
	Anchor, Enlarge, Zoom string
	Note, Close, Offline  string
}

// Article is the text around a post.
type Article struct {
	Contents, Share, Edit  string
	Comments, ShowComments string
	CommentsHelp           func(host string) string
	// Back is the name of the link from a note to its mark, before the number.
	Back string

	Part func(n, of int) string
	// Changed says on which day a post last changed.
	Changed func(day string) string
	// ContentOf names what is embedded from a host.
	ContentOf func(host string) string
}

// Until is the text of what stands in for the client.
type Until struct {
	// Waiting and Failed are of a list that only the client can show.
	Waiting, Failed string
	// Without says what there is not, and leads to the lists, without scripts or where
	// the client has failed.
	Without string
}
