package bundle

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"hanji/app/post"
)

// index is a chunk of the index: posts by column, so that names of members and of
// terms are not repeated for each.
type index struct {
	// Terms are the names that Categories, Tags and Series refer to by position.
	Terms      []string    `json:"terms"`
	Paths      []string    `json:"paths"`
	Dates      []time.Time `json:"dates"`
	Categories [][]int     `json:"categories"`
	Tags       [][]int     `json:"tags"`
	Keywords   [][]uint16  `json:"keywords"`
	// Series are those of the posts that are part of one, by position.
	Series map[int]int `json:"series,omitempty"`
	// Langs and Dirs are those of the posts that have another than the blog's.
	Langs map[int]string `json:"langs,omitempty"`
	Dirs  map[int]string `json:"dirs,omitempty"`
	// Hidden are the positions of hidden posts.
	Hidden []int `json:"hidden,omitempty"`
	// Pages are the positions of pages.
	Pages []int `json:"pages,omitempty"`
}

func indexOf(run []*post.Post) index {
	x := index{Terms: []string{}, Series: map[int]int{}, Langs: map[int]string{}, Dirs: map[int]string{}}
	known := map[string]int{}
	terms := func(names []string) []int {
		list := make([]int, len(names))
		for i, name := range names {
			at, found := known[name]
			if !found {
				at = len(x.Terms)
				known[name] = at
				x.Terms = append(x.Terms, name)
			}
			list[i] = at
		}
		return list
	}
	for i, p := range run {
		x.Paths = append(x.Paths, p.Path)
		x.Dates = append(x.Dates, p.Date)
		x.Categories = append(x.Categories, terms(p.Categories))
		x.Tags = append(x.Tags, terms(p.Tags))
		x.Keywords = append(x.Keywords, p.Keywords)
		if p.Series != "" {
			x.Series[i] = terms([]string{p.Series})[0]
		}
		if p.Lang != "" {
			x.Langs[i] = p.Lang
		}
		if p.Dir != "" {
			x.Dirs[i] = p.Dir
		}
		if p.Hidden {
			x.Hidden = append(x.Hidden, i)
		}
		if p.Page {
			x.Pages = append(x.Pages, i)
		}
	}
	return x
}

// posts returns the posts of the chunk, without cards.
func (x *index) posts() ([]post.Post, error) {
	n := len(x.Paths)
	if len(x.Dates) != n || len(x.Categories) != n || len(x.Tags) != n || len(x.Keywords) != n {
		return nil, fmt.Errorf("columns of %d, %d, %d, %d and %d posts", n, len(x.Dates), len(x.Categories), len(x.Tags), len(x.Keywords))
	}
	var err error
	names := func(positions []int) []string {
		var list []string
		for _, i := range positions {
			if i < 0 || i >= len(x.Terms) {
				err = fmt.Errorf("no term %d", i)
				return nil
			}
			list = append(list, x.Terms[i])
		}
		return list
	}
	posts := make([]post.Post, n)
	for i := range posts {
		posts[i] = post.Post{
			Path: x.Paths[i], Date: x.Dates[i],
			Categories: names(x.Categories[i]), Tags: names(x.Tags[i]),
			Keywords: x.Keywords[i],
			Lang:     x.Langs[i],
			Dir:      x.Dirs[i],
			Hidden:   slices.Contains(x.Hidden, i),
			Page:     slices.Contains(x.Pages, i),
		}
		if term, ok := x.Series[i]; ok {
			posts[i].Series = strings.Join(names([]int{term}), "")
		}
	}
	return posts, err
}

// DecodeIndex reads the index: all posts and pages, without their cards.
func (r *Root) DecodeIndex(fetch Fetch) (*post.Library, error) {
	chunks, err := fetchAll(r.Index, fetch)
	if err != nil {
		return nil, err
	}
	var all []*post.Post
	for i, c := range r.Index {
		var x index
		if err := json.Unmarshal(chunks[i], &x); err != nil {
			return nil, fmt.Errorf("chunk %s: %w", c.Name, err)
		}
		if err := c.holds(len(x.Paths)); err != nil {
			return nil, err
		}
		posts, err := x.posts()
		if err != nil {
			return nil, fmt.Errorf("chunk %s: %w", c.Name, err)
		}
		for i := range posts {
			all = append(all, &posts[i])
		}
	}
	return post.NewLibrary(all), nil
}
