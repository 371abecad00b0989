package site

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"hanji/web"
)

// TestAccent holds that any colour can be read on each ground of the style sheet, and that text
// on the colour can be, in light and in dark.
func TestAccent(t *testing.T) {
	style, err := fs.ReadFile(web.Files, "site.css")
	if err != nil {
		t.Fatal(err)
	}
	var grounds [][]string
	for _, name := range []string{"paper", "sheet", "shade", "on-dye"} {
		m := regexp.MustCompile(`--` + name + `: light-dark\((#\w{6}), (#\w{6})\)`).FindStringSubmatch(string(style))
		if m == nil {
			t.Fatal("web/site.css has no --", name)
		}
		grounds = append(grounds, m[1:])
	}
	r := rand.New(rand.NewPCG(1, 2))
	colours := []string{"#000000", "#ffffff", "#808080", "#ffff00", "#0000ff", "#ff0000", "#00ff00"}
	for range 200 {
		colours = append(colours, fmt.Sprintf("#%06x", r.IntN(1<<24)))
	}
	accent := regexp.MustCompile(`--accent:light-dark\((#\w{6}),(#\w{6})\)`)
	for _, colour := range colours {
		m := accent.FindStringSubmatch(accentStyle(colour))
		if m == nil {
			t.Fatal(accentStyle(colour))
		}
		for scheme, got := range m[1:] {
			for _, ground := range grounds {
				if c := ofHex(got).contrast(ofHex(ground[scheme])); c < 4.5 {
					t.Errorf("%s of %s on %s: %.2f", got, colour, ground[scheme], c)
				}
			}
		}
	}
}

func TestAccentIsKeptWhereItCanBeRead(t *testing.T) {
	if style := accentStyle("#27487f"); !strings.Contains(style, "light-dark(#27487f,") {
		t.Error(style)
	}
	if style := accentStyle("#dcbc7c"); !strings.Contains(style, ",#dcbc7c)") {
		t.Error(style)
	}
	if style := accentStyle(""); style != "" {
		t.Error(style)
	}
}
