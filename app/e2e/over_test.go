//go:build !js

package e2e

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

var overAll = flag.Bool("over.all", false, "look at what lies over a page in every width, text size and colour scheme")

const (
	offlineNow = `Object.defineProperty(navigator, "onLine", {value: false, configurable: true}), dispatchEvent(new Event("offline"))`
	sayCopied  = `navigator.clipboard.writeText = async () => {}, document.querySelector(".hanji-copy").click()`
	seeCopied  = `document.getElementById("hanji-said").textContent`
	seeNotice  = `document.querySelector(".hanji-notice")`
	seeReading = `document.querySelector("[data-reading]")`
	readHere   = `document.getElementById("코드").scrollIntoView()`
	enlarge    = `(async () => {
		const img = document.querySelector(".hanji-prose figure img");
		img.scrollIntoView();
		while (!("enlarge" in img.dataset)) await new Promise(requestAnimationFrame);
		img.click()`
	markHalf = `localStorage.setItem("hanji:/:read", JSON.stringify([{path: "` + guide + `", at: 0.5}]))`
)

// over is what can lie over a page: how it comes there, and how that is known. before is
// done on the page before it is loaded again, if there is anything.
var over = []struct{ name, before, open, until string }{
	{"reading", "", readHere, seeReading},
	{"resume", markHalf, ``, `document.querySelector(".hanji-resume-here")`},
	{"resume-reading", markHalf, `scrollTo(0, innerHeight * 1.2)`, seeReading + ` && document.querySelector(".hanji-resume-here")`},
	{"said", "", readHere + `, ` + sayCopied, seeReading + ` && ` + seeCopied},
	{"notice", "", readHere + `, ` + offlineNow, seeReading + ` && ` + seeNotice},
	{"notice-resume", markHalf, `scrollTo(0, innerHeight * 1.2), ` + offlineNow, seeReading + ` && ` + seeNotice},
	{"notice-said", "", readHere + `, ` + offlineNow + `, ` + sayCopied, seeNotice + ` && ` + seeCopied},
	{"notice-end", "", `scrollTo(0, 1e6), ` + offlineNow, seeNotice},
	{"end", "", `document.querySelector(".hanji-end").scrollIntoView({block: "end"})`, `!` + seeReading},
	{"settings", "", `document.querySelector(".hanji-set").click()`, `document.querySelector("#hanji-settings:popover-open")`},
	{"settings-reading", "", readHere + `, ` + offlineNow + `, document.querySelector(".hanji-pill[popovertarget=hanji-settings]").click()`,
		seeReading + ` && ` + seeNotice + ` && document.querySelector("#hanji-settings:popover-open")`},
	{"contents", "", readHere + `, innerWidth < 960 && document.getElementById("hanji-contents").showPopover()`, seeReading},
	{"note", "", `document.querySelector(".footnote-ref").scrollIntoView({block: "center"}), document.querySelector(".footnote-ref").click()`, `document.querySelector(".hanji-note")`},
	{"search", "", `document.querySelector("[data-search=open]").click()`, `document.querySelector("#hanji-search[open]")`},
	{"image", "", enlarge + ` })()`, `document.querySelector(".hanji-large[open]")`},
	{"image-zoomed", "", enlarge + `, document.querySelector(".hanji-large button").click() })()`, `document.querySelector(".hanji-is-zoomed[open]")`},
}

