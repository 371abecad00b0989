package source_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hanji/app/problem"
	"hanji/app/source"
)

func TestDatesOfFileNames(t *testing.T) {
	for name, want := range map[string]string{
		"2024-05-06-x.md": "2024-05-06",
		"2024-5-6-x.md":   "2024-05-06",
		"24-05-06-x.md":   "2024-05-06",
		"69-05-06-x.md":   "1969-05-06",
		"68-05-06-x.md":   "2068-05-06",
		"987-05-06-x.md":  "0987-05-06",
	} {
		b, problems := loadOne(t, "posts/"+name, "Words.")
		if got := onlyPost(t, b, problems).Date.Format(time.DateOnly); got != want {
			t.Errorf("%s is of %s, want %s", name, got, want)
		}
	}
}

// TestNotText holds that a file that is no text is no post, whatever its name.
func TestNotText(t *testing.T) {
	b, problems := loadOne(t, "posts/2024-05-06-x.md", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	if len(problems) != 1 || problems[0].Warning || problems[0].String() != "posts/2024-05-06-x.md:1: the file is not text" {
		t.Errorf("problems %v", problems)
	}
	if want := []source.Skipped{{File: "posts/2024-05-06-x.md", Reason: "broken", Detail: "the file is not text"}}; len(b.Library.Posts) > 0 || !slices.Equal(b.Skipped, want) {
		t.Errorf("posts %v, skipped %v, want %v", b.Library.Posts, b.Skipped, want)
	}
}

// TestEncodings holds that what an editor adds or a wrong encoding leaves does
// not change what a post says.
func TestEncodings(t *testing.T) {
	const text = "---\ntitle: 제목\n---\n\nOne.\n\nTwo.\n"
	for name, content := range map[string]string{
		"UTF-8":            text,
		"byte order mark":  "\ufeff" + text,
		"CRLF":             strings.ReplaceAll(text, "\n", "\r\n"),
		"CR":               strings.ReplaceAll(text, "\n", "\r"),
		"mark and CRLF":    "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"),
		"empty lines":      "\n\n" + text,
		"spaces at an end": strings.Replace(text, "---\n\n", "---  \n\n", 1),
		"decomposed title": strings.Replace(text, "제목", "\u110c\u1166\u1106\u1169\u11a8", 1),
	} {
		b, problems := loadOne(t, "posts/2024-05-06-x.md", content)
		p := onlyPost(t, b, problems)
		if p.Title != "제목" {
			t.Errorf("%s: title %q", name, p.Title)
		}
		if body := strings.TrimSpace(b.Texts[p.Path].Markdown); body != "One.\n\nTwo." {
			t.Errorf("%s: body %q", name, body)
		}
	}
}

func TestInvalidUTF8(t *testing.T) {
	b, problems := loadOne(t, "posts/2024-05-06-x.md", "---\ntitle: x\n---\nfine\nbr\xf6ken\n")
	if len(problems) != 1 || !problems[0].Warning || problems[0].String() != "posts/2024-05-06-x.md:5: text that is not UTF-8" {
		t.Errorf("problems %v", problems)
	}
	if text := b.Texts["/2024/05/06/x/"].Markdown; !strings.Contains(text, "br\ufffdken") {
		t.Errorf("text %q", text)
	}
}

func TestUTF16(t *testing.T) {
	b, problems := loadOne(t, "posts/2024-05-06-x.md", "\xff\xfe-\x00-\x00-\x00")
	if len(b.Library.Posts) != 0 || len(problems) != 1 || problems[0].Warning || problems[0].String() != "posts/2024-05-06-x.md:1: the file is UTF-16" {
		t.Errorf("%d posts, problems %v", len(b.Library.Posts), problems)
	}
}

func TestLongFrontMatter(t *testing.T) {
	_, problems := loadOne(t, "posts/2024-05-06-x.md", "---\n"+strings.Repeat("# comment\n", 10000)+"---\n")
	if len(problems) != 1 || problems[0].String() != "posts/2024-05-06-x.md:1: the front matter is longer than 64 KB" {
		t.Errorf("problems %v", problems)
	}
}

