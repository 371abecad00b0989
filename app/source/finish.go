package source

import (
	"cmp"
	"fmt"
	"maps"
	"strings"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/markdown"
	"hanji/app/prepare"
	"hanji/app/problem"
	"hanji/app/prose"
	"hanji/app/search"
)

// keywords is how many words of a text are compared with those of others.
const keywords = 6

// finish prepares the text by body, and fills in what follows from it.
func (d *draft) finish(x *index, body func(prepare.Input) prepare.Output) {
	if d.Lines == 0 && strings.TrimSpace(d.Body) == "" {
		d.Add(problem.BadFile, front.Position{}, true, "write its text, or remove it", "the file is empty, and so is its page")
	}
	p := &d.post
	if p.Lang == x.Lang {
		p.Lang = ""
	}
	if p.Dir == "" && p.Lang != "" {
		p.Dir = prose.Direction(p.Lang)
	}
	out := body(prepare.Input{
		Source:    d.Body,
		Lang:      cmp.Or(p.Lang, x.Lang),
		TakeTitle: p.Title == "",
		Resolve:   func(dest string, image bool) prepare.Resolution { return x.resolve(d, dest, image) },
	})
	if p.Dir == "auto" {
		p.Dir = prose.DirectionOf(cmp.Or(out.Excerpt, out.Article.Plain()))
	}
	if p.Dir == x.Dir {
		p.Dir = ""
	}
	p.Title = cmp.Or(p.Title, front.PlainText(out.Title), d.fallback)
	for _, w := range out.Warnings {
		d.Add(w.Kind, d.At(w.Line), true, w.Hint, w.What)
	}
	d.prepared = out
	p.Minutes = out.Minutes
	p.Keywords = search.Keywords(p.Title, out.Article.Text(), keywords)
	p.Description = cmp.Or(p.Description, out.Excerpt)
	x.show(d)
}

// checkFragments warns of links to parts that their text does not have, once
// every post is finished.
func (d *draft) checkFragments(x *index) {
	for _, f := range d.prepared.Fragments {
		_, fragment, _ := strings.Cut(f.Dest, "#")
		fragment = address.Unescape(fragment)
		to := x.owner(d, f.Dest)
		if to == nil || to.prepared.IDs[fragment] || ofTop[fragment] || strings.HasPrefix(fragment, ":~:") || markdown.ReservedID(fragment) {
			continue
		}
		hint := "name a heading by its words in lower case, with - between them"
		if ofComments[fragment] {
			hint = "remove it: the comments of the old site are not here"
		}
		if d.dead++; d.dead <= maxDead {
			hint = problem.DidYouMean(fragment, maps.Keys(to.prepared.IDs), hint)
		}
		d.Add(problem.DeadLink, d.At(f.Line), true, hint,
			fmt.Sprintf("dead link %q: that text has no part of this name", f.Dest))
	}
}

// ofTop are the names by which browsers and themes have the beginning of a page.
var ofTop = map[string]bool{"": true, "top": true, "_main": true, "main-content": true, "page-title": true}

// ofComments are the names by which themes and their services have comments.
var ofComments = map[string]bool{"comments": true, "comment": true, "disqus_thread": true, "giscus": true, "respond": true, "utterances": true}
