package bundle

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hanji/app/post"
)

func makeBlog(n int) (*post.Library, map[string]post.Text) {
	var posts []*post.Post
	texts := map[string]post.Text{}
	for i := range n {
		p := &post.Post{
			Path: fmt.Sprintf("/2024/%d/", i), Card: post.Card{Title: fmt.Sprint("글 ", i), Minutes: 1},
			Date: time.Date(2024, 1, 1, i, 0, 0, 0, time.FixedZone("", 9*3600)),
			Tags: []string{"한글 태그", "C++"}, Keywords: []uint16{uint16(i), 65535},
		}
		if i%3 == 1 {
			p.Series, p.Lang, p.Dir = "연작", "ar", "rtl"
		}
		posts = append(posts, p)
		texts[p.Path] = post.Text{Markdown: fmt.Sprint("본문 ", i), Refs: map[string]post.Ref{"x": {To: "/x"}}}
	}
	for _, path := range []string{"/about/", "/projects/"}[:min(n, 2)] {
		posts = append(posts, &post.Post{Path: path, Page: true, Card: post.Card{Title: path, Minutes: 1}})
		texts[path] = post.Text{Markdown: "쪽 " + path}
	}
	return post.NewLibrary(posts), texts
}

func encode(t testing.TB, lib *post.Library, texts map[string]post.Text) (*Root, map[string][]byte) {
	t.Helper()
	encoded, files, err := Encode("c1", post.Blog{Name: "b", Lang: "ko"}, lib, texts,
		func(p *post.Post) string { return texts[p.Path].Markdown })
	if err != nil {
		t.Fatal(err)
	}
	root, err := DecodeRoot(files[encoded.ID+".json"])
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(root, encoded) {
		t.Fatalf("root %+v became %+v", encoded, root)
	}
	return root, files
}

func from(chunks map[string][]byte) Fetch {
	return func(name string) ([]byte, error) {
		data, ok := chunks[name]
		if !ok {
			return nil, fmt.Errorf("no chunk %s", name)
		}
		return data, nil
	}
}

func TestRoundTrip(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		lib, texts := makeBlog(n)
		root, chunks := encode(t, lib, texts)
		decoded, err := root.DecodeIndex(from(chunks))
		if err != nil {
			t.Fatal(err)
		}
		if len(decoded.Posts) != n {
			t.Fatalf("%d posts became %d", n, len(decoded.Posts))
		}
		if len(decoded.Pages) != min(n, 2) {
			t.Fatalf("%d pages became %d", min(n, 2), len(decoded.Pages))
		}
		if err := root.DecodeCards(decoded, decoded.All, from(chunks)); err != nil {
			t.Fatal(err)
		}
		for i, p := range decoded.All {
			want := lib.All[i]
			if !p.Date.Equal(want.Date) || p.Date.Format(time.RFC3339) != want.Date.Format(time.RFC3339) {
				t.Errorf("%s: date %v became %v", p.Path, want.Date, p.Date)
			}
			p.Date = want.Date
			if !reflect.DeepEqual(p, want) {
				t.Errorf("post %+v became %+v", want, p)
			}
			text, err := root.DecodeText(decoded, p, from(chunks))
			if err != nil || !reflect.DeepEqual(text, texts[p.Path]) {
				t.Errorf("%s: text %+v became %+v, %v", p.Path, texts[p.Path], text, err)
			}
		}
		for name, data := range chunks {
			if hash, _, _ := strings.Cut(name, "."); Hash(data) != hash && hash != root.ID {
				t.Errorf("chunk %s is named otherwise than by its content", name)
			}
		}
	}
}

// TestCostFollowsChange holds promise 7 for the bundle: what a new, an edited or
// a removed post changes is about that post, in each kind of chunk.
func TestCostFollowsChange(t *testing.T) {
	lib, texts := makeBlog(1000)
	_, before := encode(t, lib, texts)
	added := func(lib *post.Library, texts map[string]post.Text) int {
		_, after := encode(t, lib, texts)
		bytes := 0
		for name, data := range after {
			if _, known := before[name]; !known {
				bytes += len(data)
			}
		}
		return bytes
	}
	total := 0
	for _, data := range before {
		total += len(data)
	}
	publish, more := makeBlog(1001)
	edited := maps.Clone(texts)
	edited["/2024/500/"] = post.Text{Markdown: "another"}
	page := &post.Post{Path: "/colophon/", Page: true, Card: post.Card{Title: "c", Minutes: 1}}
	for what, n := range map[string]int{
		"publishing": added(publish, more),
		"a page of":  added(post.NewLibrary(append(slices.Clone(lib.All), page)), texts),
		"editing":    added(lib, edited),
		"deleting":   added(post.NewLibrary(slices.Delete(slices.Clone(lib.All), 500, 501)), texts),
	} {
		if n == 0 || n > total*6/10 {
			t.Errorf("%s one of 1,000 posts changes %d of %d bytes", what, n, total)
		}
		t.Logf("%s one of 1,000 posts changes %d of %d bytes", what, n, total)
	}
}

