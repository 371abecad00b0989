package source

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/util"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/problem"
)

// Redirect says where what was at an address is now. From is a site path, such as
// "/old/" or "/old.html", where nothing else is; To is as in a post.Ref, or an absolute URL
// of the web, percent-encoded. Following them ends.
type Redirect struct{ From, To string }

// settleMoves finds out where drafts lead that their front matter says are moved. One
// that would lead a reader nowhere, or round in a circle, is left out.
func settleMoves(x *index, drafts []*draft) {
	byPath, arrives := map[string]*draft{}, map[string]bool{}
	for _, d := range drafts {
		if d.left != moved {
			continue
		}
		if to, err := x.destination(d); err == nil {
			d.movedTo, byPath[d.post.Path] = to, d
		} else {
			arrives[d.post.Path] = false
			d.leadNowhere(x, err)
		}
	}
	var follow func(path string) bool
	follow = func(path string) bool {
		if arrived, seen := arrives[path]; seen {
			return arrived
		}
		d := byPath[path]
		if d == nil {
			return true
		}
		arrives[path] = false // while it is on the way
		arrives[path] = follow(pathOf(d.movedTo))
		return arrives[path]
	}
	for _, d := range drafts {
		if byPath[d.post.Path] == d && !follow(d.post.Path) {
			d.leadNowhere(x, problem.Errorf("write where the page is now", "the page is moved to %q, which leads back to it or nowhere", d.movedTo))
		}
	}
}

// leadNowhere leaves a page out that is moved, but to no address.
func (d *draft) leadNowhere(x *index, err error) {
	d.Add(problem.DeadLink, d.Get("redirect_to").At, false, problem.HintOf(err), err.Error())
	d.LeaveOut(d.name())
	d.left = nowhere
	delete(x.pages, d.post.Path)
	x.nameAnew()
}

// destination returns where a draft is moved to: an address as in a Redirect.
func (x *index) destination(d *draft) (to string, err error) {
	const hint = "write a path of this blog, or an address that begins with https://"
	written := d.movedTo
	if strings.HasPrefix(written, "//") {
		written = "https:" + written
	}
	ref, err := x.refer(d.origin(), written, false)
	switch {
	case err != nil:
		return "", err
	case pathOf(ref.To) == d.post.Path:
		return "", problem.Errorf("write where the page is now", "a page is moved to itself")
	case markdown.IsPath(ref.To):
		at := strings.IndexAny(ref.To+"?", "?#")
		return ref.To[:at] + string(util.URLEscape([]byte(ref.To[at:]), false)), nil
	}
	u, err := address.ParseWeb(written)
	if err != nil {
		return "", problem.Errorf(hint, "a page is moved to a refused address %q: %v", d.movedTo, err)
	}
	return address.EscapedWeb(u), nil
}

// pathOf returns the site path of a Ref's destination.
func pathOf(to string) string {
	if u, err := url.Parse(to); err == nil && markdown.IsPath(to) {
		return u.Path
	}
	return ""
}

// maxMoves is how many addresses a page may have had before: each has a file.
const maxMoves = 100

// redirectAll adds redirects from where drafts were, and from where the pages of a plugin were.
// Pages and files that are at such an address stay.
func (x *index) redirectAll(drafts []*draft) {
	for _, d := range drafts {
		x.redirect(d)
	}
	for _, a := range x.archives {
		_ = x.lead(a.From, a.To, "an archive") // One that is taken answers anyway.
	}
}

// redirect adds the addresses from which a draft has moved, or is moved.
func (x *index) redirect(d *draft) {
	to := address.Escape(d.post.Path)
	switch d.left {
	case "":
		ext := path.Ext(d.File)
		if named, ok := strings.CutSuffix(d.post.Path, ".html"); ok && d.collection == pages && folder.IsHTML(d.File) && ext != ".html" {
			_ = x.lead(named+ext, to, d.File) // Jekyll keeps the ending; one that is taken answers anyway.
		}
	case moved:
		to = d.movedTo
		x.redirects = append(x.redirects, Redirect{d.post.Path, to})
	default:
		return
	}
	written := d.Get("redirect_from")
	from := written.Scalars()
	if len(from) > maxMoves {
		d.Warnf(written.At, "name fewer, or have the host redirect a whole folder", "of %d addresses in redirect_from, those after the first %d are left out", len(from), maxMoves)
		from = from[:maxMoves]
	}
	for _, from := range from {
		if address.IsOfHost(from) {
			d.Warnf(written.At, "write it with one / at its beginning", "redirect_from %q is taken for a path: no address is on another host", from)
		}
		if err := x.lead(from, to, d.File); err != nil {
			d.Warn(problem.BadAddress, written.At, err)
		}
	}
}

// lead takes an address, which may be written without slashes, for a redirect, unless it leads
// there already.
func (x *index) lead(from, to, file string) error {
	for segment := range strings.SplitSeq(address.Unescape(from), "/") {
		if post.LimitSegment(segment) != segment {
			return problem.Errorf("leave it out: no host has a file of such a name", "the address %.40q… has a part that is longer than 200 bytes", from)
		}
	}
	from, err := address.Fill(from, address.Parts{})
	if err != nil {
		return err
	}
	if from == pathOf(to) {
		return nil
	}
	if err := x.taken.Claim(from, file); err != nil {
		latest := x.redirects[max(0, len(x.redirects)-maxMoves):]
		if slices.Contains(latest, Redirect{from, to}) { // Written with a slash at its end, and without.
			return nil
		}
		return problem.WithHint(err, "leave it out: what is at an address answers there")
	}
	x.redirects = append(x.redirects, Redirect{from, to})
	return nil
}
