package output

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hanji/app/folder"
	"hanji/app/problem"
)

// sitesFiles are files of a site whose contents are given by name.
func sitesFiles(contents map[string]string) (files []File) {
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		files = append(files, File{Name: name, Open: func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(contents[name])), nil
		}})
	}
	return files
}

// ways are both ways of writing a site.
var ways = map[string]bool{"exchange": true, "in place": false}

// put writes a site in a given way, without falling back to the other.
func put(t *testing.T, out string, contents map[string]string, beside bool) error {
	t.Helper()
	return putFiles(t, out, sitesFiles(contents), beside)
}

func putFiles(t *testing.T, out string, files []File, beside bool) error {
	t.Helper()
	target, err := RealPath(out)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{out: out, files: files, tree: newTree(nil)}
	for _, f := range files {
		s.add(f.Name)
	}
	_, err = s.writeBy(t.Context(), target, beside)
	return err
}

func mustPut(t *testing.T, out string, contents map[string]string, beside bool) {
	t.Helper()
	if err := put(t, out, contents, beside); err != nil {
		t.Fatal(err)
	}
}

func mustWrite(t *testing.T, dir string, contents map[string]string) {
	t.Helper()
	for name, content := range contents {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// read returns all that is in a folder but marks: the contents of files, "-> there" of
// links, and "folder" of those in which nothing is.
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || file == dir {
			return err
		}
		name, err := filepath.Rel(dir, file)
		name = filepath.ToSlash(name)
		switch {
		case err != nil:
			return err
		case entry.Name() == folder.Marker:
		case entry.IsDir():
			if held, err := os.ReadDir(file); err == nil && len(held) == 0 {
				found[name] = "folder"
			}
		case entry.Type()&fs.ModeSymlink != 0:
			to, _ := os.Readlink(file)
			found[name] = "-> " + to
		case !entry.Type().IsRegular():
			found[name] = entry.Type().String()
		default:
			content, err := os.ReadFile(file)
			found[name] = string(content)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func same(t *testing.T, dir string, want ...map[string]string) {
	t.Helper()
	all := map[string]string{}
	for _, w := range want {
		maps.Copy(all, w)
	}
	if got := read(t, dir); !maps.Equal(got, all) {
		t.Errorf("%s holds\n%q, want\n%q", filepath.Base(dir), got, all)
	}
}

// besideIs holds that in the folder around an output there is nothing else.
func besideIs(t *testing.T, out string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if want := slices.Sorted(slices.Values(append(names, filepath.Base(out)))); !slices.Equal(got, want) {
		t.Errorf("beside the output there is %q, want %q", got, want)
	}
}

var (
	before = map[string]string{
		"index.html": "old", "2024/a/index.html": "old a", "2024/b/index.html": "old b",
		"hanji/x-1.js": "x", "gone/page/index.html": "old gone", "a line\nbreak": "odd", "\xff": "no text", ` "q"`: "quoted",
		"turns": "into a folder", "folder/in.txt": "into a file", "deepens": "into folders",
	}
	after = map[string]string{
		"index.html": "new", "2024/a/index.html": "new a", "2025/c/index.html": "new c", "bundle.json": "{}",
		"hanji/x-2.js": "x2", "turns/index.html": "a folder", "folder": "a file", "deepens/by/two/index.html": "folders",
	}
	foreign = map[string]string{
		".git/HEAD": "ref", ".git/objects/ab/cd": "blob", "CNAME": "example.org", "mine/deep/note.txt": "note",
		"2024/b/note.txt": "nested", "gone/page/note.txt": "nested where no page is any more", "2024/mine/x": "folder in a folder",
	}
)

// TestKeepsWhatIsNotOfTheSite holds that what no build wrote survives builds, and that
// nothing else does.
func TestKeepsWhatIsNotOfTheSite(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustWrite(t, filepath.Dir(out), map[string]string{".out-old-photos/p": "p", ".out-new-note.txt": "n"})
			mustPut(t, out, before, beside)
			same(t, out, before)
			mustWrite(t, out, foreign)
			if err := errors.Join(os.Mkdir(filepath.Join(out, "2024", "empty"), 0o755), os.Symlink("nowhere", filepath.Join(out, "link")),
				os.Symlink("..", filepath.Join(out, "2024", "a", "link"))); err != nil {
				t.Fatal(err)
			}
			more := map[string]string{"2024/empty": "folder", "link": "-> nowhere", "2024/a/link": "-> .."}
			for _, site := range []map[string]string{after, before, after, after} {
				mustPut(t, out, site, beside)
				same(t, out, site, foreign, more)
				besideIs(t, out, ".out-old-photos", ".out-new-note.txt")
			}
		})
	}
}

