package source

import (
	"fmt"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/matter"
	"hanji/app/post"
	"hanji/app/prepare"
	"hanji/app/problem"
)

// draft is a post or a page on its way from a file to the library.
type draft struct {
	front.Content // Its front matter has its defaults.
	// collection is "posts", "pages", or the label of another.
	collection string
	// unfinished says that it is in a folder of drafts.
	unfinished bool

	post post.Post
	// url is the address as the generator writes it, where that is not the post's path.
	url string
	// date and slug are those of the file's name.
	date, slug string
	// categories are those of a document, which has no others than its feeds.
	categories []string
	// authors are the names of its authors.
	authors []string
	// media is where what it shows may be besides.
	media media
	// pictures are as written, fallback the title if nothing gives one.
	pictures matter.Pictures
	fallback string

	prepared prepare.Output
	// raw is the content of a page that is no HTML.
	isRaw bool
	raw   string

	// left is why the post is not in the blog; empty if it is.
	left left
	// movedTo is where a page leads that is moved.
	movedTo string
	// dead counts the addresses that lead nowhere.
	dead int
}

func newDraft(file, collection string, lenient bool) *draft {
	date, slug := address.SplitName(file)
	return &draft{Content: front.NewContent(file, lenient), collection: collection, date: date, slug: slug}
}

// denies reports whether a member is there and says no. Where it says what else, such as how
// much of the contents to list, it says yes.
func (d *draft) denies(key string) bool {
	is, ok := d.Get(key).Bool()
	return ok && !is
}

// posts and pages are the collections that every blog has.
const (
	posts = "posts"
	pages = "pages"
)

type left string

const (
	broken      left = "broken"
	unpublished left = "not published"
	future      left = "dated in the future"
	unfinished  left = "still a draft"
	replaced    left = "replaced by a page that every blog has"
	moved       left = "moved to another address"
	nowhere     left = "moved to no address"
	translated  left = "in another language"
	listed      left = "of a collection without output" // but known to templates
)

// name is what the draft is to its author.
func (d *draft) name() string {
	if d.collection == posts {
		return "the post"
	}
	return "the page"
}

// claimAll takes the addresses of drafts: of two that have one, the first has it, or if this is
// lenient that which Jekyll writes last.
func claimAll(drafts []*draft, taken address.Claims, lenient bool) {
	if lenient {
		drafts = lastFirst(drafts)
	}
	for _, d := range drafts {
		d.claim(taken)
	}
	for _, d := range drafts {
		if d.left == replaced && !d.moveOver(taken) {
			jekyll.WarnOfText(d.Content, d.post.Path)
		}
	}
}

// moveOver takes another address for the text of a front page, where that is free.
func (d *draft) moveOver(taken address.Claims) bool {
	if d.post.Path != "/" || !jekyll.IsText(d.Content) || taken.Claim(jekyll.FrontText, d.File) != nil {
		return false
	}
	d.left, d.post.Path, d.url = "", jekyll.FrontText, ""
	d.Add(problem.BadAddress, d.Get("permalink").At, true, "link to it there, or give it another permalink",
		fmt.Sprintf("the front page is the list of posts: this text is at %q", jekyll.FrontText))
	return true
}

// claim takes the post's address.
func (d *draft) claim(taken address.Claims) {
	if (d.left == "" || d.left == moved) && d.post.Page && taken.IsOwn(d.post.Path) {
		d.left = replaced
		if own := taken.OtherCase(d.post.Path); own != "" {
			d.Warn(problem.BadAddress, d.Get("permalink").At, problem.Errorf(fmt.Sprintf("write links as %q, and have the host redirect the old address", own),
				"the address %q differs from %q, which is in its place, in upper and lower case: most hosts find nothing there", d.post.Path, own))
		}
	}
	if d.left != "" && d.left != moved || d.isHostFile() {
		return
	}
	if err := taken.Claim(d.post.Path, d.File); err != nil {
		d.Fail(d.Get("permalink").At, err)
		d.left = broken
	}
}
