package prepare_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/prepare"
)

// twin is a post of the shape that many Jekyll blogs of ten years ago have:
// headings for the look of them, links as headings, HTML for captions and space,
// pictures of its own and of other sites.
const twin = `### Summary:

이번 주에 읽은 종이 이야기를 적어 둡니다.

---

## 닥나무의 여러 쓰임새

#### [물에 안 젖는 한지? 공방이 또 일을 벌인다](http://www.paper.example/news/articleView.html?idxno=1024)

해마다 봄이면 공방에서 새 종이를 내놓는다. 공방은 종이 장수(도매상)일까? 장수라면 어째서 직접 나무를 심고 가마를 짓는 것일까?

종이 장수는 옛말이다. 우리가 장수라고 부르는 Paper Merchant는 만드는 이와 쓰는 이를 잇는 사람이었다. 95% 넘는 공방이 그랬다.

![pic1](/assets/images/paper/031_01.png)
<figcaption class="caption">공방의 ‘three-layer drying rack’ 도면</figcaption>
<br>


공방의 새 도면도 '어떻게 빨리 말릴 것인가?', '누가 널 것인가?' 하는 물음에서 나왔다. 볕에 너는 일, 바람에 맡기는 일이 모두 그렇다.

---

## 전주

#### [전주 한지 수출 '날개 달고'…일본 화지 넘보나](http://www.hanji.example/20190304000123)

전주 한지가 또 팔렸다. 올해 1~2월 수출은 38% 늘어난 12억 원이다.

![pic1](http://image.hanji.example/2019/03/04/dry_Qx7Yb.jpg)

<br>

벽지보다 책지로 벌었다는 점이 다르다. 온·오프라인 전시장인 '결'도 열었다.

---

## 손으로 뜨는 종이

[공방, 뜨기 기계 마침내 들였다](http://www.loom.example/news/view.asp?no=20190304111213)

"공방이 종이 뜨기에 기계를 들인다."
공방은 세 해 동안 만든 '물결이'를 쓴다고 한다. 손의 떨림을 배워 종이의 결을 고르게 하는 기계다.

![결](/assets/images/paper/031_02.png)

손으로 뜬 종이가 사라지지는 않을 것이다.

---
`

func TestTwinOfAnOldPost(t *testing.T) {
	out := prepare.Body(prepare.Input{Source: twin, Lang: "ko", TakeTitle: true,
		Resolve: func(dest string, image bool) prepare.Resolution {
			if file, ok := strings.CutPrefix(dest, "/assets/images/paper/"); ok && image {
				return prepare.Resolution{OK: true, Ref: post.Ref{To: "/files/" + file, Width: 800, Height: 450}}
			}
			return prepare.Resolution{}
		}})
	article := markdown.Render(out.Text, "/blog/").HTML
	root := parsed(article)

	if len(out.Warnings) > 0 || out.Text.HTML != "" {
		t.Errorf("shipped as HTML: %v, warnings %v", out.Text.HTML != "", out.Warnings)
	}
	if want := "이번 주에 읽은 종이 이야기를 적어 둡니다. 해마다 봄이면"; !strings.HasPrefix(out.Excerpt, want) {
		t.Errorf("excerpt %q does not begin with %q", out.Excerpt, want)
	}

	same(t, "headings", lines(root, func(n *html.Node) string {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data != "hr" {
			return n.Data + " " + textOf(n)
		}
		return ""
	}), []string{
		"h2 Summary:",
		"h2 닥나무의 여러 쓰임새",
		"h3 물에 안 젖는 한지? 공방이 또 일을 벌인다",
		"h2 전주",
		"h3 전주 한지 수출 '날개 달고'…일본 화지 넘보나",
		"h2 손으로 뜨는 종이",
	})
	same(t, "links", lines(root, func(n *html.Node) string {
		if n.Data == "a" {
			return textOf(n) + " -> " + valueOf(n, "href")
		}
		return ""
	}), []string{
		"물에 안 젖는 한지? 공방이 또 일을 벌인다 -> http://www.paper.example/news/articleView.html?idxno=1024",
		"전주 한지 수출 '날개 달고'…일본 화지 넘보나 -> http://www.hanji.example/20190304000123",
		"공방, 뜨기 기계 마침내 들였다 -> http://www.loom.example/news/view.asp?no=20190304111213",
	})
	same(t, "pictures", lines(root, func(n *html.Node) string {
		if n.Data == "img" {
			return strings.Join([]string{n.Parent.Data, valueOf(n, "src"), valueOf(n, "width"), valueOf(n, "alt")}, " ")
		}
		return ""
	}), []string{
		"figure /blog/files/031_01.png 800 공방의 ‘three-layer drying rack’ 도면",
		"p http://image.hanji.example/2019/03/04/dry_Qx7Yb.jpg  pic1",
		"p /blog/files/031_02.png 800 결",
	})
	same(t, "figures", lines(root, func(n *html.Node) string {
		if n.Data != "figure" {
			return ""
		}
		if n.Parent != root {
			t.Error("a figure within <" + n.Parent.Data + ">")
		}
		return strings.Join(lines(n, func(n *html.Node) string {
			return strings.TrimSpace(n.Data + " " + valueOf(n, "class") + " " + textOf(n))
		}), ", ")
	}), []string{"img, figcaption caption 공방의 ‘three-layer drying rack’ 도면"})

	if !strings.Contains(article, "</figure>\n<p>공방의 새 도면") {
		t.Error("the line break below the figure is still there")
	}

	text := strings.Fields(textOf(root))
	for _, word := range strings.Fields(words(twin)) {
		i := slices.Index(text, word)
		if i < 0 {
			t.Fatalf("%q is lost or out of its place", word)
		}
		text = text[i+1:]
	}
}

// words returns the text of the twin without its Markdown and HTML.
func words(markdown string) string {
	var b strings.Builder
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(line, "![") || line == "---\n" || line == "<br>\n" {
			continue
		}
		line = strings.TrimPrefix(strings.TrimLeft(line, "#"), `<figcaption class="caption">`)
		line = strings.TrimSuffix(line, "</figcaption>\n")
		if text, _, ok := strings.Cut(line, "](http"); ok {
			line = strings.TrimLeft(text, " [")
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// lines returns what describe says of the elements in root, but for "".
func lines(root *html.Node, describe func(*html.Node) string) []string {
	var list []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			if line := describe(n); line != "" {
				list = append(list, line)
			}
		}
	}
	return list
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
