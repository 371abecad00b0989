//go:build !js

package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hanji/app/locale"
)

// names are the roles and names that a screen reader finds in a part of the page, one
// per line.
func (b *tab) names(selector string) string {
	b.t.Helper()
	found := call(b, runtime.Evaluate, runtime.EvaluateParams{Expression: `document.querySelector(` + js(selector) + `)`}).Result
	tree := call(b, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{ObjectID: found.ObjectID})
	var lines []string
	for _, node := range tree.Nodes {
		if node.Ignored || node.Role == nil {
			continue
		}
		var role, name string
		json.Unmarshal(node.Role.Value, &role)
		if node.Name != nil {
			json.Unmarshal(node.Name.Value, &name)
		}
		if role != "StaticText" && role != "InlineTextBox" && role != "generic" && role != "none" {
			lines = append(lines, strings.TrimSpace(role+" "+name))
		}
	}
	return strings.Join(lines, "\n")
}

// TestNames holds what a screen reader finds: landmarks, names and states.
func TestNames(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.resize(1280, 900, false)
	b.open(s.origin + guide)
	b.wait(`document.querySelector(".hanji-anchor")`)
	for selector, want := range map[string]string{
		"header.hanji-top": `banner
link 한지
navigation 메뉴
list
listitem
link 글
listitem
link 분류
listitem
link 태그
listitem
link 모아보기
button 찾기
button 보기 설정`,
		"article > .hanji-head": `sectionheader
time
link 안내
heading Markdown 견본첩
paragraph`,
		"article .hanji-does": `button 공유`,
		"#코드": `heading 코드
link 이 대목의 주소 복사: 코드`,
		".footnote-ref": `doc-noteref 1`,
	} {
		if got := b.names(selector); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", selector, got, want)
		}
	}
	if got := b.names(".hanji-contents"); !strings.HasPrefix(got, "navigation 차례\nheading 차례\nlist\nlistitem\nlink 글자\n") {
		t.Errorf("the contents:\n%s", got)
	}
	b.click("[popovertarget=hanji-settings]")
	if got := b.names("#hanji-settings"); !strings.HasPrefix(got, "dialog 보기 설정\ngroup 밝기\n") || strings.Count(got, "radio ") != 15 {
		t.Errorf("the settings:\n%s", got)
	}
}

// TestKeyboard reads, filters, searches, keeps and sets, with no other hand than on
// the keys; what has the focus is seen at every step.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.resize(1280, 900, false)
	b.open(s.origin + "/")
	// to presses Tab until a selector has the focus.
	to := func(selector string) {
		t.Helper()
		for range 120 {
			b.press(kb.Tab)
			if !eval[bool](b, `(() => {
				const element = document.activeElement;
				if (element === document.body) return true;
				const {outlineStyle, opacity} = getComputedStyle(element.matches("input[type=radio]") ? element.nextElementSibling : element);
				const isField = element.matches("#hanji-search input"); // Its underline takes the colour.
				return (outlineStyle !== "none" || isField) && element.checkVisibility({visibilityProperty: true, opacityProperty: false});
			})()`) {
				t.Fatalf("the focus is not seen on %s", eval[string](b, `document.activeElement.outerHTML.slice(0, 200)`))
			}
			if eval[bool](b, `document.activeElement.matches(`+js(selector)+`)`) {
				return
			}
		}
		t.Fatalf("%s is not reached, but %s", selector, eval[string](b, `document.activeElement.outerHTML.slice(0, 200)`))
	}

	to(".hanji-skip")
	b.press(kb.Enter)
	b.wait(live)
	to(".hanji-chip")
	filter := eval[string](b, `document.activeElement.firstChild.data.trim()`)
	b.press(kb.Enter)
	b.wait(`document.querySelector(".hanji-chip[aria-current]")?.firstChild.data.trim() === ` + js(filter) + ` && document.activeElement.matches(".hanji-chip[aria-current]")`)
	b.press(kb.Enter)
	b.wait(`!document.querySelector(".hanji-chip[aria-current]")`)

	to(".hanji-card h2 a")
	title := eval[string](b, `document.activeElement.textContent`)
	b.press(kb.Enter)
	b.wait(`document.querySelector("article.hanji-post h1")?.textContent === ` + js(title) + ` && document.activeElement.id === "main"`)
	if got := eval[string](b, `document.querySelector(".hanji-heard").textContent`); !strings.HasPrefix(got, title) {
		t.Errorf("the page is announced as %q", got)
	}

	b.press("/")
	b.wait(`document.activeElement.matches("#hanji-search[open] input")`)
	b.press("견본")
	b.wait(shownFirst + ` === ` + js(guide))
	b.press(kb.ArrowDown)
	b.wait(`document.activeElement.matches("#hanji-found a")`)
	b.press(kb.Enter)
	b.wait(heading + ` === "Markdown 견본첩" && document.activeElement.id === "main"`)

	to(".hanji-contents a")
	b.press(kb.Enter)
	b.wait(`location.hash`)
	b.wait(`document.documentElement.dataset.kept === "no"`)
	to(".hanji-post .hanji-keep")
	b.press(" ")
	b.wait(`document.documentElement.dataset.kept === "yes"`)
	to(".hanji-foot a")
	b.press(kb.Enter)
	texts := locale.For("ko").Shelf
	b.wait(heading + ` === ` + js(texts.Name) + ` && document.querySelector(".hanji-shelved a")?.textContent === "Markdown 견본첩"`)

	b.press(kb.Tab, chromedp.KeyModifiers(8)) // Shift: back from the content to the header.
	b.wait(`document.activeElement.matches("[popovertarget=hanji-settings]")`)
	b.press(kb.Enter)
	b.wait(`document.querySelector("#hanji-settings:popover-open")`)
	to("#hanji-settings [name=theme]")
	b.press(kb.ArrowRight)
	b.wait(`document.documentElement.dataset.theme === "light"`)
	to("#hanji-settings [name=size]")
	b.press(kb.ArrowRight)
	b.wait(`document.documentElement.dataset.size === "large"`)
	b.press(kb.Escape)
	b.wait(`document.activeElement.matches("[popovertarget=hanji-settings]") && !document.querySelector("#hanji-settings:popover-open")`)
}

