package built

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hanji/app/post"
)

// None is the value of a row that says that there is nothing of its kind.
const None = "none"

// Row is a line of the table of whose blog an output is: what it is about, and values.
type Row []string

func (r Row) String() string { return strings.Join(r, "\t") }

// Value returns a value of a row, from 1, or "".
func (r Row) Value(n int) string {
	if n < len(r) {
		return r[n]
	}
	return ""
}

// identity reads an output for the table of whose blog it is.
type identity struct {
	t    testing.TB
	dir  string
	blog post.Blog
	home *html.Node
	rows []Row
}

// Identity reads the output in a folder, and returns the table of whose blog it is, as readers
// and search engines meet it there:
//
//	name, tagline, description, lang    what it is
//	menu, menu>                         an entry, one below the entry before it: label, target
//	author; post                        the blog's; a post's: its path, names
//	icon                                an icon of the app: file, sizes, purpose
//	logo, avatar                        a file, or an address
//	account                             the owner elsewhere: service, address
//	comments                            service, repository, how posts are found there
//	verification; file                  a meta's name and content; a file that proves the owner
//
// Of posts it has those at the paths given, and the newest ones where none are.
func Identity(t testing.TB, dir string, posts ...string) []Row {
	t.Helper()
	i := &identity{t: t, dir: dir, blog: Root(t, dir).Blog}
	i.home = i.page("/")
	all := Library(t, dir).Posts
	slices.SortStableFunc(all, func(a, b *post.Post) int { return b.Date.Compare(a.Date) })
	if len(posts) == 0 {
		for _, p := range all[:min(3, len(all))] {
			posts = append(posts, p.Path)
		}
	}
	i.names()
	i.menu()
	i.add("author", cmp.Or(people(i.structured(i.home)), None))
	for _, path := range posts {
		i.add("post", path, cmp.Or(people(i.structured(i.page(path))), None))
	}
	i.pictures()
	i.accounts()
	i.comments(all)
	i.proofs()
	return i.rows
}

func (i *identity) add(values ...string) { i.rows = append(i.rows, values) }

// page parses the page at a path; it is empty if there is none.
func (i *identity) page(path string) *html.Node {
	i.t.Helper()
	name := i.file(path)
	if strings.HasSuffix(path, "/") {
		name = filepath.Join(name, "index.html")
	}
	file, err := os.Open(name)
	if err != nil {
		i.t.Errorf("%s: %v", path, err)
		return &html.Node{}
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		i.t.Fatal(err)
	}
	return root
}

// file is where what has an address lies.
func (i *identity) file(address string) string {
	return filepath.Join(i.dir, filepath.FromSlash(strings.TrimPrefix(i.place(address), "/")))
}

// place is an address without the blog's own path before it.
func (i *identity) place(address string) string {
	if _, rest, ok := strings.Cut(i.blog.URL, "://"); ok {
		_, base, _ := strings.Cut(rest, "/")
		if within, ok := strings.CutPrefix(address, "/"+base); ok {
			return "/" + within
		}
	}
	return address
}

