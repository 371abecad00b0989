//go:build !js

package e2e

import (
	"crypto/sha256"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// deployment brings editions onto a host as tools for uploading do: file by file,
// in some order, and now and then not to the end.
type deployment struct {
	t   *testing.T
	dir string
	// has are the sums of what is on the host, by path.
	has map[string][32]byte
	to  *edition
	// todo are the paths to copy or, where the edition has none, to delete.
	todo []string
}

// order is how an upload goes about.
type order struct {
	files    string // "random", "pages first" or "pages last"
	deletion string // "first", "last" or "never"
}

func (o order) String() string { return o.files + ", deletion " + o.deletion }

func someOrder(random *rand.Rand) order {
	return order{
		files:    pick(random, "random", "pages first", "pages last"),
		deletion: pick(random, "first", "last", "never"),
	}
}

func pick[T any](random *rand.Rand, from ...T) T { return from[random.IntN(len(from))] }

// deploy puts a whole edition into an empty folder.
func deploy(t *testing.T, dir string, e *edition) *deployment {
	t.Helper()
	d := &deployment{t: t, dir: dir, has: map[string][32]byte{}}
	d.begin(rand.New(rand.NewPCG(1, 1)), e, order{"random", "last"})
	d.finish()
	return d
}

// begin starts the upload of an edition, whether or not the one before was
// completed.
func (d *deployment) begin(random *rand.Rand, e *edition, o order) {
	var add, gone []string
	for path, sum := range e.sums {
		if d.has[path] != sum {
			add = append(add, path)
		}
	}
	for path := range d.has {
		if _, ok := e.sums[path]; !ok {
			gone = append(gone, path)
		}
	}
	for _, list := range [][]string{add, gone} {
		slices.Sort(list)
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	if o.files != "random" {
		slices.SortStableFunc(add, func(a, b string) int {
			switch {
			case isPage(a) == isPage(b):
				return 0
			case isPage(a) == (o.files == "pages first"):
				return -1
			}
			return 1
		})
	}
	d.to = e
	switch o.deletion {
	case "first":
		d.todo = append(gone, add...)
	case "last":
		d.todo = append(add, gone...)
	default:
		d.todo = add
	}
}

func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

func (d *deployment) isComplete() bool { return len(d.todo) == 0 }

// step uploads or deletes up to n files.
func (d *deployment) step(n int) {
	d.t.Helper()
	n = min(n, len(d.todo))
	for _, path := range d.todo[:n] {
		if err := d.put(path); err != nil {
			d.t.Fatal(err)
		}
	}
	d.todo = d.todo[n:]
}

func (d *deployment) finish() {
	d.t.Helper()
	d.step(len(d.todo))
}

func (d *deployment) put(path string) error {
	name := filepath.Join(d.dir, filepath.FromSlash(path))
	sum, ok := d.to.sums[path]
	if !ok {
		delete(d.has, path)
		return os.Remove(name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	fresh := filepath.Join(d.dir, ".upload")
	if err := os.Link(filepath.Join(d.to.dir, filepath.FromSlash(path)), fresh); err != nil {
		return err
	}
	d.has[path] = sum
	return os.Rename(fresh, name)
}

// TestDeployments holds that the simulator brings any edition onto the host,
// after any other, in any order, and from an upload that was cut.
func TestDeployments(t *testing.T) {
	all := editions(t)
	random := rand.New(rand.NewPCG(1, 2))
	d := deploy(t, t.TempDir(), all[0])
	for range 30 {
		d.begin(random, pick(random, all...), someOrder(random))
		d.step(random.IntN(len(d.todo) + 1))
	}
	for _, e := range all {
		d.begin(random, e, order{pick(random, "random", "pages first", "pages last"), pick(random, "first", "last")})
		d.finish()
		for path, data := range readTree(t, d.dir) {
			if sum := sha256.Sum256(data); sum != e.sums[path] {
				t.Errorf("edition %d: %s is not its own", e.number, path)
			}
		}
		if got, want := len(d.has), len(e.sums); got != want {
			t.Errorf("edition %d: %d files, want %d", e.number, got, want)
		}
	}
}
