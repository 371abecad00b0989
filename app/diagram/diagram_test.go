package diagram_test

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"hanji/app/diagram"
)

// TestDraw draws each kind, and holds that all that it says is there and nothing else.
func TestDraw(t *testing.T) {
	for _, c := range []struct {
		kind         diagram.Kind
		source, says string
	}{
		{diagram.Flowchart, "flowchart TD\n가[글을 쓴다]-->|예|나-다{맞는가?};나-다 -- 아니요, 아직 --> 가; 나-다 -.-> C & D([끝])", "예 아니요, 아직 글을 쓴다 맞는가? C 끝"},
		{diagram.Flowchart, "graph\n  A[\"a[0] (첫째)<br>둘째 줄\"] ==> B((\"#quot;b#quot;\"))\n  A --> A\n  A <--> B", `a[0] (첫째) 둘째 줄 "b"`},
		{diagram.Flowchart, "%%{init: {'theme': 'dark'}}%%\nflowchart LR\n %% 말\n subgraph 서버 [서버 쪽]\n direction TB\n A --> B\n end\n C --> 서버\n style A fill:#f00,color:#fff\n click A \"https://example.org\"\n A:::x ~~~ C", "서버 쪽 C A B"},
		{diagram.StateDiagram, "stateDiagram-v2\n [*] --> 대기\n 대기 --> 실행중 : 시작함\n state 실행중 {\n  [*] --> 읽기\n }\n 실행중 --> [*]\n state \"긴 이름\" as L\n L : 둘째", "실행중 시작함 대기 긴 이름 둘째 읽기"},
		{diagram.StateDiagram, "stateDiagram\n A --> B\n note right of A : 짧은 말\n note left of B\n  긴\n  말\n end note", "A B 짧은 말 긴 말"},
		{diagram.Flowchart, "flowchart LR\n A@{ shape: cyl, label: \"저장소\" } --> B", "저장소 B"},
		{diagram.EntityRelationship, "erDiagram\n A { int id PK  string 이름 }\n A ||..|| B : x", "A PK int id string 이름 B x"},
		{diagram.Sequence, "sequenceDiagram\n autonumber\n actor 나\n participant S as 인증 서버\n 나->>+S: 로그인\n S--)-나: 토큰\n alt 성공\n S-x나: 끝\n else 실패\n 나->나: 다시\n end\n Note over 나,S: 기록을 남긴다", "alt [성공] [실패] 1. 로그인 2. 토큰 3. 끝 ✕ 4. 다시 기록을 남긴다 나 인증 서버"},
		{diagram.ClassDiagram, "classDiagram\n class 동물 {\n <<interface>>\n +String 이름\n +먹다(음식) bool\n }\n 동물 <|-- Dog : 상속\n Dog \"1\" *-- \"4\" 다리\n Dog .. 다리\n Dog : List~int~ 수$", "<<interface>> 동물 + String 이름 + 먹다(음식) : bool Dog List<int> 수 다리 상속 1 4"},
		{diagram.Flowchart, "flowchart LR\n direction TB\n subgraph\n A@{ label: \"`**굵은** 말`\" } --> B[\"#35;1 fa:fa-car 차\"]\n end\n subgraph 밖\n subgraph 안\n C\n end\n D\n end", "밖 안 굵은 말 #1 차 D C"},
		{diagram.StateDiagram, "stateDiagram-v2\n direction LR\n state 고르기 <<choice>>\n A --> 고르기\n state 묶음 {\n direction TB\n 혼자\n }\n A : 하나\n A : 둘\n hide empty description\n class A x", "묶음 하나 둘 혼자"},
		{diagram.Sequence, "sequenceDiagram\n autonumber 10 5\n rect rgb(0, 0, 0)\n A->>B: 하나\n B-->>A: 둘\n end", "10. 하나 15. 둘 A B"},
		{diagram.ClassDiagram, "classDiagram\n class A[\"이름\"] {\n +x\n }\n class B~T~\n <<abstract>> B\n B : +y()* int", "이름 + x <<abstract>> B<T> + y() : int"},
		{diagram.EntityRelationship, "erDiagram\n A[\"고객 님\"] ||--|| B : x", "고객 님 B x"},
		{diagram.Flowchart, "flowchart TD\n A[# 하나];B", "# 하나 B"},
		{diagram.Flowchart, "flowchart TD\n link --> properties\n linkStyle 0 stroke:red", "link properties"},
		{diagram.ClassDiagram, "classDiagram\n class A { +읽다() }\n link --> A\n link A \"https://example.org\"", "A + 읽다() link"},
		{diagram.EntityRelationship, "erDiagram\n class ||--o{ link : x\n style link fill:red", "class link x"},
		{diagram.Sequence, "sequenceDiagram\n loop 다시 -> 확인: 세 번\n option->>B: 말\n end\n links B: {\"a\": \"b\"}", "loop [다시 -> 확인: 세 번] 말 option B"},
		{diagram.EntityRelationship, "erDiagram\n 고객 ||--o{ 주문 : \"주문한다\"\n 고객 {\n string 이름 PK \"부르는 이름\"\n }", "고객 PK string 이름 · 부르는 이름 주문 주문한다"},
	} {
		drawing, err := new(diagram.Page).Draw(c.source)
		if err != nil || drawing.Kind != c.kind {
			t.Errorf("%s: %v\n%s", drawing.Kind, err, c.source)
			continue
		}
		if got := textsOf(drawing.SVG); got != c.says {
			t.Errorf("says %q\nwant %q", got, c.says)
		}
		if strings.Contains(drawing.SVG, "var(") || strings.Contains(drawing.SVG, " style") || strings.Contains(drawing.SVG, "NaN") ||
			strings.Count(drawing.SVG, ` class="`) != strings.Count(drawing.SVG, ` class="`+diagram.Class) {
			t.Errorf("it is not clean: %s", drawing.SVG)
		}
	}
}

