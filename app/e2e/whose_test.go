//go:build !js

package e2e

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

	"hanji/app/post"
	"hanji/app/source"
)

// drawn is a picture of a size as an address: a shape and words on nothing.
func drawn(width, height int, colour, words string) *post.Image {
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="%[2]d" viewBox="0 0 %[1]d %[2]d">`+
		`<path fill="%[3]s" d="M0 0h%[2]dv%[2]dz"/><text x="%[2]d" y="%[4]d" textLength="%[6]d" font-size="%[4]d" fill="%[3]s">%[5]s</text></svg>`, width, height, colour, height*3/4, words, max(width-height, 1))
	return &post.Image{Src: "data:image/svg+xml," + url.PathEscape(svg), Width: width, Height: height}
}

// nested is a menu of nine entries, the second, the fifth and the last of which have others below.
func nested(names ...string) []post.Link {
	links := make([]post.Link, len(names))
	for i, name := range names {
		links[i] = post.Link{Name: name, URL: fmt.Sprintf("/tags/%d/", i)}
	}
	links[0].URL = "/"
	below := []post.Link{{Name: "About", URL: "/about/"}, {Name: "The archive, all of it", URL: "/archive/"},
		{Name: "A place of its own that has a long name, too", URL: "https://example.net/"}}
	for _, i := range []int{1, 4, len(names) - 1} {
		links[i].Links = below
		links[i].URL = ""
		below = []post.Link{{Name: "Categories", URL: "/categories/"}, {Name: "Tags", URL: "/tags/"}}
	}
	links[4].URL = "/archive/2024/"
	return links
}

var services = []string{"GitHub", "GitLab", "Mastodon", "Bluesky", "LinkedIn", "YouTube", "Instagram", "Facebook", "X", "Telegram", "ORCID",
	"Google Scholar", "ResearchGate", "Stack Overflow", "Reddit", "Flickr", "SoundCloud", "Keybase", "DEV"}

// ownBlogs are blogs whose owners have said much of themselves.
var ownBlogs = map[string]func(*source.Blog){
	"long": func(b *source.Blog) {
		s := &b.Settings
		s.Name, s.Description = "Notes on paper, ink and the slow craft of reading by the river", "What a papermaker learns from water, fibre and patience."
		s.Author, s.Tagline, s.Avatar = "Yun Seo", "A sheet a day", drawn(300, 300, "#97401f", "")
		s.Nav = nested("Posts", "Notes", "Talks", "Projects", "Guides", "Photographs", "Colophon", "Reading", "More")
		s.Accounts = []post.Link{{Name: "E-mail", URL: "mailto:yun@example.org"}}
		for _, name := range services {
			s.Accounts = append(s.Accounts, post.Link{Name: name, URL: "https://example.net/" + url.PathEscape(name)})
		}
	},
	"wide": func(b *source.Blog) {
		s := &b.Settings
		s.Name, s.Author, s.Tagline = "Paper", "Paper", "Made by hand"
		s.Logo, s.LogoTone = drawn(640, 160, "#111", "Paper mill"), "dark"
		s.Nav = nested("Posts", "Notes", "Talks", "Work", "More")
		s.Accounts = []post.Link{{Name: "GitHub", URL: "https://example.net/paper"}}
	},
	"square": func(b *source.Blog) {
		s := &b.Settings
		s.Name, s.Author = "The paper mill", "Yun Seo"
		s.Logo, s.LogoTone = drawn(128, 128, "#fff", ""), "light"
		s.Avatar = drawn(640, 360, "#23634c", "Yun")
		s.Nav = nested("Posts", "Notes", "Talks", "Projects", "Guides", "Photographs", "Colophon", "Reading", "More")
	},
	"rtl": func(b *source.Blog) {
		s := &b.Settings
		s.Lang, s.Dir, s.Name, s.Author, s.Tagline, s.Description = "ar", "rtl", "ورق", "يون سو", "ورقة كل يوم", "ملاحظات عن الورق والحبر"
		s.Logo, s.Avatar = drawn(128, 128, "#27487f", ""), drawn(300, 300, "#97401f", "")
		s.Nav = nested("الرئيسية", "ملاحظات", "محاضرات", "مشاريع", "أدلة", "صور", "عن المدونة", "قراءة", "المزيد")
		s.Accounts = []post.Link{{URL: "mailto:yun@example.org"}, {Name: "GitHub", URL: "https://example.net/yun"}, {Name: "Mastodon", URL: "https://example.net/@yun"}}
	},
	"ko": func(b *source.Blog) {
		s := &b.Settings
		s.Lang, s.Name, s.Author, s.Tagline = "ko", "물과 섬유와 기다림으로 종이를 뜨는 사람의 느린 공책, 그리고 강가에서 읽은 책들에 관한 오래된 기록과 생각", "윤서", "하루에 한 장씩 종이를 뜹니다"
		s.Description, s.Avatar = "닥나무와 물, 먹과 시간에 관하여 적습니다.", drawn(300, 300, "#97401f", "")
		s.Nav = nested("글", "공책", "발표", "작업", "길잡이", "사진", "이 블로그에 대하여", "책", "더 보기")
		s.Accounts = []post.Link{{URL: "mailto:yun@example.org"}, {Name: "GitHub", URL: "https://example.net/yun"}}
	},
}

// menuLies measures the menu that is open: it is 8 px from the window's edges, covers nothing of
// its head, and what it has is easily hit.
const menuLies = `(() => {
	const found = [], menu = document.querySelector(".hanji-menu[open]");
	const list = menu.querySelector("ul").getBoundingClientRect(), head = menu.firstElementChild.getBoundingClientRect();
	if (list.left < 8 || list.right > innerWidth - 8) found.push("at the edge: " + list.left + " to " + list.right);
	if (list.top < head.bottom - 1) found.push("over its head");
	if (list.height < 40 || list.width < 100) found.push("it is small");
	for (const link of document.querySelectorAll(".hanji-nav :is(a, summary)")) {
		const {width, height} = link.getBoundingClientRect();
		if (height > 0 && height < 44 && matchMedia("(pointer: coarse)").matches) found.push(link.textContent + " is " + height + " px high");
	}
	for (const link of menu.querySelectorAll("a")) {
		const {left, top, width, height} = link.getBoundingClientRect();
		if (!link.contains(document.elementFromPoint(left + width / 2, top + height / 2))) found.push(link.textContent + " is covered");
		if (link.scrollWidth > link.clientWidth + 1) found.push(link.textContent + " is cut");
	}
	if (document.documentElement.scrollWidth > innerWidth) found.push("the page is " + document.documentElement.scrollWidth + " px wide");
	return found;
})()`

// TestOwnBlogs shows blogs whose owners have said much of themselves, and each menu of theirs,
// on narrow and wide screens and in each text size: all has its place, and is accessible there.
func TestOwnBlogs(t *testing.T) {
	t.Parallel()
	widths, sizes, themes := []int64{320, 768, 1280}, []string{"huge", ""}, []string{"light"}
	if *overAll || *screens {
		widths, sizes, themes = []int64{320, 390, 768, 1280}, []string{"huge", "large", "small", ""}, []string{"light", "dark"}
	}
	for name, blog := range ownBlogs {
		s := serveChanged(t, blog)
		b := newTab(t)
		for _, theme := range themes {
			b.prefer("prefers-color-scheme", theme)
			for _, width := range widths {
				b.resize(width, 900, width < 1000)
				for _, path := range []string{"/about/", "/"} {
					b.open(s.origin + path)
					b.frames()
					where := fmt.Sprintf("own-%s-%s-%d-%s", name, map[string]string{"/": "home", "/about/": "about"}[path], width, theme)
					if over := eval[int64](b, `document.documentElement.scrollWidth`) - width; over > 0 {
						t.Errorf("%s: %d px wider than the page", where, over)
					}
					for _, violation := range b.axe() {
						t.Errorf("%s: %s", where, violation)
					}
					if *screens {
						b.screenshot(where + ".png")
						eval[any](b, `void scrollTo(0, 1e6)`)
						b.frames()
						b.screenshot(where + "-foot.png")
						eval[any](b, `void scrollTo(0, 0)`)
					}
				}
				for _, size := range sizes {
					eval[any](b, `void (document.documentElement.dataset.size = `+js(size)+`)`)
					for i := range eval[int](b, `document.querySelectorAll(".hanji-menu").length`) {
						eval[any](b, fmt.Sprintf(`void document.querySelectorAll(".hanji-menu > summary")[%d].click()`, i))
						b.frames()
						where := fmt.Sprintf("menu-%s-%d-%d-%s-%s", name, i, width, size, theme)
						for _, found := range eval[[]string](b, menuLies) {
							t.Errorf("%s: %s", where, found)
						}
						if *screens {
							b.screenshot(where + ".png")
						}
					}
				}
				for _, violation := range b.axe() {
					t.Errorf("%s at %d px, with a menu: %s", name, width, violation)
				}
			}
		}
	}
}

// TestOwnBlogsOtherwise shows such a blog in forced colours, where its logo keeps its plate, and
// printed, where what only leads elsewhere is gone.
func TestOwnBlogsOtherwise(t *testing.T) {
	t.Parallel()
	s := serveChanged(t, ownBlogs["wide"])
	b := newTab(t)
	b.resize(1280, 900, false)
	b.prefer("forced-colors", "active")
	b.open(s.origin + "/")
	b.click(".hanji-menu > summary")
	b.frames()
	for _, violation := range b.axe() {
		if !strings.HasPrefix(violation, "color-contrast") { // axe goes by the page's colours, which are not seen.
			t.Errorf("in forced colours: %s", violation)
		}
	}
	if got := eval[string](b, `getComputedStyle(document.querySelector(".hanji-logo")).backgroundColor`); got != "rgb(253, 250, 243)" {
		t.Errorf("in forced colours a dark logo is on %s", got)
	}
	if *screens {
		b.screenshot("own-forced-colors.png")
	}
	b.prefer("forced-colors", "none")
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	for selector, want := range map[string]bool{".hanji-nav": false, ".hanji-menu > ul": false, ".hanji-logo": false, ".hanji-accounts": false, ".hanji-tagline": true, ".hanji-foot p": true} {
		if got := eval[bool](b, `document.querySelector(`+js(selector)+`).checkVisibility()`); got != want {
			t.Errorf("printed, %s is shown: %v", selector, got)
		}
	}
}

// TestMenus opens the menus below entries by click and by key, before the client is there and
// with it: one is open at a time, and none for longer than it is used.
func TestMenus(t *testing.T) {
	t.Parallel()
	s := serveChanged(t, ownBlogs["long"])
	b := newTab(t)
	b.resize(1280, 900, false)
	b.open(s.origin + "/")
	const open = `[...document.querySelectorAll(".hanji-menu[open] > summary")].map((head) => head.textContent).join()`
	is := func(when, want string) {
		t.Helper()
		b.frames()
		if got := eval[string](b, open); got != want {
			t.Errorf("%s: open is %q, want %q", when, got, want)
		}
	}
	head := func(n int) string { return fmt.Sprintf(`.hanji-nav > ul > li:nth-child(%d) summary`, n) }
	focused := func(when, want string) {
		t.Helper()
		if got := eval[string](b, `document.activeElement.textContent`); got != want {
			t.Errorf("%s: the focus is on %q, want %q", when, got, want)
		}
	}
	for _, when := range []string{"before the client", "with the client"} {
		b.click(head(2))
		is(when+", after a click", "Notes")
		b.click(head(5))
		is(when+", after another", "Guides")
		b.click(head(5))
		is(when+", after the same", "")
		b.click(head(5))
		b.click("h1")
		is(when+", after a click beside it", "")
		eval[any](b, `void document.querySelector(`+js(head(2))+`).focus()`)
		b.press(kb.Enter)
		is(when+", after Enter", "Notes")
		b.press(kb.Tab)
		focused(when+", after Tab", "About")
		b.press(kb.Escape)
		is(when+", after Escape", "")
		focused(when+", after Escape", "Notes")
		b.press(" ")
		is(when+", after the space bar", "Notes")
		for range 4 {
			b.press(kb.Tab)
		}
		focused(when+", after more of Tab", "Talks")
		is(when+", left", "")
		if when == "before the client" {
			b.start()
		}
	}

	const marked = `[...document.querySelectorAll(".hanji-nav [aria-current]")].map((link) => link.textContent + " " + link.ariaCurrent).join()`
	eval[any](b, `void (window.loadedOnce = true)`)
	b.click(head(2))
	b.click(`.hanji-menu[open] a[href="/about/"]`)
	b.wait(`location.pathname === "/about/" && !document.getElementById("page")`)
	is("on another page", "")
	if got := eval[string](b, marked); got != "Notes true,About page" {
		t.Errorf("marked are %q", got)
	}
	b.wait(equalsPrerendered + `(location.href)`)
	b.click(head(5))
	is("there", "Guides")
	eval[any](b, `void (HTMLElement.prototype.focus = () => {}, history.back())`) // As where the window has no focus.
	b.wait(`location.pathname === "/"`)
	b.wait(open + ` === ""`)
	b.wait(equalsPrerendered + `(location.href)`)
	if !eval[bool](b, `window.loadedOnce`) {
		t.Error("the page was loaded again")
	}

	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.open(s.origin + "/about/")
	for n, want := range map[int]string{2: "Notes", 5: "Guides"} {
		b.click(head(n))
		if got := eval[string](b, open); got != want {
			t.Errorf("without scripts, open is %q, want %q", got, want)
		}
	}
}
