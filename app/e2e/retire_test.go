//go:build !js

package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRetire publishes web/retire.js as the worker, beside another app of the
// origin: what hanji kept is gone and the other's stays.
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
	if err := os.WriteFile(filepath.Join(s.dir, "sw.js"), retire, 0o644); err != nil {
		t.Fatal(err)
	}
	eval[any](b, `void goappTryUpdate()`)
	b.wait(`navigator.serviceWorker.getRegistrations().then(({length}) => length === 0)`)
	b.wait(`caches.keys().then((names) => names.join() === "another app")`)
}
