package theme_test

import (
	"strings"
	"testing"

	"hanji/app/prepare"
	"hanji/app/theme"
)

// TestInLight holds that where no style sheet chooses there are only the pictures for the light
// scheme, with what is only there for the others.
func TestInLight(t *testing.T) {
	const light = `<p>a<img src="a.png" class="only-light"></p>`
	const dark = `<figure class="only-dark"><img src="b.png"><figcaption>b</figcaption></figure>`
	if got := theme.InLight(light + dark); got != light {
		t.Error(got)
	}
	if got := theme.InLight("<p>a<br></p>"); got != "<p>a<br></p>" {
		t.Error(got)
	}
}

// TestElsewhere holds what only some themes or texts have.
func TestElsewhere(t *testing.T) {
	for in, want := range map[string]string{
		`<p><img src="data:image/png;base64,AA" srcset="data:image/png;base64,AA 2x" alt=""></p>`: `alt=""`,
		`<div>a<d-footnote><p>b</p><ul><li>c</li></ul></d-footnote></div>`:                        `<li id="fn:1"><p>b</p><ul><li>c</li></ul>`,
		`<div>a <d-cite key="b"></d-cite> c</div>`:                                                `<div>a [b] c</div>`,
		`<p class="caption">a</p>`:                                                                `<p class="caption">a</p>`,
		`<p class="figure">a <img src="a.png" alt="">b</p>`:                                       `<img src="a.png"`,
	} {
		if got := prepare.HTML(prepare.Input{Source: in}).Text.HTML; !strings.Contains(got, want) {
			t.Errorf("%s\nbecame\n%s\nwant\n%s", in, got, want)
		}
	}
	const picture = `<p><img src="a.png" alt="A"></p>`
	for centred, want := range map[bool]bool{true: true, false: false} {
		if got := prepare.HTML(prepare.Input{Source: picture, Centred: centred}).Text.HTML; strings.Contains(got, "align-center") != want {
			t.Error(got)
		}
	}
}
