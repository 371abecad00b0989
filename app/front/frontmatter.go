package front

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"hanji/app/folder"

	"github.com/adrg/frontmatter"
)

// maxFrontMatter is far above any real front matter, and below what makes
// decoders slow.
const maxFrontMatter = 64 << 10

// Content is what the file of a text holds: its front matter, and the body that follows
// after some lines.
type Content struct {
	Fields
	Body  string
	Lines int
}

// NewContent returns that of a file, of which nothing is read yet.
func NewContent(file string, lenient bool) Content {
	return Content{Fields: Fields{Report: &Report{File: file, Lenient: lenient}}}
}

// At returns the place of a line of the body, none if that is 0.
func (c *Content) At(line int) Position {
	if line == 0 {
		return Position{}
	}
	return Position{Line: c.Lines + line}
}

// Cut splits a text into what precedes its body: YAML between lines of "---", TOML
// between "+++", JSON between ";;;" or as an object followed by an empty line, or any of
// them between "---yaml", "---toml", "---json" and "---". YAML may end with "..." as
// well. A text without front matter is all body.
func (c *Content) Cut(text string) error {
	// decode adds empty lines so that the decoder counts the lines of the file.
	opener, before := firstLine(text)
	decode := func(decoder func(string) (Value, error)) frontmatter.UnmarshalFunc {
		return func(data []byte, v any) error {
			if len(data) > maxFrontMatter {
				return &syntaxError{Position{Line: before + 1}, "the front matter is longer than 64 KB", "end it with a line like that which begins it"}
			}
			lines := before + 1
			if opener == "{" {
				lines = before
			}
			var err error
			*v.(*Value), err = decoder(strings.Repeat("\n", lines) + string(data))
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
	var v Value
	rest, err := frontmatter.MustParse(strings.NewReader(text), &v, formats...)
	i := slices.IndexFunc(formats, func(f *frontmatter.Format) bool { return f.Start == opener })
	switch {
	case errors.Is(err, frontmatter.ErrNotFound) && i < 0:
		c.Body = text
		return nil
	case errors.Is(err, frontmatter.ErrNotFound):
		return &syntaxError{Position{Line: before + 1}, fmt.Sprintf("the front matter that begins with %q never ends", opener),
			"end it with a line of " + formats[i].End}
	case err != nil:
		if syntax, ok := err.(*syntaxError); ok && syntax.at.Line == 0 {
			syntax.at.Line = before + 1
		}
		return err
	}
	head := text[:len(text)-len(rest)]
	lines := strings.Count(head, "\n")
	if closing := head[strings.LastIndexByte(strings.TrimSuffix(head, "\n"), '\n')+1:]; opener != "{" && strings.TrimLeft(closing, " \t") != closing {
		return &syntaxError{Position{Line: lines}, fmt.Sprintf("an indented %q ends the front matter", strings.TrimSpace(closing)),
			"begin the line that ends it without a space, or write other signs"}
	}
	if v.Kind != Table {
		return NoTable(v, before+1)
	}
	c.Members, c.Body, c.Lines = v.Members, string(rest), lines
	return nil
}

// NoTable is the error of front matter that has no keys, on the line where it begins.
func NoTable(v Value, line int) error {
	return &syntaxError{Position{Line: line}, fmt.Sprintf("the front matter is %s, keys with values are expected", v.Kind),
		"write lines such as title: \"…\"; a rule that begins a text can be ***"}
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

// frontMatterLine is what Jekyll looks for (utils.rb).
var frontMatterLine = regexp.MustCompile(`^---\s*\n`)

// Begins reports whether a file begins with YAML, between lines of "---".
func Begins(f *folder.Folder, name string) bool {
	head, _ := f.Head(name, 64)
	return frontMatterLine.Match(head)
}