// TestRefusesWhatIsInTheWay holds that nothing is written where something that no build
// wrote is in the place of a file, or of a folder, of the site.
func TestRefusesWhatIsInTheWay(t *testing.T) {
	outside := t.TempDir()
	for name, c := range map[string]struct {
		make func(out string) error
		says string
	}{
		"file at a file":        {func(out string) error { return os.WriteFile(out+"/2025/c/index.html", nil, 0o644) }, "2025/c/index.html"},
		"file at a folder":      {func(out string) error { return os.WriteFile(out+"/bundle", nil, 0o644) }, "bundle"},
		"folder at a file":      {func(out string) error { return os.MkdirAll(out+"/2025/c/index.html", 0o755) }, "2025/c/index.html"},
		"something below":       {func(out string) error { return os.WriteFile(out+"/folder/mine", nil, 0o644) }, "folder/mine"},
		"link at a folder":      {func(out string) error { return os.Symlink(outside, out+"/bundle") }, "bundle"},
		"link at a file":        {func(out string) error { return os.Symlink(outside, out+"/2025/c/index.html") }, "2025/c/index.html"},
		"link for a file of it": {func(out string) error { return relink(out + "/index.html") }, "index.html"},
		"link for a folder":     {func(out string) error { return relink(out + "/2024") }, "2024"},
	} {
		for way, beside := range ways {
			t.Run(name+", "+way, func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "out")
				mustPut(t, out, before, beside)
				if err := errors.Join(os.MkdirAll(out+"/2025/c", 0o755), c.make(out)); err != nil {
					t.Fatal(err)
				}
				was := read(t, filepath.Dir(out))
				site := maps.Clone(after)
				site["bundle/a.json"] = "{}"
				err := put(t, out, site, beside)
				if problem.HintOf(err) == "" || !strings.HasSuffix(err.Error(), ": "+c.says) {
					t.Errorf("the error is %v", err)
				}
				same(t, filepath.Dir(out), was)
			})
		}
	}
}

// relink moves something elsewhere, and leaves a link to it.
func relink(path string) error {
	elsewhere := filepath.Join(filepath.Dir(filepath.Dir(path)), "elsewhere")
	if filepath.Base(path) != "2024" {
		elsewhere = filepath.Dir(path) + "-elsewhere"
	}
	return errors.Join(os.Rename(path, elsewhere), os.Symlink(elsewhere, path))
}

