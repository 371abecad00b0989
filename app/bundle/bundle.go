// Package bundle is the wire format between the build and the client: a small
// root, and immutable chunks that are named by their content.
//
//	bundle.json         Root of what is deployed, always revalidated
//	bundle/<id>.json    the same Root, for pages that were rendered from it
//	bundle/<hash>.json  a chunk of the index, of cards, or of texts
//	bundle/<hash>.txt   a chunk of the search index, a segment of package search
//
// <hash> is the first 32 hexadecimal digits of the SHA-256 of the chunk's bytes,
// <id> that of the root's bytes with an empty id.
//
// Posts are laid out from oldest to newest, and pages after them: with the newest
// posts they are what a reader is likely to want first. A chunk ends after a post whose
// permalink hashes to 0 modulo the chunk's expected length, or at a bound:
// content-defined chunking, so publishing appends to the last chunk, and a change
// to one post moves no other post to another chunk. Nothing derived (counts,
// previous and next, related posts) is stored.
//
// The index is all that counting and filtering need. A list decodes of the cards
// only those chunks that hold what it shows.
package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"hanji/app/post"
	"hanji/app/search"
)

// Schema is the version of the format that this code writes and reads.
//
// Raise it when what is there changes: a name or a file of a Root or Chunk, the order of
// posts, or what a field means. A field that is added needs no new number where its zero
// value means what was before: a client only reads roots of its own build (Root.Client), so
// the number is for the worker, which may be older or newer than what it keeps. It drops
// data of another number once it has that of its own. What a reader's browser has of the
// reader (marks, settings, what is kept) has no part in it, and is read for ever.
const Schema = 5

// KeptQuery asks the worker for the root of which it keeps everything, in place of the
// newest.
const KeptQuery = "kept"

// ErrSchema says that a root was written by another version of hanji: the
// client is older than the deployment, or the deployment half uploaded.
var ErrSchema = errors.New("the blog's data is of another version of hanji")

// ErrContent says that a file is not what its name says: cut short, of another
// deployment, or a page that a network put in its place.
var ErrContent = errors.New("the content is not what its name says")

// Root lists the chunks of one deployment.
type Root struct {
	Schema int `json:"schema"`
	// ID identifies the deployment's data: the Hash of all of this without an ID.
	ID string `json:"id"`
	// Client names the client that the deployment came with. Another one must not
	// render its data.
	Client string    `json:"client"`
	Blog   post.Blog `json:"blog"`
	// Index, Cards, Text and Search each cover all of the library, in the same order:
	// the posts, oldest first, then the pages.
	Index  []Chunk `json:"index"`
	Cards  []Chunk `json:"cards"`
	Text   []Chunk `json:"text"`
	Search []Chunk `json:"search"`
}

// Chunk is a run of posts and pages in a file of its own.
type Chunk struct {
	// Name is the file's, in bundle/.
	Name string `json:"name"`
	// Posts counts all, Pages the pages among them, Hidden the hidden posts.
	Posts  int `json:"posts"`
	Pages  int `json:"pages,omitempty"`
	Hidden int `json:"hidden,omitempty"`
	Bytes  int `json:"bytes"`
}

// Fetch returns the content of a chunk by its name. It may be called from several
// goroutines at once.
type Fetch func(name string) ([]byte, error)

// Encode lays out a blog for a client: the root, and all files of bundle/ by name,
// the root among them. texts are by the path of the post; words returns what is searched
// of one.
func Encode(client string, blog post.Blog, lib *post.Library, texts map[string]post.Text, words func(*post.Post) string) (*Root, map[string][]byte, error) {
	files := map[string][]byte{}
	r := Root{Schema: Schema, Client: client, Blog: blog}
	for _, kind := range []struct {
		list   *[]Chunk
		size   size
		ext    string
		encode func(run []*post.Post) ([]byte, error)
	}{
		{&r.Index, indexSize, ".json", func(run []*post.Post) ([]byte, error) { return json.Marshal(indexOf(run)) }},
		{&r.Cards, cardsSize, ".json", func(run []*post.Post) ([]byte, error) {
			return json.Marshal(each(run, func(p *post.Post) post.Card { return p.Card }))
		}},
		{&r.Text, textSize, ".json", func(run []*post.Post) ([]byte, error) {
			return json.Marshal(each(run, func(p *post.Post) post.Text { return texts[p.Path] }))
		}},
		{&r.Search, searchSize, ".txt", func(run []*post.Post) ([]byte, error) {
			return search.Encode(each(run, func(p *post.Post) search.Document { return documentOf(p, words) })), nil
		}},
	} {
		runs := kind.size.runs(lib.All)
		encoded := make([][]byte, len(runs))
		var group errgroup.Group
		group.SetLimit(runtime.GOMAXPROCS(0))
		for i, run := range runs {
			group.Go(func() (err error) {
				if encoded[i], err = kind.encode(run); err != nil {
					return fmt.Errorf("%s: %w", run[0].Path, err)
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return nil, nil, err
		}
		list := []Chunk{}
		for i, data := range encoded {
			name := Hash(data) + kind.ext
			files[name] = data
			c := Chunk{Name: name, Posts: len(runs[i]), Bytes: len(data)}
			for _, p := range runs[i] {
				switch {
				case p.Page:
					c.Pages++
				case p.Hidden:
					c.Hidden++
				}
			}
			list = append(list, c)
		}
		*kind.list = list
	}
	content, err := json.Marshal(r)
	if err != nil {
		return nil, nil, err
	}
	r.ID = Hash(content)
	if files[r.ID+".json"], err = json.Marshal(r); err != nil {
		return nil, nil, err
	}
	return &r, files, nil
}

// documentOf is what is searched of a post: nothing of one that is not to be found.
func documentOf(p *post.Post, words func(*post.Post) string) search.Document {
	if p.Hidden || p.Unsearched {
		return search.Document{}
	}
	return search.Document{
		Title: p.Title, Terms: slices.Concat(p.Categories, p.Tags),
		Description: p.Description, Text: words(p),
	}
}

func each[From, To any](items []From, convert func(From) To) []To {
	list := make([]To, len(items))
	for i, item := range items {
		list[i] = convert(item)
	}
	return list
}

// Hash names a content.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:16])
}

// DecodeRoot reads a root. The error wraps ErrSchema if it is of another version,
// and ErrContent if it is not what its ID says.
func DecodeRoot(data []byte) (*Root, error) {
	var version struct {
		Schema int    `json:"schema"`
		ID     string `json:"id"`
	}
	if err := json.Unmarshal(data, &version); err != nil {
		return nil, fmt.Errorf("the bundle's root: %w", err)
	}
	if version.Schema != Schema {
		return nil, fmt.Errorf("the bundle's root has schema %d, not %d: %w", version.Schema, Schema, ErrSchema)
	}
	unnamed := bytes.Replace(data, []byte(`"id":"`+version.ID+`"`), []byte(`"id":""`), 1)
	if Hash(unnamed) != version.ID {
		return nil, fmt.Errorf("the bundle's root: %w", ErrContent)
	}
	r := new(Root)
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("the bundle's root: %w", err)
	}
	return r, nil
}