func TestRefusedRoots(t *testing.T) {
	if _, err := DecodeRoot([]byte(`{"schema":6,"id":"x"}`)); !errors.Is(err, ErrSchema) {
		t.Errorf("a newer schema gives %v", err)
	}
	if _, err := DecodeRoot([]byte("<!DOCTYPE html>")); err == nil || errors.Is(err, ErrSchema) {
		t.Errorf("a page in place of the root gives %v", err)
	}
	lib, texts := makeBlog(20)
	root, chunks := encode(t, lib, texts)
	cut := chunks[root.ID+".json"][:len(chunks[root.ID+".json"])-1]
	other := bytes.Replace(chunks[root.ID+".json"], []byte(`"c1"`), []byte(`"c2"`), 1)
	if _, err := DecodeRoot(cut); err == nil {
		t.Error("a root cut short is accepted")
	}
	if _, err := DecodeRoot(other); !errors.Is(err, ErrContent) {
		t.Errorf("a root with another's id gives %v", err)
	}
	lib, err := root.DecodeIndex(from(chunks))
	if err != nil {
		t.Fatal(err)
	}
	root.Index[0].Posts++
	if _, err := root.DecodeIndex(from(chunks)); err == nil {
		t.Error("a chunk with a post too few is accepted")
	}
	root.Cards[0].Posts++
	if err := root.DecodeCards(lib, lib.Posts, from(chunks)); err == nil {
		t.Error("a chunk with a card too few is accepted")
	}
}

// TestPagesComeWithTheNewestPosts holds that chunks say how many of what they hold are
// pages, and that these are in the last ones, which a device gets first.
func TestPagesComeWithTheNewestPosts(t *testing.T) {
	lib, texts := makeBlog(1000)
	root, _ := encode(t, lib, texts)
	for name, list := range map[string][]Chunk{"index": root.Index, "cards": root.Cards, "text": root.Text, "search": root.Search} {
		all, pages := 0, 0
		for i, c := range list {
			all += c.Posts
			pages += c.Pages
			if c.Pages > 0 && i < len(list)-2 {
				t.Errorf("%s: chunk %d of %d holds a page", name, i, len(list))
			}
		}
		if all != 1002 || pages != 2 {
			t.Errorf("%s: %d posts and pages, %d of them pages", name, all, pages)
		}
	}
}

// TestCardsAreReadWhereShown holds that a list costs the chunks of what it shows.
func TestCardsAreReadWhereShown(t *testing.T) {
	lib, texts := makeBlog(1000)
	root, chunks := encode(t, lib, texts)
	decoded, err := root.DecodeIndex(from(chunks))
	if err != nil {
		t.Fatal(err)
	}
	var fetched []string
	fetch := func(name string) ([]byte, error) {
		fetched = append(fetched, name)
		return chunks[name], nil
	}
	for range 2 {
		if err := root.DecodeCards(decoded, decoded.Posts[:1], fetch); err != nil {
			t.Fatal(err)
		}
	}
	if len(fetched) != 1 || !decoded.Posts[0].HasCard() || decoded.Posts[999].HasCard() {
		t.Errorf("the newest post's card took %d chunks of %d", len(fetched), len(root.Cards))
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("제목", "본문 <b>\x00\u2028", "C++", int64(1700000000))
	f.Fuzz(func(t *testing.T, title, body, tag string, unix int64) {
		p := &post.Post{Path: "/x/", Card: post.Card{Title: title}, Tags: []string{tag}, Date: time.Unix(unix%1e10+1e10, 0).UTC()}
		if !utf8.ValidString(title + " " + body + " " + tag) {
			return // Package source lets none through: JSON could not hold it.
		}
		root, chunks := encode(t, post.NewLibrary([]*post.Post{p}), map[string]post.Text{"/x/": {Markdown: body}})
		lib, err := root.DecodeIndex(from(chunks))
		if err != nil {
			t.Fatal(err)
		}
		if err := root.DecodeCards(lib, lib.Posts, from(chunks)); err != nil {
			t.Fatal(err)
		}
		text, err := root.DecodeText(lib, lib.Posts[0], from(chunks))
		if err != nil {
			t.Fatal(err)
		}
		if text.Markdown != body || lib.Posts[0].Title != title || lib.Posts[0].Tags[0] != tag || !lib.Posts[0].Date.Equal(p.Date) {
			t.Errorf("%+v, %q became %+v, %q", p, body, lib.Posts[0], text.Markdown)
		}
	})
}
