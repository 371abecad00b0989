package output

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"

	"golang.org/x/sync/errgroup"

	"hanji/app/problem"
)

// makeFresh makes the folder of the fresh site, which is to take the target's place if
// it is beside that.
func (w *work) makeFresh(beside bool) error {
	fresh := w.path(freshName)
	if err := os.Mkdir(fresh, 0o755); err != nil || !beside {
		return err
	}
	was, err := os.Lstat(w.target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = chown(fresh, was)
	}
	if err != nil {
		return errors.Join(errInPlace, err)
	}
	return nil
}

// stage writes the whole site into an empty folder. The mark is the last.
func (s *site) stage(ctx context.Context, dir string) (written Written, err error) {
	s.sums = sums{}
	var lock sync.Mutex // of s.sums and written
	var group errgroup.Group
	group.SetLimit(2 * runtime.GOMAXPROCS(0)) // Some wait for the disk.
	for _, f := range s.files {
		group.Go(func() error {
			if ctx.Err() != nil {
				return errInterrupted
			}
			content, err := f.Open()
			if err != nil {
				return cantRead(err)
			}
			defer content.Close()
			from := &reading{Reader: content}
			sum := newContent()
			n, err := f.write(dir, io.TeeReader(from, sum))
			switch {
			case from.err != nil:
				return cantRead(from.err)
			case err != nil:
				return f.cantWrite(s.out, cure(err), plain(err))
			}
			lock.Lock()
			defer lock.Unlock()
			s.sums[f.Name] = sum.String()
			written.Bytes += int(n)
			return nil
		})
	}
	err = group.Wait()
	if err == nil {
		err = writeMark(dir, filepath.Join(filepath.Dir(dir), markName), s.sums, complete)
	}
	if err != nil {
		return Written{}, err
	}
	written.Files = len(s.files) + 1
	return written, nil
}

// reading tells an error of reading from one of writing.
type reading struct {
	io.Reader
	err error
}

func (r *reading) Read(p []byte) (n int, err error) {
	n, err = r.Reader.Read(p)
	if err != io.EOF {
		r.err = err
	}
	return n, err
}

func cantRead(err error) error {
	return problem.Errorf(cmp.Or(problem.HintOf(err), "see whether the file is still there and can be read, then build again"), "%w", err)
}

func (f File) write(dir string, content io.Reader) (n int64, err error) {
	path := filepath.Join(dir, f.Name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return 0, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(file, content)
	return n, errors.Join(err, file.Close())
}

// cure is what to do about an error of the file system.
func cure(err error) string {
	switch {
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "most systems take names of up to 255 bytes and paths of up to 4,095: shorten its name or address, or choose with -o an output folder with a shorter path"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "make space there, or choose a folder on another disk with -o"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "choose with -o a folder that you may write to"
	case errors.Is(err, fs.ErrExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR):
		return "the blog has something else at that place: give one of the two another address"
	}
	return "see whether the file can be read and the output folder written to, then build again"
}
