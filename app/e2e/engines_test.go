//go:build !js

package e2e

import (
	"testing"

	"hanji/app/e2e/webdriver"
)

// TestEngines runs the core scenarios in the engines besides Chromium: in one
// browser each, with a fresh profile, every scenario on an origin of its own.
func TestEngines(t *testing.T) {
	for _, engine := range []struct {
		name string
		find func() (starter, error)
	}{
		{"firefox", findFirefox},
		{"webkit", findWebKit},
	} {
		start, err := engine.find()
		if err != nil { // It is no test then, which could pass.
			engines.say(engine.name, notRun(err))
			t.Logf("%s: %v", engine.name, err)
			continue
		}
		t.Run(engine.name, func(t *testing.T) {
			engines.say(engine.name, "FAILED")
			browser, err := start(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { browser.Close() })
			for _, scenario := range scenarios {
				passed := t.Run(scenario.name, func(t *testing.T) {
					w := &window{t: t, browser: browser}
					w.reopen()
					scenario.run(t, w)
					w.hasNotFailed()
				})
				if err := browser.Lost(); !passed && err != nil {
					t.Fatal(err)
				}
			}
			if !t.Failed() {
				engines.say(engine.name, "ran")
			}
		})
	}
}

// starter starts a browser whose files are in a folder.
type starter func(dir string) (*webdriver.Browser, error)

func findFirefox() (starter, error) {
	firefox, err := findProgram("FIREFOX", "firefox-esr", "firefox-esr", "firefox")
	return func(dir string) (*webdriver.Browser, error) { return webdriver.StartFirefox(firefox, dir) }, err
}

func findWebKit() (starter, error) {
	driver, err := findProgram("WEBKITWEBDRIVER", "webkit2gtk-driver", "WebKitWebDriver")
	if err != nil {
		return nil, err
	}
	xvfb, err := findProgram("XVFB", "xvfb", "Xvfb")
	return func(dir string) (*webdriver.Browser, error) { return webdriver.StartWebKit(driver, xvfb, dir) }, err
}
