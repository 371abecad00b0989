package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		"Ａｂｃ Ｗｅｂ":                        "abc web",
		"Café":                           "cafe",
		"Cafe\u0301":                     "cafe",
		"İstanbul":                       "istanbul",
		"\u1112\u1161\u11ab\u110c\u1175": "한지",
		"ㅎㅈ":                             "\u1112\u110c",
		"ﾊﾟｰﾃｨｰ が":                       "パーティー が",
		"か\u3099":                        "が",
		"ㄳ ㅎㅄ 갃":                         "\u1100\u1109 \u1112\u1107\u1109 갃",
		"아마ㅈㆍ ㅇㅏ ㅠㅠ":                     "아마\u110c \u110b ",
		"“Проза”":                        "“проза”",
		"ﬁle № ①":                        "file no 1",
		"\xff\xfe":                       "\ufffd\ufffd",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}

// found searches documents that consist of a title each, and joins what is found.
func found(t *testing.T, query string, titles ...string) string {
	t.Helper()
	var documents []Document
	for _, title := range titles {
		documents = append(documents, Document{Title: title})
	}
	var x Index
	if err := x.Add(Encode(documents), 0); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, hit := range x.Search(query).Hits {
		list = append(list, hit.Title)
	}
	return strings.Join(list, ", ")
}

// TestTyping types words a key at a time: nothing on the way loses the post.
func TestTyping(t *testing.T) {
	for title, keys := range map[string]string{
		"아마존":      "ㅇ 아 암 아마 아맞 아마조 아마존",
		"과일값이":     "ㄱ 고 과 광 과이 과일 과일ㄱ 과일가 과일갑 과일값 과일값ㅇ 과일값이",
		"의자":       "ㅇ 으 의 읮 의자",
		"왜가리":      "ㅇ 오 와 왜 왝 왜가 왜갈 왜가리",
		"닭갈비":      "ㄷ 다 달 닭 닭ㄱ 닭가 닭갈 닭갋 닭갈비",
		"Markdown": "m ma mar mark markd markdo markdow markdown",
	} {
		for _, typed := range strings.Fields(keys) {
			if got := found(t, typed, title, "소"); !strings.HasPrefix(got, title) {
				t.Errorf("%q finds %q, want %s", typed, got, title)
			}
		}
	}
}

// keys are the states of a field in which a text is typed with a keyboard of two sets,
// which gives a consonant to the syllable before until a vowel follows.
func keys(text string) (states []string) {
	var typed []rune
	show := func(last rune) { states = append(states, string(append(typed[:len(typed):len(typed)], last))) }
	for _, r := range text {
		if !isSyllable(r) {
			show(r)
			typed = append(typed, r)
			continue
		}
		initial, syllable := initialOf(r), r-rune(finalOf(r))
		joined := false
		if n := len(typed); n > 0 && isSyllable(typed[n-1]) {
			before := typed[n-1]
			for final, c := range carried {
				if c.goes == initial-firstInitial && c.stays == finalOf(before) && final > 0 {
					states = append(states, string(append(typed[:n-1:n-1], before-rune(c.stays)+rune(final))))
					joined = true
				}
			}
		}
		if !joined {
			show(initial)
		}
		show(syllable)
		show(r)
		typed = append(typed, r)
	}
	return states
}

// TestNoFlash types pairs of words of some texts: at no key is there nothing to show.
func TestNoFlash(t *testing.T) {
	texts := []string{"아마존 역사 남쪽 바다에서 알아맞히기", "과일 값이 오른 까닭과 넓은 들판", "삶은 달걀을 옮기던 의자", "서비스워커가 읽는 Markdown 종이",
		"수수께끼를 외우는 쓸쓸한 원숭이", "닭갈비 굽는 부엌의 따뜻한 저녁"}
	var documents []Document
	for i, text := range texts {
		documents = append(documents, Document{Title: strings.Fields(text)[0], Text: texts[i]})
	}
	var x Index
	if err := x.Add(Encode(documents), 0); err != nil {
		t.Fatal(err)
	}
	typed := 0
	for _, text := range texts {
		words := strings.Fields(text)
		for _, first := range words {
			for _, second := range words {
				for _, state := range keys(first + " " + second) {
					typed++
					if len(x.Search(state).Hits) == 0 {
						t.Errorf("%q on the way to %q finds nothing", state, first+" "+second)
					}
				}
			}
		}
	}
	if typed < 1000 {
		t.Errorf("only %d keys", typed)
	}
}

