//go:build !js

package e2e

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// deadline bounds each step of a test, not a test. On a busy machine Chromium may
// let a new worker take over only when the old one has had nothing to do for half a
// minute.
const deadline = time.Minute

// tab is a browser tab. Its methods end the test when they fail. A test also
// fails if its tabs met problems that it does not expect: errors and warnings of
// the console, uncaught exceptions, requests that failed, refusals of the
// Content-Security-Policy.
type tab struct {
	t     testing.TB
	ctx   context.Context
	close context.CancelFunc

	mu       sync.Mutex
	problems []string
	expected []*regexp.Regexp
}

// newTab opens a tab in a browser context of its own: no cookies, caches or
// workers of other tests.
func newTab(t testing.TB) *tab {
	t.Helper()
	return openTab(t, chromium(t), chromedp.WithNewBrowserContext())
}

// another opens a tab beside b, in the same browser context.
func (b *tab) another() *tab {
	b.t.Helper()
	return openTab(b.t, b.ctx)
}

func openTab(t testing.TB, parent context.Context, options ...chromedp.ContextOption) *tab {
	t.Helper()
	b := &tab{t: t}
	ctx, cancel := chromedp.NewContext(parent, append(options, chromedp.WithListener(b.listen))...)
	b.ctx, b.close = ctx, cancel
	t.Cleanup(func() {
		if t.Failed() && ctx.Err() == nil {
			b.screenshot("failed.png")
		}
		b.report()
		cancel()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	// Chromium lets a worker live longer while DevTools are attached to it.
	call(b, target.SetAutoAttach, target.SetAutoAttachParams{})
	return b
}

func (b *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			var text []string
			for _, arg := range e.Args {
				text = append(text, strings.Trim(string(arg.Value), `"`)+arg.Description)
			}
			b.problem("console: %s", strings.Join(text, " "))
		}
	case *runtime.EventExceptionThrown:
		b.problem("exception: %v", &chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails})
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.problem("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	}
}

func (b *tab) problem(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, fmt.Sprintf(format, args...))
}

// expect says that problems which match a regular expression are no failure.
func (b *tab) expect(pattern string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.expected = append(b.expected, regexp.MustCompile(pattern))
}

// met returns how many problems match a regular expression.
func (b *tab) met(pattern string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, problem := range b.problems {
		if regexp.MustCompile(pattern).MatchString(problem) {
			n++
		}
	}
	return n
}

func (b *tab) report() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
next:
	for _, problem := range b.problems {
		for _, pattern := range b.expected {
			if pattern.MatchString(problem) {
				continue next
			}
		}
		b.t.Errorf("the browser met a problem: %s", problem)
	}
}

// do runs actions, each within the deadline.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	for _, action := range actions {
		run(b, action)
	}
}

func run[T any](b *tab, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, deadline)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}

func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, deadline)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return result
}

// open loads an address, until its load event, and returns the response.
func (b *tab) open(url string) *network.Response {
	b.t.Helper()
	response := run(b, chromedp.NavigateResponse(url))
	b.wait(loaded) // The event may have been that of the page before.
	return response
}

// openFails tries an address that cannot be had.
func (b *tab) openFails(url string) {
	b.t.Helper()
	if b.opens(url) {
		b.t.Fatalf("%s: opened, want a network error", url)
	}
}

// opens tries an address, and reports whether the browser shows an answer.
func (b *tab) opens(url string) bool {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, deadline)
	defer cancel()
	err := chromedp.Do(ctx, chromedp.Navigate(url))
	if err != nil && !errors.Is(err, chromedp.ErrPageLoad) {
		b.t.Fatalf("%s: %v", url, err)
	}
	return err == nil
}

// eval returns the value of a JavaScript expression, awaited if it is a promise.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, deadline)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// evalThrough is eval in a page that may go away meanwhile: the next one evaluates then.
func evalThrough[T any](b *tab, expression string) T {
	b.t.Helper()
	for end := time.Now().Add(deadline); ; {
		ctx, cancel := context.WithTimeout(b.ctx, deadline/4)
		value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
		cancel()
		var exception *chromedp.ExceptionError
		switch {
		case err == nil:
			return value
		case errors.As(err, &exception), b.ctx.Err() != nil, time.Now().After(end):
			b.t.Fatalf("%s: %v", expression, err)
		}
	}
}

