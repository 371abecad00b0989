//go:build !js

// Package e2e tests hanji in Chromium: its scripts on a small site that the test
// writes, and whole blogs that the command builds. Tests share one browser; each
// has a browser context, a server and an origin of its own.
package e2e

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	code := m.Run()
	closeChromium()
	removeSamples()
	os.Exit(code)
}
