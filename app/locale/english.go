package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var english = Text{
	Lang:     "en",
	Pictures: []string{"pic", "picture", "img", "image", "photo", "fig", "figure", "alt", "alt text", "screenshot"},

	Skip: "Skip to content", Menu: "Menu",
	Home: "All posts", Categories: "Categories", Tags: "Tags", Archive: "Archive",
	Filter: "Filter", ClearFilter: "Clear all",
	AllCategories: "All categories", AllTags: "All tags", NoPosts: "No posts yet.", NothingFound: "No post matches all of these.",
	Frequent: "Most used", Initials: "Initials",
	Older: "Previous post", Newer: "Next post", Newest: "Newest posts", Related: "Read next", Neighbours: "Previous and next post",
	Pager: "Pages", PagePrevious: "Newer posts", PageNext: "Older posts", PageNumber: "Page number", Go: "Go",
	NotFound: "Page not found", NotFoundHelp: "The address may have changed, or the post may be gone. The lists may help.", BackHome: "Home", Moved: "This page has moved", Draft: "Draft", Pinned: "Pinned",
	Callouts: [...]string{"Note", "Tip", "Important", "Warning", "Caution"},
	Diagrams: [...]string{"Flowchart", "State diagram", "Sequence diagram", "Class diagram", "Entity relationship diagram"}, DiagramSource: "Source of the diagram",
	Feed: "Feed", MadeWith: "Made with hanji", All: "Show all",
	Accounts: "Elsewhere", Email: "Email",
	Offline: "You are offline, reading what is kept here.", Update: "There is something new.",
	Reload: "Reload", Show: "Show", Install: "Install app", InstallByHand: "Tap Share, then “Add to Home Screen”, to open this blog like an app.", Close: "Close",
	Unavailable: "This page cannot be loaded right now", UnavailableHelp: "Open it again once you are online. Other posts that are kept here can be read.", Loading: "Loading",

	Number:   number,
	Size:     size,
	Posts:    counted("1 post", "{} posts"),
	NewPosts: counted("There is a new post.", "There are {} new posts."),
	Minutes:  func(n int) string { return fmt.Sprintf("%d min read", n) },
	Page:     func(n, of int) string { return "Page " + number(n) + " of " + number(of) },
	Terms:    func(n int) string { return number(n) + " in all" },
	AllOf:    func(n int) string { return "Show all " + number(n) },
	Without:  func(condition string, n int) string { return number(n) + " without " + condition },
	Date:     func(t time.Time) string { return t.Format("January 2, 2006") },
	Year:     func(y int) string { return fmt.Sprint(y) },
	Month:    time.Month.String,

	Shelf: Shelf{
		Name: "Shelf",
		Lead: "Posts that are kept on this device, to be read without a network, and posts that you began. No record leaves this device.",
		NeedsClient: "Only this device knows what stands here, so it takes the blog's program (JavaScript) to show it. " +
			"All posts can be read without it.",

		Keep: "Keep this post with its images", KeepPage: "Keep this page with its images", Keeping: "Keeping…", Kept: "Kept. Take it off the shelf",
		KeptNow: "It is kept with its images.", NotKept: "It could not be kept. Check the network and the space that is left.",

		Device: "This device", Asking: "Looking up what is kept.",
		Insecure:  "This address is not https, so the browser keeps no posts. Reading them online works all the same.",
		Refused:   "This browser keeps no posts right now. It may be a private window, storage may be blocked, or there is no network.",
		Receiving: "Posts are being downloaded. You may read on, or leave this page.",
		Waiting:   "Not all posts are here yet. The download goes on once you are online.",
		Full:      "Storage is full, so not all posts could be kept. Make room on the device, then keep them again.",
		Complete:  "All posts can be read without a network.",
		Recent:    "Recent posts can be read without a network. Older ones are downloaded when you ask for them.",
		Partial:   "Only the posts that are kept can be read without a network.",
		Nothing:   "No posts are kept yet.",
		Empty:     "The shelf is empty. No posts are downloaded until you ask for them.",
		Progress:  "Parts downloaded", Posts: "Posts", Size: "Size", Updated: "Last checked", Storage: "Storage",
		Safety: "Eviction", Safe: "The browser does not remove it by itself", Unsafe: "The browser may remove it when space runs out",
		KeepAll: "Keep everything", KeepAllHelp: "Downloads old posts and those to come, also where you save data. Images are kept that you have seen, and those of posts kept with them.",
		RemoveAll: "Remove all", RemoveAllHelp: "Removes posts and images from this device, and downloads none until you ask for them. Where you stopped reading is kept.",
		RemoveAllConfirm: "Remove",
		InstallHelp:      "It gets an icon among your apps, and opens without an address bar. What is kept stays kept.",
		KeptPosts:        "Kept with images", Remove: "Remove",
		NoKeptPosts: "None yet. “Keep this post with its images”, at the end of a post, puts it here.",
		Begun:       "Continue reading", Forget: "Forget",
		NoneBegun: "You have not left a post halfway. If you do, it stands here with the place where you stopped.",

		Count:  func(n, of int) string { return number(n) + " of " + number(of) },
		Usage:  func(bytes, of float64) string { return size(bytes) + " of " + size(of) + " for this site" },
		Read:   func(percent int) string { return strconv.Itoa(percent) + "% read" },
		Labels: func(action, title string) string { return action + ": " + title },
	},

	Search: Search{
		Name: "Search", Field: "Search posts",
		Help:    "Looks in titles, tags and texts. The beginning of a word will do.",
		Loading: "Opening the index.",
		Lost:    "The index cannot be loaded. Search again once you are online.",
		Nothing: "No post has these words. Try fewer, or others.",
		Quoted:  func(query string) string { return "“" + query + "”" },
		Count:   counted("1 result", "{} results"),
	},

	Settings: Settings{
		Name: "Display", Theme: "Brightness", Size: "Text size", Face: "Typeface", Spacing: "Line spacing", Width: "Line length",
		Themes:   [...]string{"Device", "Light", "Dark"},
		Sizes:    [...]string{"Small", "Medium", "Large", "Huge"},
		Faces:    [...]string{"Sans", "Serif"},
		Spacings: [...]string{"Tight", "Medium", "Loose"},
		Widths:   [...]string{"Short", "Medium", "Long"},
	},

	Reader: Reader{
		Left: "{} min left", Done: "Read",
		Resume: "Where you stopped:", Part: "{}% read", Read: "Read",
		Copy: "Copy", Copied: "Copied.", Refused: "The browser does not allow copying.",
		Anchor: "Copy the address of this section", Enlarge: "Enlarge", Zoom: "Zoom in", Note: "Note", Close: "Close",
		Offline: "This can be shown once you are online.",
	},

	Article: Article{
		Contents: "Contents", Share: "Share", Edit: "Suggest a change", Back: "Back to the text, note",
		Comments: "Comments", ShowComments: "Show comments",
		CommentsHelp: func(host string) string {
			return "They come from " + host + ", which then sees this device. Writing one takes a GitHub account."
		},
		Part:      func(n, of int) string { return "Part " + number(n) + " of " + number(of) },
		Changed:   func(day string) string { return "Updated " + day },
		ContentOf: func(host string) string { return "Content of " + host },
	},

	Until: Until{
		Waiting: "Looking for posts.",
		Failed:  "These are all posts.",
		Without: "Search and filters need scripts, which are off here or could not be loaded. The lists may help.",
	},
}

// counted says one thing of one, and another of any other number, with {} for that.
func counted(one, others string) func(int) string {
	return func(n int) string {
		if n == 1 {
			return one
		}
		return strings.Replace(others, "{}", number(n), 1)
	}
}