// wait waits until a JavaScript expression is true; it may be a promise. It looks
// at every frame, and goes on through navigations. What the expression throws
// counts as false while the page loads.
func (b *tab) wait(condition string) {
	b.t.Helper()
	expression := `new Promise((resolve, reject) => {
		const start = performance.now();
		const look = async () => {
			try {
				if (await (` + condition + `)) return resolve(true);
			} catch (error) {
				if (document.readyState === "complete") return reject(error);
			}
			if (performance.now() - start > 1000) return resolve(false);
			requestAnimationFrame(look);
		};
		look();
	})`
	end := time.Now().Add(deadline)
	for {
		// A navigation can swallow the answer.
		ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
		met, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression, chromedp.EvalAwaitPromise))
		cancel()
		var exception *chromedp.ExceptionError
		switch {
		case err == nil && met:
			return
		case errors.As(err, &exception):
			b.t.Fatalf("waiting for %s: %v", condition, err)
		case time.Now().After(end):
			b.t.Fatalf("waiting for %s: not within %v (%v)", condition, deadline, err)
		}
	}
}

// history goes back or forward, once that was answered: the page left may be frozen before
// it has said anything.
func (b *tab) history(step string) {
	b.t.Helper()
	eval[any](b, `void setTimeout(() => history.`+step+`())`)
}

// frames waits until the page has painted what is due.
func (b *tab) frames() {
	b.t.Helper()
	eval[any](b, `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))`)
}

// hover moves the mouse onto the first element that a CSS selector matches.
func (b *tab) hover(selector string) {
	b.t.Helper()
	at := eval[[]float64](b, fmt.Sprintf(`(() => {
		const element = document.querySelector(%q);
		element.scrollIntoView({block: "nearest"});
		const r = element.getBoundingClientRect();
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`, selector))
	b.do(
		chromedp.MouseEvent(chromedp.MouseMoved, at[0]+1, at[1]+1),
		chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1]),
	)
}

// scripts turns JavaScript on or off for the pages that are opened from now on.
func (b *tab) scripts(on bool) {
	b.t.Helper()
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// worker says whether requests of the tab go through a service worker.
func (b *tab) worker(on bool) {
	b.t.Helper()
	call(b, network.SetBypassServiceWorker, network.SetBypassServiceWorkerParams{Bypass: !on})
}

// saveData asks for reduced data usage.
func (b *tab) saveData() {
	b.t.Helper()
	on := true
	call(b, emulation.SetDataSaverOverride, emulation.SetDataSaverOverrideParams{DataSaverEnabled: &on})
}

// prefer sets a media feature, such as "prefers-color-scheme" to "dark".
func (b *tab) prefer(feature, value string) {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: feature, Value: value}},
	})
}

// resize sets the viewport in CSS pixels. Mobile ones have touch and a density
// of 2.
func (b *tab) resize(width, height int64, mobile bool) {
	b.t.Helper()
	var options []chromedp.EmulateViewportOption
	if mobile {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))
	}
	b.do(chromedp.EmulateViewport(width, height, options...))
}

// forward runs the clock of the page, with its timers, ahead by milliseconds and
// stops it there; 0 lets it run on.
func (b *tab) forward(milliseconds float64) {
	b.t.Helper()
	if milliseconds == 0 {
		call(b, emulation.SetVirtualTimePolicy, emulation.SetVirtualTimePolicyParams{Policy: emulation.VirtualTimePolicyAdvance})
		return
	}
	run(b, chromedp.WaitEvent(emulation.VirtualTimeBudgetExpired, nil,
		func(ctx context.Context, target *chromedp.Target) (emulation.SetVirtualTimePolicyResult, error) {
			return cdp.Call(ctx, target, emulation.SetVirtualTimePolicy, emulation.SetVirtualTimePolicyParams{
				Policy: emulation.VirtualTimePolicyPauseIfNetworkFetchesPending,
				Budget: &milliseconds,
			})
		}))
}

// screenshot keeps a picture of the viewport in the test's artifacts (go test
// -artifacts).
func (b *tab) screenshot(name string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, deadline)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(b.t.ArtifactDir(), name), png, 0o644)
	}
	if err != nil {
		b.t.Errorf("screenshot: %v", err)
	}
}

// mainFrame returns the id of the tab's frame.
func (b *tab) mainFrame() cdp.FrameID {
	b.t.Helper()
	return call(b, page.GetFrameTree, cdp.Empty{}).FrameTree.Frame.ID
}