// lying measures what floats over a page: each of it is 8 px from the window's edge and
// from all else of it, and none is over the end of the page or of the text.
const lying = `(() => {
	const seen = (element) => element.checkVisibility({visibilityProperty: true}) && element.getBoundingClientRect().height > 0;
	const found = [];
	const within = document.querySelector("dialog[open]") ?? document;
	const floating = [...within.querySelectorAll(".hanji-pill, .hanji-notice, .hanji-said, .hanji-large button, #hanji-settings:popover-open")].filter(seen)
		.filter((element) => !element.matches(":is(.hanji-pill, .hanji-said, .hanji-notice)") || !document.querySelector("dialog[open]"));
	const space = innerWidth < 960 && document.querySelector("#hanji-contents:popover-open") ? 0 : 7.5;
	const box = (element) => element.getBoundingClientRect();
	const name = (element) => element.className + "#" + element.id + " " + element.innerText.slice(0, 20);
	for (const [i, a] of floating.entries()) {
		const {left, right, top, bottom} = box(a);
		if (left < 7.5 || top < 7.5 || right > innerWidth - 7.5 || bottom > innerHeight - 7.5) found.push("at the edge: " + name(a));
		if (a.scrollWidth > a.clientWidth + 1) found.push("wider than it is: " + name(a));
		for (const b of floating.slice(i + 1)) {
			const of = box(b);
			if (left < of.right + space && of.left < right + space && top < of.bottom + space && of.top < bottom + space) found.push(name(a) + " at " + name(b));
		}
		if (a.matches("#hanji-settings")) continue;
		for (const end of document.querySelectorAll(".hanji-foot a, .hanji-foot p")) {
			if (!document.querySelector("dialog[open]") && scrollY + innerHeight > document.documentElement.scrollHeight - 2 && seen(end) && box(end).bottom > top && box(end).top < bottom && box(end).left < right && box(end).right > left) found.push(name(a) + " over the end of the page");
		}
		const last = document.querySelector(".hanji-prose").lastElementChild;
		if (a.matches(".hanji-pill") && box(last).bottom < innerHeight && box(last).bottom > top) found.push(name(a) + " over the end of the text");
	}
	for (const button of document.querySelectorAll(".hanji-copy")) {
		const pre = button.parentElement.querySelector("pre");
		if (box(button).left < box(pre).right - 0.5 || box(button).bottom > box(button.parentElement).bottom + 0.5) found.push("a button on code");
	}
	if (document.documentElement.scrollWidth > innerWidth) found.push("the page is " + document.documentElement.scrollWidth + " px wide");
	return found;
})()`

// TestOver looks at everything that lies over a page: each has a place of its own, on
// narrow and wide screens and in each text size, and is accessible there.
func TestOver(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	sizesAt, schemes := map[int64][]string{320: {"huge"}, 1280: {""}}, []string{"light"}
	if *overAll {
		every := []string{"small", "", "large", "huge"}
		sizesAt, schemes = map[int64][]string{320: every, 360: every, 768: every, 1280: every}, []string{"light", "dark", "forced"}
	}
	for _, scheme := range schemes {
		b := newTab(t)
		b.expect("ERR_")
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: strings.Replace(scheme, "forced", "light", 1)},
			{Name: "forced-colors", Value: map[bool]string{true: "active", false: "none"}[scheme == "forced"]}}})
		b.open(s.origin + guide)
		for width, sizes := range sizesAt {
			b.resize(width, 700, width < 1000)
			for _, size := range sizes {
				for _, state := range over {
					where := fmt.Sprintf("%s-%d-%s-%s", state.name, width, size, scheme)
					eval[any](b, `void (localStorage.clear(), sessionStorage.clear(), localStorage.setItem("hanji:/:size", `+js(size)+`))`)
					b.open(s.origin + "/shelf/") // Whose leaving marks nothing.
					if state.before != "" {
						eval[any](b, `void (`+state.before+`)`)
					}
					b.open(s.origin + guide)
					if strings.Contains(state.name, "notice") || state.name == "settings-reading" {
						b.start()
					}
					b.wait(`document.querySelector(".hanji-copy")`)
					if state.open != "" {
						eval[any](b, `void (`+state.open+`)`)
					}
					b.wait(state.until)
					b.frames()
					for _, found := range eval[[]string](b, lying) {
						t.Errorf("%s: %s", where, found)
					}
					for _, violation := range b.axe() {
						if scheme == "forced" && strings.HasPrefix(violation, "color-contrast") {
							continue // axe goes by the page's colours, which are not seen.
						}
						t.Errorf("%s: %s", where, violation)
					}
					if *screens {
						b.screenshot(where + ".png")
					}
				}
			}
		}
	}
}
