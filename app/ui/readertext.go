package ui

// ReaderText is the reader-facing text of web/reader.js.
type ReaderText struct {
	// Left is how long the rest of a post takes, with {} for the minutes; Done is
	// for its end.
	Left, Done string
	// Part is how much of a post was read, with {} for a number of percent; Read is for
	// all of it.
	Resume, Part, Read    string
	Copy, Copied, Refused string
	Anchor, Enlarge, Zoom string
	Note, Close, Offline  string
}

// Attributes are the texts as attributes of the script's element: data-left, …
func (t ReaderText) Attributes() string {
	return attrs{
		"data-left", t.Left, "data-done", t.Done, "data-resume", t.Resume, "data-part", t.Part, "data-read", t.Read,
		"data-copy", t.Copy, "data-copied", t.Copied, "data-refused", t.Refused,
		"data-anchor", t.Anchor, "data-enlarge", t.Enlarge, "data-zoom", t.Zoom, "data-note", t.Note, "data-close", t.Close,
		"data-offline", t.Offline,
	}.html()
}

var koreanReader = ReaderText{
	Left: "{}분 남음", Done: "다 읽음",
	Resume: "멈춘 자리로", Part: "{}% 읽음", Read: "읽음",
	Copy: "복사", Copied: "복사했습니다.", Refused: "브라우저가 복사를 막았습니다.",
	Anchor: "이 대목의 주소 복사", Enlarge: "크게 보기", Zoom: "더 크게", Note: "각주", Close: "닫기",
	Offline: "연결이 돌아오면 볼 수 있습니다.",
}

var englishReader = ReaderText{
	Left: "{} min left", Done: "Read",
	Resume: "Where you stopped:", Part: "{}% read", Read: "Read",
	Copy: "Copy", Copied: "Copied.", Refused: "The browser does not allow copying.",
	Anchor: "Copy the address of this section", Enlarge: "Enlarge", Zoom: "Zoom in", Note: "Note", Close: "Close",
	Offline: "This can be shown once you are online.",
}