// TestBootWhileReading holds promise 3 for a reader who is in the middle of it when
// the client starts: what was selected, opened, focused, scrolled to and played is as
// it was, and all that the client does works from that page on.
func TestBootWhileReading(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 20)
	s.write("2026-01-01-busy.md", "---\ntitle: Busy\ntags: [chosen]\n---\n\nA sentence to select.\n\n"+
		"<details><summary>More</summary>\n\nWithin.\n\n</details>\n\n<video src=\"../tone.wav\" controls></video>\n\n"+
		"[A link](https://elsewhere.example/)\n\n"+strings.Repeat("A long paragraph, and another one.\n\n", 100))
	s.asset("tone.wav", silence(60))
	s.publish()
	b := newTab(t)
	b.resize(1280, 900, false)
	_, release := s.hold(s.hashed("client", ".wasm"))
	b.open(s.origin + "/2026/01/01/busy/")
	b.wait(`document.querySelector("video").readyState >= 2`)
	eval[any](b, `(async () => {
		window.isSameDocument = true;
		const $ = (selector) => document.querySelector(selector);
		$("summary").click();
		$("video").muted = true;
		await $("video").play();
		const range = document.createRange();
		range.selectNodeContents($(".hanji-prose p"));
		$(".hanji-prose a[rel]").focus();
		getSelection().addRange(range);
		scrollTo(0, 400);
		window.nodes = ["details", "video", ".hanji-prose a[rel]", ".hanji-prose p"].map($);
	})()`)
	const state = `JSON.stringify([getSelection().toString(), document.querySelector("details").open, document.activeElement.href, scrollY,
		nodes.every((node) => node.isConnected)])`
	before := eval[string](b, state)
	if !strings.Contains(before, "A sentence to select.") || !strings.Contains(before, "elsewhere.example") {
		t.Fatalf("the reader has done %s", before)
	}
	at := eval[float64](b, `nodes[1].currentTime`)
	release()
	b.wait(live)
	if after := eval[string](b, state); after != before {
		t.Errorf("the boot left %s of %s", after, before)
	}
	b.wait(fmt.Sprintf(`!nodes[1].paused && nodes[1].currentTime > %f`, at))

	b.set("theme", "dark")
	b.press("/")
	b.wait(`document.activeElement.matches("#hanji-search[open] input")`)
	b.press("busy")
	b.wait(shownFirst + ` === "/2026/01/01/busy/"`)
	b.press(kb.Escape)
	b.click(`a[href="/tags/chosen/"]`)
	b.wait(`document.querySelectorAll(".hanji-card").length === 1 && document.querySelector(".hanji-chip[aria-current]")`)
	b.click(".hanji-clear")
	b.wait(`document.querySelectorAll(".hanji-card").length === 10`)
	b.click(`.hanji-foot a`)
	b.wait(heading + ` === ` + js(locale.For("ko").Shelf.Name))
	if !eval[bool](b, `window.isSameDocument`) {
		t.Error("a document was loaded")
	}
}
