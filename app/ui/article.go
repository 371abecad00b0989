package ui

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
)

// leastOutlined is how many headings a post has at least that lists its contents.
const leastOutlined = 3

// ContentsID is the id of a post's contents: beside the text where there is room,
// else a sheet.
const ContentsID = "hanji-contents"

// CommentsHost is where comments come from, "" if the blog has none.
func CommentsHost(c *post.Comments) string {
	switch {
	case c == nil:
		return ""
	case c.Service == "utterances":
		return "utteranc.es"
	}
	return "giscus.app"
}

func postView(page *Page) []app.UI {
	e, p := page.Env, page.Post
	return nodes(
		el("article", attrs{"class", "hanji-post", "data-minutes", strconv.Itoa(p.Minutes)}.of(e, p),
			el("header", attrs{"class", "hanji-head"},
				e.meta(p, e.changed(p)...),
				el("h1", nil, text(p.Title)),
				when(p.Subtitle != "", el("p", attrs{"class", "hanji-lead"}, text(p.Subtitle))),
				when(p.Author != "", el("p", attrs{"class", "hanji-byline"}, text(p.Author)))),
			e.hero(p.Hero()),
			page.contents(),
			raw(`<div class="hanji-prose">`+e.prose(p, page.Article.HTML)+`</div>`),
			el("div", attrs{"class", "hanji-end"}, e.tagList(p), page.actions()),
			page.pills()),
		page.series(),
		page.comments(),
		page.neighbours(),
		page.related())
}

func (e *Env) hero(image *post.Image) app.UI {
	if image == nil {
		return nil
	}
	return el("div", attrs{"class", "hanji-hero"}, e.image(image, image.Alt, true))
}

// changed says when a post last changed, unless that was on its own day.
func (e *Env) changed(p *post.Post) []app.UI {
	day := e.Text.Date(p.Updated())
	if day == e.Text.Date(p.Date) {
		return nil
	}
	return []app.UI{text(" "), timeElement(p.Changed, e.Text.Article.Changed(day))}
}

// prose is the text of a post as it is shown: with names for what leads back from its notes,
// which package markdown names by signs, and with links for frames.
func (e *Env) prose(p *post.Post, html string) string {
	back := attrs{}.within(e, p).html() + ` aria-label="` + e.Text.Article.Back + ` `
	return askFirst(strings.ReplaceAll(html, ` aria-label="↩ `, back))
}

func (p *Page) hasContents() bool {
	return len(p.Article.Outline) >= leastOutlined && !p.Post.NoContents
}

// contents lists the headings. web/reader.js marks the one that is read, and says
// how long the rest takes.
func (p *Page) contents() app.UI {
	items := make([]app.UI, len(p.Article.Outline))
	for i, h := range p.Article.Outline {
		items[i] = el("li", attrs{"class", "hanji-level-" + strconv.Itoa(min(h.Level, 4))},
			el("a", attrs{"href", "#" + fragment(h.ID)}, text(h.Text)))
	}
	a := attrs{"id", ContentsID, "class", "hanji-contents", "popover", "auto", "aria-labelledby", ContentsID + "-name"}
	return when(p.hasContents(), el("nav", a.within(p.Env, p.Post),
		el("h2", attrs{"id", ContentsID + "-name"}, text(p.Env.Text.Article.Contents)),
		el("ol", attrs{}.of(p.Env, p.Post), items...),
		el("p", attrs{"class", "hanji-left"})))
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
	edit := attrs{"class", "hanji-edit", "href", e.Blog.Edit + fragment(p.Post.Source)}.within(e, p.Post)
	return el("div", attrs{"class", "hanji-does"},
		el("button", attrs{"class", "hanji-share", "type", "button", "data-share", "page"}.within(e, p.Post), text(t.Share)),
		when(e.Blog.Edit != "" && p.Post.Source != "", el("a", edit, text(t.Edit))),
		e.keepButton(p.Post))
}

// comments asks before anything is loaded from another host. What web/reader/comments.js
// needs to know of it is in data-comments, as JSON.
func (p *Page) comments() app.UI {
	c, t := p.Env.Blog.Comments, p.Env.Text.Article
	if c == nil || p.Post.Page || p.Post.NoComments {
		return nil
	}
	of := *c
	switch c.Mapping {
	case "title":
		of.Term = p.Post.Title + c.Term
	case "og:title":
		of.Term = p.Post.Title
	}
	options, _ := json.Marshal(of) // Strings always can be.
	return el("section", attrs{"class", "hanji-comments", "aria-label", t.Comments},
		el("button", attrs{"class", "hanji-button", "type", "button", "data-comments", string(options), "aria-describedby", "hanji-comments-help"},
			text(t.ShowComments)),
		el("p", attrs{"id", "hanji-comments-help", "class", "hanji-help"}, text(t.CommentsHelp(CommentsHost(c)))))
}

// fragment percent-encodes an id or a path for an address.
func fragment(id string) string {
	return (&url.URL{Path: id}).EscapedPath()
}
