package ui

import (
	"slices"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"hanji/app/post"
	"hanji/app/route"
)

// Device is what the reader's device keeps of the blog.
type Device struct {
	Keeper Keeper
	Online bool
	// Shelf is zero unless the keeper is Ready.
	Shelf
	// Begun are the posts that are not read to their end, in order of display.
	Begun []Mark
	// Install is Installable or InstallableByHand where the blog can be installed.
	Install NoticeKind
	Storage
}

// Shelf is what the worker says that it keeps (see web/worker/shelf.js).
type Shelf struct {
	// Posts of all Of, pages not counted, have their text here; Bytes counts texts and
	// images.
	Posts, Of int
	Bytes     float64
	// Done of Total parts of the download are here. Busy says that it runs.
	Done, Total int
	Busy        bool
	// Full says that storage ran out before the end of the download.
	Full bool
	// All says that the reader asked for every post, Removed that for none.
	All, Removed bool
	// Updated is when the download last came to its end, in milliseconds, 0 if never.
	Updated float64
	// Kept are the paths of the posts that are kept with their images, and Failed that of
	// one that just could not be kept.
	Kept   []string
	Failed string
}

// Storage is what the browser says of the site's space.
type Storage struct {
	// Usage of Quota bytes are taken, 0 where the browser does not say.
	Usage, Quota float64
	// Persistent says that the browser does not evict it.
	Persistent bool
}

// Mark is where the reader stopped in a post, as web/reader/marks.js keeps it.
type Mark struct {
	Path string `json:"path"`
	// At is the share of the text above the lower edge of the window; 1 for a post
	// that was read to its end once.
	At float64 `json:"at"`
}

// Shelved returns the posts of the blog that the shelf lists.
func (d *Device) Shelved(lib *post.Library) (posts []*post.Post) {
	paths := slices.Clone(d.Kept)
	for _, b := range d.Begun {
		paths = append(paths, b.Path)
	}
	for _, path := range paths {
		if p := lib.Post(path); p != nil {
			posts = append(posts, p)
		}
	}
	return posts
}

// Keeper says whether the worker, which keeps the blog, can be had.
type Keeper int

const (
	// Asking: the worker has not answered yet.
	Asking Keeper = iota
	Ready
	// Insecure: the page did not come over https.
	Insecure
	// Refused: the browser does not let it in.
	Refused
)

// The buttons of the shelf, of posts and of notices carry what they do in data-shelf, and to
// which post in data-path; package browser listens.
const (
	KeepPost   = "keep" // Or take it off, if it is kept.
	UnkeepPost = "unkeep"
	ForgetPost = "forget"
	KeepAll    = "all"
	RemoveAll  = "remove"
	Install    = "install"
	// Accept does what the notice offers, Dismiss closes it.
	Accept  = "accept"
	Dismiss = "dismiss"
)

// ResumeClass is that of links that lead to where the reader stopped.
const ResumeClass = "hanji-resume"

// keepButton stands at the end of a post. It is the same in all states: data-kept
// on the document ("no", "now", "yes") says whether it is there, and which of its
// names is seen.
func (e *Env) keepButton(p *post.Post) app.UI {
	t := e.Text.Shelf
	keep := t.Keep
	if p.Page {
		keep = t.KeepPage
	}
	name := func(class, name string) app.UI { return el("span", attrs{"class", class}, text(name)) }
	return button("hanji-keep", KeepPost, attrs{"data-path", p.Path}.within(e, p),
		name("hanji-if-no", keep), name("hanji-if-now", t.Keeping), name("hanji-if-yes", t.Kept))
}

func button(class, does string, more attrs, children ...app.UI) app.UI {
	return el("button", append(attrs{"class", class, "type", "button", "data-shelf", does}, more...), children...)
}

func shelfView(p *Page) []app.UI {
	e, d := p.Env, p.Device
	t := e.Text.Shelf
	head := p.head(text(t.Lead))
	if d == nil {
		return []app.UI{head, el("p", attrs{"class", "hanji-empty"}, text(t.NeedsClient))}
	}
	return []app.UI{
		head,
		el("div", attrs{"class", "hanji-state"},
			el("p", attrs{"id", "state", "role", "status", "tabindex", "-1"}, el("span", nil, text(e.deviceState(d)))),
			e.progress(d)),
		section("begun", t.Begun, false, e.begun(d)),
		section("kept", t.KeptPosts, d.Keeper != Ready, e.keptPosts(d)),
		section("device", t.Device, d.Keeper != Ready, e.facts(d), e.actions(d)),
	}
}

// section is hidden rather than left out, so that what has the focus stays what it
// is while the device changes.
func section(id, name string, hidden bool, content ...app.UI) app.UI {
	return el("section", attrs{"class", "hanji-shelf", "aria-labelledby", id}.when(hidden, "hidden", ""), append([]app.UI{el("h2", attrs{"id", id}, text(name))}, content...)...)
}

// deviceState changes with what the reader has to know, not with every part that
// is downloaded: it is read out.
func (e *Env) deviceState(d *Device) string {
	t := e.Text.Shelf
	switch {
	case d.Keeper == Insecure:
		return t.Insecure
	case d.Keeper == Refused:
		return t.Refused
	case d.Keeper == Asking:
		return t.Asking
	case d.Busy:
		return t.Receiving
	case d.Full:
		return t.Full
	case d.Removed && d.Posts == 0:
		return t.Empty
	case d.Posts == 0:
		return t.Nothing
	case d.Posts == d.Of:
		return t.Complete
	case d.Done == d.Total:
		return t.Recent
	case d.All && !d.Online:
		return t.Waiting
	}
	return t.Partial
}

