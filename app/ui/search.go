package ui

import (
	"strings"

	"hanji/app/post"
	"hanji/app/search"
)

// SearchID is the id of the search dialog. It is part of the document rather than of
// the page: web/boot.js opens it before the client is there, and what was typed by
// then stays. SearchStatusID and FoundID are of what the client fills.
const (
	SearchID       = "hanji-search"
	SearchStatusID = "hanji-search-status"
	FoundID        = "hanji-found"
)

// Found is a post or page that a search found, as the dialog shows it.
type Found struct {
	Post  *post.Post
	Title string
}

// FoundHTML is the list of what a search found: the posts, with what the query matches
// marked and without their excerpts, and a link to all of them if there are more.
func FoundHTML(e *Env, query string, r search.Result, found []Found) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString(e.foundHTML(r, f))
	}
	total := len(r.Hits)
	if total > len(found) {
		to := Address{Kind: List, Query: query, Page: 1}.Href(e.Base)
		b.WriteString(markup("li", attrs{"class", "hanji-all"},
			markup("a", attrs{"href", to}, escape(e.Text.AllOf(total)))))
	}
	return b.String()
}

func (e *Env) foundHTML(r search.Result, f Found) string {
	where := ""
	if !f.Post.Page {
		where = escape(e.Text.Date(f.Post.Date))
	}
	for _, kind := range []post.Kind{post.Category, post.Tag} {
		for _, t := range e.Library.Terms(kind, f.Post) {
			where += " · " + MarkedHTML(r.Mark(t.Name))
		}
	}
	return markup("li", nil, markup("a", attrs{"href", Href(e.Base, f.Post.Path)}.of(e, f.Post),
		markup("span", attrs{"class", "hanji-name"}, MarkedHTML(r.Mark(f.Title))),
		markup("span", attrs{"class", "hanji-where"}.within(e, f.Post), where),
		markup("span", attrs{"class", "hanji-excerpt"})))
}

// MarkedHTML is a text with what a query matches marked.
func MarkedHTML(parts []search.Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Match {
			b.WriteString(markup("mark", nil, escape(p.Text)))
		} else {
			b.WriteString(escape(p.Text))
		}
	}
	return b.String()
}

// SearchText is the reader-facing text of the search.
type SearchText struct {
	Name, Field, Help      string
	Loading, Lost, Nothing string

	Quoted func(query string) string
	Count  func(n int) string
}

var koreanSearch = SearchText{
	Name: "찾기", Field: "글 찾기",
	Help:    "제목, 태그, 본문에서 찾습니다. 낱말의 일부나 초성(ㅎㅈ)만 적어도 됩니다.",
	Loading: "찾아보기를 펼치는 중입니다.",
	Lost:    "찾아보기를 불러올 수 없습니다. 연결이 돌아오면 다시 찾아보세요.",
	Nothing: "맞는 글이 없습니다. 낱말을 줄이거나 바꾸어 보세요.",
	Quoted:  func(query string) string { return "‘" + query + "’" },
	Count:   func(n int) string { return "찾은 글 " + number(n) + "편" },
}

var englishSearch = SearchText{
	Name: "Search", Field: "Search posts",
	Help:    "Looks in titles, tags and texts. The beginning of a word will do.",
	Loading: "Opening the index.",
	Lost:    "The index cannot be loaded. Search again once you are online.",
	Nothing: "No post has these words. Try fewer, or others.",
	Quoted:  func(query string) string { return "“" + query + "”" },
	Count: func(n int) string {
		if n == 1 {
			return "1 result"
		}
		return number(n) + " results"
	},
}
