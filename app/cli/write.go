package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"hanji/app/site"
	"hanji/app/source"
)

// checkOutput refuses an output folder that hanji may not replace.
func checkOutput(out, dir string) error {
	if out == "" {
		return withHint(errors.New("the output folder has no name"), "name it with -o")
	}
	target, err := realPath(out)
	if err != nil {
		return withHint(fmt.Errorf("the output folder %s can't be made: %v", out, err), "choose another with -o")
	}
	blog, err := realPath(dir)
	if err != nil {
		return err
	}
	if contains(target, blog) {
		return withHint(fmt.Errorf("the output folder %s holds the blog", out), "choose another with -o")
	}
	for _, root := range source.Roots {
		if contains(filepath.Join(blog, root), target) {
			return withHint(fmt.Errorf("the output folder %s is inside the blog's %s", out, root), "choose another with -o")
		}
	}
	entries, err := os.ReadDir(target)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return withHint(fmt.Errorf("the output folder %s can't be read: %v", out, errors.Unwrap(err)), "choose another with -o")
	}
	if _, err := os.Stat(filepath.Join(target, source.Marker)); err != nil {
		return withHint(fmt.Errorf("the output folder %s exists and was not made by hanji", out), "choose another with -o, or remove it")
	}
	return nil
}

// realPath is the absolute path without symbolic links of what exists of path.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			return filepath.Join(real, rest), nil
		} else if parent := filepath.Dir(abs); !errors.Is(err, fs.ErrNotExist) || parent == abs {
			return "", err
		} else {
			rest = filepath.Join(filepath.Base(abs), rest)
			abs = parent
		}
	}
}

func contains(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// written counts what a build has put on disk.
type written struct{ files, bytes int }

// write puts a site on disk: into a fresh folder beside out, which takes out's
// place when it is complete. If anything fails, out stays as it was.
func write(ctx context.Context, out string, built *site.Site, blog *source.Blog) (w written, err error) {
	out, err = realPath(out)
	if err != nil {
		return w, err
	}
	fresh, err := makeBeside(out)
	if err != nil {
		return w, withHint(fmt.Errorf("the output folder can't be made: %w", err),
			"it is made anew beside the old one: choose one with -o in a folder that you may write to")
	}
	defer os.RemoveAll(fresh)
	var lock sync.Mutex
	create := func(name string, content io.Reader) error {
		if err := ctx.Err(); err != nil {
			return errors.New("interrupted; the previous output is as it was")
		}
		path := filepath.Join(fresh, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		n, err := io.Copy(f, content)
		lock.Lock()
		defer lock.Unlock()
		w.files++
		w.bytes += int(n)
		return errors.Join(err, f.Close())
	}
	var group errgroup.Group
	group.SetLimit(2 * runtime.GOMAXPROCS(0)) // Some wait for the disk.
	for name, data := range built.Files {
		group.Go(func() error { return create(name, bytes.NewReader(data)) })
	}
	for _, a := range blog.Assets {
		group.Go(func() error { return copyAsset(blog, a, create) })
	}
	if err := group.Wait(); err != nil {
		return w, err
	}
	if err := create(source.Marker, strings.NewReader("This folder is made by hanji and replaced at each build.\n")); err != nil {
		return w, err
	}
	return w, replace(out, fresh)
}

// makeBeside makes an empty folder beside out, which may not exist.
func makeBeside(out string) (string, error) {
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return "", err
	}
	if err := cleanUp(out); err != nil {
		return "", err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+"-new-")
	if err != nil {
		return "", err
	}
	return fresh, os.Chmod(fresh, 0o755)
}

func copyAsset(blog *source.Blog, a source.Asset, create func(string, io.Reader) error) error {
	f, err := blog.Open(a.File)
	if err != nil {
		return err
	}
	defer f.Close()
	return create(strings.TrimPrefix(a.Path, "/"), f)
}

// abandoned is the age at which the folders of a build that was killed are taken
// for its remains.
const abandoned = time.Hour

// cleanUp removes what builds that were killed have left beside out, and puts the
// output back that one of them had moved away.
func cleanUp(out string) error {
	prefix := filepath.Join(filepath.Dir(out), "."+filepath.Base(out))
	for _, pattern := range []string{prefix + "-old-*", prefix + "-new-*"} {
		left, err := filepath.Glob(pattern)
		if err != nil {
			return nil // A name that is a pattern has nothing cleaned up.
		}
		for _, dir := range left {
			info, err := os.Stat(dir)
			if err != nil || time.Since(info.ModTime()) < abandoned {
				continue
			}
			if _, err := os.Stat(out); errors.Is(err, fs.ErrNotExist) {
				_ = os.Rename(filepath.Join(dir, "previous"), out)
			}
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
		}
	}
	return nil
}

// replace puts fresh in the place of out.
func replace(out, fresh string) error {
	old, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+"-old-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(old)
	previous := filepath.Join(old, "previous")
	if err := os.Rename(out, previous); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		return errors.Join(err, os.Rename(previous, out))
	}
	return nil
}
