package theme_test

import (
	"strings"
	"testing"

	"hanji/app/prepare"
)

// called is a callout of a kind, with what is in it.
func called(kind, in string) string {
	return `<div class="hanji-callout hanji-callout-` + kind + `" role="note">` + in + `</div>`
}

// name is the line with the name of a kind, and title that with an author's title.
func name(kind string) string {
	return `<p class="hanji-callout-title"><strong class="hanji-callout-kind">` + kind + `</strong></p>`
}

func title(kind, title string) string {
	return `<p class="hanji-callout-title"><strong class="hanji-callout-kind">` + kind + `: </strong><strong>` + title + `</strong></p>`
}

// TestCalloutClasses holds which classes on which elements are a callout, and of which kind.
func TestCalloutClasses(t *testing.T) {
	for classes, kind := range map[string]string{
		"prompt-tip": "tip", "prompt-info": "note", "prompt-warning": "warning", "prompt-danger": "caution", "prompt-important": "important",
		"notice": "note", "notice--primary": "important", "notice--info": "note", "notice--warning": "warning", "notice--success": "tip", "notice--danger": "caution",
		"box-note": "note", "box-warning": "warning", "box-error": "caution", "box-success": "tip", "box-important": "important",
		"block-tip": "tip", "block-warning": "warning", "block-danger": "caution",
		"note": "note", "message": "note", "tip": "tip", "important": "important", "warning": "warning", "caution": "caution", "Note": "note",
		"callout": "note", "callout callout-warning": "warning", "callout callout--tip": "tip", "callout danger": "caution", "bs-callout bs-callout-info": "note",
		"admonition": "note", "admonition hint": "tip", "danger admonition": "caution", "admonition admonition-caution": "caution",
		"alert alert-success": "tip", "alert alert-primary": "important", "note warning": "warning", "note faded": "note",
		"markdown-alert markdown-alert-caution": "caution", "notification is-danger": "caution", "notice--accent": "important", "notice--sky": "note",
		"flash flash-warn": "warning", "info note": "note", "alert-info": "note",

		"info": "", "success": "", "error": "", "notes": "", "footnote": "", "notice-board": "", "box": "", "block": "", "box-shadow": "", "box-light": "",
		"callout-link": "", "alert-link": "", "prompt": "", "prompt-x": "", "message sent": "note", "js-notice": "", "is-warning": "", "flash": "", "notice-sky": "", "highlight": "", "-note": "", "note-": "",
	} {
		in := `<p class="` + classes + `">Words.</p>`
		got := strings.TrimSpace(prepare.HTML(prepare.Input{Source: in}).Article.HTML)
		if kind == "" {
			if strings.Contains(got, "hanji-") {
				t.Errorf("%s is a callout: %s", classes, got)
			}
			continue
		}
		if !strings.HasPrefix(got, `<div class="hanji-callout hanji-callout-`+kind+`" role="note"><p class="hanji-callout-title">`) || !strings.HasSuffix(got, ">Words.</p></div>") {
			t.Errorf("%s is no callout of the kind %s: %s", classes, kind, got)
		}
	}
	for _, in := range []string{`<ul><li class="note">a</li></ul>`, `<p><i class="note">a</i> <span class="warning">b</span> <code class="tip">c</code> <a class="notice" href="#a">d</a></p>`,
		`<table><tbody><tr class="danger"><td class="warning">a</td></tr></tbody></table>`, `<h2 class="note">a</h2>`, `<div class="message sent">a</div>`,
		`<figure class="note"><img src="a.png" alt=""></figure>`, `<div class="notice"> <br></div>`, `<p class="note"></p>`} {
		if got := strings.TrimSpace(prepare.HTML(prepare.Input{Source: in}).Article.HTML); strings.Contains(got, "hanji-") {
			t.Errorf("%s is a callout: %s", in, got)
		}
	}
	got := strings.TrimSpace(prepare.HTML(prepare.Input{Source: `<p class="success">a</p><code class="error">b</code><div class="info">c</div>`, Callouts: []string{"success", "info", "error"}}).Article.HTML)
	if want := called("tip", name("Tip")+"<p>a</p>") + `<code class="error">b</code><div class="info">c</div>`; got != want {
		t.Errorf("a theme's own words make %s, want %s", got, want)
	}
}

