package ui

// ArticleText is the reader-facing text around a post.
type ArticleText struct {
	Contents, Share, Edit                string
	Comments, ShowComments, CommentsHelp string
	// Back is the name of the link from a note to its mark, before the number.
	Back string

	Part func(n, of int) string
}

var koreanArticle = ArticleText{
	Contents: "차례", Share: "공유", Edit: "고치기 제안", Back: "본문으로, 각주",
	Comments: "댓글", ShowComments: "댓글 보기",
	CommentsHelp: "누르면 giscus.app에서 불러오고, 그쪽에 이 기기의 접속이 알려집니다. 쓰려면 GitHub 계정이 있어야 합니다.",
	Part:         func(n, of int) string { return number(of) + "편 가운데 " + number(n) + "편째" },
}

var englishArticle = ArticleText{
	Contents: "Contents", Share: "Share", Edit: "Suggest a change", Back: "Back to the text, note",
	Comments: "Comments", ShowComments: "Show comments",
	CommentsHelp: "They come from giscus.app, which then sees this device. Writing one takes a GitHub account.",
	Part:         func(n, of int) string { return "Part " + number(n) + " of " + number(of) },
}
