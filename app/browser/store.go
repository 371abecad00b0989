//go:build js

package browser

import (
	"errors"
	"fmt"
	"syscall/js"

	"hanji/app/bundle"
	"hanji/app/post"
	"hanji/app/ui"
)

// store is the bundle as the client sees it: the metadata of all posts in
// memory, texts fetched when wanted. The worker answers from its cache.
type store struct {
	root *bundle.Root
	env  *ui.Env
}

// open reads the blog: as deployed, if that goes with this client, else as the
// worker keeps it, which is of the worker's client or an older one. The shell is
// the worker's; a page that an edge served is not, and may be older still.
func open(base, client string, shell bool) (*store, error) {
	s, err := latest(base, client)
	if err == nil {
		return s, nil
	}
	root, keptErr := readRoot(base + "bundle.json?kept")
	if keptErr == nil && (shell || root.Client == client) {
		if s, keptErr = load(base, root); keptErr == nil {
			return s, nil
		}
	}
	return nil, err
}

// errClient says that the deployment came with another client.
var errClient = errors.New("the blog's data is of another client")

// latest reads the blog as deployed.
func latest(base, client string) (*store, error) {
	root, err := readRoot(base + "bundle.json")
	if err == nil && root.Client != client {
		err = errClient
	}
	if err != nil {
		return nil, err
	}
	return load(base, root)
}

func readRoot(url string) (*bundle.Root, error) {
	data, err := fetch(url, "no-cache")
	if err != nil {
		return nil, err
	}
	return bundle.DecodeRoot(data)
}

func load(base string, root *bundle.Root) (*store, error) {
	s := &store{root: root, env: &ui.Env{Base: base}}
	lib, err := root.DecodeMeta(s.chunk)
	if err != nil {
		return nil, err
	}
	s.env = ui.NewEnv(root.Blog, lib, base)
	return s, nil
}

// text returns a post's text. It must not be called on go-app's goroutine.
func (s *store) text(path string) (post.Text, error) {
	lib := s.env.Library
	return s.root.DecodeText(lib, lib.Post(path), s.chunk)
}

// chunk fetches a chunk and checks it against its name: what a broken transfer
// or a captive portal answered is never shown as the blog.
func (s *store) chunk(name string) ([]byte, error) {
	data, err := fetch(s.env.Base+"bundle/"+name+".json", "default")
	if err == nil && bundle.Name(data) != name {
		err = fmt.Errorf("bundle/%s.json: the content is not what its name says", name)
	}
	return data, err
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
	done := make(chan struct{})
	resolve := js.FuncOf(func(_ js.Value, args []js.Value) any {
		value = args[0]
		close(done)
		return nil
	})
	defer resolve.Release()
	reject := js.FuncOf(func(_ js.Value, args []js.Value) any {
		err = errors.New(window.Call("String", args[0]).String())
		close(done)
		return nil
	})
	defer reject.Release()
	promise.Call("then", resolve, reject)
	<-done
	return value, err
}