func TestCallouts(t *testing.T) {
	for what, c := range map[string]struct{ in, want string }{
		"a quote":             {"<blockquote class=\"prompt-tip\">\n<p>a</p>\n</blockquote>", called("tip", name("Tip")+"\n<p>a</p>\n")},
		"a paragraph":         {`<p class="notice lead" id="x" dir="rtl">a</p>`, called("note", name("Note")+`<p id="x" dir="rtl" class="lead">a</p>`)},
		"a box":               {`<aside class="l-body box-error" id="x"><p>a</p><ul><li>b</li></ul><pre>c</pre></aside>`, strings.Replace(called("caution", name("Caution")+`<p>a</p><ul><li>b</li></ul><pre tabindex="0">c</pre>`), `caution" role="note"`, `caution l-body" role="note" id="x"`, 1)},
		"a table":             {`<table class="notice"><tbody><tr><td>a</td></tr></tbody></table>`, called("note", name("Note")+`<div class="table" role="group" tabindex="0"><table><tbody><tr><td>a</td></tr></tbody></table></div>`)},
		"code":                {`<pre class="alert alert-danger"><code>a</code></pre>`, called("caution", name("Caution")+`<pre tabindex="0"><code>a</code></pre>`)},
		"details":             {`<details class="notice--info"><summary>a</summary><p>b</p></details>`, called("note", name("Note")+`<details><summary>a</summary><p>b</p></details>`)},
		"a heading":           {`<h2 class="notice--warning" id="a">Paper</h2>`, called("warning", name("Warning")+`<h2 id="a">Paper</h2>`)},
		"a list":              {`<ul class="notice"><li>a</li></ul>`, called("note", name("Note")+`<ul><li>a</li></ul>`)},
		"bare text":           {`<div class="alert alert-danger" role="alert">a <b>b</b><ul><li>c</li></ul></div>`, called("caution", name("Caution")+`<p>a <b>b</b></p><ul><li>c</li></ul>`)},
		"in a list":           {`<ul><li>a<p class="note">b</p></li></ul>`, `<ul><li>a` + called("note", name("Note")+`<p>b</p>`) + `</li></ul>`},
		"in each other":       {`<div class="warning"><div class="tip"><p>a</p></div></div>`, called("warning", name("Warning")+called("tip", name("Tip")+`<p>a</p>`))},
		"a picture":           {`<p class="note"><img src="a.png" alt="A"></p>`, called("note", name("Note")+`<p><img src="a.png" alt="A" loading="lazy" decoding="async"></p>`)},
		"a bold line stays":   {`<p class="note"><strong>Paper</strong><br>a</p>`, called("note", name("Note")+`<p><strong>Paper</strong><br>a</p>`)},
		"another word stays":  {`<div class="notice"><h4 id="a">Summary</h4></div>`, called("note", name("Note")+`<h2 id="a">Summary</h2>`)},
		"a heading stays":     {`<div class="notice"><h4 id="a">Paper</h4><p>b</p></div>`, called("note", name("Note")+`<h2 id="a">Paper</h2><p>b</p>`)},
		"a title":             {`<p class="note" title="Wet paper">a</p>`, called("note", title("Note", "Wet paper")+`<p>a</p>`)},
		"a title in a box":    {`<div class="admonition tip"><p class="admonition-title">On <em>paper</em></p><p>a</p></div>`, called("tip", title("Tip", "On <em>paper</em>")+`<p>a</p>`)},
		"a title of its kind": {`<div class="admonition tip"><p class="first admonition-title"> Hint! </p><p>a</p></div>`, called("tip", name("Hint!")+`<p>a</p>`)},
		"an icon and a title": {`<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title"><svg></svg>Note</p><p>a</p></div>`, called("note", name("Note")+`<p>a</p>`)},
		"an icon as a title":  {`<div class="callout"><p class="callout-title"><svg></svg></p><p>a</p></div>`, called("note", name("Note")+`<p>a</p>`)},
		"Just the Docs":       {`<blockquote class="important-title"><p>Wet</p><p>a</p></blockquote>`, called("important", title("Important", "Wet")+`<p>a</p>`)},
		"its kind in bold":    {`<p class="box-note"><strong>Note:</strong> a</p>`, called("note", `<p><strong>Note:</strong> a</p>`)},
		"its kind in words":   {`<div class="notice--danger">⚠️ DANGER: a <code>b</code></div>`, called("caution", `<p>⚠️ DANGER: a <code>b</code></p>`)},
		"its kind as heading": {`<div class="warning"><h5 id="b">WARNING</h5><p>a</p></div>`,
			called("warning", strings.Replace(name("WARNING"), `title"`, `title" id="b"`, 1)+`<p>a</p>`)},
		"another kind":     {`<p class="box-note"><strong>Warning:</strong> a</p>`, called("note", name("Note")+`<p><strong>Warning:</strong> a</p>`)},
		"classes of hanji": {`<p class="hanji-callout-tip hanji-callout">a <strong class="hanji-callout-kind">b</strong></p>`, `<p>a <strong>b</strong></p>`},

		"a mark":              {"<blockquote><p>[!WARNING]\na</p><p>b</p></blockquote>", called("warning", name("Warning")+"<p>a</p><p>b</p>")},
		"a mark and a break":  {"<blockquote>\n<p>[!note]<br>\na</p></blockquote>", called("note", name("Note")+"\n<p>\na</p>")},
		"a mark alone":        {"<blockquote><p>[!TIP]</p>\n<ul><li>a</li></ul></blockquote>", called("tip", name("Tip")+"\n<ul><li>a</li></ul>")},
		"a mark in bare text": {"<blockquote>[!TIP]\na <b>b</b></blockquote>", called("tip", name("Tip")+"<p>a <b>b</b></p>")},
		"a mark, and nothing": {"<blockquote><p>[!TIP]</p></blockquote>", called("tip", name("Tip"))},
		"a title with marks":  {"<blockquote><p>[!bug]- On <em>wet</em> paper \na</p></blockquote>", called("caution", title("Caution", "On <em>wet</em> paper")+"<p>a</p>")},
		"a title alone":       {"<blockquote><p>[!todo|wide] On <em>paper</em></p></blockquote>", called("note", name("Note")+"<p>On <em>paper</em></p>")},
		"an unknown mark":     {"<blockquote><p>[!Recipe]\na</p></blockquote>", called("note", title("Note", "Recipe")+"<p>a</p>")},
		"a marked quote":      {"<blockquote><p>[!quote] Han\na</p></blockquote>", "<blockquote><p> Han\na</p></blockquote>"},
		"a mark and a class":  {"<blockquote class=\"prompt-tip\"><p>[!CAUTION]\na</p></blockquote>", called("caution", name("Caution")+"<p>a</p>")},
		"a mark in code":      {"<blockquote><p><code>[!NOTE]</code> a</p></blockquote>", "<blockquote><p><code>[!NOTE]</code> a</p></blockquote>"},
		"a mark in prose":     {"<blockquote><p>a [!NOTE]</p></blockquote><p>[!NOTE]</p>", "<blockquote><p>a [!NOTE]</p></blockquote><p>[!NOTE]</p>"},
	} {
		t.Run(what, func(t *testing.T) {
			out := prepare.HTML(prepare.Input{Source: c.in, Written: c.in})
			if strings.TrimSpace(out.Article.HTML) != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.in, out.Article.HTML, c.want)
			}
			if strings.Contains(what, "mark") && len(out.Warnings) > 0 {
				t.Errorf("%v", out.Warnings)
			}
		})
	}
}