// TestFolders holds which folders a site may be put into.
func TestFolders(t *testing.T) {
	for name, c := range map[string]struct {
		made map[string]string
		says string
	}{
		"nothing":         {map[string]string{}, ""},
		"a repository":    {map[string]string{".git/HEAD": "ref"}, ""},
		"a work tree":     {map[string]string{".git": "gitdir: elsewhere"}, ""},
		"other files":     {map[string]string{".git/HEAD": "ref", "thesis.txt": "years"}, "it holds thesis.txt"},
		"a garbled mark":  {map[string]string{".hanji": "hanji\n", "thesis.txt": "years"}, "is not its mark"},
		"a cut mark":      {map[string]string{".hanji": complete + "\n" + markSentence + "\nind", "index.html": "old"}, "cut short"},
		"a damaged mark":  {map[string]string{".hanji": complete + "\n" + markSentence + "\n\"ind\n", "index.html": "old"}, "damaged"},
		"a later mark":    {map[string]string{".hanji": "hanji output 3\n\n", "index.html": "old"}, "by this hanji"},
		"a blog's cache":  {map[string]string{".hanji/cache": "x", "thesis.txt": "years"}, "is not a file"},
		"other line ends": {map[string]string{".hanji": strings.ReplaceAll(string(mark(unsure([]string{"index.html"}), complete)), "\n", "\r\n"), "index.html": "old"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			out := filepath.Join(dir, "out")
			mustWrite(t, dir, map[string]string{"blog/posts/a.md": "a"})
			mustWrite(t, out, c.made)
			err := Check(out, filepath.Join(dir, "blog"))
			if c.says != "" {
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("the error is %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Write(t.Context(), out, sitesFiles(after)); err != nil {
				t.Fatal(err)
			}
			if c.made[".hanji"] != "" {
				c.made = nil
			}
			same(t, out, after, c.made)
		})
	}
}

// TestThroughLinks holds that a link stays a link, and that one that leads nowhere gets
// the site where it leads.
func TestThroughLinks(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, dir, map[string]string{"blog/posts/a.md": "a", "elsewhere/target/.git/HEAD": "ref"})
	for link, to := range map[string]string{"existing": "elsewhere/target", "dangling": "elsewhere/made", "twice": "dangling2", "dangling2": "far/made",
		"upwards": "up/../made"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	// ".." is of where "up" leads.
	if err := os.Symlink("elsewhere/target", filepath.Join(dir, "up")); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"existing": "elsewhere/target", "dangling": "elsewhere/made", "twice": "far/made", "upwards": "elsewhere/made"} {
		out := filepath.Join(dir, link)
		if err := Check(out, filepath.Join(dir, "blog")); err != nil {
			t.Fatal(err)
		}
		if _, err := Write(t.Context(), out, sitesFiles(after)); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(out); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", link)
		}
		if content, err := os.ReadFile(filepath.Join(dir, to, "index.html")); err != nil || string(content) != "new" {
			t.Errorf("%s has not come to %s: %v", link, to, err)
		}
	}
	for _, link := range []string{"inside", "loop"} {
		if err := os.Symlink(map[string]string{"inside": "blog/posts/out", "loop": "loop"}[link], filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		if err := Check(filepath.Join(dir, link), filepath.Join(dir, "blog")); err == nil {
			t.Errorf("%s is accepted", link)
		}
	}
}

// TestMark holds that a mark lists any name, and nothing that a site can't have written.
func TestMark(t *testing.T) {
	dir := t.TempDir()
	files := sums{}
	for name := range before {
		files[name] = "0123456789abcdef"
	}
	files["index.html"] = unknown
	if err := writeMark(dir, filepath.Join(dir, "by"), files, complete); err != nil {
		t.Fatal(err)
	}
	got, listed, err := readMark(dir)
	if err != nil || !listed || !maps.Equal(got, files) {
		t.Errorf("%q, %v, %v", got, listed, err)
	}
	for _, format := range []string{firstUnfinished, unfinished} {
		mustWrite(t, dir, map[string]string{".hanji": format + "\n" + markSentence + "\n"})
		if got, listed, err := readMark(dir); err != nil || !listed || len(got) > 0 {
			t.Errorf("%s: %q, %v, %v", format, got, listed, err)
		}
	}
	mustWrite(t, dir, map[string]string{".hanji": first + "\nSaid to people.\n404.html\n\"a\\nb\"\n"})
	if got, listed, err := readMark(dir); err != nil || !listed || !maps.Equal(got, unsure([]string{"404.html", "a\nb"})) {
		t.Errorf("of the first format: %q, %v, %v", got, listed, err)
	}
	hostile := []string{"../x", "/etc/passwd", ".git/config", "a/.GIT/config", ".hanji", ".hanji-build/x", "a//b", "a/../b", "", ".", "fine"}
	mustWrite(t, dir, map[string]string{".hanji": string(mark(unsure(hostile), complete))})
	if got, _, err := readMark(dir); err != nil || !maps.Equal(got, unsure([]string{"fine"})) {
		t.Errorf("%q, %v", got, err)
	}
	for _, name := range hostile[:10] {
		if _, err := Write(t.Context(), filepath.Join(dir, "out"), []File{{Name: name}}); err == nil || !strings.Contains(err.Error(), "not the blog's") {
			t.Errorf("%q is written: %v", name, err)
		}
	}
}

