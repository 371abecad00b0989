//go:build !js

package e2e

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// chromium starts the shared browser when the first test wants it, and returns its
// context. It is Chromium without what is around its pages, where that can be had, with
// which the tests take half the time.
func chromium(t testing.TB) context.Context {
	t.Helper()
	ctx, err := startChromium()
	if err != nil {
		t.Fatal(err)
	}
	return ctx
}

// closeChromium is replaced when the browser has started.
var closeChromium = func() {}

var startChromium = sync.OnceValues(func() (context.Context, error) {
	path, err := findShell()
	if err != nil {
		engines.say("chromium", notRun(err))
		return nil, err
	}
	ctx, err := launchChromium(path)
	if err != nil {
		engines.say("chromium", "FAILED to start")
		return nil, err
	}
	engines.say("chromium", "ran")
	closeChromium = func() { chromedp.Cancel(ctx) }
	return ctx, nil
})

// wholeChromium starts a browser for one test, with all that is around its pages.
func wholeChromium(t testing.TB, options ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	path, err := findChromium()
	if err != nil {
		t.Fatal(err)
	}
	ctx, err := launchChromium(path, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chromedp.Cancel(ctx) })
	return ctx
}

// launchChromium starts a browser of its own.
func launchChromium(path string, options ...chromedp.ExecAllocatorOption) (context.Context, error) {
	allocator, _ := chromedp.NewExecAllocator(context.Background(), append([]chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck,
		chromedp.Headless,
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("enable-features", "BackForwardCache"), // The shell has it too.
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("disable-background-timer-throttling", true),
		chromedp.Flag("disable-backgrounding-occluded-windows", true),
		chromedp.Flag("disable-renderer-backgrounding", true),
		// A click during a transition between pages is lost.
		chromedp.Flag("force-prefers-reduced-motion", true),
		// A busy machine is no slow network.
		chromedp.Flag("force-effective-connection-type", "4G"),
	}, options...)...)
	ctx, _ := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("starting %s: %w", path, err)
	}
	return ctx, nil
}

// findShell finds Chromium's headless shell, or else Chromium.
func findShell() (string, error) {
	if os.Getenv("CHROME") == "" {
		if path, err := findProgram("", "chromium-headless-shell", "chromium-headless-shell"); err == nil {
			return path, nil
		}
	}
	return findChromium()
}

func findChromium() (string, error) {
	return findProgram("CHROME", "chromium",
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
}
