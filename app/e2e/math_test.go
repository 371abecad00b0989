//go:build !js

package e2e

import (
	"testing"

	"hanji/app/e2e/built"
)

const formulas = `
-- _config.yml --
title: 수식
lang: ko
-- _posts/2024-01-01-a.md --
---
title: 수식
---
값은 $$x^2$$이다.

$$
\begin{aligned} a &= p(x_1) p(x_2) p(x_3) p(x_4) p(x_5) p(x_6) p(x_7) p(x_8) p(x_9) p(x_{10}) p(x_{11}) \\ b + c + d &= 2 \end{aligned}
$$

<svg width="800" height="400" viewBox="0 0 8 4"><path style="fill: none; stroke: black" d="M0 0L8 4"/><text y="2">종이</text></svg>
`

// TestFormulas reads formulas and a drawing on a phone, on the page that is loaded and
// on the one that the client shows: what is wide scrolls in its place.
func TestFormulas(t *testing.T) {
	t.Parallel()
	dir := built.Site(t, blogOf(t, formulas), "--url", "http://localhost/")
	for _, way := range []string{"loaded", "shown"} {
		t.Run(way, func(t *testing.T) {
			s := serve(t, dir)
			b := newTab(t)
			b.resize(360, 700, true)
			if way == "loaded" {
				b.open(s.origin + "/2024/01/01/a.html")
			} else {
				b.open(s.origin + "/archive/")
				b.start()
				b.click(`a[href="/2024/01/01/a.html"]`)
			}
			b.wait(`document.querySelector(".hanji-prose math mtd") && document.querySelector(".hanji-prose svg path")`)
			for what, holds := range map[string]string{
				"the page is as wide as the screen":   `document.documentElement.scrollWidth <= innerWidth`,
				"a wide formula scrolls":              `(() => { const m = document.querySelector(".hanji-math"); m.scrollLeft = 40; return m.scrollLeft === 40; })()`,
				"a formula is MathML":                 `document.querySelector(".hanji-prose p math msup").namespaceURI === "http://www.w3.org/1998/Math/MathML"`,
				"cells that are aligned end together": `(() => { const [a, b] = [...document.querySelectorAll("mtd.m-right")].map(c => c.lastElementChild.getBoundingClientRect().right); return Math.abs(a - b) < 1; })()`,
				"a drawing keeps its shape":           `(() => { const r = document.querySelector(".hanji-prose svg").getBoundingClientRect(); return Math.abs(r.width - 2 * r.height) < 1; })()`,
				"a line is not filled":                `getComputedStyle(document.querySelector(".hanji-prose svg path")).fill === "none"`,
			} {
				if !eval[bool](b, holds) {
					t.Errorf("%s: false", what)
				}
			}
			for _, violation := range b.axe() {
				t.Error(violation)
			}
		})
	}
}
