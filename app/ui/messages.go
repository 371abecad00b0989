package ui

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Messages is the reader-facing text in one language.
type Messages struct {
	// Lang is the language of the text, as a BCP 47 tag.
	Lang string

	Skip, Menu                         string
	Home, Categories, Tags, Archive    string
	Category, Tag, Filter, ClearFilter string
	AllCategories, AllTags             string
	Frequent, Initials                 string
	NoPosts, NothingFound              string
	Older, Newer, Related, Neighbours  string
	Pager, PagePrevious, PageNext      string
	PageNumber, Go                     string
	NotFound, NotFoundHelp, BackHome   string
	Moved, Draft                       string
	Feed, MadeWith, All                string
	Offline, Update                    string
	Reload, Show, Close                string
	Install, InstallByHand             string
	Unavailable, UnavailableHelp       string
	Loading                            string
	Shelf                              ShelfText
	Search                             SearchText
	Settings                           SettingsText
	Reader                             ReaderText
	Article                            ArticleText

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

// MessagesFor returns the messages for a BCP 47 tag: Korean for "ko", English
// for all others.
func MessagesFor(lang string) *Messages {
	if base, _, _ := strings.Cut(strings.ToLower(lang), "-"); base == "ko" {
		return &korean
	}
	return &english
}

var korean = Messages{
	Lang: "ko",
	Skip: "본문으로 건너뛰기", Menu: "메뉴",
	Home: "모든 글", Categories: "분류", Tags: "태그", Archive: "모아보기",
	Category: "분류", Tag: "태그", Filter: "골라 보기", ClearFilter: "모두 지우기",
	AllCategories: "분류 모두 보기", AllTags: "태그 모두 보기", NoPosts: "아직 글이 없습니다.", NothingFound: "모두에 해당하는 글이 없습니다.",
	Frequent: "자주 쓰는 것", Initials: "첫 글자",
	Older: "이전 글", Newer: "다음 글", Related: "함께 읽을 글", Neighbours: "이전 글과 다음 글",
	Pager: "쪽 이동", PagePrevious: "새 글 쪽으로", PageNext: "지난 글 쪽으로", PageNumber: "쪽 번호", Go: "이동",
	NotFound: "찾는 쪽이 없습니다", NotFoundHelp: "주소가 바뀌었거나 글이 내려갔을 수 있습니다. 목록에서 찾아보세요.", BackHome: "처음으로", Moved: "이 쪽은 옮겨졌습니다", Draft: "초안",
	Feed: "피드", MadeWith: "hanji로 만들었습니다", All: "모두 보기",
	Offline: "오프라인입니다. 저장된 글을 보여 드립니다.", Update: "새로 올라온 내용이 있습니다.",
	Reload: "새로 고침", Show: "보기", Install: "앱으로 설치", InstallByHand: "공유 버튼을 누르고 ‘홈 화면에 추가’를 고르면 앱처럼 열립니다.", Close: "닫기",
	Unavailable: "이 글을 지금은 불러올 수 없습니다", UnavailableHelp: "연결이 돌아오면 다시 열어 보세요. 저장된 다른 글은 읽을 수 있습니다.", Loading: "불러오는 중",
	Shelf: koreanShelf, Search: koreanSearch, Settings: koreanSettings, Reader: koreanReader, Article: koreanArticle,

	Posts:    func(n int) string { return "글 " + number(n) + "편" },
	NewPosts: func(n int) string { return "새 글 " + number(n) + "편이 올라왔습니다." },
	Minutes:  func(n int) string { return fmt.Sprintf("%d분", n) },
	Page:     func(n, of int) string { return number(n) + " / " + number(of) + "쪽" },
	Terms:    func(n int) string { return number(n) + "가지" },
	AllOf:    func(n int) string { return number(n) + "편 모두 보기" },
	Without:  func(condition string, n int) string { return condition + " 빼고 " + number(n) + "편" },
	Date: func(t time.Time) string {
		return fmt.Sprintf("%d년 %d월 %d일", t.Year(), t.Month(), t.Day())
	},
	Year:  func(y int) string { return fmt.Sprintf("%d년", y) },
	Month: func(m time.Month) string { return fmt.Sprintf("%d월", m) },
}

var english = Messages{
	Lang: "en",
	Skip: "Skip to content", Menu: "Menu",
	Home: "All posts", Categories: "Categories", Tags: "Tags", Archive: "Archive",
	Category: "Category", Tag: "Tag", Filter: "Filter", ClearFilter: "Clear all",
	AllCategories: "All categories", AllTags: "All tags", NoPosts: "No posts yet.", NothingFound: "No post matches all of these.",
	Frequent: "Most used", Initials: "Initials",
	Older: "Previous post", Newer: "Next post", Related: "Read next", Neighbours: "Previous and next post",
	Pager: "Pages", PagePrevious: "Newer posts", PageNext: "Older posts", PageNumber: "Page number", Go: "Go",
	NotFound: "Page not found", NotFoundHelp: "The address may have changed, or the post may be gone. The lists may help.", BackHome: "Home", Moved: "This page has moved", Draft: "Draft",
	Feed: "Feed", MadeWith: "Made with hanji", All: "Show all",
	Offline: "You are offline, reading what is kept here.", Update: "There is something new.",
	Reload: "Reload", Show: "Show", Install: "Install app", InstallByHand: "Tap Share, then “Add to Home Screen”, to open this blog like an app.", Close: "Close",
	Unavailable: "This page cannot be loaded right now", UnavailableHelp: "Open it again once you are online. Other posts that are kept here can be read.", Loading: "Loading",
	Shelf: englishShelf, Search: englishSearch, Settings: englishSettings, Reader: englishReader, Article: englishArticle,

	Posts: func(n int) string {
		if n == 1 {
			return "1 post"
		}
		return number(n) + " posts"
	},
	NewPosts: func(n int) string {
		if n == 1 {
			return "There is a new post."
		}
		return "There are " + number(n) + " new posts."
	},
	Minutes: func(n int) string { return fmt.Sprintf("%d min read", n) },
	Page:    func(n, of int) string { return "Page " + number(n) + " of " + number(of) },
	Terms:   func(n int) string { return number(n) + " in all" },
	AllOf:   func(n int) string { return "Show all " + number(n) },
	Without: func(condition string, n int) string { return number(n) + " without " + condition },
	Date:    func(t time.Time) string { return t.Format("January 2, 2006") },
	Year:    func(y int) string { return fmt.Sprint(y) },
	Month:   time.Month.String,
}

// number is a count as both languages write it: 10,000.
func number(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", number(n/1000), n%1000)
}
