//go:build js

package browser

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"syscall/js"

	"hanji/app/bundle"
	"hanji/app/markdown"
	"hanji/app/route"
	"hanji/app/ui"
)

// store is one deployment's bundle as the client sees it: the index in memory,
// cards and texts fetched when wanted. The worker answers from its cache.
type store struct {
	root     *bundle.Root
	env      *ui.Env
	searched searched
	ready    ready
}

// open reads the blog that the page belongs to. A prerendered page names the root
// that it was rendered from; where that is gone its successor will do, and where it is
// not there yet the page goes on without its client. The worker's shell is of no
// deployment: it takes what the worker keeps, else what is deployed.
func open(base, root string) (*store, error) {
	if root != "" {
		s, err := openRoot(base, base+"bundle/"+root+".json")
		if err != nil {
			if next, nextErr := openSuccessor(base); nextErr == nil {
				return next, nil
			}
		}
		return s, err
	}
	s, err := openRoot(base, base+"bundle.json?"+bundle.KeptQuery)
	if err != nil {
		s, err = openRoot(base, base+"bundle.json")
	}
	return s, err
}

// errClient says that a deployment came with another client.
var errClient = errors.New("the blog's data is of another client")

func openRoot(base, url string) (*store, error) {
	root, err := readRoot(url)
	if err != nil {
		return nil, err
	}
	return load(base, root)
}

// readRoot reads a root and refuses those of another client.
func readRoot(url string) (*bundle.Root, error) {
	data, err := fetch(url, "no-cache")
	if err != nil {
		return nil, err
	}
	root, err := bundle.DecodeRoot(data)
	if err == nil && root.Client != boot.Get("client").String() {
		err = errClient
	}
	return root, err
}

// loaded is the path of the document, from before the client changed the address.
var loaded = window.Get("location").Get("pathname").String()

// errUpload says that the host has pages of another deployment than its root's.
var errUpload = errors.New("the blog is being uploaded")

// openSuccessor opens the deployment that has taken the place of the document's: the host
// names it, and has a page of it where the document came from. In an upload that is not
// complete, what it names may be the older one, to which nobody is turned back.
func openSuccessor(base string) (*store, error) {
	root, err := readRoot(base + "bundle.json")
	if err != nil {
		return nil, err
	}
	page, err := fetch(loaded, "no-cache")
	if err == nil && !(isOf(page, root) && looksAsHere(page)) {
		err = errUpload
	}
	if err != nil {
		return nil, err
	}
	return load(base, root)
}

// isOf reports whether a page is of the deployment of a root.
func isOf(page []byte, root *bundle.Root) bool { return bytes.Contains(page, []byte(root.ID)) }

// looksAsHere reports whether a page has the style and the scripts of the one that is shown.
func looksAsHere(page []byte) bool {
	return bytes.Contains(page, []byte(boot.Get("edition").String()))
}

func load(base string, root *bundle.Root) (*store, error) {
	s := &store{root: root, env: &ui.Env{Base: base}}
	lib, err := root.DecodeIndex(s.chunk)
	if err != nil {
		return nil, err
	}
	s.env = ui.NewEnv(root.Blog, lib, base)
	s.env.Find = s.find
	return s, nil
}

// page returns the page at an address if all that it shows is there, and nil if not: see
// fill.
func (s *store) page(a route.Address) *ui.Page {
	switch {
	case a.Kind == route.Post:
		return s.ready.find(a)
	case a.Query != "" && !s.canSearch():
		return nil
	}
	p := ui.NewPage(s.env, a)
	for _, q := range p.Shown() {
		if !q.HasCard() {
			return nil
		}
	}
	return p.Fill(markdown.Article{})
}

// fill has at hand all that the page at an address shows, a post's page itself. It must
// not be called on go-app's goroutine.
func (s *store) fill(a route.Address) error {
	if a.Kind == route.Post && s.ready.find(a) != nil {
		return nil
	}
	if a.Query != "" {
		if err := s.loadSearch(func() {}); err != nil {
			return err
		}
	}
	p, lib := ui.NewPage(s.env, a), s.env.Library
	if err := s.root.DecodeCards(lib, p.Shown(), s.chunk); err != nil || a.Kind != route.Post {
		return err
	}
	text, err := s.root.DecodeText(lib, p.Post, s.chunk)
	if err == nil {
		s.ready.keep(p.Fill(markdown.Render(text, s.env.Base)))
	}
	return err
}

// readyPages is how many pages of posts are kept at hand.
const readyPages = 8

// ready are the pages of posts that were shown or pointed at, the newest last.
type ready []*ui.Page

func (r *ready) keep(p *ui.Page) {
	*r = append(*r, p)
	*r = (*r)[max(0, len(*r)-readyPages):]
}

// find returns the page of a post for another turn, nil if it is not at hand.
func (r ready) find(a route.Address) *ui.Page {
	for _, p := range r {
		if p.Address.Path == a.Path {
			copied := *p
			return &copied
		}
	}
	return nil
}

// chunk fetches a chunk and checks it against its name: what a broken transfer
// or a captive portal answered is never shown as the blog. It asks the host where the
// browser's own copy is wrong.
func (s *store) chunk(name string) (data []byte, err error) {
	url := s.env.Base + "bundle/" + name
	hash, _, _ := strings.Cut(name, ".")
	for _, cache := range []string{"default", "reload"} {
		if data, err = fetch(url, cache); err != nil || bundle.Hash(data) == hash {
			return data, err
		}
	}
	return nil, fmt.Errorf("%s: %w", url, bundle.ErrContent)
}

func fetch(url, cache string) ([]byte, error) {
	response, err := await(window.Call("fetch", url, map[string]any{"cache": cache}))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", url, err)
	}
	if !response.Get("ok").Bool() {
		return nil, fmt.Errorf("%s: status %d", url, response.Get("status").Int())
	}
	buffer, err := await(response.Call("arrayBuffer"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", url, err)
	}
	array := window.Get("Uint8Array").New(buffer)
	data := make([]byte, array.Length())
	js.CopyBytesToGo(data, array)
	return data, nil
}

// await blocks the goroutine until a promise is settled.
func await(promise js.Value) (value js.Value, err error) {
	settled := make(chan js.Value, 1)
	settle := js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- args[0].Index(0)
		return nil
	})
	defer settle.Release()
	window.Get("Promise").Call("allSettled", []any{promise}).Call("then", settle)
	result := <-settled
	if result.Get("status").String() == "rejected" {
		err = errors.New(window.Call("String", result.Get("reason")).String())
	}
	return result.Get("value"), err
}
