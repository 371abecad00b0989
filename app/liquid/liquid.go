// Package liquid renders the Liquid of a Jekyll blog's posts, pages and includes
// as Jekyll 4.3 does, with its tags and filters. It is for building, not for the
// browser.
//
// The engine below is github.com/osteele/liquid: its expression language, and its
// dispatch of filters. What differs from Ruby's Liquid is done here: how a
// template is cut into tags and blocks, the lax spellings of expressions, which
// are written anew in the engine's dialect, what values do, tags and filters. Ruby
// gives up on a file at the first error; here each is reported, and what it is
// about stands in the text as it was written.
package liquid

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/osteele/liquid/expressions"
)

// Site is what all templates of a build share. It is made once; its functions and
// what Vars holds must be safe for use by several goroutines, and stay as they
// are. A function that is nil knows nothing: files are missing, texts stay as they
// are.
type Site struct {
	// Vars are the variables of every template: "site", "jekyll" and so on. Values
	// are maps with string keys or *Hash, slices, strings, numbers, booleans,
	// time.Time and nil.
	Vars map[string]any
	// Include reads a file of _includes. It is asked once for a name.
	Include func(name string) (source, file string, err error)
	// IncludeRelative reads a file beside the one that is rendered.
	IncludeRelative func(from, name string) (source, file string, err error)
	// Link returns the site path, without BaseURL, of the file at a path of the
	// blog's folder; PostURL that of a post by its name, such as 2020-01-01-x. An
	// error is shown to the author; it may have a method Hint() string.
	Link    func(path string) (sitePath string, err error)
	PostURL func(name string) (sitePath string, err error)
	// BaseURL and URL are the settings baseurl and url.
	BaseURL, URL string
	// Markdownify and Smartify turn Markdown into HTML, and straight quotes into
	// curly ones.
	Markdownify, Smartify func(source string) string
	// Zone is where times without one are; nil is UTC. Now is the time of "now"
	// and "today".
	Zone *time.Location
	Now  time.Time
}

// Problem is something wrong in a template, at which Jekyll would give up.
type Problem struct {
	File string
	Line int
	// What is wrong, and in Hint what to do about it, which may be empty.
	What, Hint string
	// IsShown says that what is wrong stands in the text as it was written.
	IsShown bool
}

// Engine renders templates of a site. It is safe for concurrent use.
type Engine struct {
	site   Site
	config expressions.Config
	// size is how many bytes the texts of the site have.
	size     int
	includes sync.Map // of name to *include
}

// New returns an engine for a site.
func New(site Site) *Engine {
	if site.Zone == nil {
		site.Zone = time.UTC
	}
	e := &Engine{site: site, config: expressions.NewConfig(), size: sizeOf(site.Vars, map[*Hash]bool{}, 0)}
	for name, f := range filters {
		e.config.AddFilter(name, f.caller(priceOf(name)))
	}
	return e
}

// Render renders the template of a file, which begins at a line of it, after the
// front matter. The same template gives the same text. Problems are in the order
// of the file, those of its includes after them.
func (e *Engine) Render(source, file string, line int, page map[string]any) (text string, problems []Problem) {
	if !strings.Contains(source, "{{") && !strings.Contains(source, "{%") {
		return source, nil
	}
	r := newRun(e, file, page)
	r.maxWork = maxWork + e.size*workOfSite
	others := max(0, e.size-len(source)) // The template may be one of the texts of the site.
	r.most = min(max(minSize, len(source)+len(source)/4)+2*others, max(maxOutput, 2*len(source)))
	r.template(parse(source, file, line))
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		if (a.File == file) != (b.File == file) {
			if a.File == file {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return r.out.String(), r.problems
}
