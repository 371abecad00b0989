package bundle

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

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
func (s size) runs(all []*post.Post) (runs [][]*post.Post) {
	var run []*post.Post
	for i, p := range slices.Backward(all) {
		run = append(run, p)
		if s.ends(p.Path) || len(run) == s.most || i == 0 {
			runs = append(runs, run)
			run = nil
		}
	}
	return runs
}

func (s size) ends(path string) bool {
	h := fnv.New64a()
	h.Write([]byte(path))
	sum := h.Sum64()
	return (sum^sum>>32)%uint64(s.expected) == 0
}

// holding finds the chunk that holds a post of a library, and all that it holds.
func holding(list []Chunk, lib *post.Library, p *post.Post) (c Chunk, run []*post.Post, err error) {
	to, at := len(lib.All), lib.Position(p)
	for _, c := range list {
		from := to - c.Posts
		if from >= 0 && at >= from {
			run = slices.Clone(lib.All[from:to])
			slices.Reverse(run)
			return c, run, nil
		}
		to = from
	}
	return Chunk{}, nil, fmt.Errorf("no chunk holds post %d of %d", at, len(lib.All))
}

// DecodeCards gives the cards to those posts of lib that lack them, and to all
// others in the same chunks. lib is the root's.
func (r *Root) DecodeCards(lib *post.Library, posts []*post.Post, fetch Fetch) error {
	var missing []Chunk
	var runs [][]*post.Post
	for _, p := range posts {
		if p.HasCard() {
			continue
		}
		c, run, err := holding(r.Cards, lib, p)
		if err != nil {
			return err
		}
		if !slices.Contains(missing, c) {
			missing, runs = append(missing, c), append(runs, run)
		}
	}
	return read(missing, fetch, func(i int, data []byte) error {
		cards, err := decode[post.Card](missing[i], data)
		if err != nil {
			return err
		}
		for j, card := range cards {
			runs[i][j].Card = card
		}
		return nil
	})
}

// TextChunk names the chunk that holds the text of a post of lib, the root's.
func (r *Root) TextChunk(lib *post.Library, p *post.Post) (name string, err error) {
	c, _, err := holding(r.Text, lib, p)
	return c.Name, err
}

// DecodeText reads the text of a post of lib, the root's.
func (r *Root) DecodeText(lib *post.Library, p *post.Post, fetch Fetch) (text post.Text, err error) {
	c, run, err := holding(r.Text, lib, p)
	if err != nil {
		return text, err
	}
	err = read([]Chunk{c}, fetch, func(_ int, data []byte) error {
		texts, err := decode[post.Text](c, data)
		if err == nil {
			text = texts[slices.Index(run, p)]
		}
		return err
	})
	return text, err
}

// inFlight is how many chunks are fetched at a time.
const inFlight = 6

// ReadSearch hands the segments of the search index to add, the newest first: the
// data, and the place of its first post, counted from the end of the library. It stops at the
// first error, be it add's.
func (r *Root) ReadSearch(fetch Fetch, add func(segment []byte, first int) error) error {
	answers := make([]func() ([]byte, error), len(r.Search))
	ask := func(i int) {
		if i >= 0 {
			answers[i] = sync.OnceValues(func() ([]byte, error) { return fetch(r.Search[i].Name) })
			go answers[i]()
		}
	}
	first := 0
	for _, c := range r.Search {
		first += c.Posts
	}
	for i := range inFlight {
		ask(len(r.Search) - 1 - i)
	}
	for i, c := range slices.Backward(r.Search) {
		first -= c.Posts
		data, err := answers[i]()
		if err != nil {
			return err
		}
		ask(i - inFlight)
		if err := add(data, first); err != nil {
			return fmt.Errorf("chunk %s: %w", c.Name, err)
		}
	}
	return nil
}

// read fetches chunks, several at a time, and has each decoded once it is there.
func read(list []Chunk, fetch Fetch, decode func(i int, data []byte) error) error {
	var group errgroup.Group
	group.SetLimit(inFlight)
	for i, c := range list {
		group.Go(func() error {
			data, err := fetch(c.Name)
			if err != nil {
				return err
			}
			if err := decode(i, data); err != nil {
				return fmt.Errorf("chunk %s: %w", c.Name, err)
			}
			return nil
		})
	}
	return group.Wait()
}

func decode[T any](c Chunk, data []byte) (run []T, err error) {
	if err = json.Unmarshal(data, &run); err == nil && len(run) != c.Posts {
		err = fmt.Errorf("it holds %d posts, not %d", len(run), c.Posts)
	}
	return run, err
}
