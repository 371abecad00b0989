package ui

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

const (
	relatedPosts = 3
	// leastOutlined is how many headings a post has at least that lists its contents.
	leastOutlined = 3
	// seriesAround is how many parts of a series are shown before a post, and after.
	seriesAround = 2
)

// ContentsID is the id of a post's contents: beside the text where there is room,
// else a sheet.
const ContentsID = "hanji-contents"

// CommentsHost is where comments come from, if the blog has any (https://giscus.app).
const CommentsHost = "giscus.app"

func postView(page *Page) []app.UI {
	e, p := page.Env, page.Post
	var hero app.UI
	if p.HeaderImage && p.Image != nil {
		hero = el("div", attrs{"class", "hanji-hero"}, e.image(p.Image, true))
	}
	return nodes(
		el("article", attrs{"class", "hanji-post", "data-minutes", strconv.Itoa(p.Minutes)}.of(e, p),
			el("header", attrs{"class", "hanji-head"},
				e.meta(p),
				el("h1", nil, text(p.Title)),
				e.byline(p)),
			hero,
			page.contents(),
			raw(`<div class="hanji-prose">`+e.prose(page.Article.HTML)+`</div>`),
			el("div", attrs{"class", "hanji-end"}, e.tagList(p), page.actions()),
			page.pills()),
		page.series(),
		page.comments(),
		page.neighbours(),
		page.related())
}

// prose is the text of a post as it is shown: with names for what leads back from its notes,
// which package markdown names by signs, and with links for frames.
func (e *Env) prose(html string) string {
	return askFirst(strings.ReplaceAll(html, ` aria-label="↩ `, ` aria-label="`+e.Text.Article.Back+` `))
}

func (e *Env) byline(p *post.Post) app.UI {
	if p.Author == "" {
		return nil
	}
	return el("p", attrs{"class", "hanji-byline"}, text(p.Author))
}

func (p *Page) hasContents() bool { return len(p.Article.Outline) >= leastOutlined }

// contents lists the headings. web/reader.js marks the one that is read, and says
// how long the rest takes.
func (p *Page) contents() app.UI {
	t := p.Env.Text.Article
	if !p.hasContents() {
		return nil
	}
	items := make([]app.UI, len(p.Article.Outline))
	for i, h := range p.Article.Outline {
		items[i] = el("li", attrs{"class", "hanji-level-" + strconv.Itoa(min(h.Level, 4))},
			el("a", attrs{"href", "#" + fragment(h.ID)}, text(h.Text)))
	}
	return el("nav", attrs{"id", ContentsID, "class", "hanji-contents", "popover", "auto", "aria-labelledby", ContentsID + "-name"}.within(p.Env, p.Post),
		el("h2", attrs{"id", ContentsID + "-name"}, text(t.Contents)),
		el("ol", attrs{}.of(p.Env, p.Post), items...),
		el("p", attrs{"class", "hanji-left"}))
}

// pills float over the text while it is read.
func (p *Page) pills() app.UI {
	left := el("span", attrs{"class", "hanji-left"})
	contents := el("span", attrs{"class", "hanji-pill"}, left)
	if p.hasContents() {
		contents = el("button", attrs{"class", "hanji-pill", "type", "button", "popovertarget", ContentsID},
			text(p.Env.Text.Article.Contents+" "), left)
	}
	return el("div", attrs{"class", "hanji-pills"}.within(p.Env, p.Post),
		el("div", attrs{"class", "hanji-progress-line", "aria-hidden", "true"}),
		contents,
		p.Env.settingsButton("hanji-pill"))
}

// actions are what can be done with a post that was read.
func (p *Page) actions() app.UI {
	e := p.Env
	t := e.Text.Article
	var edit app.UI
	if e.Blog.Edit != "" && p.Post.Source != "" {
		edit = el("a", attrs{"class", "hanji-edit", "href", e.Blog.Edit + fragment(p.Post.Source)}, text(t.Edit))
	}
	return el("div", attrs{"class", "hanji-does"}.within(p.Env, p.Post),
		el("button", attrs{"class", "hanji-share", "type", "button", "data-share", "page"}, text(t.Share)),
		edit,
		e.keepButton(p.Post))
}

