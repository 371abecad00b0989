// Package bundle is the wire format between the build and the client: a small
// root, and immutable chunks that are named by their content.
//
//	bundle.json         Root of what is deployed, always revalidated
//	bundle/<id>.json    the same Root, for pages that were rendered from it
//	bundle/<name>.json  a chunk of the index, of cards, or of texts
//
// <name> is the first 32 hexadecimal digits of the SHA-256 of the chunk's bytes,
// <id> that of the root's bytes with an empty id.
//
// Posts are laid out from oldest to newest. A chunk ends after a post whose
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

	"hanji/app/post"
)

// Schema is the version of the format that this code writes and reads.
const Schema = 2

// ErrSchema says that a root was written by another version of hanji: the
// client is older than the deployment, or the deployment half uploaded.
var ErrSchema = errors.New("the blog's data is of another version of hanji")

// ErrContent says that a file is not what its name says: cut short, of another
// deployment, or a page that a network put in its place.
var ErrContent = errors.New("the content is not what its name says")

// Root lists the chunks of one deployment.
type Root struct {
	Schema int `json:"schema"`
	// ID identifies the deployment's data: the Name of all of this without an ID.
	ID string `json:"id"`
	// Client names the client that the deployment came with. Another one must not
	// render its data.
	Client string    `json:"client"`
	Blog   post.Blog `json:"blog"`
	// Index, Cards and Text each cover all posts, oldest first, in the same order.
	Index []Chunk `json:"index"`
	Cards []Chunk `json:"cards"`
	Text  []Chunk `json:"text"`
}

// Chunk is a run of posts in a file of its own.
type Chunk struct {
	Name  string `json:"name"`
	Posts int    `json:"posts"`
	Bytes int    `json:"bytes"`
}

// Fetch returns the content of a chunk by its name. It may be called from several
// goroutines at once.
type Fetch func(name string) ([]byte, error)

// Encode lays out a blog for a client: the root, and all files of bundle/ by name
// without extension, the root among them.
func Encode(client string, blog post.Blog, lib *post.Library, texts map[string]post.Text) (*Root, map[string][]byte, error) {
	files := map[string][]byte{}
	r := Root{Schema: Schema, Client: client, Blog: blog}
	for _, kind := range []struct {
		list   *[]Chunk
		size   size
		encode func([]*post.Post) any
	}{
		{&r.Index, indexSize, func(run []*post.Post) any { return indexOf(run) }},
		{&r.Cards, cardsSize, func(run []*post.Post) any {
			return each(run, func(p *post.Post) post.Card { return p.Card })
		}},
		{&r.Text, textSize, func(run []*post.Post) any {
			return each(run, func(p *post.Post) post.Text { return texts[p.Path] })
		}},
	} {
		list := []Chunk{}
		for run := range kind.size.runs(lib.Posts) {
			data, err := json.Marshal(kind.encode(run))
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", run[0].Path, err)
			}
			name := Name(data)
			files[name] = data
			list = append(list, Chunk{Name: name, Posts: len(run), Bytes: len(data)})
		}
		*kind.list = list
	}
	content, err := json.Marshal(r)
	if err != nil {
		return nil, nil, err
	}
	r.ID = Name(content)
	if files[r.ID], err = json.Marshal(r); err != nil {
		return nil, nil, err
	}
	return &r, files, nil
}

func each[From, To any](items []From, convert func(From) To) []To {
	list := make([]To, len(items))
	for i, item := range items {
		list[i] = convert(item)
	}
	return list
}

// Name returns the name of a file by its content.
func Name(content []byte) string {
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
	if Name(unnamed) != version.ID {
		return nil, fmt.Errorf("the bundle's root: %w", ErrContent)
	}
	r := new(Root)
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("the bundle's root: %w", err)
	}
	return r, nil
}
