//go:build !js

package e2e

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var screens = flag.Bool("screens", false, "leave a screenshot of every screen in the test's artifacts")

// TestScreens shows every kind of page, and search and shelf in use, on narrow and
// wide screens, light and dark: nothing is wider than the screen.
func TestScreens(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	for _, theme := range []string{"light", "dark"} {
		b := newTab(t)
		b.expect("404")
		b.prefer("prefers-color-scheme", theme)
		// show runs an expression at each width first, if there is one.
		show := func(name, open string) {
			t.Helper()
			for _, width := range []int64{360, 768, 1280} {
				b.resize(width, 900, width < 1000)
				if open != "" {
					eval[any](b, `void (`+open+`)`)
				}
				b.frames()
				if over := eval[int64](b, `document.documentElement.scrollWidth`) - width; over > 0 {
					t.Errorf("%s is %d px wider than %d px", name, over, width)
				}
				if *screens {
					b.screenshot(fmt.Sprintf("%s-%d-%s.png", name, width, theme))
				}
			}
		}
		b.keepBlog(s)
		for _, path := range append(kinds, "/2024/07/14/markdown-guide/", "/shelf/", "/nowhere/", "/?q=%EC%A2%85%EC%9D%B4") {
			b.open(s.origin + path)
			if strings.HasPrefix(path, "/shelf") || strings.HasPrefix(path, "/?") {
				b.wait(live)
			}
			show("page"+strings.NewReplacer("/", "-", "?q=%EC%A2%85%EC%9D%B4", "found").Replace(path), "")
		}
		b.open(s.origin + "/2024/07/14/markdown-guide/")
		for _, state := range []struct{ name, open string }{
			{"reading", `scrollTo(0, 3000)`},
			{"contents", `innerWidth < 960 && document.getElementById("hanji-contents").showPopover()`},
			{"note", `document.querySelector(".footnote-ref").scrollIntoView({block: "center"}), document.querySelector(".footnote-ref").click()`},
			{"code", `document.querySelector("pre").focus(), document.querySelector("pre").scrollIntoView({block: "center"})`},
			{"end", `document.querySelector(".hanji-end").scrollIntoView()`},
			{"settings", `document.documentElement.click(), scrollTo(0, 0), document.getElementById("hanji-settings").showPopover()`},
		} {
			show(state.name, state.open)
		}
		b.open(s.origin + "/2025/04/20/prerendering-and-wasm/")
		show("series", `document.querySelector(".hanji-end").scrollIntoView()`)
		b.open(s.origin + "/")
		b.start()
		b.click("[data-search=open]")
		show("search-empty", "")
		b.do(chromedp.KeyEvent("종이"))
		b.wait(`document.querySelector("#hanji-found mark") && document.querySelector("#hanji-found li:last-child .hanji-excerpt, #hanji-found .hanji-all")`)
		b.wait(`document.querySelector("#hanji-found .hanji-excerpt").textContent`)
		show("search", "")
	}
}

// TestOtherScreens reads a post from right to left, printed, in forced colours and at
// 200 %: nothing is wider than the page, and what is of no use there is gone.
func TestOtherScreens(t *testing.T) {
	t.Parallel()
	rightToLeft := newBlog(t, 3)
	rightToLeft.asset("manifest.json", []byte(`{"name": "ورق", "lang": "ar", "dir": "rtl"}`))
	rightToLeft.publish()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	fits := func(name string) {
		t.Helper()
		b.frames()
		if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("%s: %d px wider than the page", name, over)
		}
		if *screens {
			b.screenshot(name + ".png")
		}
	}
	for _, width := range []int64{360, 1280} {
		b.resize(width, 900, width < 1000)
		b.open(rightToLeft.origin + "/1999/01/03/post-2/")
		fits(fmt.Sprintf("rtl-%d", width))
		eval[any](b, `void (scrollTo(0, 0), document.getElementById("hanji-settings").showPopover())`)
		fits(fmt.Sprintf("rtl-settings-%d", width))
		if left := eval[float64](b, `document.getElementById("hanji-settings").getBoundingClientRect().left`); left > float64(width)/3 {
			t.Errorf("from right to left the settings are at %v of %d px", left, width)
		}
	}
	b.resize(640, 450, false) // 1280 by 900 at 200 %.
	b.open(s.origin + guide)
	eval[any](b, `document.documentElement.dataset.size = "huge"`)
	fits("zoomed")

	b.resize(1280, 900, false)
	b.prefer("forced-colors", "active")
	b.open(s.origin + guide)
	fits("forced-colors")
	for _, violation := range b.axe() {
		t.Errorf("in forced colours: %s", violation)
	}
	b.prefer("forced-colors", "none")
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	fits("print")
	for selector, want := range map[string]bool{".hanji-prose": true, "h1": true, ".footnotes": true,
		".hanji-top": false, ".hanji-contents": false, ".hanji-pills": false, ".hanji-copy": false, ".hanji-anchor": false, ".hanji-does": false, ".hanji-related": false, ".hanji-foot": true, ".hanji-foot a": false} {
		if got := eval[bool](b, `document.querySelector(`+js(selector)+`).checkVisibility()`); got != want {
			t.Errorf("printed, %s is shown: %v", selector, got)
		}
	}
}