func TestLongPost(t *testing.T) {
	body := strings.Repeat(strings.Repeat("A sentence of a very long post. ", 16)+"\n\n", 10_000)
	b, problems := loadOne(t, "posts/2024-05-06-x.md", "---\ntitle: Long\n---\n"+body)
	p := onlyPost(t, b, problems)
	if got := len(b.Texts[p.Path].Markdown); got < len(body)-1 {
		t.Errorf("%d bytes of text, want %d", got, len(body))
	}
}

// TestDottedKeys holds that a TOML key of parts is a table, as TOML has it.
func TestDottedKeys(t *testing.T) {
	b, problems := loadOne(t, "posts/2024-05-06-x.md", "+++\ntitle = 'x'\nimage.path = 'https://example.org/a.png'\n+++\nText.\n")
	p := onlyPost(t, b, problems)
	if p.Image == nil || p.Image.Src != "https://example.org/a.png" {
		t.Errorf("image %+v", p.Image)
	}
}

// TestTitleFromHeading holds that a post without a title is named after its first
// heading, which is not shown twice.
func TestTitleFromHeading(t *testing.T) {
	for _, test := range []struct{ text, title, body string }{
		{"# One *two*\n\nText.", "One two", "Text."},
		{"One\n===\n\nText.", "One", "Text."},
		{"Text.\n\n# One", "One", "Text.\n\n# One"},
		{"## One\n\nText.", "One", "## One\n\nText."},
		{"---\ntitle: Mine\n---\n# One\n\nText.", "Mine", "# One\n\nText."},
		{"Text.", "On Paper", "Text."},
	} {
		b, problems := loadOne(t, "posts/2024-05-06-on-paper.md", test.text)
		p := onlyPost(t, b, problems)
		if body := strings.TrimSpace(b.Texts[p.Path].Markdown); p.Title != test.title || body != test.body {
			t.Errorf("%q: title %q, body %q", test.text, p.Title, body)
		}
	}
}

// FuzzPost holds that any file is either a post or an error with its line.
func FuzzPost(f *testing.F) {
	for _, seed := range []string{
		"", "---", "---\n---", "---\ntitle: x\n---\ntext", "+++\ntitle = 1\n+++\n", ";;;\n{}\n;;;", "{\n\"a\": [1]\n}\n\nx",
		"---\na: &a [*a]\n---", "---\n&a [*a]\n---\n", "---\n&a\n? *a\n---", "---\nx: &a {<<: [*a, *a]}\n---",
		"---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---", "---\n<<: {a: b}\n? [x]\n: y\n---", "---json\n{\"date\": {\"a\": 1}}\n---",
		"---\ndate: 2017-01-01 19:31:00\ntags: a b\ncategories: [x, [y]]\npermalink: /:year/:title\n---\n# x\n![a](b.png)",
		"---toml\ndate = 2017-01-01\n[a.b]\nc = [{d = 1}]\n---", "\ufeff\r\n---\r\ntitle: !!binary x\r\n...\r\n", "---\n- a\n---", "\xff\xfe",
	} {
		f.Add(seed)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content string) {
		write(t, dir, "posts/2024-05-06-x.md", content)
		b, problems := source.Load(dir, source.Options{})
		failed := slices.ContainsFunc(problems, func(p problem.Problem) bool { return !p.Warning })
		for _, p := range problems {
			if !p.Warning && p.Line == 0 {
				t.Errorf("no line: %s", p)
			}
			if p.What == "" || strings.Contains(p.What, "\n") {
				t.Errorf("not a message: %q", p)
			}
		}
		unpublished := slices.ContainsFunc(b.Skipped, func(s source.Skipped) bool { return s.Reason == "not published" })
		if posts := len(b.Library.Posts); failed == (posts == 1 || unpublished) {
			t.Errorf("%d posts, problems %v, skipped %v", posts, problems, b.Skipped)
		}
		for _, p := range b.Library.Posts {
			if p.Title == "" || !strings.HasPrefix(p.Path, "/") || strings.Contains(p.Path, "/../") || p.Minutes < 1 {
				t.Errorf("post %+v", *p)
			}
			if _, err := p.Date.MarshalText(); err != nil {
				t.Error(err)
			}
		}
	})
}