var (
	texts  = regexp.MustCompile(`<text[^>]*>(.*?)</text>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
	breaks = regexp.MustCompile(`</tspan><tspan `)
	plain  = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`)
)

func textsOf(svg string) string {
	var all []string
	for _, m := range texts.FindAllStringSubmatch(svg, -1) {
		all = append(all, plain.Replace(tags.ReplaceAllString(breaks.ReplaceAllString(m[1], " <i "), "")))
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// TestLabelsFit holds that a part is wider than its label, in Hangul and in Latin letters.
func TestLabelsFit(t *testing.T) {
	rect := regexp.MustCompile(`<rect [^>]* width="([\d.]+)"`)
	for _, label := range []string{"다람쥐 헌 쳇바퀴에 타고파", "WWWWWWWWWWWW", "iiiiiiiiiiiiiiiiiii"} {
		drawing, err := new(diagram.Page).Draw("flowchart TD\nA[" + label + "]")
		if err != nil {
			t.Fatal(err)
		}
		width, _ := strconv.ParseFloat(rect.FindStringSubmatch(drawing.SVG)[1], 64)
		ems := map[string]float64{"다람쥐 헌 쳇바퀴에 타고파": 11 + 3*.25, "WWWWWWWWWWWW": 12 * .95, "iiiiiiiiiiiiiiiiiii": 19 * .3}[label]
		if width < 13*ems+10 || width > 13*ems+80 {
			t.Errorf("%s: %g wide, for %g", label, width, 13*ems)
		}
	}
}

// TestNotDrawn holds that what can't be drawn as it is written is not drawn without it.
func TestNotDrawn(t *testing.T) {
	deep := ""
	for i := range 8 {
		deep += fmt.Sprintf("subgraph g%d\n", i)
	}
	for source, want := range map[string]string{
		"":                                 `1: it is empty`,
		"gantt\n title 일정":                 `1: "gantt" is not among the kinds that are drawn`,
		"flowchart TD\n\nA --> B\nA --x C": `4: a line that ends in a circle or a cross is not drawn`,
		"flowchart TD\nA[시작 --> B":         `2: "A[시작 --> B" is not drawn`,
		"flowchart TD\nsubgraph x\nA":      `3: "x" does not end`,
		"flowchart TD\nend":                `2: "end" ends nothing`,
		"flowchart TD\nA@{ shape: bolt }":  `2: the shape "bolt" is not drawn`,
		"stateDiagram-v2\nA --> B\nnote right of A\n말":               `4: a note does not end`,
		"stateDiagram\nA --> B\n--\nC":                               `3: "--" is not drawn`,
		"sequenceDiagram\nbox 그룹\nend":                               `2: "box 그룹" is not drawn`,
		"sequenceDiagram\nloop x\nend":                               `3: a block without messages is not drawn`,
		"classDiagram\nnote \"말\"":                                   `2: "note "말"" is not drawn`,
		"flowchart TD\n" + strings.Repeat("subgraph a\n", 6):         `3: "a" is there twice`,
		"flowchart TD\n" + deep + "A\n":                              `7: "g5" is in too many others`,
		"flowchart TD\nsubgraph x\nend\nA":                           `4: "x" has nothing in it`,
		"flowchart TD\nA@{ label: x } -->":                           `2: "A@{ label: x } -->" is not drawn`,
		"flowchart TD\nA <> B " + strings.Repeat("가", 60):            `2: "A <> B ` + strings.Repeat("가", 33) + `…" is not drawn`,
		"flowchart TD\n" + strings.Repeat("A & ", 4000) + "A --> B":  `2: it has too many parts`,
		"flowchart TD\nA" + strings.Repeat("[", 15000):               `2: "A` + strings.Repeat("[", 39) + `…" is not drawn`,
		"stateDiagram\n" + strings.Repeat("A --> B\nB --> A\n", 500): `1: it has too many parts`,
		"sequenceDiagram":                                            `1: it is empty`,
		"sequenceDiagram\nloop x\nA->>B: x":                          `3: "loop" does not end`,
		"sequenceDiagram\nparticipant A@{ \"type\": \"db\" }":        `2: "participant A@{ "type": "db" }" is not drawn`,
		"classDiagram":                                    `1: it is empty`,
		"classDiagram\nclass A {\n+x":                     `3: "A" does not end`,
		"erDiagram":                                       `1: it is empty`,
		"erDiagram\nA {\nint id":                          `3: "A" does not end`,
		"erDiagram\nA {\nint\n}":                          `3: "int" is not drawn`,
		"erDiagram\nA { int }":                            `2: "A { int }" is not drawn`,
		"classDiagram\nclass A B":                         `2: "class A B" is not drawn`,
		"erDiagram\nA one to many B : x":                  `2: "A one to many B : x" is not drawn`,
		"flowchart TD\n" + strings.Repeat("A-->B\n", 500): `is more than`,
		"flowchart TD\n" + strings.Repeat("한", 8000):      `1: it is longer than 20000 bytes`,
	} {
		_, err := new(diagram.Page).Draw(source)
		var wrong *diagram.Error
		if !errors.As(err, &wrong) {
			t.Errorf("%.60q is drawn", source)
			continue
		}
		got := strconv.Itoa(wrong.Line) + ": " + wrong.What
		if want == "is more than" {
			want = "1: it has too many parts"
			got = "1: " + wrong.What
		}
		if got != want {
			t.Errorf("%.60q: %s\nwant %s", source, got, want)
		}
	}
}

// TestWordsHaveRoom holds that what is written beside a line is within the drawing.
func TestWordsHaveRoom(t *testing.T) {
	drawing, err := new(diagram.Page).Draw("stateDiagram-v2\n가 --> 나 : 이 말은 모든 것보다 길다\nstate 나 {\n다 --> 라\n}\n나 --> 가 : 이 말도 모든 것보다 길다")
	if err != nil {
		t.Fatal(err)
	}
	box := regexp.MustCompile(`viewBox="(-?\d+) \d+ (\d+) `).FindStringSubmatch(drawing.SVG)
	left, _ := strconv.ParseFloat(box[1], 64)
	width, _ := strconv.ParseFloat(box[2], 64)
	for _, m := range regexp.MustCompile(`<text x="(-?[\d.]+)" [^>]*>이 말`).FindAllStringSubmatch(drawing.SVG, -1) {
		if middle, _ := strconv.ParseFloat(m[1], 64); middle-60 < left || middle+60 > left+width {
			t.Errorf("words at %g are not from %g to %g", middle, left, left+width)
		}
	}
}

// TestNotesAreInOrBelow holds that no note lies on the border of a block.
func TestNotesAreInOrBelow(t *testing.T) {
	drawing, err := new(diagram.Page).Draw("sequenceDiagram\nloop x\nA->>B: one\nNote over A,B: within\nend\nNote over A,B: below\nA->>B: two")
	if err != nil {
		t.Fatal(err)
	}
	ends := func(of string) (all []float64) {
		for _, m := range regexp.MustCompile(`<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" `+of).FindAllStringSubmatch(drawing.SVG, -1) {
			top, _ := strconv.ParseFloat(m[1], 64)
			height, _ := strconv.ParseFloat(m[2], 64)
			all = append(all, top, top+height)
		}
		return all
	}
	block, notes := ends(`rx="0" ry="0" fill="none" stroke`), ends(`fill="none" class="hanji-diagram-head" [^>]*stroke-width="0.8"`)
	if len(block) != 2 || len(notes) != 4 || notes[1] >= block[1] || notes[2] <= block[1] {
		t.Errorf("a block is from %v, the notes within and below from %v", block, notes)
	}
}

// TestPage holds that the diagrams of one page have an end, and ids of their own.
func TestPage(t *testing.T) {
	page := &diagram.Page{}
	first, _ := page.Draw("flowchart TD\nA --> B")
	second, err := page.Draw("flowchart TD\nA --> B")
	if !strings.Contains(first.SVG, `id="diagram-1-arrowhead"`) || !strings.Contains(second.SVG, `url(#diagram-2-arrowhead)`) {
		t.Errorf("ids are alike: %s", second.SVG)
	}
	for i := 0; i < 1000 && err == nil; i++ {
		_, err = page.Draw("flowchart TD\nA --> B")
	}
	if err == nil {
		t.Error("a page may have 1,000 diagrams")
	}
}

// TestLooks holds what is drawn beside words: the author's colours, and what a sign means.
func TestLooks(t *testing.T) {
	for source, want := range map[string]string{
		"flowchart TD\nA --> B\nstyle A fill:#f00,stroke:Blue":          `fill="#f00" fill-opacity=".3" stroke="blue"`,
		"flowchart TD\nA:::x --> B\nclassDef x,y fill:#0f0":             `fill="#0f0" fill-opacity=".3"`,
		"flowchart TD\nA --> B\nclass A,B x\nclassDef x fill:#0f0":      `fill="#0f0" fill-opacity=".3"`,
		"flowchart TD\nA <--> B":                                        `marker-start="url(#diagram-1-arrowhead-start)"`,
		"flowchart TD\nA -.-> B":                                        `stroke-dasharray="4 4"`,
		"flowchart TD\nA --> B":                                         `marker-end="url(#diagram-1-arrowhead)"`,
		"flowchart TD\nA((a)) --> B":                                    `<circle `,
		"stateDiagram-v2\n[*] --> A":                                    `<circle `,
		"stateDiagram-v2\nstate A <<choice>>\nA --> B":                  `<polygon `,
		"sequenceDiagram\nA->>B: x\nactivate B\nB->>A: y\ndeactivate B": `width="10"`,
		"classDiagram\nA <|.. B":                                        `stroke-dasharray=`,
		"flowchart TD\nA":                                               `stroke-opacity=".45"`,
		"classDiagram\nA *-- B":                                         `url(#diagram-1-cls-composition)`,
	} {
		drawing, err := new(diagram.Page).Draw(source)
		if err != nil || !strings.Contains(drawing.SVG, want) {
			t.Errorf("%q: %v, no %s in %s", source, err, want, drawing.SVG)
		}
	}
	for one, other := range map[string]string{
		"flowchart LR\nA --> B":                                     "flowchart TD\nA --> B",
		"flowchart RL\nA --> B":                                     "flowchart LR\nA --> B",
		"flowchart BT\nA --> B":                                     "flowchart TD\nA --> B",
		"flowchart LR\nsubgraph g\ndirection TB\nA --> B\nend":      "flowchart LR\nsubgraph g\nA --> B\nend",
		"flowchart LR\nsubgraph g\nA\nsubgraph h\nB\nend\nend":      "flowchart LR\nsubgraph g\nA\nend\nsubgraph h\nB\nend",
		"stateDiagram\n[*] --> A\nA --> B\nstate B {\n[*] --> C\n}": "stateDiagram\n[*] --> A\nA --> B\nstate B {\nC\n}\n[*] --> C",
		"stateDiagram\nstate A {\ndirection LR\nB --> C\n}":         "stateDiagram\nstate A {\nB --> C\n}",
		"sequenceDiagram\nA-->>B: x":                                "sequenceDiagram\nA->>B: x",
		"sequenceDiagram\nA->B: x":                                  "sequenceDiagram\nA->>B: x",
		"sequenceDiagram\nA-)B: x":                                  "sequenceDiagram\nA->>B: x",
		"sequenceDiagram\nactor A\nA->>B: x":                        "sequenceDiagram\nA->>B: x",
		"classDiagram\nA --* B":                                     "classDiagram\nA *-- B",
		"classDiagram\nA : +x$":                                     "classDiagram\nA : +x",
		"erDiagram\nA ||--|| B : x":                                 "erDiagram\nA ||..|| B : x",
		"erDiagram\nA ||--o{ B : x":                                 "erDiagram\nA ||--|{ B : x",
	} {
		a, err := new(diagram.Page).Draw(one)
		b, other := new(diagram.Page).Draw(other)
		if err != nil || other != nil || a.SVG == b.SVG {
			t.Errorf("%q is drawn like another, %v, %v", one, err, other)
		}
	}
}

// TestTitles holds what a diagram is called.
func TestTitles(t *testing.T) {
	for _, source := range []string{
		"---\nconfig: {}\ntitle: 길 \n---\nflowchart TD\nA --> B",
		"flowchart TD\naccTitle: 길\naccDescr: 그 밖\nA --> B",
		"sequenceDiagram\ntitle: 길\nA->>B: x",
	} {
		if drawing, err := new(diagram.Page).Draw(source); err != nil || drawing.Title != "길" {
			t.Errorf("%q is called %q, %v", source, drawing.Title, err)
		}
	}
}
