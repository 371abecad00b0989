//go:build !js

package e2e

import (
	"flag"
	"fmt"
	"strings"
	"testing"

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
			{"end", `document.querySelector(".end").scrollIntoView()`},
			{"settings", `document.documentElement.click(), scrollTo(0, 0), document.getElementById("hanji-settings").showPopover()`},
		} {
			show(state.name, state.open)
		}
		b.open(s.origin + "/2025/04/20/prerendering-and-wasm/")
		show("series", `document.querySelector(".end").scrollIntoView()`)
		b.open(s.origin + "/")
		b.start()
		b.click("[data-search=open]")
		show("search-empty", "")
		b.do(chromedp.KeyEvent("종이"))
		b.wait(`document.querySelector("#hanji-found mark") && document.querySelector("#hanji-found li:last-child .excerpt, #hanji-found .all")`)
		b.wait(`document.querySelector("#hanji-found .excerpt").textContent`)
		show("search", "")
	}
}
