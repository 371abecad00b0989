package growth

// Callouts are inputs of HTML that hold many callouts, or what may be one.
var Callouts = []Input{
	Repeat("callout: short ones", "<p class=note>a"),
	Repeat("callout: in each other", "<div class=note>"),
	Repeat("callout: in each other, with text", "<div class=tip>a"),
	Repeat("callout: in each other, ended", "<div class=tip>a</div>"),
	Repeat("callout: with titles", "<p class=note title=b>a"),
	Repeat("callout: marks in each other", "<blockquote><p>[!a]"),
	Repeat("callout: marks", "<blockquote><p>[!tip]a</blockquote>"),
	After("callout: a long title", "<blockquote><p>[!tip]", "<i>a</i>", "</blockquote>"),
	After("callout: many classes", "<p class=\"", "note ", "\">a"),
	After("callout: other classes", "<p class=\"note ", "a ", "\">a"),
	Repeat("callout: classes beside others", "<div class=\"callout-\"><p class=alert-title>a"),
	Within("callout: empty in each other", "", "<div class=note>", "", "<br>", "a"),
	Within("callout: bare text in each other", "", "<div class=note>", "", "<i>a</i>", ""),
	Within("callout: words before a colon", "<div class=note>", "a", "", "<span></span>", ": b"),
	Repeat("callout: in formatting", "<b><p class=note>a"),
}
