package prepare

import (
	"fmt"
	"strings"
	"testing"
)

// TestDrawings holds that a drawing is left out, with its line, where a browser had to draw
// much more than is in it, and stays as it is where it uses the same icon many times.
func TestDrawings(t *testing.T) {
	// nested has elements that each refer ten times to the one before.
	nested := func(element, inner, reference string) string {
		var b strings.Builder
		b.WriteString(`<svg><defs><g id="a0"><circle r="1"></circle></g>`)
		for i := range 12 {
			part := fmt.Sprintf("<%s "+reference+"></%s>", inner, i, strings.Fields(inner)[0])
			fmt.Fprintf(&b, `<%s id="a%d">%s</%s>`, element, i+1, strings.Repeat(part, 10), element)
		}
		return b.String() + `</defs><path d="M0 0L9 9" mask="url(#a12)"></path></svg>`
	}
	vertices := strings.Repeat("l1 1 ", 10_000)
	dots := strings.Repeat(`<circle r="1"></circle>`, 1000)
	for what, drawing := range map[string]string{
		"use":                  nested("g", "use", `href="#a%d"`),
		"mask":                 nested("mask", "rect", `mask="url(#a%d)"`),
		"clipPath":             nested("clipPath", "rect", `clip-path="url(#a%d)"`),
		"marker":               nested("marker", `path d="M0 0L1 1"`, `marker-mid="url(#a%d)"`),
		"markers on a path":    `<svg><marker id="m">` + dots + `</marker><path marker-mid="url(#m)" d="M0 0` + vertices + `"></path></svg>`,
		"markers of a group":   `<svg><marker id="m">` + dots + `</marker><g marker-mid="url(#m)"><path d="M0 0` + vertices + `"></path></g></svg>`,
		"markers as styles":    `<svg><marker id="m">` + dots + `</marker><path style="marker-mid:url(#m)" d="M0 0` + vertices + `"></path></svg>`,
		"itself":               `<svg><g id="g"><use href="#g"></use></g></svg>`,
		"one another":          `<svg><g id="g"><use href="#h"></use></g><g id="h"><use href="#g"></use></g></svg>`,
		"dashes":               `<svg><path stroke-dasharray="0.0001" d="M0 0 L 900000 900000"></path></svg>`,
		"dashes of a group":    `<svg><g stroke-dasharray=".0001,.0001"><circle r="9999"></circle></g></svg>`,
		"dashes of a text":     `<svg><text stroke-dasharray=".00001">` + strings.Repeat("한지 ", 1000) + `</text></svg>`,
		"dashes by pathLength": `<svg><path stroke-dasharray=".001" pathLength="999999" d="M0 0 L 9 9"></path></svg>`,
		"stops":                `<svg><linearGradient id="l">` + strings.Repeat("<stop></stop>", 1000) + `</linearGradient>` + strings.Repeat(`<rect fill="url(#l)"></rect>`, 100) + `</svg>`,
		"masks in a chain": func() string {
			s := `<svg>`
			for i := range 200 {
				s += fmt.Sprintf(`<mask id="m%d"><rect mask="url(#m%d)"></rect></mask>`, i, i+1)
			}
			return s + `<rect mask="url(#m0)"></rect></svg>`
		}(),
	} {
		in := "one\n\n<svg><circle r=\"1\"></circle></svg>\n" + drawing
		out := HTML(Input{Source: in, Written: in})
		if got := strings.Count(out.Text.HTML, "<svg>"); got != 1 {
			t.Errorf("%s: %d drawings are left", what, got)
		}
		if len(out.Warnings) != 1 || out.Warnings[0].Line != 4 || !strings.HasPrefix(out.Warnings[0].What, "<svg> left out") {
			t.Errorf("%s: warnings %v", what, out.Warnings)
		}
	}
	icon := `<svg><defs><g id="icon">` + strings.Repeat(`<path d="M0 0h9v9z"></path>`, 8) + `</g></defs></svg>`
	for what, drawing := range map[string]string{
		"an icon used often":    icon + strings.Repeat(`<svg viewBox="0 0 9 9"><use href="#icon"></use></svg>`, 500),
		"arrows":                `<svg><marker id="m"><path d="M0 0L9 5L0 9z"></path></marker>` + strings.Repeat(`<line x1="1" x2="9" marker-end="url(#m)"></line>`, 300) + `</svg>`,
		"many shapes":           `<svg>` + strings.Repeat(`<circle r="1" fill="#123456"></circle>`, 30_000) + `</svg>`,
		"a dashed grid":         `<svg>` + strings.Repeat(`<line x1="0" x2="800" stroke-dasharray="2 2"></line>`, 100) + `</svg>`,
		"a gradient used often": `<svg><linearGradient id="l"><stop></stop><stop></stop></linearGradient>` + strings.Repeat(`<rect fill="url(#l)"></rect>`, 2000) + `</svg>`,
	} {
		if out := HTML(Input{Source: drawing, Written: drawing}); strings.TrimSpace(out.Text.HTML) != drawing || len(out.Warnings) > 0 {
			t.Errorf("%s: is changed, %v", what, out.Warnings)
		}
	}
}

// TestDrawingValues holds that there is no number out of proportion in a drawing, nor an
// element that filters, repeats or moves.
func TestDrawingValues(t *testing.T) {
	for _, drawing := range []string{
		`<svg width="1e9"></svg>`, `<svg height="99999999"></svg>`, `<svg viewBox="0 0 1e-9 1e99"></svg>`, `<svg><g transform="scale(1e7)"></g></svg>`,
		`<svg><text font-size="1e9"></text></svg>`, `<svg><text textLength="9999999"></text></svg>`, `<svg><path d="M0 0L1e30 0"></path></svg>`,
		`<svg><g filter="url(#f)"></g></svg>`,
	} {
		if out := HTML(Input{Source: drawing}).Text.HTML; strings.Contains(out, `="`) {
			t.Errorf("%s becomes %s", drawing, out)
		}
	}
	for _, element := range []string{"filter", "feGaussianBlur", "feTurbulence", "pattern", "animate", "animateTransform", "animateMotion", "set", "foreignObject", "image", "symbol", "switch"} {
		if out := HTML(Input{Source: "<svg><" + element + "></" + element + "></svg>"}).Text.HTML; strings.TrimSpace(out) != "<svg></svg>" {
			t.Errorf("<%s> becomes %s", element, out)
		}
	}
}