func (e *Env) progress(d *Device) app.UI {
	return when(d.Busy, el("p", attrs{"class", "hanji-progress"},
		el("progress", attrs{"value", strconv.Itoa(d.Done), "max", strconv.Itoa(d.Total), "aria-label", e.Text.Shelf.Progress}),
		el("span", attrs{"class", "hanji-where"}, text(e.Text.Number(d.Done)+" / "+e.Text.Number(d.Total)))))
}

func (e *Env) facts(d *Device) app.UI {
	t := e.Text.Shelf
	var facts []app.UI
	fact := func(name, value string) {
		facts = append(facts, el("div", nil, el("dt", nil, text(name)), el("dd", nil, text(value))))
	}
	if d.Of > 0 {
		fact(t.Posts, t.Count(d.Posts, d.Of))
	}
	fact(t.Size, e.Text.Size(d.Bytes))
	if d.Updated > 0 {
		at := time.UnixMilli(int64(d.Updated))
		fact(t.Updated, e.Text.Date(at)+" "+at.Format("15:04"))
	}
	if d.Quota > 0 {
		fact(t.Storage, t.Usage(d.Usage, d.Quota))
		safety := t.Unsafe
		if d.Persistent {
			safety = t.Safe
		}
		fact(t.Safety, safety)
	}
	return el("dl", attrs{"class", "hanji-facts"}, facts...)
}

func (e *Env) actions(d *Device) app.UI {
	t := e.Text.Shelf
	return el("div", attrs{"class", "hanji-actions"},
		e.install(d),
		el("div", attrs{"class", "hanji-ask"}.when(d.Posts > 0 && d.Posts == d.Of, "hidden", ""),
			button("hanji-button", KeepAll, attrs{"aria-describedby", "keep-all-help"}, text(t.KeepAll)),
			el("p", attrs{"id", "keep-all-help", "class", "hanji-help"}, text(t.KeepAllHelp))),
		el("details", attrs{"class", "hanji-ask"}.when(d.Bytes == 0 && len(d.Kept) == 0, "hidden", ""),
			el("summary", attrs{"class", "hanji-button"}, text(t.RemoveAll)),
			el("p", attrs{"class", "hanji-help"}, text(t.RemoveAllHelp)),
			button("hanji-button", RemoveAll, attrs{"aria-label", t.RemoveAll}, text(t.RemoveAllConfirm))))
}

// install offers to install the blog, whatever became of its notice.
func (e *Env) install(d *Device) app.UI {
	t := e.Text.Shelf
	switch d.Install {
	case Installable:
		return el("div", attrs{"class", "hanji-ask"},
			button("hanji-button", Install, attrs{"aria-describedby", "install-help"}, text(e.Text.Install)),
			el("p", attrs{"id", "install-help", "class", "hanji-help"}, text(t.InstallHelp)))
	case InstallableByHand:
		return el("div", attrs{"class", "hanji-ask"}, el("p", attrs{"class", "hanji-help"}, text(e.Text.InstallByHand)))
	}
	return el("div", attrs{"class", "hanji-ask", "hidden", ""})
}

func (e *Env) begun(d *Device) app.UI {
	t := e.Text.Shelf
	var list []app.UI
	for _, b := range d.Begun {
		if p := e.Library.Post(b.Path); p != nil {
			list = append(list, e.shelved(p.Path, p,
				el("span", attrs{"class", "hanji-count"}, text(t.Read(int(b.At*100+0.5)))), ForgetPost, t.Forget))
		}
	}
	if len(list) == 0 {
		return el("p", attrs{"class", "hanji-none"}, text(t.NoneBegun))
	}
	return el("ul", attrs{"class", "hanji-shelved"}, list...)
}

func (e *Env) keptPosts(d *Device) app.UI {
	t := e.Text.Shelf
	if len(d.Kept) == 0 {
		return el("p", attrs{"class", "hanji-none"}, text(t.NoKeptPosts))
	}
	return el("ul", attrs{"class", "hanji-shelved"}, each(d.Kept, func(path string) app.UI {
		p := e.Library.Post(path)
		var date app.UI
		if p != nil && !p.Page {
			date = e.time(p.Date)
		}
		return e.shelved(path, p, date, UnkeepPost, t.Remove)
	})...)
}

// shelved is a post with what can be done about it. p is nil where the blog has
// the post no more.
func (e *Env) shelved(path string, p *post.Post, note app.UI, does, action string) app.UI {
	title, name := path, el("span", nil, text(path))
	if p != nil {
		if p.HasCard() {
			title = p.Title
		}
		name = el("a", attrs{"href", route.Href(e.Base, p.Path)}.of(e, p).when(does == ForgetPost, "class", ResumeClass),
			el("span", nil, text(title)))
	}
	return el("li", nil,
		el("div", nil, name, el("span", nil, text(" ")), note),
		button("hanji-off", does, attrs{"data-path", path, "aria-label", e.Text.Shelf.Labels(action, title)}, text(action)))
}
