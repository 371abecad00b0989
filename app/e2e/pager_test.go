//go:build !js

package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestPager goes to the first, the last and any page of a list: by links without scripts,
// and by a number, before the client is there and after.
func TestPager(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 120)
	b := newTab(t)
	const numbers = `[...document.querySelectorAll(".hanji-pager li a")].map((a) => a.textContent + (a.getAttribute("aria-current") === "page" ? "!" : "")).join(" ")`
	at := func(path, shown string) {
		t.Helper()
		b.wait(`location.pathname + location.search === ` + js(path) + ` && ` + numbers + ` === ` + js(shown))
	}
	b.scripts(false)
	b.open(s.origin + "/")
	at("/", "1! 2 7 12")
	if eval[bool](b, `document.querySelector(".hanji-jump").checkVisibility()`) {
		t.Error("without scripts a form is shown that does nothing")
	}
	b.click(".hanji-pager li:last-child a")
	at("/page/12/", "1 6 11 12!")
	b.click(".hanji-pager li:nth-child(2) a")
	at("/page/6/", "1 3 5 6! 7 9 12")
	b.click(".hanji-pager li:first-child a")
	at("/", "1! 2 7 12")

	b.scripts(true)
	b.worker(false)
	jump := func(number string) {
		t.Helper()
		eval[any](b, `document.querySelector(".hanji-jump input").focus()`)
		b.press(number + kb.Enter)
	}
	b.open(s.origin + "/page/6/")
	for selector, want := range map[string]string{".hanji-pager li:last-child a": "link 12 / 12쪽", ".hanji-jump input": "spinbutton 쪽 번호", ".hanji-jump button": "button 이동"} {
		if got := b.names(selector); got != want {
			t.Errorf("%s is read as %q", selector, got)
		}
	}
	for _, violation := range b.axe() {
		t.Error(violation)
	}
	jump("4")
	at("/page/4/", "1 2 3 4! 5 8 12")
	b.open(s.origin + "/page/6/")
	b.start()
	eval[any](b, `void (window.loadedOnce = true)`)
	for _, step := range []struct{ number, path, shown string }{
		{"9", "/page/9/", "1 5 8 9! 10 11 12"},
		{"1", "/", "1! 2 7 12"},
		{"5000", "/page/12/", "1 6 11 12!"},
		{"-3", "/", "1! 2 7 12"},
		{"2", "/page/2/", "1 2! 3 7 12"},
	} {
		jump(step.number)
		at(step.path, step.shown)
		b.wait(`document.activeElement.id === "main" && document.querySelector(".hanji-jump input").value === ""`)
	}
	jump("")
	b.frames()
	if !eval[bool](b, `window.loadedOnce === true && location.pathname === "/page/2/"`) {
		t.Error("a page of a list was loaded, or no number led somewhere")
	}
	b.open(s.origin + "/?q=a")
	b.wait(live + ` && document.querySelector(".hanji-jump")`)
	jump("2")
	b.wait(`location.search === "?q=a&page=2" && document.querySelector(".hanji-pager [aria-current]").textContent === "2"`)
	jump("1")
	b.wait(`location.search === "?q=a" && document.querySelector(".hanji-pager [aria-current]").textContent === "1"`)
	for _, width := range []int64{320, 768, 1280} {
		b.resize(width, 900, width < 1000)
		b.open(s.origin + "/page/6/")
		if over := eval[int64](b, `document.documentElement.scrollWidth`) - width; over > 0 {
			t.Errorf("the pager is %d px wider than %d px", over, width)
		}
	}
}