// series shows the parts of the post's series around it.
func (p *Page) series() app.UI {
	if len(p.Series) == 0 {
		return nil
	}
	e := p.Env
	at := p.Part
	from, to := seriesWindow(len(p.Series), at)
	var parts []app.UI
	for i := from; i < to; i++ {
		q := p.Series[i]
		part := el("a", attrs{"href", Href(e.Base, q.Path)}.of(e, q), text(q.Title))
		if i == at {
			part = el("span", attrs{"aria-current", "page"}.of(e, q), text(q.Title))
		}
		parts = append(parts, el("li", attrs{"value", strconv.Itoa(i + 1)}, part))
	}
	return el("section", attrs{"class", "hanji-series", "aria-labelledby", "hanji-series"},
		el("h2", attrs{"id", "hanji-series"}.own(e), text(p.Post.Series+" "),
			el("span", attrs{"class", "hanji-count"}.with("lang", e.Foreign()), text(e.Text.Article.Part(at+1, len(p.Series))))),
		el("ol", nil, parts...))
}

// seriesWindow returns the range of the parts of n that are shown around one.
func seriesWindow(n, at int) (from, to int) {
	from = max(0, min(at-seriesAround, n-1-2*seriesAround))
	return from, min(n, from+1+2*seriesAround)
}

// comments asks before anything is loaded from another host. What web/reader.js
// needs to know of giscus is in data-comments, as JSON.
func (p *Page) comments() app.UI {
	c := p.Env.Blog.Comments
	if c == nil || p.Post.Page {
		return nil
	}
	options, _ := json.Marshal(c) // Strings always can be.
	t := p.Env.Text.Article
	return el("section", attrs{"class", "hanji-comments", "aria-label", t.Comments},
		el("button", attrs{"class", "hanji-button", "type", "button", "data-comments", string(options), "aria-describedby", "hanji-comments-help"},
			text(t.ShowComments)),
		el("p", attrs{"id", "hanji-comments-help", "class", "hanji-help"}, text(t.CommentsHelp)))
}

// fragment percent-encodes an id or a path for an address.
func fragment(id string) string {
	return (&url.URL{Path: id}).EscapedPath()
}

func (p *Page) neighbours() app.UI {
	if p.Older == nil && p.Newer == nil {
		return nil
	}
	e := p.Env
	link := func(q *post.Post, class, label string) app.UI {
		if q == nil {
			return el("span", nil)
		}
		return el("a", attrs{"class", class, "href", Href(e.Base, q.Path)},
			el("span", attrs{"class", "hanji-label"}, text(label)),
			el("span", attrs{"class", "hanji-name"}.of(e, q), text(q.Title)))
	}
	return el("nav", attrs{"class", "hanji-neighbours", "aria-label", e.Text.Neighbours},
		link(p.Older, "hanji-older", e.Text.Older),
		link(p.Newer, "hanji-newer", e.Text.Newer))
}

func (p *Page) related() app.UI {
	if len(p.Related) == 0 {
		return nil
	}
	e := p.Env
	return el("section", attrs{"class", "hanji-related", "aria-label", e.Text.Related},
		el("h2", nil, text(e.Text.Related)),
		el("ul", attrs{"class", "hanji-dates"}, each(p.Related, e.dated)...))
}

// dated is a post as one line: its date and its title.
func (e *Env) dated(p *post.Post) app.UI {
	return el("li", nil, append(e.draftMark(p),
		e.time(p.Date), text(" "),
		el("a", attrs{"href", Href(e.Base, p.Path)}.of(e, p), text(p.Title)))...)
}
