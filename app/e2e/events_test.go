//go:build !js

package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
)

// TestEventsEndNothing dispatches what no reader does, as extensions do: events without
// their members, at the document, at a window and at a text.
func TestEventsEndNothing(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 12)
	b := newTab(t)
	b.open(s.origin + "/")
	const dispatchAll = `(() => {
		const targets = [document, window, document.querySelector("h1").firstChild, document.querySelector("main"),
			document.querySelector("#hanji-search"), document.querySelector("#hanji-search input"), document.querySelector("svg")];
		const kinds = ["click", "pointerover", "pointermove", "pointerup", "pointerdown", "pointercancel", "focusin", "focus",
			"keydown", "input", "change", "submit", "toggle", "error", "hashchange", "popstate", "pagehide", "pageshow",
			"visibilitychange", "online", "offline", "resize", "scroll", "storage", "message", "hanji:state", "hanji:page", "hanji:leave", "hanji:over"];
		for (const kind of kinds) {
			for (const target of targets) {
				for (const bubbles of [false, true]) target.dispatchEvent(new Event(kind, {bubbles, composed: true, cancelable: true}));
			}
		}
	})()`
	eval[any](b, dispatchAll)
	b.start()
	eval[any](b, `window.isSameDocument = true`)
	eval[any](b, dispatchAll)
	b.frames()
	eval[any](b, `document.querySelector('.hanji-nav a[href="/archive/"]').click()`)
	b.wait(`location.pathname === "/archive/" && document.querySelector("h2 a[href^='/archive/']")`)
	if !eval[bool](b, live+` && window.isSameDocument`) {
		t.Error("the client has ended")
	}
}

// TestSearchKeys opens the search with keys of other layouts, and not with those that are
// another field's or an input method's.
func TestSearchKeys(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 2)
	b := newTab(t)
	b.open(s.origin + "/")
	eval[any](b, `(() => {
		const host = document.createElement("x-chat");
		host.attachShadow({mode: "open"}).innerHTML = "<input>";
		document.body.append(host);
	})()`)
	const dialog = `document.getElementById("hanji-search")`
	for _, test := range []struct {
		target, event string
		opens         bool
	}{
		{`document.body`, `{key: "/", code: "Slash"}`, true},
		{`document.body`, `{key: "k", code: "KeyK", ctrlKey: true}`, true},
		{`document.body`, `{key: "K", code: "KeyK", metaKey: true}`, true},
		{`document.body`, `{key: "л", code: "KeyK", ctrlKey: true}`, true},
		{`document.body`, `{key: "κ", code: "KeyK", ctrlKey: true}`, true},
		{`document.body`, `{key: "ㅏ", code: "KeyK", ctrlKey: true}`, true},
		{`document.body`, `{key: "k", code: "KeyV", ctrlKey: true}`, true},  // Dvorak.
		{`document.body`, `{key: "t", code: "KeyK", ctrlKey: true}`, false}, // Dvorak.
		{`document.body`, `{key: "k", code: "KeyK"}`, false},
		{`document.body`, `{key: "/", code: "Slash", keyCode: 229}`, false},
		{`document.querySelector("x-chat").shadowRoot.querySelector("input")`, `{key: "/", code: "Slash"}`, false},
	} {
		opened := eval[bool](b, `(() => {
			const dialog = `+dialog+`;
			dialog.close();
			`+test.target+`.dispatchEvent(new KeyboardEvent("keydown", {bubbles: true, composed: true, cancelable: true, ...`+test.event+`}));
			return dialog.open;
		})()`)
		if opened != test.opens {
			t.Errorf("%s at %s opens the search: %t", test.event, test.target, opened)
		}
	}
	for event, closes := range map[string]bool{
		`{key: "Escape"}`:                    true,
		`{key: "Escape", isComposing: true}`: false,
		`{key: "Escape", keyCode: 229}`:      false,
	} {
		closed := eval[bool](b, `(() => {
			const dialog = `+dialog+`;
			if (!dialog.open) dialog.showModal();
			dialog.querySelector("input").dispatchEvent(new KeyboardEvent("keydown", {bubbles: true, ...`+event+`}));
			return !dialog.open;
		})()`)
		if closed != closes {
			t.Errorf("%s closes the search: %t", event, closed)
		}
	}
}

// TestSearchPress selects what was typed with a press that ends outside of the dialog,
// which stays open; a press outside closes it.
func TestSearchPress(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 2)
	b := newTab(t)
	b.open(s.origin + "/")
	b.click("[data-search=open]")
	at := eval[[]float64](b, `(() => {
		const {left, top, height} = document.querySelector("#hanji-search input").getBoundingClientRect();
		return [left + 20, top + height / 2];
	})()`)
	mouse := func(kind input.DispatchMouseEventType, x, y float64) {
		t.Helper()
		call(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1})
	}
	const isOpen = `document.getElementById("hanji-search").open`
	mouse(input.DispatchMouseEventTypeMousePressed, at[0], at[1])
	mouse(input.DispatchMouseEventTypeMouseMoved, 4, 4)
	mouse(input.DispatchMouseEventTypeMouseReleased, 4, 4)
	if !eval[bool](b, isOpen) {
		t.Error("a press that only ends outside closes the search")
	}
	mouse(input.DispatchMouseEventTypeMousePressed, 4, 4)
	mouse(input.DispatchMouseEventTypeMouseReleased, 4, 4)
	b.wait(`!` + isOpen)
}

// TestBackCloses goes back with something lying over the page.
func TestBackCloses(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.resize(360, 740, true)
	b.open(s.origin + "/")
	b.start()
	eval[any](b, `window.isSameDocument = true`)
	for _, open := range []string{
		`document.querySelector("[data-enlarge]").click()`,
		`document.getElementById("hanji-settings").showPopover()`,
		`document.querySelector("[data-search=open]").click()`,
		`document.querySelector(".footnote-ref").click()`,
		`document.getElementById("hanji-contents").showPopover()`,
	} {
		eval[any](b, `(() => {
			const link = document.createElement("a");
			link.href = "`+guide+`";
			document.querySelector("main").append(link);
			link.click();
		})()`)
		b.wait(`location.pathname === "` + guide + `" && document.querySelector(".footnote-ref")`)
		eval[any](b, `document.querySelector(".hanji-prose figure img").scrollIntoView()`)
		b.wait(`document.querySelector("[data-enlarge]")`)
		eval[any](b, `void `+open)
		b.wait(`document.querySelector("dialog[open], :popover-open")`)
		b.history("back")
		b.wait(`location.pathname === "/" && document.querySelector(".hanji-card") && !document.querySelector("dialog[open], :popover-open") &&
			document.activeElement.id === "main"`)
	}
	if !eval[bool](b, `window.isSameDocument`) {
		t.Error("a document was loaded")
	}

	// Back to another place of the page, and where something else comes to lie there.
	b.open(s.origin + guide)
	b.wait(`document.querySelector("[data-enlarge]")`)
	for range 2 {
		eval[any](b, `void (location.hash = "#코드")`)
		eval[any](b, `document.querySelector("[data-enlarge]").click()`)
		b.wait(`document.querySelector("dialog[open]")`)
		b.history("back")
		b.wait(`!document.querySelector("dialog[open]") && location.hash === ""`)
		b.start()
	}
	eval[any](b, `document.querySelector("[data-enlarge]").click()`)
	b.press("/")
	b.wait(`[...document.querySelectorAll("dialog[open]")].map(({id}) => id).join() === "hanji-search"`)
}