func TestWaysOfReading(t *testing.T) {
	for _, c := range []struct{ query, titles, want string }{
		{"마켓", "오픈마켓은|시장", "오픈마켓은"},
		{"픈마", "오픈마켓|오픈 마켓", "오픈마켓"},
		{"오픈마켓", "오픈 마켓|오픈 사과", "오픈 마켓"},
		{"책", "책|책장|새책", "책, 새책, 책장"},
		{"go", "Go 언어|Google|Ego", "Go 언어, Google"},
		{"c#", "C++|C#|C", "C#"},
		{"c", "C++|C#|C", "C, C#, C++"},
		{"東京", "東京タワー|京東", "東京タワー"},
		{"ㅎㅈ", "한지|한 장|호랑이", "한지, 한 장"},
		{"markdwon", "Markdown|Mark", "Markdown"},
		{"접근셩", "접근성|접근", "접근성"},
		{"접근섬", "접근성|접근", "접근성"},
		{"mark 없음", "Markdown", ""},
		{"css", "HTML+CSS 입문", "HTML+CSS 입문"},
		{"자전거", "자전과 전거|자전거", "자전거"},
		{"ㄱㅄ", "가방 수선|가방", "가방 수선"},
		{"kuberent", "Kubernetes", "Kubernetes"},
		{"20240502", "20240302", ""},
		{"서비스웤", "서비스 워커|서비스", "서비스 워커"},
		{"오프인", "오프라인", ""},
		{"오프라이", "오프라인", "오프라인"},
		{"오프라라인", "오프라인", "오프라인"},
		{"데이터이스", "데이터베이스", "데이터베이스"},
		{"...", "Markdown", ""},
		{"", "Markdown", ""},
		{"  한지  종이 ", "종이와 한지|한지", "종이와 한지"},
	} {
		if got := found(t, c.query, strings.Split(c.titles, "|")...); got != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
}

// TestRank holds that the best hits come first, among many, and all in order after Rank.
func TestRank(t *testing.T) {
	var x Index
	for n := range 3 {
		var documents []Document
		for i := range MaxPosts {
			documents = append(documents, Document{Title: "글", Text: strings.Repeat("한지 ", 1+(i*7+n)%5)})
		}
		if err := x.Add(Encode(documents), n*MaxPosts); err != nil {
			t.Fatal(err)
		}
	}
	r := x.Search("한지")
	if len(r.Hits) != 3*MaxPosts {
		t.Fatalf("%d hits", len(r.Hits))
	}
	best := append([]Hit(nil), r.Hits[:closely]...)
	r.Rank()
	for i := range r.Hits[1:] {
		if r.Hits[i+1].isBefore(r.Hits[i]) {
			t.Errorf("hit %d is before hit %d", i+1, i)
		}
	}
	for i, hit := range best {
		if r.Hits[i] != hit {
			t.Errorf("hit %d was %v before it was ranked, not %v", i, hit, r.Hits[i])
		}
	}
}

// TestOneQueryAfterAnother holds that what a query finds does not depend on those
// before it, nor on when segments came.
func TestOneQueryAfterAnother(t *testing.T) {
	segments := [][]byte{
		Encode([]Document{{Title: "한지와 종이"}, {Title: "한지"}, {Title: "한질 종이"}, {Title: "Paper 종이"}}),
		Encode([]Document{{Title: "종이 한 장"}, {Title: "한지 종이 Paper"}}),
	}
	var used Index
	for n := range segments {
		if err := used.Add(segments[n], 4*n); err != nil {
			t.Fatal(err)
		}
		for _, query := range []string{"종이", "한", "한지", "한지 종", "한지 종이", "한지 종이 pap", "pap 한지", "한지", "한ㅈ", "종이 한지 없", "종이"} {
			var fresh Index
			for i := range n + 1 {
				if err := fresh.Add(segments[i], 4*i); err != nil {
					t.Fatal(err)
				}
			}
			if got, want := used.Search(query).Hits, fresh.Search(query).Hits; !slices.Equal(got, want) {
				t.Errorf("with %d segments %q finds %v, want %v", n+1, query, got, want)
			}
		}
	}
}

func joined(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Match {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("앞에 있는 말 ", 30)
	text := long + "한지는 Café에서, 오픈 마켓 " + long
	var x Index
	if err := x.Add(Encode([]Document{{Title: "한지", Text: text}}), 0); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"한지":         "있는 말 [한지]는 Café",
		"cafe":       "[Café]에서",
		"오픈마켓":       "[오픈 마켓]",
		"한ㅈ cafe 마켓": "[한지]는 [Café]에서, 오픈 [마켓]",
	} {
		r := x.Search(query)
		got := joined(r.Excerpt(text, 60))
		if !strings.Contains(got, want) || !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, " …") || utf8.RuneCountInString(got) > 75 {
			t.Errorf("%q shows %q, want %q in it", query, got, want)
		}
	}
	if got := joined(x.Search("한지").Mark("A <b> 한지 e\u0301")); got != "A <b> [한지] e\u0301" {
		t.Errorf("marked: %q", got)
	}
	if got := joined(Result{}.Excerpt("처음부터", 60)); got != "처음부터" {
		t.Errorf("without a match: %q", got)
	}
}

func TestStrangeSegments(t *testing.T) {
	for _, data := range []string{"", "x", "65\n", "-1\n", "2\none title"} {
		if err := new(Index).Add([]byte(data), 0); err == nil {
			t.Errorf("%q is taken for a segment", data)
		}
	}
}

// FuzzSearch holds that a word of a text finds it, whatever stands around, and that
// what is marked is the text itself.
func FuzzSearch(f *testing.F) {
	f.Add("한지라는 종이 Café C++ 東京", "본문 ㅎㅈ \xff ①", "종이")
	f.Add("ㅠㅠ", "ㅏ 종이 ㅠ", "종이")
	f.Fuzz(func(t *testing.T, title, text, query string) {
		title, text = strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(text, "?")
		var x Index
		if err := x.Add(Encode([]Document{{Title: title, Text: text}, {Title: "another"}}), 0); err != nil {
			t.Fatal(err)
		}
		for _, q := range append(strings.Fields(title+" "+text), query) {
			r := x.Search(q)
			isWord := len(words([]rune(Fold(q)))) > 0 && !strings.ContainsFunc(Fold(q), isInitial)
			if q != query && isWord && len(r.Hits) == 0 {
				t.Errorf("%q finds %v", q, r.Hits)
			}
			for _, s := range []string{title, text} {
				plain := ""
				for _, p := range r.Mark(s) {
					plain += p.Text
				}
				if plain != s {
					t.Errorf("%q marked in %q gives %q", q, s, plain)
				}
				r.Excerpt(s, 20)
			}
		}
	})
}
