package ui

import (
	"strconv"
	"strings"
)

// ShelfText is the reader-facing text of the shelf and of the button that fills it.
type ShelfText struct {
	Name, Lead, NeedsClient string

	// The button of a post or page.
	Keep, KeepPage, Keeping, Kept string
	KeptNow, NotKept              string

	Device                                     string
	Asking, Insecure, Refused                  string
	Receiving, Waiting, Full                   string
	Complete, Recent, Partial, Nothing, Empty  string
	Progress, Posts, Size, Updated, Storage    string
	Safety, Safe, Unsafe                       string
	KeepAll, KeepAllHelp                       string
	RemoveAll, RemoveAllHelp, RemoveAllConfirm string
	InstallHelp                                string
	KeptPosts, NoKeptPosts, Remove             string
	Begun, NoneBegun, Forget                   string

	Count  func(n, of int) string
	Usage  func(bytes, of float64) string
	Read   func(percent int) string
	Labels func(action, title string) string
}

var koreanShelf = ShelfText{
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
}

var englishShelf = ShelfText{
	Name: "Shelf",
	Lead: "Posts that are kept on this device, to be read without a network, and posts that you began. No record leaves this device.",
	NeedsClient: "Only this device knows what stands here, so it takes the blog's program (JavaScript) to show it. " +
		"All posts can be read without it.",

	Keep: "Keep this post with its images", KeepPage: "Keep this page with its images", Keeping: "Keeping…", Kept: "Kept. Take it off the shelf",
	KeptNow: "It is kept with its images.", NotKept: "It could not be kept. Check the network and the space that is left.",

	Device: "This device", Asking: "Looking up what is kept.",
	Insecure:  "This address is not https, so the browser keeps no posts. Reading them online works all the same.",
	Refused:   "This browser keeps no posts right now. It may be a private window, storage may be blocked, or there is no network.",
	Receiving: "Posts are being downloaded. You may read on, or leave this page.",
	Waiting:   "Not all posts are here yet. The download goes on once you are online.",
	Full:      "Storage is full, so not all posts could be kept. Make room on the device, then keep them again.",
	Complete:  "All posts can be read without a network.",
	Recent:    "Recent posts can be read without a network. Older ones are downloaded when you ask for them.",
	Partial:   "Only the posts that are kept can be read without a network.",
	Nothing:   "No posts are kept yet.",
	Empty:     "The shelf is empty. No posts are downloaded until you ask for them.",
	Progress:  "Parts downloaded", Posts: "Posts", Size: "Size", Updated: "Last checked", Storage: "Storage",
	Safety: "Eviction", Safe: "The browser does not remove it by itself", Unsafe: "The browser may remove it when space runs out",
	KeepAll: "Keep everything", KeepAllHelp: "Downloads old posts and those to come, also where you save data. Images are kept that you have seen, and those of posts kept with them.",
	RemoveAll: "Remove all", RemoveAllHelp: "Removes posts and images from this device, and downloads none until you ask for them. Where you stopped reading is kept.",
	RemoveAllConfirm: "Remove",
	InstallHelp:      "It gets an icon among your apps, and opens without an address bar. What is kept stays kept.",
	KeptPosts:        "Kept with images", Remove: "Remove",
	NoKeptPosts: "None yet. “Keep this post with its images”, at the end of a post, puts it here.",
	Begun:       "Continue reading", Forget: "Forget",
	NoneBegun: "You have not left a post halfway. If you do, it stands here with the place where you stopped.",

	Count:  func(n, of int) string { return number(n) + " of " + number(of) },
	Usage:  func(bytes, of float64) string { return size(bytes) + " of " + size(of) + " for this site" },
	Read:   func(percent int) string { return strconv.Itoa(percent) + "% read" },
	Labels: func(action, title string) string { return action + ": " + title },
}

// size is a number of bytes as people say it, in powers of 1,000.
func size(bytes float64) string {
	unit := 0
	units := []string{"B", "kB", "MB", "GB", "TB"}
	for bytes >= 999.5 && unit < len(units)-1 {
		bytes /= 1000
		unit++
	}
	digits := 0
	if unit > 0 && bytes < 9.95 {
		digits = 1
	}
	return strings.TrimSuffix(strconv.FormatFloat(bytes, 'f', digits, 64), ".0") + "\u00a0" + units[unit]
}
