//go:build !js

package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"hanji/app/e2e/built"
)

// TestMovedPages opens pages that are moved: each gets to its end, or there is no page.
func TestMovedPages(t *testing.T) {
	t.Parallel()
	elsewhere := serve(t, t.TempDir())
	elsewhere.answer("/end", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("<h1>Elsewhere</h1>")) })
	dir := blogOf(t, strings.ReplaceAll(`-- _config.yml --
title: Moved
-- _posts/2024-01-01-a.md --
---
permalink: /post/
---
Words.
-- network.md --
---
permalink: /network/
redirect_to: //HOST/
---
-- absolute.md --
---
permalink: /absolute/
redirect_to: http://HOST/end
---
-- post.md --
---
permalink: /old/
redirect_to: /post/?a=1
---
-- self.md --
---
permalink: /self/
redirect_to: /self/?a=1
---
`, "HOST", elsewhere.address))
	s := serve(t, built.Site(t, dir, "--url", "https://example.org/", "--precompress=false"))
	b := newTab(t)
	b.expect("ERR_|404")
	b.open(s.origin + "/absolute/")
	b.wait(`document.querySelector("h1")?.textContent === "Elsewhere"`)
	b.open(s.origin + "/old/")
	b.wait(`location.pathname + location.search === "/post/?a=1"`)
	b.open(s.origin + "/self/")
	if !eval[bool](b, `document.querySelector("meta[http-equiv=refresh]") === null`) {
		t.Error("a page is moved to itself")
	}
	// The host of a network path has no certificate: what counts is that it is not this one.
	s.requests()
	b.open(s.origin + "/network/")
	b.wait(`location.href.startsWith("https://") || location.protocol === "chrome-error:"`)
	asked := slices.DeleteFunc(s.requests(), func(path string) bool { return !strings.HasSuffix(path, "/") })
	if len(asked) != 1 {
		t.Errorf("a network path asks this host for the pages %q", asked)
	}
}
