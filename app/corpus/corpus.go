// Package corpus makes up blogs of any size for tests and benchmarks. Post i is
// the same in every blog, on every machine and with every release of Go.
package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Name returns the file name of post i, from 0 on. Later posts are newer.
func Name(i int) string {
	day := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i)
	return fmt.Sprintf("%s-post-%d.md", day.Format(time.DateOnly), i)
}

// Write adds posts 0 to n-1 to a blog's folder, which it makes.
func Write(dir string, n int) error {
	for i := range n {
		if err := write(dir, "posts/"+Name(i), Post(i)); err != nil {
			return err
		}
	}
	return nil
}

func write(dir, name, content string) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(content), 0o644)
}

// Post returns the file of post i: front matter with a category of 8 and a few of
// 300 tags, frequent ones more often, and some 3 KB of Korean or English text
// with headings, links, a list, a quote, code and a table.
func Post(i int) string {
	r := random(i)
	words, rare := korean, rareKorean
	if r.n(3) == 0 {
		words, rare = english, rareEnglish
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\n", r.sentence(words, 2+r.n(4)))
	fmt.Fprintf(&b, "category: %s\ntags: [", words[r.n(8)])
	for t := range 1 + r.n(4) {
		if t > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "tag-%d", r.n(r.n(300)+1))
	}
	fmt.Fprintf(&b, "]\ndescription: %q\n---\n", r.sentence(words, 8))
	for section := range 3 + r.n(3) {
		fmt.Fprintf(&b, "## %s\n\n", r.sentence(words, 3))
		for range 2 + r.n(3) {
			for range 3 + r.n(4) {
				b.WriteString(r.sentence(words, 4+r.n(8)) + " " + rare(r) + " " + r.sentence(words, 1+r.n(3)) + " " + rare(r) + ". ")
			}
			b.WriteString("\n\n")
		}
		switch (section + r.n(2)) % 5 {
		case 0:
			for range 4 {
				fmt.Fprintf(&b, "- **%s** %s\n", words[r.n(len(words))], r.sentence(words, 5))
			}
		case 1:
			fmt.Fprintf(&b, "```go\nfunc f%d(a, b int) int {\n\treturn a*%d + b // %s\n}\n```\n", i, section, r.sentence(words, 3))
		case 2:
			fmt.Fprintf(&b, "| %s | %s |\n|---|---:|\n| %s | %d |\n", words[r.n(40)], words[r.n(40)], words[r.n(40)], r.n(1000))
		case 3:
			fmt.Fprintf(&b, "> %s\n", r.sentence(words, 12))
		case 4:
			fmt.Fprintf(&b, "[%s](https://example.org/%d) %s\n", r.sentence(words, 2), i, r.sentence(words, 4))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// numbers is splitmix64 (Steele, Lea and Flood, 2014).
type numbers uint64

func random(seed int) *numbers {
	r := numbers(seed+1) * 0x9e3779b97f4a7c15
	return &r
}

// n returns a number from 0 to below limit.
func (r *numbers) n(limit int) int {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(limit))
}

func (r *numbers) sentence(words []string, n int) string {
	s := make([]string, n)
	for i := range s {
		s[i] = words[r.n(len(words))]
	}
	return strings.Join(s, " ")
}

// rareKorean is a noun of two or three syllables with a particle, rareEnglish a word of
// three parts: a blog has tens of thousands of such words, most of them a few times.
func rareKorean(r *numbers) string {
	noun := syllables[r.n(len(syllables))] + syllables[r.n(len(syllables))]
	if r.n(2) == 0 {
		noun += syllables[r.n(len(syllables))]
	}
	return noun + particles[r.n(len(particles))]
}

func rareEnglish(r *numbers) string {
	return onsets[r.n(len(onsets))] + middles[r.n(len(middles))] + endings[r.n(len(endings))]
}

var (
	syllables = strings.Fields(`가 각 강 개 거 건 경 고 곡 공 과 관 교 구 국 기 나 남 내 노 눈 단 담 대 도 동 두 라 로 리 마 만 면 명 모 목 무 문 물 미
	바 반 방 배 백 법 변 별 보 복 부 북 비 사 산 상 서 석 선 설 성 세 소 손 수 시 식 신 실 안 양 어 여 역 연 영 오 온 우 운 원 유 음 의 이 인 일
	자 장 재 저 전 정 제 조 종 주 중 지 진 차 천 청 초 추 칠 타 토 통 판 평 표 풍 하 학 한 해 향 호 화 황 회 후`)
	particles = strings.Fields("은 는 이 가 을 를 의 에 에서 으로 와 과 도 만 까지")
	onsets    = strings.Fields("ab al am an ar be bro ca cla com con cra de dis dra el em fa fi for fra ga gle gra ha hi in ka le li ma mi mo na no or pa per pla po pre ra re ro sa se sho si spa sta sti su ta te tra un va vi wa we")
	middles   = strings.Fields("ba ber ci cle da der di fi ga go la len li lo ma men mi na ni no pa per po ra ri ro sa ser ta te ti tor va ve vi")
	endings   = strings.Fields("ble ce cy de dle ed er est ful ge ic ing ion ish ity ive ken le less ling ly ment ness on or ous ry ship son ten tion ty ver ward")
)

var korean = strings.Fields(`종이 한지 바람 물결 기록 산책 부엌 도서관
	아침에 저녁에는 골목에서 창문을 가만히 천천히 언제나 가끔 다시 처음으로 마지막까지
	읽는다 썼다 걸었다 남았다 고쳤다 보였다 들렸다 자랐다 모았다 접었다 펼쳤다
	작은 오래된 조용한 따뜻한 낯선 두꺼운 투명한 빈
	이야기는 생각을 문장이 사람과 계절의 손으로 빛이 나무에 글자를 소리와 길을 시간은`)

var english = strings.Fields(`paper harbour garden kitchen notebook winter letter archive
	a the of and in by with from slowly quietly often again never always
	reads writes walks keeps folds finds mends gathers opens leaves
	small old quiet warm strange thick clear empty
	story thought sentence people season hand light tree word sound road time`)
