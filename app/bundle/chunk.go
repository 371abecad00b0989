package bundle

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"sync"

	"hanji/app/post"
	"hanji/app/search"
)

// size is the expected and the greatest number of posts in a chunk.
type size struct{ expected, most int }

// A text chunk is what a reader downloads to read one post from a list; 8 posts
// are some 50 KB before compression. A chunk of cards is what a list decodes to
// show one of them. All of the index is read at the start, all of the search index
// when the reader searches first.
var (
	indexSize  = size{256, 1024}
	cardsSize  = size{64, 256}
	textSize   = size{8, 32}
	searchSize = size{32, search.MaxPosts}
)

// runs cuts all of a library into runs, each the other way round.
func (s size) runs(all []*post.Post) iter.Seq[[]*post.Post] {
	return func(yield func([]*post.Post) bool) {
		var run []*post.Post
		for i, p := range slices.Backward(all) {
			run = append(run, p)
			if s.ends(p.Path) || len(run) == s.most || i == 0 {
				if !yield(run) {
					return
				}
				run = nil
			}
		}
	}
}

func (s size) ends(path string) bool {
	h := fnv.New64a()
	h.Write([]byte(path))
	sum := h.Sum64()
	return (sum^sum>>32)%uint64(s.expected) == 0
}

// place finds the chunk that holds a post by its position in a library of n, and the
// post's place in it.
func place(list []Chunk, n, position int) (c Chunk, at int, err error) {
	at = n - 1 - position
	for _, c := range list {
		if at < c.Posts {
			return c, at, nil
		}
		at -= c.Posts
	}
	return Chunk{}, 0, fmt.Errorf("no chunk holds post %d of %d", position, n)
}

// DecodeCards gives the cards to those posts of lib that lack them, and to all
// others in the same chunks. lib is the root's.
func (r *Root) DecodeCards(lib *post.Library, posts []*post.Post, fetch Fetch) error {
	var missing []Chunk
	from := map[string]int{} // Of the chunk's first post, counted from the end of the library.
	for _, p := range posts {
		if p.HasCard() {
			continue
		}
		position := lib.Position(p)
		c, at, err := place(r.Cards, len(lib.All), position)
		if err != nil {
			return err
		}
		if _, known := from[c.Name]; !known {
			from[c.Name] = len(lib.All) - 1 - position - at
			missing = append(missing, c)
		}
	}
	chunks, err := fetchAll(missing, fetch)
	if err != nil {
		return err
	}
	for i, c := range missing {
		cards, err := decode[post.Card](c, chunks[i])
		if err != nil {
			return err
		}
		for j, card := range cards {
			lib.All[len(lib.All)-1-from[c.Name]-j].Card = card
		}
	}
	return nil
}

// TextChunk names the chunk that holds the text of a post of lib, the root's.
func (r *Root) TextChunk(lib *post.Library, p *post.Post) (name string, err error) {
	c, _, err := place(r.Text, len(lib.All), lib.Position(p))
	return c.Name, err
}

// DecodeText reads the text of a post of lib, the root's.
func (r *Root) DecodeText(lib *post.Library, p *post.Post, fetch Fetch) (post.Text, error) {
	c, at, err := place(r.Text, len(lib.All), lib.Position(p))
	if err != nil {
		return post.Text{}, err
	}
	data, err := fetch(c.Name)
	if err != nil {
		return post.Text{}, err
	}
	texts, err := decode[post.Text](c, data)
	if err != nil {
		return post.Text{}, err
	}
	return texts[at], nil
}

// ReadSearch hands the segments of the search index to add, the newest first: the
// data, and the place of its first post, counted from the end of the library. It stops at the
// first error, be it add's.
func (r *Root) ReadSearch(fetch Fetch, add func(segment []byte, first int) error) error {
	type answer struct {
		data []byte
		err  error
	}
	answers := make([]chan answer, len(r.Search))
	ask := func(i int) {
		answers[i] = make(chan answer, 1)
		go func() {
			data, err := fetch(r.Search[i].Name)
			answers[i] <- answer{data, err}
		}()
	}
	first := 0
	for i, c := range r.Search {
		first += c.Posts
		if i >= len(r.Search)-inFlight {
			ask(i)
		}
	}
	for i, c := range slices.Backward(r.Search) {
		first -= c.Posts
		a := <-answers[i]
		if i >= inFlight {
			ask(i - inFlight)
		}
		if a.err != nil {
			return a.err
		}
		if err := add(a.data, first); err != nil {
			return fmt.Errorf("chunk %s: %w", c.Name, err)
		}
	}
	return nil
}

func decode[T any](c Chunk, data []byte) ([]T, error) {
	var run []T
	if err := json.Unmarshal(data, &run); err != nil {
		return nil, fmt.Errorf("chunk %s: %w", c.Name, err)
	}
	return run, c.holds(len(run))
}

func (c Chunk) holds(posts int) error {
	if posts != c.Posts {
		return fmt.Errorf("chunk %s holds %d posts, not %d", c.Name, posts, c.Posts)
	}
	return nil
}

// inFlight is how many chunks are fetched at a time.
const inFlight = 6

func fetchAll(list []Chunk, fetch Fetch) ([][]byte, error) {
	all := make([][]byte, len(list))
	errs := make([]error, len(list))
	slots := make(chan struct{}, inFlight)
	var wait sync.WaitGroup
	for i, c := range list {
		wait.Go(func() {
			slots <- struct{}{}
			all[i], errs[i] = fetch(c.Name)
			<-slots
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}
