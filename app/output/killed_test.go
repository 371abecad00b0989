package output

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hanji/app/problem"
)

// deaths are the moments between two steps of a build.
const deaths = 10

// die does the first steps of a build that exchanges, and ends without tidying up.
func die(t *testing.T, out string, contents map[string]string, steps int) {
	t.Helper()
	target, err := RealPath(out)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{out: out, files: sitesFiles(contents), tree: newTree(slices.Collect(maps.Keys(contents)))}
	var w *work
	var old tree
	var carried []string
	whole := ""
	for i, step := range []func() error{
		func() (err error) { return os.Mkdir(besideOf(target), 0o700) },
		func() (err error) { return os.WriteFile(besideOf(target)+"/"+lockName, []byte("hanji bu"), 0o600) },
		func() (err error) { w, err = openWork(t.Context(), out, target, true); return err },
		func() (err error) { old, err = s.replaces(w); return err },
		func() (err error) { return w.makeFresh(true) },
		func() (err error) { _, err = s.stage(t.Context(), w.path(freshName)); return err },
		func() error { whole = w.path(wholeName); return os.Rename(w.path(freshName), whole) },
		func() error {
			err := old.walk(target, func(name string, _ fs.DirEntry, own bool) error {
				if !own {
					carried = append(carried, name)
				}
				return nil
			})
			return errors.Join(err, w.carry(target, whole, carried[0]))
		},
		func() error {
			for _, name := range carried[1:] {
				if err := w.carry(target, whole, name); err != nil {
					return err
				}
			}
			return nil
		},
		func() error { return swap(whole, target) },
		func() error { return os.Remove(filepath.Join(whole, "index.html")) },
	} {
		if i > steps {
			break
		}
		if err := step(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
	}
	if w != nil {
		if err := w.lock.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTakesUp holds that at each moment at which a build may be killed the output is one
// whole site, and that the next build has everything, and leaves nothing of the last.
func TestTakesUp(t *testing.T) {
	if !canSwap {
		t.Log("folders can't be exchanged here")
		return
	}
	for way, beside := range ways {
		for steps := range deaths + 1 {
			t.Run(way+" after "+strconv.Itoa(steps), func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "out")
				mustPut(t, out, before, true)
				mustWrite(t, out, foreign)
				die(t, out, after, steps)
				there := read(t, out)
				for name := range foreign {
					delete(there, name)
				}
				if !maps.Equal(there, before) && !maps.Equal(there, after) {
					t.Errorf("the output is %q", there)
				}
				mustPut(t, out, before, beside)
				same(t, out, before, foreign)
				besideIs(t, out)
			})
		}
	}
}

// TestTakesUpInPlace holds the same of an output into which files were being moved.
func TestTakesUpInPlace(t *testing.T) {
	for way, beside := range ways {
		for moved := range len(after) + 1 {
			t.Run(way+" after "+strconv.Itoa(moved), func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "out")
				mustPut(t, out, before, false)
				mustWrite(t, out, foreign)
				files := sitesFiles(after)
				s := &site{out: out, files: files, tree: newTree(slices.Collect(maps.Keys(after)))}
				target, err := RealPath(out)
				if err != nil {
					t.Fatal(err)
				}
				w, err := openWork(t.Context(), out, target, false)
				if err != nil {
					t.Fatal(err)
				}
				old, err := s.replaces(w)
				if err != nil {
					t.Fatal(err)
				}
				if err := w.makeFresh(false); err != nil {
					t.Fatal(err)
				}
				if _, err := s.stage(t.Context(), w.path(freshName)); err != nil {
					t.Fatal(err)
				}
				// A file that is not there fails the build where it is moved.
				if moved < len(after) {
					slices.SortFunc(files, func(a, b File) int { return turn(a) - turn(b) })
					if err := os.Remove(filepath.Join(w.path(freshName), files[moved].Name)); err != nil {
						t.Fatal(err)
					}
					if err := w.inPlace(s, old); err == nil {
						t.Fatal("a build without a file succeeds")
					}
				}
				if err := w.lock.Close(); err != nil {
					t.Fatal(err)
				}
				mustPut(t, out, before, beside)
				same(t, out, before, foreign)
				besideIs(t, out)
			})
		}
	}
}

// TestForeignFolderOfBuilds holds that a folder at the place of a build's own is not
// taken for one.
func TestForeignFolderOfBuilds(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPut(t, out, before, beside)
			for _, dir := range []string{besideOf(out), filepath.Join(out, workName)} {
				for _, held := range []map[string]string{{"thesis.txt": "years"}, {lockName: "mine"}, {lockName: "", freshName + "/thesis.txt": "years"},
					{lockName: lockSentence, "thesis.txt": "years"}, {lockName: lockSentence, wholeName: "years"}} {
					mustWrite(t, dir, held)
					err := put(t, out, after, beside)
					if problem.HintOf(err) == "" {
						t.Errorf("the error is %v", err)
					}
					same(t, dir, held)
					if err := os.RemoveAll(dir); err != nil {
						t.Fatal(err)
					}
				}
			}
			same(t, out, before)
		})
	}
}

// TestAtOnce holds that builds into one output wait for each other.
func TestAtOnce(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPut(t, out, before, beside)
			mustWrite(t, out, foreign)
			var builds sync.WaitGroup
			for i := range 8 {
				site := maps.Clone(after)
				for name := range site {
					site[name] = strconv.Itoa(i)
				}
				builds.Go(func() {
					if err := put(t, out, site, beside); err != nil {
						t.Error(err)
					}
				})
			}
			builds.Wait()
			last := read(t, out)["index.html"]
			site := maps.Clone(after)
			for name := range site {
				site[name] = last
			}
			same(t, out, site, foreign)
			besideIs(t, out)
		})
	}
}

// TestWaitsNotForever holds that a build ends by its own time, or when the user ends it,
// if another one does not.
func TestWaitsNotForever(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	w, err := openWork(t.Context(), out, out, true)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	interrupted, interrupt := context.WithCancel(t.Context())
	interrupt()
	if _, err := Write(interrupted, out, sitesFiles(after)); err != errInterrupted {
		t.Errorf("the error is %v", err)
	}
	timeout := patience
	defer func() { patience = timeout }()
	patience = time.Millisecond
	_, err = Write(t.Context(), out, sitesFiles(after))
	if problem.HintOf(err) == "" {
		t.Errorf("the error is %v", err)
	}
}

// TestNeverNothing holds that whoever looks while sites are exchanged sees one, and what
// is of it.
func TestNeverNothing(t *testing.T) {
	if !canSwap {
		t.Log("folders can't be exchanged here")
		return
	}
	out := filepath.Join(t.TempDir(), "out")
	mustPut(t, out, before, true)
	var looks, missed atomic.Int64
	stop := make(chan struct{})
	var looking sync.WaitGroup
	looking.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			looks.Add(1)
			if _, err := os.Lstat(filepath.Join(out, "index.html")); err != nil {
				missed.Add(1)
			}
		}
	})
	w, err := openWork(t.Context(), out, out, true)
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, w.path(wholeName), after)
	for n := 0; n < 2000 || n%2 > 0 || looks.Load() < 100; n++ {
		if err := swap(w.path(wholeName), out); err != nil {
			t.Fatal(err)
		}
	}
	mustWrite(t, w.path(wholeName), map[string]string{".hanji": string(mark(unsure(slices.Collect(maps.Keys(after))), complete))})
	close(stop)
	looking.Wait()
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	if missed.Load() > 0 {
		t.Errorf("of %d looks, %d saw nothing", looks.Load(), missed.Load())
	}
}
