//go:build !js

package e2e

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
)

// installability returns what keeps Chromium from offering to install the page,
// and the page's manifest.
func (b *tab) installability() (problems []string, manifest string) {
	b.t.Helper()
	found := call(b, page.GetInstallabilityErrors, cdp.Empty{})
	for _, e := range found.InstallabilityErrors {
		// Tests run in contexts like private windows, where nothing is installed.
		if e.ErrorID != "in-incognito" {
			problems = append(problems, e.ErrorID)
		}
	}
	got := call(b, page.GetAppManifest, page.GetAppManifestParams{})
	for _, e := range got.Errors {
		problems = append(problems, e.Message)
	}
	return problems, got.Data
}
