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
	// Pinned are the positions of pinned posts.
	Pinned []int `json:"pinned,omitempty"`
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
		if p.Pinned {
			x.Pinned = append(x.Pinned, i)
		}
		if p.Page {
			x.Pages = append(x.Pages, i)
		}
	}
	return x
}

// posts returns the n posts of the chunk, without cards.
func (x *index) posts(n int) ([]*post.Post, error) {
	lengths := []int{len(x.Paths), len(x.Dates), len(x.Categories), len(x.Tags), len(x.Keywords)}
	if slices.ContainsFunc(lengths, func(length int) bool { return length != n }) {
		return nil, fmt.Errorf("it has columns of %d posts, not %d", lengths, n)
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
	posts := make([]*post.Post, n)
	for i := range posts {
		posts[i] = &post.Post{
			Path: x.Paths[i], Date: x.Dates[i],
			Categories: names(x.Categories[i]), Tags: names(x.Tags[i]),
			Keywords: x.Keywords[i],
			Lang:     x.Langs[i],
			Dir:      x.Dirs[i],
			Hidden:   slices.Contains(x.Hidden, i),
			Pinned:   slices.Contains(x.Pinned, i),
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
	runs := make([][]*post.Post, len(r.Index))
	err := read(r.Index, fetch, func(i int, data []byte) (err error) {
		var x index
		if err := json.Unmarshal(data, &x); err != nil {
			return err
		}
		runs[i], err = x.posts(r.Index[i].Posts)
		return err
	})
	if err != nil {
		return nil, err
	}
	return r.Blog.NewLibrary(slices.Concat(runs...)), nil
}
