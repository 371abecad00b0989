//go:build !js

package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"hanji/app/bundle"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/search"
	"hanji/app/source"
)

// indexOf builds a blog's search index as the build does, and reads it as the client
// does.
func indexOf(t testing.TB, lib *post.Library, texts map[string]post.Text) *search.Index {
	t.Helper()
	root, files, err := bundle.Encode("client", post.Blog{}, lib, texts,
		func(p *post.Post) string { return markdown.Render(texts[p.Path], "/").Text() })
	if err != nil {
		t.Fatal(err)
	}
	x := new(search.Index)
	if err := root.ReadSearch(func(name string) ([]byte, error) { return files[name], nil }, x.Add); err != nil {
		t.Fatal(err)
	}
	return x
}

// The sample blog's posts, as the table calls them.
var sample = map[string]string{
	"first": "첫 장", "writing": "글 한 편을 쓰는 법", "guide": "Markdown 견본첩", "hanji": "한지라는 종이",
	"static": "Why plain static files", "colophon": "판권", "offline": "연결이 끊겨도 읽히는 블로그",
	"twice": "One program, compiled twice", "chunks": "묶음과 조각", "hangul": "화면 위의 한글",
	"jekyll": "Moving from Jekyll", "publish": "Publishing", "train": "기차에서 읽기",
	"access": "누구나 넘길 수 있는 책장", "history": "A Slow History of Paper",
}

// judged lists queries, and the post that a reader has in mind. What no blog holds has
// none.
var judged = []struct{ query, wanted string }{
	// Words, and parts of them with other particles.
	{"한지", "hanji"}, {"닥나무", "hanji"}, {"종이가", "hanji"}, {"나무", "hanji"}, {"각주", "guide"}, {"견본", "guide"},
	{"서비스 워커", "offline"}, {"오프라인", "offline"}, {"워커", "offline"}, {"터널", "train"}, {"종착역", "train"},
	{"조각", "chunks"}, {"글줄", "hangul"}, {"줄바꿈", "hangul"}, {"타이포", "hangul"}, {"접근성", "access"},
	{"머리말", "writing"}, {"시간대", "writing"}, {"책장", "access"}, {"글 한 편", "writing"},
	{"Jekyll", "jekyll"}, {"kramdown", "jekyll"}, {"liquid", "jekyll"}, {"nginx", "publish"}, {"Caddy", "publish"},
	{"cloudflare pages", "publish"}, {"wasps", "history"}, {"Samarkand", "history"}, {"longevity", "static"},
	{"WebAssembly", "twice"}, {"C++", "twice"}, {"static files", "static"}, {"webassembly bytes", "twice"},
	// Beginnings.
	{"publi", "publish"}, {"sama", "history"}, {"jek", "jekyll"}, {"typog", "hangul"}, {"netl", "publish"}, {"web", "twice"},
	// In other words' company, and other spacing.
	{"서비스워커", "offline"}, {"손으로하는일", "hanji"}, {"Markdown 견본첩", "guide"}, {"markdown 각주", "guide"},
	{"html 그림 접근성", "access"}, {"paper 역사", "history"},
	// Initials.
	{"ㅎㅈ", "hanji"}, {"ㄱㅂㅊ", "guide"}, {"ㅍㄱ", "colophon"}, {"ㅊㅈ", "first"}, {"ㅁㅇㄱ ㅈㄱ", "chunks"}, {"ㅅㅂㅅ ㅇㅋ", "offline"},
	{"ㅌㅇㅍㄱㄹㅍ", "hangul"}, {"ㄱㅊㅇㅅ", "train"},
	// While they are being typed.
	{"한ㅈ", "hanji"}, {"견본처", "guide"}, {"닥남", "hanji"}, {"기창", "train"}, {"오프라이", "offline"}, {"화면 위으", "hangul"},
	{"묶음ㄱ", "chunks"}, {"종착여", "train"},
	// Other forms of the same letters.
	{"\u1112\u1161\u11ab\u110c\u1175", "hanji"}, {"ＮＧＩＮＸ", "publish"}, {"NGINX", "publish"}, {"jékyll", "jekyll"},
	// Slips.
	{"jekyl", "jekyll"}, {"markdwon", "guide"}, {"samarkant", "history"}, {"접근셩", "access"}, {"견번첩", "guide"}, {"오프러인", "offline"},
	{"publsihing", "publish"},
	// Nothing.
	{"쿠버네티스", ""}, {"xylophone", ""}, {"ㅋㅋㅋㅋ", ""}, {"한지 xylophone", ""},
}

