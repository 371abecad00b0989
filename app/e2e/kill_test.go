//go:build !js

package e2e

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"hanji/app/e2e/built"
)

var (
	killN    = flag.Int("kill.n", 10, "number of killed builds")
	killSeed = flag.Uint64("kill.seed", 1, "seed of the moments at which builds are killed")
)

// TestKills kills builds into an output that holds a repository, and files of the
// author's in the build's own folders. Right after each kill the output is one whole
// site, and after the next build that is not killed there is everything of the
// author's, and nothing more. The moments follow from the seed, as far as the machine's
// pace allows:
//
//	go test ./app/e2e -run '^TestKills$' -kill.seed 123 -kill.n 200
func TestKills(t *testing.T) {
	k := newKills(t, filepath.Join(t.TempDir(), "site"), nil)
	k.whole = true
	k.run(*killN, *killSeed)
}

// TestKillsInPlace kills builds into an output whose folder can't be replaced: that
// around it is not the author's. In between both sites may be seen, each of its files
// whole.
func TestKillsInPlace(t *testing.T) {
	dir := t.TempDir()
	attributes := &syscall.SysProcAttr{}
	k := newKills(t, filepath.Join(dir, "around", "site"), attributes)
	if os.Getuid() == 0 { // To whom all folders are open.
		const nobody = 65534
		attributes.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
		for at := dir; at != os.TempDir() && at != "/"; at = filepath.Dir(at) {
			if err := os.Chmod(at, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		err := filepath.WalkDir(k.out, func(name string, _ fs.DirEntry, err error) error {
			return errors.Join(err, os.Lchown(name, nobody, nobody))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	around := filepath.Dir(k.out)
	if err := os.Chmod(around, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(around, 0o755)
	k.run((*killN+1)/2, *killSeed)
}

// kills are builds that are killed, of two blogs in turn into one output.
type kills struct {
	t       *testing.T
	random  *rand.Rand
	program string
	as      *syscall.SysProcAttr
	out     string
	blogs   [2]string
	sites   [2]sums
	authors sums
	whole   bool
	// took is how long a build takes, writing its part in which it writes.
	took, writing time.Duration
	// killed counts kills by their moments; builds that had ended by then are not among them.
	killed map[string]int
}

// sums are what is in a folder, by slash-separated path.
type sums map[string]string

// newKills builds both blogs, one of them into the output, and adds what is the
// author's there.
func newKills(t *testing.T, out string, as *syscall.SysProcAttr) *kills {
	t.Helper()
	compiled, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir() // With a small client, so that a build is short.
	k := &kills{t: t, program: filepath.Join(dir, "hanji"), as: as, out: out, killed: map[string]int{}}
	program, err := os.ReadFile(compiled)
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string]string{"hanji": string(program), "client.wasm": "a client", "wasm_exec.js": "a script"})
	if err := os.Chmod(k.program, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range k.blogs {
		k.blogs[i] = filepath.Join(dir, fmt.Sprint("blog", i))
		blog := map[string]string{"assets/same.txt": "the same", fmt.Sprintf("assets/only-%d.txt", i): "of one"}
		for day := 1; day < 20; day++ {
			blog[fmt.Sprintf("posts/2024-01-%02d-post.md", day)] = fmt.Sprintf("---\ncategory: c%d\n---\nEdition %d.\n", day%5, i)
		}
		blog[fmt.Sprintf("posts/2024-02-%02d-only.md", 1+i)] = "Of one.\n"
		writeFiles(t, k.blogs[i], blog)
		reference := filepath.Join(dir, fmt.Sprint("reference", i))
		if output, err := k.build(i, reference).CombinedOutput(); err != nil {
			t.Fatalf("hanji build: %v\n%s", err, output)
		}
		k.sites[i] = sumsOf(t, reference)
	}
	if output, err := k.build(0, out).CombinedOutput(); err != nil {
		t.Fatalf("hanji build: %v\n%s", err, output)
	}
	author := map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".git/objects/ab/cdef": "blob", "CNAME": "example.org\n", "2024/01/notes/deep/a.txt": "note", "mine/note.txt": "mine"}
	writeFiles(t, out, author)
	for i := range 2000 { // That moving them takes a while.
		link := fmt.Sprintf("2024/01/%02d/post/link-%d", 1+i%19, i)
		author[link] = "-> " + strconv.Itoa(i)
		if err := os.Symlink(strconv.Itoa(i), filepath.Join(out, filepath.FromSlash(link))); err != nil {
			t.Fatal(err)
		}
	}
	k.authors = sumsOf(t, out)
	maps.DeleteFunc(k.authors, func(name, _ string) bool { return author[name] == "" })
	return k
}

func writeFiles(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func sumsOf(t *testing.T, dir string) sums {
	t.Helper()
	all := sums{}
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, relErr := filepath.Rel(dir, file)
		if entry.Type()&fs.ModeSymlink != 0 {
			to, err := os.Readlink(file)
			all[filepath.ToSlash(name)] = "-> " + to
			return errors.Join(err, relErr)
		}
		content, err := os.ReadFile(file)
		all[filepath.ToSlash(name)] = fmt.Sprintf("%x", sha256.Sum256(content))
		return errors.Join(err, relErr)
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (k *kills) build(blog int, out string) *exec.Cmd {
	c := exec.Command(k.program, "build", k.blogs[blog], "-o", out, "--url", "https://example.org/", "--precompress=false")
	c.SysProcAttr = k.as
	return c
}

// own is the folder of a build that is at work, "" if there is none.
func (k *kills) own() string {
	beside := filepath.Join(filepath.Dir(k.out), "."+filepath.Base(k.out)+".hanji-build")
	for _, dir := range []string{beside, filepath.Join(k.out, ".hanji-build")} {
		if there(dir) {
			return dir
		}
	}
	return ""
}

func there(elements ...string) bool {
	_, err := os.Lstat(filepath.Join(elements...))
	return err == nil
}

// run kills builds: some at any moment, most of them when they have come to writing, or
// to a certain step of it. A third of them is killed again when it takes up what the
// last has left.
func (k *kills) run(n int, seed uint64) {
	k.random = rand.New(rand.NewPCG(seed, 0))
	k.t.Logf("seed %d", seed)
	k.measure()
	next := 1
	for killed := 0; killed < n; next = 1 - next {
		for again := true; again; again = k.random.IntN(3) == 0 {
			if k.kill(k.random.IntN(2)) {
				killed++
			}
		}
		if output, err := k.build(next, k.out).CombinedOutput(); err != nil {
			k.t.Fatalf("after a kill, hanji build: %v\n%s", err, output)
		}
		got := sumsOf(k.t, k.out)
		k.equal(got, next, "after the next build")
		for name, sum := range k.authors {
			if got[name] != sum {
				k.t.Fatalf("%s is lost after the next build", name)
			}
		}
		if entries, err := os.ReadDir(filepath.Dir(k.out)); err != nil || len(entries) != 1 {
			k.t.Fatalf("beside the output there is %v, %v", entries, err)
		}
	}
	k.t.Logf("killed: %v", k.killed)
}

// measure takes the times of a build.
func (k *kills) measure() {
	start := time.Now()
	ended := k.start(k.build(0, k.out))
	var began time.Time
	for {
		select {
		case err := <-ended:
			if err != nil || began.IsZero() {
				k.t.Fatal("a build is not seen at work: ", err)
			}
			k.took, k.writing = time.Since(start), time.Since(began)
			return
		default:
			if began.IsZero() && k.own() != "" {
				began = time.Now()
			}
		}
	}
}

// start starts a build, and returns how it ends.
func (k *kills) start(build *exec.Cmd) <-chan error {
	k.t.Helper()
	if err := build.Start(); err != nil {
		k.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- build.Wait() }()
	return ended
}

// kill starts a build, kills it at a random moment, and judges the output. It reports
// whether the build had not ended before.
func (k *kills) kill(blog int) bool {
	moments := map[string]func() bool{
		"while reading":         func() bool { return true },
		"while writing":         func() bool { return k.own() != "" },
		"when the mark changes": func() bool { return k.isOf(blog) },
	}
	if k.whole {
		moments["when written"] = func() bool { own := k.own(); return own != "" && there(own, "site") }
		moments["when moving"] = func() bool { return !there(k.out, ".git") }
		moments["when moved"] = func() bool { return !there(k.out, "mine") }
	}
	moment := pick(k.random, slices.Sorted(maps.Keys(moments))...)
	delay := time.Duration(k.random.Float64() * k.random.Float64() * float64(k.writing))
	if moment == "while reading" {
		delay = time.Duration(k.random.Float64() * float64(k.took))
	}
	build := k.build(blog, k.out)
	ended := k.start(build)
	var result error
	var done, reached bool
	for !done && !reached {
		select {
		case result = <-ended:
			done = true
		default:
			reached = moments[moment]()
			if k.whole && !there(k.out, "index.html") {
				k.t.Fatal("there is no site for a moment")
			}
		}
	}
	if !done {
		select {
		case result = <-ended:
			done = true
		case <-time.After(delay):
			_ = build.Process.Kill()
			result = <-ended
		}
	}
	killed := build.ProcessState.Sys().(syscall.WaitStatus).Signaled()
	if killed {
		k.killed[moment]++
	} else if result != nil {
		k.t.Fatalf("a build fails by itself: %v", result)
	}
	got := sumsOf(k.t, k.out)
	if !k.whole {
		k.mixed(got)
		return killed
	}
	now := 0
	if got["index.html"] != k.sites[0]["index.html"] {
		now = 1
	}
	k.equal(got, now, "killed "+moment)
	return killed
}

// isOf reports whether the output is that of a blog, by its mark.
func (k *kills) isOf(blog int) bool {
	mark, err := os.ReadFile(filepath.Join(k.out, ".hanji"))
	return err == nil && bytes.Contains(mark, fmt.Appendf(nil, "only-%d.txt", blog))
}

// equal holds that the output is exactly a blog's site and, perhaps, what is the
// author's.
func (k *kills) equal(got sums, blog int, when string) {
	k.t.Helper()
	for name, sum := range k.sites[blog] {
		if got[name] != sum {
			k.t.Fatalf("%s, %s is not that of site %d", when, name, blog)
		}
	}
	for name := range got {
		if k.sites[blog][name] == "" && k.authors[name] == "" {
			k.t.Fatalf("%s, there is %s, which is not of site %d", when, name, blog)
		}
	}
}

// mixed holds that each file is a whole one of either site or the author's, none of
// which is gone, and that what both sites have is there.
func (k *kills) mixed(got sums) {
	k.t.Helper()
	for name, sum := range got {
		isOf := slices.Contains([]string{k.sites[0][name], k.sites[1][name], k.authors[name]}, sum)
		if !isOf && name != ".hanji" && !strings.HasPrefix(name, ".hanji-build/") {
			k.t.Fatalf("%s is of no site", name)
		}
	}
	for name, sum := range k.authors {
		if got[name] != sum {
			k.t.Fatalf("%s is lost", name)
		}
	}
	for name := range k.sites[0] {
		if k.sites[1][name] != "" && got[name] == "" {
			k.t.Fatalf("%s is gone for a while", name)
		}
	}
}
