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
			raw(`<div class="hanji-prose">`+e.prose(p, page.Article.HTML)+`</div>`),
			el("div", attrs{"class", "hanji-end"}, e.tagList(p), page.actions()),
			page.pills()),
		page.series(),
		page.comments(),
		page.neighbours(),
		page.related())
}

// prose is the text of a post as it is shown: with names for what leads back from its notes,
// which package markdown names by signs, and with links for frames.
func (e *Env) prose(p *post.Post, html string) string {
	back := attrs{}.within(e, p).html() + ` aria-label="` + e.Text.Article.Back + ` `
	return askFirst(strings.ReplaceAll(html, ` aria-label="↩ `, back))
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
