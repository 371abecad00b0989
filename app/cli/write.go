package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hanji/app/site"
	"hanji/app/source"
)

// marker is the file by which a folder is known to be hanji's output, so that
// no other folder is ever replaced.
const marker = ".hanji"

// checkOutput refuses an output folder that hanji may not replace.
func checkOutput(out, dir string) error {
	target, err := realPath(out)
	if err != nil {
		return err
	}
	blog, err := realPath(dir)
	if err != nil {
		return err
	}
	if contains(target, blog) {
		return withHint(fmt.Errorf("the output folder %s holds the blog", out), "choose another with -o")
	}
	for _, posts := range []string{"posts", "_posts"} {
		if contains(filepath.Join(blog, posts), target) {
			return withHint(fmt.Errorf("the output folder %s is inside the posts", out), "choose another with -o")
		}
	}
	entries, err := os.ReadDir(target)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(target, marker)); err != nil {
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
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return w, err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+"-new-")
	if err != nil {
		return w, err
	}
	defer os.RemoveAll(fresh)
	if err := os.Chmod(fresh, 0o755); err != nil {
		return w, err
	}
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
		w.files++
		w.bytes += int(n)
		return errors.Join(err, f.Close())
	}
	for name, data := range built.Files {
		if err := create(name, strings.NewReader(string(data))); err != nil {
			return w, err
		}
	}
	for _, a := range blog.Assets {
		if err := copyAsset(blog, a, create); err != nil {
			return w, err
		}
	}
	if err := create(marker, strings.NewReader("This folder is made by hanji and replaced at each build.\n")); err != nil {
		return w, err
	}
	return w, replace(out, fresh)
}

func copyAsset(blog *source.Blog, a source.Asset, create func(string, io.Reader) error) error {
	f, err := blog.Open(a.File)
	if err != nil {
		return err
	}
	defer f.Close()
	return create(strings.TrimPrefix(a.Path, "/"), f)
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
