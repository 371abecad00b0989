//go:build !js

package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRetire publishes another site with web/retire.js as the worker, beside
// another app of the origin: what hanji kept is gone, the other's stays, and the
// open page is the new site's.
func TestRetire(t *testing.T) {
	t.Parallel()
	s := serveFixture(t, newFixture())
	b := newTab(t)
	b.keep(s.origin + "/")
	eval[any](b, `caches.open("another app").then(() => true)`)
	retire, err := os.ReadFile("../../web/retire.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"index.html": []byte("<!DOCTYPE html><title>New</title><link rel=icon href=data:,><h1>Another site</h1>"),
		"sw.js":      retire,
	} {
		if err := os.WriteFile(filepath.Join(s.dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	eval[any](b, `void goappTryUpdate()`)
	b.wait(`document.readyState === "complete" && ` + heading + ` === "Another site"`)
	b.wait(`navigator.serviceWorker.getRegistrations().then(({length}) => length === 0)`)
	b.wait(`caches.keys().then((names) => names.join() === "another app")`)
}
