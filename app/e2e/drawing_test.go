//go:build !js

package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hanji/app/e2e/built"
	"hanji/app/growth"
)

// TestDrawingsDoNoHarm reads a post for each drawing that costs a browser most. None takes
// much longer to be shown than text does, which is measured first.
func TestDrawingsDoNoHarm(t *testing.T) {
	t.Parallel()
	inputs := append([]growth.Input{{Name: "plain text", Text: growth.Plain}}, growth.Drawings...)
	var files strings.Builder
	files.WriteString("-- _config.yml --\ntitle: Drawings\nurl: http://localhost\npermalink: /:title/\n")
	for i, input := range inputs {
		fmt.Fprintf(&files, "-- _posts/2024-01-01-n%d.md --\n---\ntitle: %s\n---\n%s\n", i, input.Name, input.Text(growth.Size))
	}
	s := serve(t, built.Site(t, blogOf(t, files.String()), "--url", "http://localhost/", "--precompress=false"))
	b := newTab(t)
	show := func(i int) time.Duration {
		start := time.Now()
		b.open(fmt.Sprintf("%s/n%d/", s.origin, i))
		b.wait(`document.readyState === "complete" && new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(() => shown(true))))`)
		return time.Since(start)
	}
	show(0)
	plain := show(0)
	for i, input := range inputs {
		if took := show(i); took > 20*plain {
			t.Errorf("%s takes %v to be shown, text %v", input.Name, took, plain)
		}
	}
}
