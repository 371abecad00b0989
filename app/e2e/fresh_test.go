//go:build !js

package e2e

import (
	"fmt"
	"testing"
)

// Fresh on the next load (promise 4): 50 deployments in a row, of posts and now and
// then of another style and with it another worker, on a host that lets browsers
// keep HTML for ten minutes. Readers come back after 1 to 10 deployments; whatever
// they have, the very next load shows the newest.
func TestNextLoadIsFresh(t *testing.T) {
	t.Parallel()
	f := newFixture()
	s := serveFixture(t, f)
	s.caching("max-age=600")
	readers := map[int]*tab{}
	for _, every := range []int{1, 2, 3, 5, 7, 10} {
		readers[every] = newTab(t)
		readers[every].keep(s.origin + "/")
	}
	for i := 1; i <= 50; i++ {
		f.pages["/"] = fmt.Sprintf(`<main><h1>Deployment %d</h1><p><a href="post/">Post</a></p></main>`, i)
		f.texts = append(f.texts, fmt.Sprintf(`[{"markdown":"post %d"}]`, i))
		if i%4 == 0 {
			f.style = fmt.Sprintf("body { margin: %dpx }", i)
		}
		f.publish(t, s.dir)
		for every, b := range readers {
			if i%every != 0 {
				continue
			}
			b.open(s.origin + "/")
			if got, want := eval[string](b, heading), fmt.Sprintf("Deployment %d", i); got != want {
				t.Errorf("the reader of every %d sees %q, want %q", every, got, want)
			}
			if i%3 == 0 { // Some stay until the blog is kept.
				b.hover("a")
				b.wait(fmt.Sprintf(`hanji.shelf?.offline && hanji.shelf.posts === %d`, len(f.texts)))
			}
		}
	}
}
