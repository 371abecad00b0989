//go:build js

package browser

import (
	"slices"
	"strings"
	"syscall/js"
	"time"

	"hanji/app/markdown"
	"hanji/app/post"
	"hanji/app/search"
	"hanji/app/ui"
)

// searched is the search index of a deployment.
type searched struct {
	index search.Index
	// loading is closed when all of the index is there, or can't be had. It is nil
	// before the first search.
	loading chan struct{}
	err     error
	// texts are what posts say, as far as it was looked up for excerpts of late.
	texts map[*post.Post]string
}

// keptTexts is how many texts are kept for excerpts, some 10 KB each.
const keptTexts = 200

// loadSearch reads the search index, if that has not been done, and calls progress
// now and then. It must not be called on go-app's goroutine.
func (s *store) loadSearch(progress func()) error {
	if s.searched.loading != nil {
		<-s.searched.loading
		progress()
		return s.searched.err
	}
	s.searched.loading = make(chan struct{})
	s.searched.err = errPanic
	guard(func() { s.searched.err = s.readSearch(progress) })
	close(s.searched.loading)
	if s.searched.err != nil {
		s.searched = searched{err: s.searched.err} // The next search tries again.
	}
	progress()
	return s.searched.err
}

func (s *store) readSearch(progress func()) error {
	shown := time.Now()
	return s.root.ReadSearch(s.chunk, func(segment []byte, first int) error {
		err := s.searched.index.Add(segment, first)
		if time.Since(shown) > 200*time.Millisecond {
			shown = time.Now()
			progress()
		}
		time.Sleep(time.Millisecond) // The page has its turn.
		return err
	})
}

// canSearch reports whether all of the index is there.
func (s *store) canSearch() bool {
	select {
	case <-s.searched.loading: // Never, where it is nil.
		return true
	default:
		return false
	}
}

// find implements ui.Env's Find.
func (s *store) find(query string) (posts []*post.Post) {
	found := s.searched.index.Search(query)
	found.Rank()
	for _, hit := range found.Hits {
		posts = append(posts, s.env.PostOf(hit))
	}
	return posts
}

// finder answers the search dialog, which web/boot.js opens.
type finder struct {
	dialog, input, status, found js.Value
	// shown is what the list shows.
	shown *findings
	// goes says that the reader wants the best post, once it is known.
	goes bool
}

// findings are what a list of the dialog is made from.
type findings struct {
	of    *store
	query string
	search.Result
}

func (f *findings) equal(other *findings) bool {
	return f.of == other.of && f.query == other.query && slices.Equal(f.Hits, other.Hits)
}

// watchSearch answers the dialog from now on.
func (e *edge) watchSearch() {
	f := &e.finder
	if f.dialog = document.Call("getElementById", ui.SearchID); !f.dialog.Truthy() {
		return
	}
	f.shown = &findings{}
	f.input = f.dialog.Call("querySelector", "input")
	f.status = document.Call("getElementById", ui.SearchStatusID)
	f.found = document.Call("getElementById", ui.FoundID)
	on(f.input, "focus", func(js.Value) { e.wakeSearch() })
	on(f.input, "input", func(event js.Value) {
		f.goes = false
		e.wakeSearch() // After a failure this is another try.
		window.Get("performance").Call("measure", "hanji:search", map[string]any{"start": event.Get("timeStamp")})
	})
	on(f.dialog, "keydown", f.key)
	on(f.dialog, "submit", func(event js.Value) {
		event.Call("preventDefault")
		f.goes = true
		e.search()
	})
	if f.dialog.Get("open").Bool() { // It was opened before the client was there.
		e.wakeSearch()
	}
}

// wakeSearch loads the index, should it not be there, and answers what has been typed
// by now.
func (e *edge) wakeSearch() {
	if s := e.store; !s.canSearch() {
		go guard(func() {
			_ = s.loadSearch(e.search) // The dialog says what became of it.
		})
	}
	e.search()
}

// search shows what the query finds.
func (e *edge) search() {
	f, s := &e.finder, e.store
	text := s.env.Text.Search
	status := ""
	query := f.input.Get("value").String()
	found := &findings{s, query, s.searched.index.Search(query)}
	switch {
	case strings.TrimSpace(query) == "":
		status = text.Help
	case len(found.Hits) > 0:
		status = text.Count(len(found.Hits))
	case s.canSearch():
		status = text.Nothing
	case s.searched.err != nil:
		status = text.Lost
	default:
		status = text.Loading
	}
	if f.status.Get("textContent").String() != status {
		f.status.Set("textContent", status)
	}
	isReading := f.found.Call("contains", document.Get("activeElement")).Bool()
	if !found.equal(f.shown) && (s.canSearch() || !isReading) { // A list that only grows waits for its reader.
		f.shown = found
		f.found.Set("innerHTML", ui.FoundHTML(s.env, query, found.Result))
		if len(found.Hits) > 0 {
			go guard(func() { f.excerpts(found) })
		}
	}
	if best := f.found.Call("querySelector", "a"); f.goes && s.canSearch() && best.Truthy() {
		f.goes = false
		best.Call("click")
	}
}

const (
	// excerptsAfter is how long the reader does not type before texts are looked up.
	excerptsAfter = 150 * time.Millisecond
	excerptLength = 110
)

// excerpts adds to each post of a list the part of its text that was found, as far as the
// text can be had, and as long as the list is shown.
func (f *finder) excerpts(list *findings) {
	if time.Sleep(excerptsAfter); saveData() {
		return
	}
	for i, hit := range list.Hits[:min(len(list.Hits), ui.MostFound)] {
		if f.shown != list {
			return
		}
		text, err := list.of.text(list.of.env.PostOf(hit))
		if f.shown != list {
			return
		}
		if err == nil {
			excerpt := ui.MarkedHTML(list.Excerpt(text, excerptLength))
			f.found.Get("children").Index(i).Call("querySelector", ".hanji-excerpt").Set("innerHTML", excerpt)
		}
	}
}

// text returns what a post says, as plain text.
func (s *store) text(p *post.Post) (string, error) {
	if text, ok := s.searched.texts[p]; ok {
		return text, nil
	}
	t, err := s.root.DecodeText(s.env.Library, p, s.chunk)
	if err != nil {
		return "", err
	}
	text := strings.Join(strings.Fields(markdown.Render(t, s.env.Base).Text()), " ")
	if s.searched.texts == nil || len(s.searched.texts) == keptTexts {
		s.searched.texts = map[*post.Post]string{}
	}
	s.searched.texts[p] = text
	return text, nil
}

// composing is the keyCode of keys that are the input method's. Safari says nothing else
// of the one that ends a composition.
const composing = 229

// key moves between the field and what was found with the arrows, and leaves all
// other keys to the browser.
func (f *finder) key(event js.Value) {
	if event.Get("isComposing").Truthy() || event.Get("keyCode").Equal(js.ValueOf(composing)) {
		return
	}
	links := f.found.Call("querySelectorAll", "a")
	focused := -1
	for i := range links.Length() {
		if links.Index(i).Equal(document.Get("activeElement")) {
			focused = i
		}
	}
	switch event.Get("key").String() {
	case "ArrowDown":
		focused = min(focused+1, links.Length()-1)
	case "ArrowUp":
		focused--
	default:
		return
	}
	event.Call("preventDefault")
	if focused < 0 {
		f.input.Call("focus")
		return
	}
	links.Index(focused).Call("focus")
}

// close closes the dialog. The browser gives the focus back to where it was.
func (f *finder) close() {
	if f.dialog.Truthy() && f.dialog.Get("open").Bool() {
		f.dialog.Call("close")
	}
}
