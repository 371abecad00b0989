//go:build !js

package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"hanji/app/e2e/built"
)

// constructs are what authors write for the themes of Jekyll, in one post.
const constructs = `
-- _config.yml --
title: Constructs
lang: en
theme: minimal-mistakes-jekyll
-- _posts/2024-01-01-a.md --
---
title: Constructs
math: true
gallery:
  - image_path: /wide.png
  - image_path: /wide.png
    alt: Two
  - image_path: /wide.png
    alt: Three
feature_row:
  - image_path: /wide.png
    title: One
    excerpt: About it
    url: /b/
    btn_label: More
---
![Left](/wide.png){: .left .w-50 }
Beside a picture.[^1]

- an item
- another

> A quote. ==Or== more.[^1]

> [!NOTE]
> a note
>
> > [!CAUTION]
> > within
> > ~~~sh
> > a command that is so long that it has to be scrolled from one side to the other on any screen: make all
> > ~~~

<details><summary>More</summary><p>of it</p></details>

## Next

> [!TIP] A title
> a tip

> [!IMPORTANT]
> ~~~mermaid
> flowchart LR
>   가[나무를 벤다] --> 나[껍질을 벗긴다] --> 다[물에 불린다] --> 라[잿물에 삶는다] --> 마[두드린다]
> ~~~

> [!WARNING]
> $$a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} + a_{12} + a_{13} + a_{14} + a_{15}$$

<mark>marked</mark>

$$
E = mc^2 \tag{1}
$$

{% include gallery caption="Pictures" %}

{% include feature_row %}

{% include video id="XsxDH4HcOWA" provider="youtube" %}

| One | Two | Three | Four | Five | Six | Seven |
|---|---|---|---|---|---|---|
| something | something | something | something | something | something | something |

~~~mermaid
sequenceDiagram
  가->>나: 안녕
~~~

<div markdown="1">
One.

Two.
</div>

[^1]: A note.
`

// TestAuthorsConstructs shows what authors write for themes, narrow and wide, in each scheme of
// colours: all of it is within the page, in its place, and can be read and reached.
func TestAuthorsConstructs(t *testing.T) {
	t.Parallel()
	dir := blogOf(t, constructs)
	if err := os.WriteFile(filepath.Join(dir, "wide.png"), picture(1600, 900), 0o644); err != nil {
		t.Fatal(err)
	}
	s := serve(t, built.Site(t, dir, "--url", "https://example.org/", "--precompress=false"))
	b := newTab(t)
	for _, width := range []int64{320, 1280} {
		for _, scheme := range []string{"light", "dark", "forced"} {
			b.resize(width, 900, width < 1000)
			if scheme == "forced" {
				b.prefer("forced-colors", "active")
			} else {
				b.prefer("prefers-color-scheme", scheme)
			}
			b.open(s.origin + "/2024/01/01/a.html")
			b.wait(`document.querySelector(".hanji-copy") && document.querySelector("[data-enlarge]")`)
			for what, holds := range map[string]string{
				"the page is as wide as the screen": `document.documentElement.scrollWidth <= innerWidth`,
				"what scrolls can be focused": `[...document.querySelectorAll(".hanji-prose *")].every((element) =>
					element.scrollWidth <= element.clientWidth + 1 || getComputedStyle(element).overflowX !== "auto" || element.tabIndex >= 0)`,
				"nothing lies under a picture": `(() => {
					const picture = document.querySelector(".align-left").getBoundingClientRect();
					return [...document.querySelectorAll(".hanji-prose > :is(ul, blockquote, details, .hanji-callout)")].every((element) => {
						const box = element.getBoundingClientRect();
						return box.left >= picture.right || box.top >= picture.bottom || box.bottom <= picture.top;
					});
				})()`,
				"numbers are at the edge": `(() => {
					const number = document.querySelector(".m-wide mtext"), box = number.closest(".hanji-math");
					return box.getBoundingClientRect().right - number.getBoundingClientRect().right < 2;
				})()`,
				"words of diagrams are legible": `[...document.querySelectorAll(".hanji-diagram svg")].every((svg) =>
					svg.getBoundingClientRect().width / svg.viewBox.baseVal.width > 0.89)`,
				"code in a callout has a ground of its own": `(() => {
					const ground = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor;
					return ground(".hanji-callout .hanji-code") !== ground(".hanji-callout") || matchMedia("(forced-colors: active)").matches;
				})()`,
				"paragraphs are apart": `(() => {
					const [one, two] = [...document.querySelectorAll(".hanji-prose > div:last-of-type > p")].map((p) => p.getBoundingClientRect());
					return two.top - one.bottom > 10;
				})()`,
			} {
				if !eval[bool](b, holds) {
					t.Errorf("%d px, %s: %s: false", width, scheme, what)
				}
			}
			if width > 1000 && scheme == "light" {
				continue
			}
			for _, violation := range b.axe() {
				t.Errorf("%d px, %s: %s", width, scheme, violation)
			}
		}
	}
	b.resize(500, 900, false)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if !eval[bool](b, `[...document.querySelectorAll(".hanji-diagram-box")].every((box) => box.scrollWidth <= box.clientWidth)`) {
		t.Error("printed, a diagram is cut off")
	}
}