// TestChangedStays holds that a file that a build wrote, and someone has changed since,
// stays when the site has it no more; line ends that git changed are none of anyone's.
func TestChangedStays(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPut(t, out, map[string]string{"index.html": "old\n", "CNAME": "old.example", "gone.html": "a\nb\n", "same": "c", "shared": "d"}, beside)
			mustWrite(t, out, map[string]string{"CNAME": "new.example", "gone.html": "a\r\nb\r\n", "shared": "e"})
			for _, site := range []map[string]string{{"index.html": "new", "shared": "f"}, {"index.html": "newer", "shared": "g"}} {
				mustPut(t, out, site, beside)
				same(t, out, site, map[string]string{"CNAME": "new.example"})
			}
			err := put(t, out, map[string]string{"index.html": "newest", "CNAME": "blog.example"}, beside)
			if err == nil || !strings.Contains(err.Error(), "in the way of the site: CNAME") {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// TestFailsWhole holds that a site that can't be written leaves what was there, and says
// which file it was.
func TestFailsWhole(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPut(t, out, before, beside)
			mustWrite(t, out, foreign)
			interrupted, interrupt := context.WithCancel(t.Context())
			interrupt()
			if _, err := Write(interrupted, out, sitesFiles(after)); err != errInterrupted {
				t.Errorf("the error is %v", err)
			}
			same(t, out, before, foreign)
			besideIs(t, out)
			long := strings.Repeat("long/", 1000) + "a.txt"
			for name, says := range map[string]string{long: "too long", "index.html/x": "index.html", strings.Repeat("a", 256): "too long"} {
				site := maps.Clone(after)
				site[name] = "x"
				err := put(t, out, site, beside)
				if problem.HintOf(err) == "" || !strings.Contains(err.Error(), says) {
					t.Errorf("the error is %v", err)
				}
				same(t, out, before, foreign)
				besideIs(t, out)
			}
		})
	}
}

// during are files of a site while which is made something else happens.
func during(contents map[string]string, happens func() error) []File {
	files := sitesFiles(contents)
	open := files[0].Open
	files[0].Open = func() (io.ReadCloser, error) {
		if err := happens(); err != nil {
			return nil, err
		}
		return open()
	}
	return files
}

// TestMeanwhile holds that what comes into an output while a site is made is not
// replaced, and that no link out of it is carried on.
func TestMeanwhile(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPut(t, out, before, beside)
			for says, makes := range map[string]func() error{
				"in the way of the site: bundle.json": func() error { return os.Symlink("nowhere", filepath.Join(out, "bundle.json")) },
				"not published: leak -> ../x":         func() error { return os.Symlink("../x", filepath.Join(out, "leak")) },
			} {
				err := putFiles(t, out, during(after, makes), beside)
				if err == nil || !strings.HasSuffix(err.Error(), says) {
					t.Errorf("the error is %v", err)
				}
				if err := errors.Join(os.RemoveAll(filepath.Join(out, "bundle.json")), os.RemoveAll(filepath.Join(out, "leak"))); err != nil {
					t.Fatal(err)
				}
				same(t, out, before)
				besideIs(t, out)
			}
		})
	}
}

// TestSaysWhatIsThere holds that where only tidying up fails, the site is there and said
// to be.
func TestSaysWhatIsThere(t *testing.T) {
	if !canSwap {
		t.Log("folders can't be exchanged here")
		return
	}
	out := filepath.Join(t.TempDir(), "out")
	mustPut(t, out, before, true)
	err := putFiles(t, out, during(after, func() error { return os.WriteFile(filepath.Join(out, folder.Marker), nil, 0o644) }), true)
	if problem.HintOf(err) == "" || !strings.HasPrefix(err.Error(), "the new site is in "+out+", but ") {
		t.Errorf("the error is %v", err)
	}
	same(t, out, after)
}