// names are the name, which is the same wherever it is said, and what stands below it.
func (i *identity) names() {
	var names []string
	brand := First(i.home, "hanji-brand")
	said := ""
	if brand != nil {
		said = strings.TrimSpace(Text(brand))
		for _, img := range Elements(brand, "img") {
			said = cmp.Or(said, Attr(img, "alt"))
		}
	}
	manifest := i.manifest()
	for _, name := range []string{said, manifest.Name} {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	i.add("name", strings.Join(names, " ≠ "))
	tagline := None
	if line := First(i.home, "hanji-tagline"); line != nil {
		tagline = Text(line)
	} else if i.blog.Tagline != "" && i.blog.Tagline == i.blog.Description {
		tagline = i.blog.Tagline
	}
	i.add("tagline", tagline)
	description := manifest.Description
	if description == said {
		description = ""
	}
	i.add("description", cmp.Or(description, None))
	for _, root := range Elements(i.home, "html") {
		i.add("lang", Attr(root, "lang"))
	}
}

func (i *identity) menu() {
	nav := First(i.home, "hanji-nav")
	if nav == nil {
		return
	}
	for _, entry := range entries(nav) {
		heads := Elements(entry, "summary")
		if len(heads) == 0 {
			i.link("menu", entry)
			continue
		}
		label, below := strings.TrimSpace(Text(heads[0])), entries(entry)
		target := ""
		if len(below) > 0 && strings.TrimSpace(Text(below[0])) == label {
			target = i.place(Attr(Elements(below[0], "a")[0], "href"))
			below = below[1:]
		}
		i.add("menu", label, target)
		for _, child := range below {
			i.link("menu>", child)
		}
	}
}

func (i *identity) link(kind string, within *html.Node) {
	for _, a := range Elements(within, "a") {
		i.add(kind, strings.TrimSpace(Text(a)), i.place(Attr(a, "href")))
	}
}

// entries are the items of the first list within an element.
func entries(within *html.Node) (items []*html.Node) {
	lists := Elements(within, "ul")
	if len(lists) == 0 {
		return nil
	}
	for n := range lists[0].ChildNodes() {
		if n.Data == "li" {
			items = append(items, n)
		}
	}
	return items
}

// structured is the JSON-LD of a page.
func (i *identity) structured(page *html.Node) (data map[string]any) {
	for _, script := range Elements(page, "script") {
		if Attr(script, "type") == "application/ld+json" {
			if err := json.Unmarshal([]byte(Text(script)), &data); err != nil {
				i.t.Error(err)
			}
			return data
		}
	}
	return nil
}

// people are the authors that JSON-LD names. One that is no person says so.
func people(data map[string]any) string {
	list, ok := data["author"].([]any)
	if !ok {
		list = []any{data["author"]}
	}
	var names []string
	for _, one := range list {
		author, _ := one.(map[string]any)
		name, _ := author["name"].(string)
		if kind, _ := author["@type"].(string); name != "" && kind != "Person" {
			name = kind + " " + name
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

type manifest struct {
	Name, Description string
	Icons             []struct{ Src, Sizes, Purpose string }
}

func (i *identity) manifest() (m manifest) {
	for _, link := range Elements(i.home, "link") {
		if Attr(link, "rel") != "manifest" {
			continue
		}
		data, err := os.ReadFile(i.file(Attr(link, "href")))
		if err == nil {
			err = json.Unmarshal(data, &m)
		}
		if err != nil {
			i.t.Error(err)
		}
	}
	return m
}

func (i *identity) pictures() {
	for _, icon := range i.manifest().Icons {
		i.add("icon", i.place(icon.Src), icon.Sizes, cmp.Or(icon.Purpose, "any"))
	}
	i.picture("logo", "hanji-brand")
	i.picture("avatar", "hanji-avatar")
}

// picture is an image that has a class, or that is within what has it.
func (i *identity) picture(kind, class string) {
	src := ""
	if at := First(i.home, class); at != nil {
		for _, img := range append(Elements(at, "img"), at) {
			src = cmp.Or(src, Attr(img, "src"))
		}
	}
	i.add(kind, cmp.Or(i.place(src), None))
}

func (i *identity) accounts() {
	if list := First(i.home, "hanji-accounts"); list != nil {
		i.link("account", list)
	}
}

// comments are those that a post offers.
func (i *identity) comments(posts []*post.Post) {
	for _, p := range posts {
		if p.NoComments {
			continue
		}
		for n := range i.page(p.Path).Descendants() {
			given := Attr(n, "data-comments")
			if given == "" {
				continue
			}
			options := map[string]any{}
			if err := json.Unmarshal([]byte(given), &options); err != nil {
				i.t.Error(err)
			}
			word := func(or string, keys ...string) string {
				for _, key := range keys {
					if s, ok := options[key].(string); ok && s != "" {
						return s
					}
				}
				return or
			}
			i.add("comments", word("giscus", "provider", "service"), word("", "repo"), word("pathname", "mapping", "issueTerm", "term"))
			return
		}
		break
	}
	i.add("comments", None)
}

var (
	proving     = regexp.MustCompile(`(?i)verif|msvalidate`)
	provingFile = regexp.MustCompile(`(?i)^(google[0-9a-f]+|naver[0-9a-f]+|yandex_[0-9a-f]+|pinterest-[0-9a-z]+|baidu_verify_.+)\.html$|^BingSiteAuth\.xml$`)
)

// proofs are the records by which search engines know the owner.
func (i *identity) proofs() {
	for _, meta := range Elements(i.home, "meta") {
		if name := Attr(meta, "name"); proving.MatchString(name) {
			i.add("verification", name, Attr(meta, "content"))
		}
	}
	files, err := fs.Glob(os.DirFS(i.dir), "*.*")
	if err != nil {
		i.t.Fatal(err)
	}
	for _, name := range files {
		if provingFile.MatchString(name) {
			i.add("file", name)
		}
	}
}

// First returns the first element of a class within another, nil if there is none.
func First(root *html.Node, class string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(strings.Fields(Attr(n, "class")), class) {
			return n
		}
	}
	return nil
}