// TestCalloutsSpeak holds that a callout has the name of its kind in the text's language,
// else in English, which says so, and that it is no word of the text.
func TestCalloutsSpeak(t *testing.T) {
	const in = `<blockquote class="prompt-info"><p>종이</p></blockquote><p class="note" title="물">빛</p>`
	for lang, want := range map[string]string{
		"ko": `>참고</strong>`, "ko-KR": `>참고</strong>`, "en-GB": `"hanji-callout-kind">Note</strong>`, "ja": `"hanji-callout-kind">補足</strong>`,
		"zh-Hant-TW": `>備註</strong>`, "zh-CN": `>备注</strong>`, "la": `"hanji-callout-kind" lang="en">Note</strong>`,
	} {
		out := prepare.HTML(prepare.Input{Source: in, Lang: lang})
		if !strings.Contains(out.Article.HTML, want) {
			t.Errorf("%s: %s, want %s", lang, out.Article.HTML, want)
		}
		if out.Article.Text() != "종이\n물\n빛" || out.Article.Plain() != "종이\n물\n빛" || out.Excerpt != "종이 물 빛" {
			t.Errorf("%s: the text is %q, %q, %q", lang, out.Article.Text(), out.Article.Plain(), out.Excerpt)
		}
	}
	if got := prepare.PlainText(prepare.Input{Source: in}, 100); got != "종이 물 빛" {
		t.Errorf("plain text is %q", got)
	}
}
