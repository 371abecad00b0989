//go:build !js

package e2e

import (
	"testing"

	"hanji/app/e2e/webdriver"
)

// window is a window of an engine other than Chromium. Its methods are those of a
// tab, and end the test when they fail.
type window struct {
	t       *testing.T
	browser *webdriver.Browser
}

func (w *window) open(url string) {
	w.t.Helper()
	if err := w.browser.Open(url); err != nil {
		w.t.Fatalf("%s: %v", url, err)
	}
}

// reopen opens a new window in place of this one, as a reader who comes back.
func (w *window) reopen() {
	w.t.Helper()
	if err := w.browser.Reopen(); err != nil {
		w.t.Fatal(err)
	}
}

// reload loads the page again, as the reader's button does: a driver's command
// would go past the worker.
func (w *window) reload() {
	w.t.Helper()
	w.run(`window.isBefore = true, setTimeout(() => location.reload())`)
	w.wait(`!window.isBefore && document.readyState === "complete"`)
}

// get returns the value of a JavaScript expression, awaited if it is a promise.
func get[T any](w *window, expression string) (value T) {
	w.t.Helper()
	if err := w.browser.Eval(expression, &value); err != nil {
		w.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// run evaluates a JavaScript expression for what it does.
func (w *window) run(expression string) {
	w.t.Helper()
	if err := w.browser.Eval(expression, nil); err != nil {
		w.t.Fatalf("%s: %v", expression, err)
	}
}

// wait waits until a JavaScript expression is true; it may be a promise.
func (w *window) wait(condition string) {
	w.t.Helper()
	if err := w.browser.Wait(condition, 2*deadline); err != nil {
		w.t.Fatalf("waiting for %s: %v", condition, err)
	}
}

// frames waits until the page has painted what is due.
func (w *window) frames() {
	w.t.Helper()
	w.run(`new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`)
}

// hover moves the mouse onto the first element that a CSS selector matches, click
// clicks it.
func (w *window) hover(selector string) {
	w.t.Helper()
	if at := w.at(selector); w.browser.Hover(at[0], at[1]) != nil {
		w.t.Fatalf("the mouse cannot be moved to %s", selector)
	}
}

func (w *window) click(selector string) {
	w.t.Helper()
	if at := w.at(selector); w.browser.Click(at[0], at[1]) != nil {
		w.t.Fatalf("%s cannot be clicked", selector)
	}
}

func (w *window) at(selector string) [2]float64 {
	w.t.Helper()
	return get[[2]float64](w, `(() => {
		const element = document.querySelector(`+js(selector)+`);
		element.scrollIntoView({block: "nearest"});
		const r = element.getBoundingClientRect();
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`)
}

// start wakes the client as a reader would, and waits until it is live.
func (w *window) start() {
	w.t.Helper()
	w.hover("a.hanji-brand")
	w.wait(live)
}

// keepBlog opens the blog's first page and waits until the client is live and
// everything is kept.
func (w *window) keepBlog(s *server) {
	w.t.Helper()
	w.open(s.origin + "/")
	w.start()
	w.wait(isOffline)
}

// follow clicks a link to an address of the blog.
func (w *window) follow(href string) {
	w.t.Helper()
	w.run(`(() => {
		const link = document.createElement("a");
		link.href = ` + js(href) + `;
		document.querySelector("main").append(link);
		link.click();
		link.remove();
	})()`)
}

// hasNotFailed holds that the client has not given up.
func (w *window) hasNotFailed() {
	w.t.Helper()
	if get[bool](w, `document.documentElement.hasAttribute("data-failed")`) {
		w.t.Error("the page goes on without its client")
	}
}
