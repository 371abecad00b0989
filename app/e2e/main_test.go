//go:build !js

// Package e2e tests hanji in Chromium: its scripts on a small site that the test
// writes, and whole blogs that the command builds. Tests share one browser; each
// has a browser context, a server and an origin of its own. The core scenarios run
// in Firefox and WebKit too.
package e2e

import (
	"log"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	code := m.Run()
	closeChromium()
	removeSamples()
	removeEditions()
	if err := engines.write("../../.build/engines"); err != nil {
		log.Print(err)
		code = 1
	}
	os.Exit(code)
}
