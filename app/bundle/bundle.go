// Package bundle is the wire format between the build and the client: a small
// root at a stable address, and immutable chunks that are named by their
// content.
//
//	bundle.json         Root
//	bundle/<name>.json  []post.Post (metadata) or []post.Text (bodies)
//
// <name> is the first 32 hexadecimal digits of the SHA-256 of the chunk's bytes.
//
// Posts are laid out from oldest to newest. A chunk ends after a post whose
// permalink hashes to 0 modulo the chunk's expected length, or at a bound:
// content-defined chunking, so publishing appends to the last chunk, and a change
// to one post moves no other post to another chunk. Nothing derived (counts,
// previous and next, related posts) is stored.
package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"

	"hanji/app/post"
)

// Schema is the version of the format that this code writes and reads.
const Schema = 1

// ErrSchema says that a root was written by another version of hanji: the
// client is older than the deployment, or the deployment half uploaded.
var ErrSchema = errors.New("the blog's data is of another version of hanji")

// Root lists the chunks of one deployment.
type Root struct {
	Schema int `json:"schema"`
	// ID identifies the deployment's data: a hash of all that follows.
	ID string `json:"id"`
	// Client names the client that the deployment came with. Another one must not
	// render its data.
	Client string    `json:"client"`
	Blog   post.Blog `json:"blog"`
	// Meta and Text each cover all posts, oldest first, in the same order.
	Meta []Chunk `json:"meta"`
	Text []Chunk `json:"text"`
}

// Chunk is a run of posts in a file of its own.
type Chunk struct {
	Name  string `json:"name"`
	Posts int    `json:"posts"`
	Bytes int    `json:"bytes"`
}

// Expected and greatest numbers of posts in a chunk. A text chunk is what a
// reader downloads to read one post from a list; 8 posts are some 50 KB before
// compression.
const (
	metaPosts, metaMax = 256, 1024
	textPosts, textMax = 8, 32
)

// Encode lays out a blog for a client: the root, and the chunks by name.
func Encode(client string, blog post.Blog, lib *post.Library, texts map[string]post.Text) (root []byte, chunks map[string][]byte, err error) {
	posts := slices.Clone(lib.Posts)
	slices.Reverse(posts)
	chunks = map[string][]byte{}
	r := Root{Schema: Schema, Client: client, Blog: blog}
	if r.Meta, err = cut(posts, metaPosts, metaMax, chunks, func(p *post.Post) any { return p }); err != nil {
		return nil, nil, err
	}
	if r.Text, err = cut(posts, textPosts, textMax, chunks, func(p *post.Post) any { return texts[p.Path] }); err != nil {
		return nil, nil, err
	}
	content, err := json.Marshal(r)
	if err != nil {
		return nil, nil, err
	}
	r.ID = Name(content)
	root, err = json.Marshal(r)
	return root, chunks, err
}

func cut(posts []*post.Post, expected, most int, chunks map[string][]byte, item func(*post.Post) any) ([]Chunk, error) {
	list := []Chunk{}
	var run []any
	for i, p := range posts {
		run = append(run, item(p))
		if boundary(p.Path, expected) || len(run) == most || i == len(posts)-1 {
			data, err := json.Marshal(run)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.Path, err)
			}
			name := Name(data)
			chunks[name] = data
			list = append(list, Chunk{Name: name, Posts: len(run), Bytes: len(data)})
			run = nil
		}
	}
	return list, nil
}

func boundary(path string, expected int) bool {
	h := fnv.New64a()
	h.Write([]byte(path))
	sum := h.Sum64()
	return (sum^sum>>32)%uint64(expected) == 0
}

// Name returns the name of a chunk by its content.
func Name(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:16])
}

// DecodeRoot reads a root. The error wraps ErrSchema if it is of another version.
func DecodeRoot(data []byte) (*Root, error) {
	var version struct {
		Schema int `json:"schema"`
	}
	if err := json.Unmarshal(data, &version); err != nil {
		return nil, fmt.Errorf("bundle.json: %w", err)
	}
	if version.Schema != Schema {
		return nil, fmt.Errorf("bundle.json has schema %d, not %d: %w", version.Schema, Schema, ErrSchema)
	}
	r := new(Root)
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("bundle.json: %w", err)
	}
	return r, nil
}

// DecodeMeta reads all metadata chunks, which chunk returns by name.
func (r *Root) DecodeMeta(chunk func(name string) ([]byte, error)) (*post.Library, error) {
	var posts []*post.Post
	for _, c := range r.Meta {
		run, err := decode[*post.Post](c, chunk)
		if err != nil {
			return nil, err
		}
		posts = append(posts, run...)
	}
	return post.NewLibrary(posts), nil
}

// DecodeText reads the text of p, a post of lib, which DecodeMeta returned.
func (r *Root) DecodeText(lib *post.Library, p *post.Post, chunk func(name string) ([]byte, error)) (post.Text, error) {
	i := len(lib.Posts) - 1 - lib.Position(p)
	for _, c := range r.Text {
		if i < c.Posts {
			run, err := decode[post.Text](c, chunk)
			if err != nil {
				return post.Text{}, err
			}
			return run[i], nil
		}
		i -= c.Posts
	}
	return post.Text{}, fmt.Errorf("%s: no text chunk holds it", p.Path)
}

func decode[T any](c Chunk, chunk func(name string) ([]byte, error)) ([]T, error) {
	data, err := chunk(c.Name)
	if err != nil {
		return nil, err
	}
	var run []T
	if err := json.Unmarshal(data, &run); err != nil {
		return nil, fmt.Errorf("chunk %s: %w", c.Name, err)
	}
	if len(run) != c.Posts {
		return nil, fmt.Errorf("chunk %s holds %d posts, not %d", c.Name, len(run), c.Posts)
	}
	return run, nil
}
