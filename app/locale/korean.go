package locale

import (
	"fmt"
	"strconv"
	"time"
	"unicode"
)

var korean = Text{
	Lang:     "ko",
	Script:   unicode.Hangul,
	Pictures: []string{"사진", "그림", "이미지", "화면"},

	Skip: "본문으로 건너뛰기", Menu: "메뉴",
	Home: "모든 글", Categories: "분류", Tags: "태그", Archive: "모아보기",
	Filter: "골라 보기", ClearFilter: "모두 지우기",
	AllCategories: "분류 모두 보기", AllTags: "태그 모두 보기", NoPosts: "아직 글이 없습니다.", NothingFound: "모두에 해당하는 글이 없습니다.",
	Frequent: "자주 쓰는 것", Initials: "첫 글자",
	Older: "이전 글", Newer: "다음 글", Newest: "새 글", Related: "함께 읽을 글", Neighbours: "이전 글과 다음 글",
	Pager: "쪽 이동", PagePrevious: "새 글 쪽으로", PageNext: "지난 글 쪽으로", PageNumber: "쪽 번호", Go: "이동",
	NotFound: "찾는 쪽이 없습니다", NotFoundHelp: "주소가 바뀌었거나 글이 내려갔을 수 있습니다. 목록에서 찾아보세요.", BackHome: "처음으로", Moved: "이 쪽은 옮겨졌습니다", Draft: "초안", Pinned: "고정",
	Callouts: [...]string{"참고", "팁", "중요", "주의", "경고"},
	Diagrams: [...]string{"순서도", "상태 다이어그램", "시퀀스 다이어그램", "클래스 다이어그램", "개체 관계 다이어그램"}, DiagramSource: "다이어그램 원문",
	Feed: "피드", MadeWith: "hanji로 만들었습니다", All: "모두 보기",
	Accounts: "다른 곳에서", Email: "이메일",
	Offline: "오프라인입니다. 저장된 글을 보여 드립니다.", Update: "새로 올라온 내용이 있습니다.",
	Reload: "새로 고침", Show: "보기", Install: "앱으로 설치", InstallByHand: "공유 버튼을 누르고 ‘홈 화면에 추가’를 고르면 앱처럼 열립니다.", Close: "닫기",
	Unavailable: "이 글을 지금은 불러올 수 없습니다", UnavailableHelp: "연결이 돌아오면 다시 열어 보세요. 저장된 다른 글은 읽을 수 있습니다.", Loading: "불러오는 중",

	Number:   number,
	Size:     size,
	Posts:    func(n int) string { return "글 " + number(n) + "편" },
	NewPosts: func(n int) string { return "새 글 " + number(n) + "편이 올라왔습니다." },
	Minutes:  func(n int) string { return fmt.Sprintf("%d분", n) },
	Page:     func(n, of int) string { return number(n) + " / " + number(of) + "쪽" },
	Terms:    func(n int) string { return number(n) + "가지" },
	AllOf:    func(n int) string { return number(n) + "편 모두 보기" },
	Without:  func(condition string, n int) string { return condition + " 빼고 " + number(n) + "편" },
	Date: func(t time.Time) string {
		return fmt.Sprintf("%d년 %d월 %d일", t.Year(), t.Month(), t.Day())
	},
	Year:  func(y int) string { return fmt.Sprintf("%d년", y) },
	Month: func(m time.Month) string { return fmt.Sprintf("%d월", m) },

	Shelf: Shelf{
		Name: "책꽂이",
		Lead: "연결이 없어도 읽을 수 있게 이 기기에 저장해 둔 글과, 읽다 만 글이 있습니다. 이 기기를 떠나는 기록은 없습니다.",
		NeedsClient: "여기 놓일 것은 이 기기만 압니다. 그래서 블로그의 프로그램(JavaScript)이 움직여야 보입니다. " +
			"글은 그것 없이도 모두 읽을 수 있습니다.",

		Keep: "이 글을 그림까지 저장", KeepPage: "이 쪽을 그림까지 저장", Keeping: "저장하는 중", Kept: "저장됨, 책꽂이에서 빼기",
		KeptNow: "그림까지 저장했습니다.", NotKept: "저장하지 못했습니다. 연결과 남은 공간을 살펴 주세요.",

		Device: "이 기기", Asking: "무엇이 저장되어 있는지 알아보는 중입니다.",
		Insecure:  "이 주소는 https가 아니어서 브라우저가 글을 저장하지 못합니다. 연결이 있는 동안 읽는 데는 지장이 없습니다.",
		Refused:   "지금은 이 브라우저에 글을 저장할 수 없습니다. 비공개 창이거나, 저장이 막혀 있거나, 연결이 없을 때 그렇습니다.",
		Receiving: "글을 받고 있습니다. 그동안 읽거나 이 쪽을 떠나도 됩니다.",
		Waiting:   "글을 다 받지 못했습니다. 연결되면 이어서 받습니다.",
		Full:      "저장 공간이 가득 차서 글을 다 받지 못했습니다. 기기의 공간을 비운 뒤 다시 저장해 보세요.",
		Complete:  "모든 글을 연결 없이 읽을 수 있습니다.",
		Recent:    "최근 글을 연결 없이 읽을 수 있습니다. 오래된 글은 바라실 때 받습니다.",
		Partial:   "저장된 글만 연결 없이 읽을 수 있습니다.",
		Nothing:   "아직 저장된 글이 없습니다.",
		Empty:     "비워 두었습니다. 다시 바라실 때까지 글을 받지 않습니다.",
		Progress:  "받은 묶음", Posts: "글", Size: "크기", Updated: "마지막 확인", Storage: "저장 공간",
		Safety: "보관", Safe: "브라우저가 스스로 지우지 않습니다", Unsafe: "공간이 모자라면 브라우저가 지울 수 있습니다",
		KeepAll: "모든 글 저장", KeepAllHelp: "오래된 글과 앞으로 올라올 글까지 모두 받습니다. 데이터 절약 모드에서도 받습니다. 그림은 보았거나 글째 저장한 것이 남습니다.",
		RemoveAll: "모두 비우기", RemoveAllHelp: "저장된 글과 그림을 이 기기에서 지우고, 다시 바라실 때까지 받지 않습니다. 읽다 만 자리는 남습니다.",
		RemoveAllConfirm: "비우기",
		InstallHelp:      "첫 화면에 아이콘이 놓이고, 주소창 없이 열립니다. 저장된 글은 그대로 씁니다.",
		KeptPosts:        "그림까지 저장한 글", Remove: "빼기",
		NoKeptPosts: "아직 없습니다. 글 끝에 있는 ‘이 글을 그림까지 저장’을 누르면 여기 놓입니다.",
		Begun:       "이어 읽기", Forget: "잊기",
		NoneBegun: "읽다 만 글이 없습니다. 읽다 떠난 글이 있으면 멈춘 자리와 함께 여기 놓입니다.",

		Count:  func(n, of int) string { return number(of) + "편 가운데 " + number(n) + "편" },
		Usage:  func(bytes, of float64) string { return "이 사이트가 " + size(of) + " 가운데 " + size(bytes) },
		Read:   func(percent int) string { return strconv.Itoa(percent) + "% 읽음" },
		Labels: func(action, title string) string { return title + " " + action },
	},

	Search: Search{
		Name: "찾기", Field: "글 찾기",
		Help:    "제목, 태그, 본문에서 찾습니다. 낱말의 일부만 적어도 되고, 제목, 분류, 태그는 초성(ㅎㅈ)으로도 찾습니다.",
		Loading: "찾아보기를 펼치는 중입니다.",
		Lost:    "찾아보기를 불러올 수 없습니다. 연결이 돌아오면 다시 찾아보세요.",
		Nothing: "맞는 글이 없습니다. 낱말을 줄이거나 바꾸어 보세요.",
		Quoted:  func(query string) string { return "‘" + query + "’" },
		Count:   func(n int) string { return "찾은 글 " + number(n) + "편" },
	},

	Settings: Settings{
		Name: "보기 설정", Theme: "밝기", Size: "글자 크기", Face: "글꼴", Spacing: "줄 간격", Width: "글줄 길이",
		Themes:   [...]string{"기기대로", "밝게", "어둡게"},
		Sizes:    [...]string{"작게", "보통", "크게", "아주 크게"},
		Faces:    [...]string{"고딕", "명조"},
		Spacings: [...]string{"좁게", "보통", "넓게"},
		Widths:   [...]string{"짧게", "보통", "길게"},
	},

	Reader: Reader{
		Left: "{}분 남음", Done: "다 읽음",
		Resume: "멈춘 자리로", Part: "{}% 읽음", Read: "읽음",
		Copy: "복사", Copied: "복사했습니다.", Refused: "브라우저가 복사를 막았습니다.",
		Anchor: "이 대목의 주소 복사", Enlarge: "크게 보기", Zoom: "더 크게", Note: "각주", Close: "닫기",
		Offline: "연결이 돌아오면 볼 수 있습니다.",
	},

	Article: Article{
		Contents: "차례", Share: "공유", Edit: "고치기 제안", Back: "본문으로, 각주",
		Comments: "댓글", ShowComments: "댓글 보기",
		CommentsHelp: func(host string) string {
			return "누르면 " + host + "에서 불러오고, 그쪽에 이 기기의 접속이 알려집니다. 쓰려면 GitHub 계정이 있어야 합니다."
		},
		Part:      func(n, of int) string { return number(of) + "편 가운데 " + number(n) + "편째" },
		Changed:   func(day string) string { return day + " 고침" },
		ContentOf: func(host string) string { return host + " 콘텐츠" },
	},

	Until: Until{
		Waiting: "글을 찾고 있습니다.",
		Failed:  "모든 글을 보여 드립니다.",
		Without: "스크립트가 꺼져 있거나 불러오지 못해 찾기와 골라 보기를 쓸 수 없습니다. 목록에서 찾아보세요.",
	},
}