// madeUp is a blog of 300 posts on 20 subjects, whose texts speak of each other.
func madeUp() (*post.Library, map[string]post.Text) {
	subjects := []string{
		"아마존", "오픈마켓", "네이버페이", "쿠버네티스", "데이터베이스", "전자상거래", "해외직구", "간편결제", "물류창고", "개인정보",
		"PostgreSQL", "JavaScript", "Café", "東京", "プログラミング", "机器学习", "인공지능", "부동산", "도서관", "자전거",
	}
	angles := []string{
		"입문", "비용 줄이기", "실패담", "역사", "면접 질문", "설치하기", "장단점", "사례 모음", "느낀 점", "성능 측정",
		"보안 점검", "여행기", "추천 도서", "자주 묻는 것", "앞으로의 십 년",
	}
	var posts []*post.Post
	texts := map[string]post.Text{}
	for i := range len(subjects) * len(angles) {
		subject, angle := subjects[i%len(subjects)], angles[i/len(subjects)]
		p := &post.Post{
			Path: fmt.Sprintf("/%d/", i), Card: post.Card{Title: subject + " " + angle, Minutes: 1},
			Tags: []string{subject}, Date: time.Date(2020, 1, 1, i, 0, 0, 0, time.UTC),
		}
		var b strings.Builder
		for j := range 12 {
			other := subjects[(i*7+j*3)%len(subjects)]
			fmt.Fprintf(&b, "%s에서는 %s을(를) 두고 %s 이야기를 한다. ", angles[(i+j)%len(angles)], other, angle)
		}
		texts[p.Path] = post.Text{Markdown: b.String()}
		posts = append(posts, p)
	}
	return post.NewLibrary(posts), texts
}

var judgedMadeUp = []struct{ query, wanted string }{
	{"아마존 입문", "아마존 입문"}, {"ㅇㅁㅈ ㅇㅁ", "아마존 입문"}, {"역사 아맞", "아마존 역사"}, {"마켓 실패담", "오픈마켓 실패담"},
	{"오픈 마켓 역사", "오픈마켓 역사"}, {"네이버 페이 보안", "네이버페이 보안 점검"}, {"쿠버네티스 설치", "쿠버네티스 설치하기"},
	{"실패담 쿠버네티슷", "쿠버네티스 실패담"}, {"큐버네티스 비용", "쿠버네티스 비용 줄이기"}, {"데이터 면접", "데이터베이스 면접 질문"},
	{"ㄷㅇㅌㅂㅇㅅ ㅅㄴ", "데이터베이스 성능 측정"}, {"전자 상거래 사례", "전자상거래 사례 모음"}, {"직구 여행", "해외직구 여행기"},
	{"결제 장단점", "간편결제 장단점"}, {"창고 질문", "물류창고 면접 질문"}, {"postgres 성능", "PostgreSQL 성능 측정"},
	{"postgersql 성능", "PostgreSQL 성능 측정"}, {"javascript 도서", "JavaScript 추천 도서"}, {"cafe 여행기", "Café 여행기"},
	{"CAFÉ 실패담", "Café 실패담"}, {"東京 여행기", "東京 여행기"}, {"プログラミング 입문", "プログラミング 입문"}, {"グラミ 역사", "プログラミング 역사"},
	{"学习 입문", "机器学习 입문"}, {"인공 지능 사례", "인공지능 사례 모음"}, {"ㅂㄷㅅ ㅇㅅ", "부동산 역사"}, {"도서관 추천", "도서관 추천 도서"},
	{"자전거 여", "자전거 여행기"}, {"개인정보 보안 점검", "개인정보 보안 점검"}, {"ｊａｖａｓｃｒｉｐｔ 면접", "JavaScript 면접 질문"},
}

// TestJudged holds that what a reader looks for is among the first three for 95 in
// 100 queries, over the sample blog and over one of 300 posts.
func TestJudged(t *testing.T) {
	blog, problems := source.Load("../..", source.Options{})
	for _, p := range problems {
		t.Fatal(p)
	}
	total, missed := 0, 0
	judge := func(x *search.Index, query, wanted string) {
		var titles []string
		for _, hit := range x.Search(query).Hits {
			titles = append(titles, hit.Title)
		}
		total++
		first := titles[:min(3, len(titles))]
		if found := slices.Contains(first, wanted); !found && wanted != "" || wanted == "" && len(titles) > 0 {
			missed++
			t.Logf("%s: %d posts, first %q, want %q", query, len(titles), first, wanted)
		}
	}
	x := indexOf(t, blog.Library, blog.Texts)
	for _, j := range judged {
		judge(x, j.query, sample[j.wanted])
	}
	lib, texts := madeUp()
	made := indexOf(t, lib, texts)
	for _, j := range judgedMadeUp {
		judge(made, j.query, j.wanted)
	}
	t.Logf("%d of %d", total-missed, total)
	if missed*20 > total {
		t.Errorf("%d of %d queries miss", missed, total)
	}
}
