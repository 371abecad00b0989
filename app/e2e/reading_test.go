//go:build !js

package e2e

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"

	"hanji/app/locale"
)

// guide is the sample post that has everything a post can have.
const guide = "/2024/07/14/markdown-guide/"

// inBothWays reads a post as a page that is loaded, where the client does not come,
// and as one that the client shows.
func inBothWays(t *testing.T, read func(t *testing.T, b *tab)) {
	for _, way := range []string{"loaded", "shown"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			s := serve(t, sample(t, "/"))
			b := newTab(t)
			b.resize(1280, 900, false)
			call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
				navigator.clipboard.writeText = async (text) => { window.copied = text; };`})
			if way == "loaded" {
				s.hold(s.hashed("client", ".wasm"))
				b.open(s.origin + guide)
			} else {
				b.open(s.origin + "/archive/")
				b.start()
				b.click(fmt.Sprintf("a[href=%q]", guide))
			}
			b.wait(`document.querySelector("article.hanji-post .hanji-anchor") && !document.querySelector(".hanji-facets")`)
			read(t, b)
		})
	}
}

// TestContentsFollow scrolls through a post: the contents mark the heading that is
// read, and what is left grows less.
func TestContentsFollow(t *testing.T) {
	t.Parallel()
	inBothWays(t, func(t *testing.T, b *tab) {
		const left = `document.querySelector(".hanji-contents .hanji-left").textContent`
		b.wait(left)
		before := eval[string](b, left)
		if want := eval[string](b, `document.querySelector("article.hanji-post").dataset.minutes`) + "분 남음"; before != want {
			t.Errorf("at the start %q, want %q", before, want)
		}
		eval[any](b, `void document.getElementById("코드").scrollIntoView()`)
		b.wait(`document.querySelector(".hanji-contents [aria-current]")?.textContent === "코드"`)
		b.wait(left + ` !== ` + js(before))
		if got := eval[int](b, `document.querySelectorAll(".hanji-contents [aria-current]").length`); got != 1 {
			t.Errorf("%d headings are read at once", got)
		}
		eval[any](b, `void document.querySelector(".hanji-end").scrollIntoView({block: "end"})`)
		b.wait(left + ` === "다 읽음"`)

		// On a phone they are a sheet, which one of them closes.
		b.resize(360, 700, true)
		eval[any](b, `void document.getElementById("목록").scrollIntoView()`)
		b.wait(`document.querySelector("[data-reading] .hanji-pill")?.checkVisibility({visibilityProperty: true})`)
		if eval[bool](b, `document.querySelector(".hanji-contents").checkVisibility()`) {
			t.Error("the contents are shown beside the text of a narrow page")
		}
		b.click(".hanji-pill")
		b.wait(`document.querySelector(".hanji-contents:popover-open")`)
		b.click(`.hanji-contents a[href="#` + url.PathEscape("코드") + `"]`)
		b.wait(`!document.querySelector(".hanji-contents:popover-open") && location.hash === "#" + encodeURIComponent("코드")`)

		// So are the settings, whose button in the header is far away.
		b.click(".hanji-pill[popovertarget=hanji-settings]")
		b.wait(`document.getElementById("hanji-settings").matches(":popover-open") && document.getElementById("hanji-settings").getBoundingClientRect().top > innerHeight / 4`)
		b.press(kb.Escape)

		// A tablet that is turned has them beside the text again.
		eval[any](b, `void document.getElementById("hanji-contents").showPopover()`)
		b.resize(1280, 700, false)
		b.wait(`!document.querySelector(".hanji-contents:popover-open") && document.querySelector(".hanji-contents").checkVisibility()`)
	})
}

// TestNoteInPlace opens a footnote where it is referred to, and goes on from there.
func TestNoteInPlace(t *testing.T) {
	t.Parallel()
	inBothWays(t, func(t *testing.T, b *tab) {
		eval[any](b, `void (document.querySelector(".footnote-ref").scrollIntoView({block: "center"}), document.querySelector(".footnote-ref").focus({focusVisible: true}))`)
		y := eval[float64](b, `scrollY`)
		b.press(kb.Enter)
		b.wait(`document.activeElement.matches(".hanji-note:popover-open")`)
		if got := eval[string](b, `document.activeElement.textContent.trim()`); !strings.HasPrefix(got, "표시한 차례대로") || strings.Contains(got, "↩") {
			t.Errorf("the note says %q", got)
		}
		if got := eval[string](b, `document.querySelector(".footnote-backref").ariaLabel`); got != "본문으로, 각주 1" {
			t.Errorf("what leads back from a note is named %q", got)
		}
		if !eval[bool](b, `(() => {
			const note = document.querySelector(".hanji-note").getBoundingClientRect(), mark = document.querySelector(".footnote-ref");
			const before = document.createRange();
			before.setStart(mark.parentElement.previousSibling, mark.parentElement.previousSibling.length - 1);
			before.setEndBefore(mark.parentElement);
			const {bottom} = before.getBoundingClientRect();
			return note.top >= bottom + 8 && note.top < bottom + 20 && note.left > 0 && note.right < innerWidth;
		})()`) {
			t.Error("the note is not below the line of its mark")
		}
		if found := b.axe(); len(found) > 0 {
			t.Errorf("with a note open: %q", found)
		}
		b.press(kb.Escape)
		b.wait(`!document.querySelector(".hanji-note") && document.activeElement.matches(".footnote-ref")`)
		if got := eval[string](b, `location.hash`); got != "" || eval[float64](b, `scrollY`) != y {
			t.Errorf("the page went to %q", got)
		}
	})
}

// TestCopy copies code, the address of a heading and that of the post.
func TestCopy(t *testing.T) {
	t.Parallel()
	inBothWays(t, func(t *testing.T, b *tab) {
		for _, copied := range []struct{ of, click, want string }{
			{"code", `document.querySelector("pre + .hanji-copy").click()`, `document.querySelector("pre").textContent`},
			{"heading", `document.querySelector("#코드 .hanji-anchor").click()`, `location.origin + "` + guide + `#" + encodeURIComponent("코드")`},
			{"post", `navigator.share = undefined, document.querySelector("[data-share]").click()`, `document.querySelector("link[rel=canonical]").href`},
		} {
			eval[any](b, `void (window.copied = undefined, document.getElementById("hanji-said").textContent = "", `+copied.click+`)`)
			b.wait(`window.copied === ` + copied.want)
			b.wait(`document.getElementById("hanji-said").textContent === ` + js(locale.For("ko").Reader.Copied))
		}
		b.wait(`location.hash`) // The heading's link is a link.
		eval[any](b, `void (navigator.share = async (what) => { window.shared = what; }, document.querySelector("[data-share]").click())`)
		b.wait(`shared?.title === "Markdown 견본첩" && shared.url === document.querySelector("link[rel=canonical]").href`)
	})
}

// TestLargeImage opens an image that is shown smaller than it is, and enlarges it more, by
// keyboard.
func TestLargeImage(t *testing.T) {
	t.Parallel()
	inBothWays(t, func(t *testing.T, b *tab) {
		b.resize(360, 700, true)
		eval[any](b, `void document.querySelector(".hanji-prose figure img").scrollIntoView()`)
		b.wait(`document.querySelector(".hanji-prose figure img").tabIndex === 0`)
		eval[any](b, `void document.querySelector(".hanji-prose figure img").focus()`)
		b.press(kb.Enter)
		b.wait(`document.querySelector("dialog.hanji-large[open] img")?.naturalWidth > 360`)
		if found := b.axe(); len(found) > 0 {
			t.Errorf("with an image open: %q", found)
		}
		// It can be made larger yet, and what was in the middle stays there.
		const large = `document.querySelector(".hanji-large img")`
		b.press(kb.Tab)
		b.press(" ")
		b.wait(large + `.clientWidth >= 2 * innerWidth && document.activeElement.ariaPressed === "true"`)
		if off := eval[float64](b, `(({left, right}) => Math.abs((left + right) / 2 - innerWidth / 2))(`+large+`.getBoundingClientRect())`); off > 1 {
			t.Errorf("the middle of the image is %v px off", off)
		}
		eval[any](b, `document.querySelector(".hanji-large").scrollBy(100, 100)`)
		b.press(" ")
		b.wait(large + `.clientWidth === innerWidth`)
		b.press(kb.Escape)
		b.wait(`!document.querySelector("dialog.hanji-large") && document.activeElement.matches(".hanji-prose figure img")`)
	})
}

// TestReadAndUnread leaves a post halfway: lists say so, it offers to go on from
// there, and once it was read to its end lists say that.
func TestReadAndUnread(t *testing.T) {
	t.Parallel()
	inBothWays(t, func(t *testing.T, b *tab) {
		const card = `[...document.querySelectorAll(".hanji-card")].find((card) => card.querySelector("a").pathname === "` + guide + `")?.querySelector(".hanji-minutes").dataset.read`
		list := func(want string) {
			t.Helper()
			eval[any](b, `void scrollTo(0, 0)`) // As those do who leave by the top of a page.
			b.frames()
			eval[any](b, `void document.querySelector(".hanji-post .hanji-meta a").click()`)
			b.wait(card + want)
			b.history("back")
			b.wait(`document.querySelector("article.hanji-post .hanji-anchor")`)
		}
		eval[any](b, `void document.getElementById("코드").scrollIntoView()`)
		b.frames()
		y := eval[float64](b, `scrollY`)
		b.wait(`localStorage["hanji:/:read"]?.includes(` + js(guide) + `)`)
		list(`?.match(/^\d+% 읽음$/)`)
		b.open(eval[string](b, `location.href`))
		b.wait(`document.querySelector(".hanji-resume-here")`)
		eval[any](b, `void scrollTo(0, 0)`)
		b.click(".hanji-resume-here")
		b.wait(fmt.Sprintf(`Math.abs(scrollY - %f) < 40 && !document.querySelector(".hanji-resume-here")`, y))
		eval[any](b, `void document.querySelector(".hanji-end").scrollIntoView()`)
		b.frames()
		list(` === "읽음"`)
	})
}

// TestShortPostIsRead holds that a post which is in view as a whole is read once it was
// for a while.
func TestShortPostIsRead(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.resize(1280, 2000, false)
	b.open(s.origin + "/2024/03/02/first-page/")
	b.frames()
	if got := eval[string](b, `localStorage["hanji:/:read"] ?? ""`); got != "" {
		t.Errorf("at once what was read is %s", got)
	}
	b.wait(`localStorage["hanji:/:read"] === JSON.stringify([{path: "/2024/03/02/first-page/", at: 1}])`)
}

// TestPrint reads what is printed: what was shut is open, no address stands twice, and the
// page says whose it is and where it was.
func TestPrint(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 2)
	s.write("2027-01-01-paper.md", "---\ntitle: Paper\n---\n<https://example.org/a/>, https://example.org/b and [a link](https://example.org/c).\n\n"+
		"<details><summary>More</summary>\n\nInside.\n\n</details>\n")
	s.publish()
	b := newTab(t)
	b.open(s.origin + "/2027/01/01/paper/")
	eval[any](b, `void dispatchEvent(new Event("beforeprint"))`)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	addresses := eval[[]string](b, `[...document.querySelectorAll(".hanji-prose a")].map((link) => getComputedStyle(link, "::after").content).filter((content) => content !== "none")`)
	if len(addresses) != 1 || !strings.Contains(addresses[0], "https://example.org/c") {
		t.Errorf("addresses beside links: %q", addresses)
	}
	seen := eval[string](b, `document.body.innerText`)
	for _, want := range []string{"Inside.", "/2027/01/01/paper/"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not printed: %q", want, seen)
		}
	}
	eval[any](b, `void dispatchEvent(new Event("afterprint"))`)
	if seen := eval[string](b, `document.body.innerText`); strings.Contains(seen, "Inside.") || strings.Contains(seen, "/paper/") {
		t.Errorf("after printing the page says %q", seen)
	}
}

// TestHeadingIsWhereItIs follows a link to a heading in the client, and loads it.
func TestHeadingIsWhereItIs(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	const top = `document.getElementById("코드")?.getBoundingClientRect().top`
	b.open(s.origin + guide + "#코드")
	want := eval[float64](b, top)
	b.open(s.origin + "/")
	b.start()
	eval[any](b, `(() => {
		const link = document.createElement("a");
		link.href = "`+guide+`#코드";
		document.querySelector("main").append(link);
		link.click();
	})()`)
	b.wait(fmt.Sprintf(`location.pathname === %q && Math.abs(%s - %v) < 1`, guide, top, want))
}

// TestClientStays has the client come where the reader has gone on from the heading that the
// address names.
func TestClientStays(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.resize(390, 700, true)
	b.open(s.origin + guide + "#코드")
	b.wait(`document.readyState === "complete" && scrollY > 0`)
	y := eval[float64](b, `(scrollBy(0, 700), scrollY)`)
	eval[any](b, `document.querySelector("a.hanji-brand").dispatchEvent(new PointerEvent("pointerup", {bubbles: true}))`)
	b.wait(live)
	b.frames()
	if got := eval[float64](b, `scrollY`); got != y {
		t.Errorf("the client takes the reader from %v to %v", y, got)
	}
	eval[any](b, `void document.getElementById("코드").scrollIntoView()`)
	if got := eval[float64](b, `document.getElementById("코드").getBoundingClientRect().top`); got > 200 || got < 0 {
		t.Errorf("the heading can't be gone to any more: it is at %v", got)
	}
}

// TestCopyIsNotCopied selects code with what follows it.
func TestCopyIsNotCopied(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.open(s.origin + guide)
	b.wait(`document.querySelector(".hanji-copy")`)
	got := eval[string](b, `(() => {
		const box = document.querySelector(".hanji-code");
		getSelection().setBaseAndExtent(box, 0, box.nextElementSibling, 0);
		return String(getSelection());
	})()`)
	if want := eval[string](b, `document.querySelector(".hanji-code pre").innerText`); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("the selection is %q, want %q", got, want)
	}
}

// TestForcedColors holds that what lies over a page has an edge.
func TestForcedColors(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.prefer("forced-colors", "active")
	b.open(s.origin + guide)
	for _, id := range []string{"hanji-search", "hanji-settings", "hanji-contents"} {
		if got := eval[string](b, `getComputedStyle(document.getElementById("`+id+`")).borderTopWidth`); got == "0px" {
			t.Errorf("%s has no edge", id)
		}
	}
}

// TestSettingsShow holds that each setting that is offered changes what is on the page,
// whatever page that is, and that headings are larger than what they head in every size.
func TestSettingsShow(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	const looks = `[...document.querySelectorAll("main *")].map((element) => {
		const {x, y, width, height} = element.getBoundingClientRect(), {color, fontFamily} = getComputedStyle(element);
		return [x, y + scrollY, width, height, color, fontFamily];
	}).join()`
	for _, width := range []int64{390, 1280} {
		b.resize(width, 844, width < 1000)
		for _, path := range append(kinds, guide, "/shelf/") {
			b.open(s.origin + path)
			eval[any](b, `document.getElementById("hanji-settings").showPopover()`)
			if unchanged := eval[string](b, `(() => {
				const looks = () => `+looks+`, before = looks(), unchanged = [];
				for (const field of document.querySelectorAll("#hanji-settings fieldset")) {
					const inputs = [...field.querySelectorAll("input")].filter((input) => field.checkVisibility() && !input.checked);
					const usual = field.querySelector("[value='']");
					for (const input of inputs) {
						if (input.value === "light") continue; // As it is.
						input.click();
						if (looks() === before) unchanged.push(input.name + " " + input.value);
					}
					usual.click();
				}
				return unchanged.join();
			})()`); unchanged != "" {
				t.Errorf("%s at %d px: nothing changes with %s", path, width, unchanged)
			}
			for _, size := range []string{"small", "", "large", "huge"} {
				if got := eval[string](b, `(document.querySelector("#hanji-settings [name=size][value='`+size+`']").click(),
					[...document.querySelectorAll(".hanji-post h1, .hanji-prose > :is(p, h2, h3, h4)")].map((element) => [element.localName, parseFloat(getComputedStyle(element).fontSize)])
						.filter(([name, size], i, all) => all.some(([other, its]) => name < other && size <= its)).join())`); got != "" {
					t.Errorf("%s at %d px in %q: smaller than what they head: %s", path, width, size, got)
				}
			}
			eval[any](b, `document.querySelector("#hanji-settings [name=size][value='']").click()`)
		}
	}
}
