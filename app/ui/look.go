package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

// look is how a kind of page is shown; package route has what is true of its addresses.
type look struct {
	// name is what the page's h1 says, and one sentence for previews, perhaps empty.
	name func(p *Page) (heading, description string)
	// shown are the posts whose cards must be there for name and view, nil if none are.
	shown func(p *Page) []*post.Post
	view  func(p *Page) []app.UI
}

// looks has one for each kind, which a test holds.
var looks = [route.Kinds]look{
	route.Post: {
		func(p *Page) (string, string) { return p.Post.Title, p.Post.Description },
		(*Page).shownBeside, postView,
	},
	route.List: {
		(*Page).listName,
		func(p *Page) []*post.Post { return p.Posts }, listView,
	},
	route.Categories: {
		func(p *Page) (string, string) { return p.Env.Text.Categories, "" },
		nil, func(p *Page) []app.UI { return termsView(p, p.Env.Library.Categories) },
	},
	route.Tags: {
		func(p *Page) (string, string) { return p.Env.Text.Tags, "" },
		nil, func(p *Page) []app.UI { return termsView(p, p.Env.Library.Tags) },
	},
	route.Archive: {
		func(p *Page) (string, string) { return p.Env.Text.Archive, "" },
		shownInArchive, archiveView,
	},
	route.Year: {
		func(p *Page) (string, string) { return p.Env.Text.Year(p.Address.Year), "" },
		func(p *Page) []*post.Post { return p.Env.Library.Year(p.Address.Year) }, yearView,
	},
	route.Series: {
		func(p *Page) (string, string) { return p.Env.Library.SeriesAt(p.Address.Series)[0].Series, "" },
		func(p *Page) []*post.Post { return p.Env.Library.SeriesAt(p.Address.Series) }, seriesView,
	},
	route.Shelf: {
		func(p *Page) (string, string) { return p.Env.Text.Shelf.Name, p.Env.Text.Shelf.Lead },
		nil, shelfView,
	},
	route.NotFound: {
		func(p *Page) (string, string) { return p.Env.Text.NotFound, p.Env.Text.NotFoundHelp },
		func(p *Page) []*post.Post { return firstOf(p.Env.Library.Listed(), relatedPosts) }, notFoundView,
	},
	route.Unavailable: {
		func(p *Page) (string, string) { return p.Env.Text.Unavailable, p.Env.Text.UnavailableHelp },
		nil, notFoundView,
	},
	route.Loading: {
		func(p *Page) (string, string) { return p.Env.Text.Loading, "" },
		nil, loadingView,
	},
}
