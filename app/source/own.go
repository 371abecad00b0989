package source

import (
	"strings"
	"time"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/matter"
	"hanji/app/prepare"
	"hanji/app/problem"
	"hanji/app/settings"
)

// ownRules are those of hanji's own blogs. They say whether drafts are published.
type ownRules struct{ drafts bool }

func (ownRules) basics() settings.Basics {
	return settings.Basics{Settings: settings.Settings{Zone: time.UTC}, Report: &front.Report{}, Base: "/"}
}

func (ownRules) address(_ *draft, pattern string, parts address.Parts) (sitePath, url string, err error) {
	sitePath, err = address.Fill(pattern, parts)
	return sitePath, "", err
}

func (ownRules) publishes(string) bool { return true }

func (ownRules) place(file string) string { return "/" + file }

func (ownRules) find(r *reader, add func(problem.Problem)) findings {
	all := findings{folders: findFolders(r.folder, add), onlyMarkdown: true}
	all.drafts, all.assets = findPosts(r.folder, all.folders, add), findAssets(r.folder, add)
	return all
}

func (o ownRules) read(r *reader, d *draft, text string) error {
	if err := d.Cut(text); err != nil {
		return err
	}
	d.readFields(r)
	if !d.Flag("published", true) {
		d.left = unpublished
	}
	o.readDraft(r, d)
	var above []string
	if !strings.HasPrefix(d.File, "posts/") {
		above = foldersAbove(d.File)
	}
	d.readPost(r, d.Date(d.date, r.Zone, nil), above)
	d.post.Changed = matter.Changed(d.Fields, d.post.Date, r.Zone, nil)
	matter.WarnOfMisspelt(d.Fields)
	return nil
}

// readDraft reads whether the text is a draft, which is not published unless it is asked for.
func (o ownRules) readDraft(r *reader, d *draft) {
	for _, m := range d.Members {
		if matter.Unlists(m) && d.Get("hidden").Kind == front.Absent {
			d.Warnf(m.Value.At, "write hidden: true", "%s: %s is not read", m.Key, m.Value.Text)
		}
	}
	if d.post.Draft = d.Flag("draft", false); d.post.Draft && !o.drafts && d.left == "" {
		d.left = unfinished
	}
	if d.Get("draft").Kind != front.Absent || d.Get("published").Kind != front.Absent {
		return
	}
	for _, m := range d.Members {
		if matter.KeepsBack(m, r.Zone, r.now) {
			d.Errorf(m.Value.At, "write draft: true, or draft: false beside it", "a draft that would be published: %s: %s is not read", m.Key, m.Value.Text)
		}
	}
}

func (ownRules) chooseLanguage([]*draft) {}

func (ownRules) finish(x *index, drafts []*draft) {
	parallel(drafts, func(d *draft) {
		if d.left == "" {
			d.finish(x, prepare.Body)
		}
	})
}
