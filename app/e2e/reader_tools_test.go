//go:build !js

package e2e

import (
	"bufio"
	"context"
	"os/exec"
	"regexp"
	"testing"

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

// startServing runs hanji serve on a free port and returns its address.
func startServing(t *testing.T, program, dir string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), serveTimeout)
	t.Cleanup(cancel)
	serve := exec.CommandContext(ctx, program, "serve", dir, "--port", "0")
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { serve.Wait() })
	t.Cleanup(cancel)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if m := regexp.MustCompile(`http://localhost:\d+/`).FindString(lines.Text()); m != "" {
			go func() {
				for lines.Scan() {
				}
			}()
			return m
		}
	}
	t.Fatal("the server ended before it listened")
	return ""
}
