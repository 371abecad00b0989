package jekyll

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"hanji/app/front"
	"hanji/app/liquid"
	"hanji/app/prepare"
)

var (
	liquidTag = regexp.MustCompile(`(?s)\{%-?\s*(\w+)\s*.*?-?%\}`)
	linkDef   = regexp.MustCompile(`(?m)^ {0,3}(\[[^\]]+\])(:.+)$`)
)

// cutExcerpt returns what Jekyll takes for the excerpt of a text, before it is rendered,
// and whether the author said where it ends (excerpt.rb).
func (b *Blog) cutExcerpt(d *Document) (source string, chosen bool) {
	separator := "\n\n"
	for _, v := range []front.Value{b.Get("excerpt_separator"), d.Get("excerpt_separator")} {
		if v.Kind == front.Scalar {
			separator, chosen = v.Text, true
		}
	}
	if separator == "" {
		return "", false
	}
	head, tail, found := strings.Cut(d.Body, separator)
	if !found || tail == "" {
		return head, false
	}
	names := liquidTag.FindAllStringSubmatch(head, -1)
	ends := map[string]bool{}
	for _, name := range slices.Backward(names) {
		if !liquid.IsBlock(name[1]) || ends[name[1]] {
			continue
		}
		ends[name[1]] = true
		if end := regexp.MustCompile(`(?s)\{%-?\s*end` + name[1] + `.*?\s*-?%\}`); !end.MatchString(head) {
			head += "\n{% end" + name[1] + " %}"
		}
	}
	if definitions := definitionsFor(head, tail); len(definitions) > 0 {
		head += "\n\n" + strings.Join(definitions, "\n")
	}
	return head, chosen
}

// definitionsFor returns the definitions of links in a text whose names in brackets stand in
// another.
func definitionsFor(head, tail string) (definitions []string) {
	if !strings.Contains(head, "[") {
		return nil
	}
	all := linkDef.FindAllStringSubmatch(tail, -1)
	lengths := map[int]bool{}
	for _, def := range all {
		lengths[len(def[1])] = true
	}
	named := map[string]bool{}
	for i := range len(head) {
		if head[i] != ']' {
			continue
		}
		before := strings.LastIndexByte(head[:i], ']') + 1
		for length := range lengths {
			if from := i + 1 - length; from >= before {
				named[head[from:i+1]] = true
			}
		}
	}
	for _, def := range all {
		if named[def[1]] {
			definitions = append(definitions, def[1]+def[2])
		}
	}
	return definitions
}

// excerptsWithin is how many excerpts in others are shown: they may lead in circles, which
// Jekyll gives up on.
const excerptsWithin = 4

// withExcerpts are templates for texts that are not rendered yet: those that show the excerpt
// of another have it made then. In excerpts, so many others are shown in one another.
func (b *Blog) withExcerpts(site Site, within int) *Templates {
	if within == 0 {
		return b.templates(site, func(*Document) any { return "" })
	}
	inner := sync.OnceValue(func() *Templates { return b.withExcerpts(site, within-1) })
	return b.templates(site, func(d *Document) any {
		return liquid.Lazy(sync.OnceValue(func() any {
			html, _ := inner().excerpt(d)
			return html
		}))
	})
}

// excerptAdded is how many bytes the Liquid of an excerpt may add to it: many texts may show
// many of them.
const excerptAdded = 64 << 10

// excerpt returns the HTML of the excerpt, which does not know itself; ok is false if there is
// too much of it. What else is wrong in it is wrong in the text.
func (t *Templates) excerpt(d *Document) (html string, ok bool) {
	page := t.page(d)
	delete(page, "excerpt")
	source, _ := t.render(d, d.excerptSource, page)
	if len(source)-len(d.excerptSource) > excerptAdded {
		return "", false
	}
	html, _ = t.toHTML(d.File, source, t.formulas(d, 0))
	return html, true
}

// longExcerpt is the length in characters up to which an excerpt that the author chose is
// shown.
const longExcerpt = 500

// chosenExcerpt returns the excerpt as plain text where the author says what it is.
func (t *Templates) chosenExcerpt(d *Document) string {
	written := d.Get("excerpt")
	if written.Kind != front.Scalar && !d.excerptChosen {
		return ""
	}
	html := d.excerpt
	if written.Kind == front.Scalar {
		html, _ = t.toHTML(d.File, written.Text, t.formulas(d, 0))
	}
	return prepare.PlainText(t.withOptions(prepare.Input{Source: html}, t.formulas(d, 0)), longExcerpt)
}
