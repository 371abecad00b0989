//go:build !js

package markdown_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hanji/app/markdown"
	"hanji/app/post"
)

type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Number   int    `json:"example"`
	Section  string `json:"section"`
}

// different are the examples of CommonMark that are deliberately rendered
// differently, each with the reason.
var different = map[int]string{
	572: titleIsCaption, 573: titleIsCaption, 576: titleIsCaption, 577: titleIsCaption,
	584: titleIsCaption, 585: titleIsCaption, 586: titleIsCaption, 588: titleIsCaption,
	589: titleIsCaption, 591: titleIsCaption,
	608: bareLink, 611: bareLink, 612: bareLink,
}

const (
	titleIsCaption = "the title of an image that is a paragraph becomes its caption"
	bareLink       = "GitHub's dialect makes links of bare addresses"
)

// TestCommonMark renders the examples of the CommonMark specification, of which
// goldmark's module holds a copy. What every article gets in addition, such as
// ids of headings, is taken off before comparing.
func TestCommonMark(t *testing.T) {
	for _, e := range examples(t) {
		got := withoutLevels(plainly(markdown.Render(post.Text{Markdown: e.Markdown}, "/").HTML))
		want := withoutLevels(expected(e.HTML))
		reason, deliberate := different[e.Number]
		switch {
		case got == want && deliberate:
			t.Errorf("example %d does not differ (%s)", e.Number, reason)
		case got != want && !deliberate:
			t.Errorf("example %d (%s): %q\nrendered\n%s\nwant\n%s", e.Number, e.Section, e.Markdown, got, want)
		}
	}
}

func examples(t *testing.T) []example {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []example
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) < 600 {
		t.Fatalf("only %d examples", len(list))
	}
	return list
}

// additions are what articles have more than CommonMark's HTML.
var additions = regexp.MustCompile(` (loading="lazy" decoding="async"|rel="noopener"|tabindex="0")|(<h[2-6]) id="[^"]*"`)

func plainly(html string) string { return additions.ReplaceAllString(html, "$2") }

var (
	xhtml      = regexp.MustCompile(`(<(?:br|hr|img)[^>]*) />`)
	headingTag = regexp.MustCompile(`(</?h)[1-6]`)
)

// expected brings the specification's HTML into the form of an article: HTML
// instead of XHTML.
func expected(html string) string { return xhtml.ReplaceAllString(html, "$1>") }

// withoutLevels takes the levels off headings, which articles nest.
func withoutLevels(html string) string { return headingTag.ReplaceAllString(html, "$1") }