// TestSaysWhatCannotBeRead holds that an error of reading is none of writing.
func TestSaysWhatCannotBeRead(t *testing.T) {
	for way, beside := range ways {
		for hint, err := range map[string]error{
			"build again": problem.Errorf("build again", "a.txt: not the file that it was"),
			"see whether the file is still there and can be read, then build again": &fs.PathError{Op: "open", Path: "a.txt", Err: fs.ErrPermission},
		} {
			t.Run(way+", "+hint, func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "out")
				mustPut(t, out, before, beside)
				got := putFiles(t, out, during(after, func() error { return err }), beside)
				if problem.HintOf(got) != hint || got.Error() != err.Error() {
					t.Errorf("the error is %v", got)
				}
				same(t, out, before)
			})
		}
	}
}

// TestOfAnother holds that a site is made once where a folder can't be given the owner
// of the output.
func TestOfAnother(t *testing.T) {
	give := chown
	defer func() { chown = give }()
	chown = func(string, fs.FileInfo) error { return fs.ErrPermission }
	out := filepath.Join(t.TempDir(), "out")
	mustPut(t, out, before, false)
	made := 0
	if _, err := Write(t.Context(), out, during(after, func() error { made++; return nil })); err != nil {
		t.Fatal(err)
	}
	same(t, out, after)
	besideIs(t, out)
	if made != 1 {
		t.Errorf("made %d times", made)
	}
}

// TestSiteFilesInOrder holds the order in which files come into an output in use.
func TestSiteFilesInOrder(t *testing.T) {
	order := []File{{Name: "bundle/a.json"}, {Name: "hanji/a.js.br"}, {Name: "a.png", From: "a.png"}, {Name: "index.html"}, {Name: "a/index.html.gz", From: "a.md"},
		{Name: "bundle.json"}, {Name: "shell.html"}, {Name: "sw.js"}}
	if !slices.IsSortedFunc(order, func(a, b File) int { return turn(a) - turn(b) }) || turn(order[2]) == turn(order[4]) {
		t.Error("another order")
	}
}

// TestEarlierOutput holds that of an output without a list what is provably hanji's is
// replaced, and the rest stays.
func TestEarlierOutput(t *testing.T) {
	const page = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"hanji\">\n"
	own := map[string]string{
		"old/index.html": page, "old/index.html.br": "packed", "old/index.html.gz": "packed",
		"hanji/boot-2cf24dba5fb0a30e.js": "hello", "hanji/boot-2cf24dba5fb0a30e.js.gz": "packed",
		"bundle/2cf24dba5fb0a30e26e83b2ac5b9e29e.json": "hello", "bundle/00000000000000000000000000000000.json": `{"schema":5,"id":"00000000000000000000000000000000"}`,
		"_redirects": "# For Cloudflare Pages, Netlify and other hosts that read this file.\n",
		"index.html": "anything, for the new site has it",
	}
	kept := map[string]string{
		"CNAME": "example.org", "mine.html": "<!DOCTYPE html><title>Mine</title>", "mine.html.br": "packed", "hanji/boot-0000000000000000.js": "hello",
		"bundle/notes.json": "{}", "assets/old.png": "a file of the blog, perhaps", "old/note.txt": "x",
	}
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustWrite(t, out, own)
			mustWrite(t, out, kept)
			mustWrite(t, out, foreign)
			mustWrite(t, out, map[string]string{".hanji": folder.EarlierMark + "\n"})
			mustPut(t, out, after, beside)
			same(t, out, after, kept, foreign)
			mustPut(t, out, before, beside)
			same(t, out, before, kept, foreign)
		})
	}
}

// TestKeepsMode holds that the folder keeps the rights that it was given.
func TestKeepsMode(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPut(t, out, before, beside)
			if err := os.Chmod(out, 0o2770|fs.ModeSetgid); err != nil {
				t.Fatal(err)
			}
			mustPut(t, out, after, beside)
			if info, err := os.Stat(out); err != nil || info.Mode() != fs.ModeDir|fs.ModeSetgid|0o770 {
				t.Errorf("the mode is %v, %v", info.Mode(), err)
			}
		})
	}
}
