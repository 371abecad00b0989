package source

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/adrg/frontmatter"
)

// maxFrontMatter is far above any real front matter, and below what makes
// decoders slow.
const maxFrontMatter = 64 << 10

// frontMatter is what precedes the body of a post: YAML between lines of "---",
// TOML between "+++", JSON between ";;;" or as an object followed by an empty
// line, or any of them between "---yaml", "---toml", "---json" and "---". YAML
// may end with "..." as well, as in Jekyll.
type frontMatter struct {
	members []member
	// lines is how many lines it takes, its delimiters included.
	lines int
}

// cutFrontMatter splits a post. A post without front matter is all body.
func cutFrontMatter(text string) (front frontMatter, body string, err error) {
	// decode adds empty lines so that the decoder counts the lines of the file.
	opener, before := firstLine(text)
	decode := func(decoder func(string) (value, error)) frontmatter.UnmarshalFunc {
		return func(data []byte, v any) error {
			if len(data) > maxFrontMatter {
				return &syntaxError{position{line: before + 1}, "the front matter is longer than 64 KB", "end it with a line like that which begins it"}
			}
			lines := before + 1
			if opener == "{" {
				lines = before
			}
			var err error
			*v.(*value), err = decoder(strings.Repeat("\n", lines) + string(data))
			return err
		}
	}
	formats := []*frontmatter.Format{
		frontmatter.NewFormat("---", closingYAML(text), decode(decodeYAML)),
		frontmatter.NewFormat("---yaml", "---", decode(decodeYAML)),
		frontmatter.NewFormat("+++", "+++", decode(decodeTOML)),
		frontmatter.NewFormat("---toml", "---", decode(decodeTOML)),
		frontmatter.NewFormat(";;;", ";;;", decode(decodeJSON)),
		frontmatter.NewFormat("---json", "---", decode(decodeJSON)),
		{Start: "{", End: "}", Unmarshal: decode(decodeJSON), UnmarshalDelims: true, RequiresNewLine: true},
	}
	var v value
	rest, err := frontmatter.MustParse(strings.NewReader(text), &v, formats...)
	i := slices.IndexFunc(formats, func(f *frontmatter.Format) bool { return f.Start == opener })
	switch {
	case errors.Is(err, frontmatter.ErrNotFound) && i < 0:
		return frontMatter{}, text, nil
	case errors.Is(err, frontmatter.ErrNotFound):
		return frontMatter{}, "", &syntaxError{position{line: before + 1}, fmt.Sprintf("the front matter that begins with %q never ends", opener),
			"end it with a line of " + formats[i].End}
	case err != nil:
		if syntax, ok := err.(*syntaxError); ok && syntax.at.line == 0 {
			syntax.at.line = before + 1
		}
		return frontMatter{}, "", err
	}
	head := text[:len(text)-len(rest)]
	front = frontMatter{v.members, strings.Count(head, "\n")}
	if closing := lastLine(head); opener != "{" && strings.TrimLeft(closing, " \t") != closing {
		return frontMatter{}, "", &syntaxError{position{line: front.lines}, fmt.Sprintf("an indented %q ends the front matter", strings.TrimSpace(closing)),
			"begin the line that ends it without a space, or write other signs"}
	}
	if v.kind != table {
		return frontMatter{}, "", &syntaxError{position{line: before + 1}, fmt.Sprintf("the front matter is %s, keys with values are expected", v.kind),
			"write lines such as title: \"…\"; a rule that begins a text can be ***"}
	}
	return front, string(rest), nil
}

// jekyllFrontMatter matches it at the beginning of a file (document.rb).
var jekyllFrontMatter = regexp.MustCompile(`(?ms)\A(---\s*\n.*?\n?)^(?:---|\.\.\.)\s*$\n?`)

// cutJekyll is cutFrontMatter for a file of a Jekyll blog: only YAML at the very beginning
// counts, and of a key that is given twice the last, under a warning.
func (r *report) cutJekyll(text string) (front frontMatter, body string, err error) {
	found := jekyllFrontMatter.FindStringSubmatchIndex(text)
	if found == nil {
		if strings.HasPrefix(text, "---\n") {
			r.warnf(position{line: 1}, "end it with a line of ---", "the front matter never ends: it is shown as text")
		}
		return frontMatter{}, text, nil
	}
	v, err := r.decodeRuby(text[:found[3]])
	if err != nil {
		return frontMatter{}, "", err
	}
	if v.kind != table && v.kind != absent {
		return frontMatter{}, "", &syntaxError{position{line: 1}, fmt.Sprintf("the front matter is %s, keys with values are expected", v.kind),
			"write lines such as title: \"…\"; a rule that begins a text can be ***"}
	}
	return frontMatter{v.members, strings.Count(text[:found[1]], "\n")}, text[found[1]:], nil
}

// firstLine returns the first line that is not empty, without white space around
// it, and the number of lines before it.
func firstLine(text string) (line string, before int) {
	for l := range strings.Lines(text) {
		if line = strings.TrimSpace(l); line != "" {
			return line, before
		}
		before++
	}
	return "", before
}

func lastLine(text string) string {
	text = strings.TrimSuffix(text, "\n")
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// closingYAML returns the line that ends the YAML front matter of a post: "---"
// or "...", whichever comes first.
func closingYAML(text string) string {
	first := true
	for line := range strings.Lines(text) {
		switch line = strings.TrimRight(line, " \t\n"); {
		case line == "":
		case first:
			first = false
		case line == "---", line == "...":
			return line
		}
	}
	return "---"
}
