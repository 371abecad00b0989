package output

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"hanji/app/folder"
	"hanji/app/problem"
)

// workName is the name of a build's own folder inside of an output, and the end of that
// beside one.
const workName = ".hanji-build"

// What is in a build's own folder. Each of them goes from one state to the next by one
// renaming, so that the names alone say how far a build got that was killed:
//
//   - the lock is the first that is made and the last that goes, and is held while its
//     build lives;
//   - the fresh site is one in the making;
//   - the whole site has its mark. First it is the new one, and what no build wrote
//     comes into it; by the exchange it becomes the one of before. In either case, what
//     its mark does not list belongs into the output.
const (
	lockName  = "lock"
	freshName = "new"
	wholeName = "site"
	markName  = "mark"
)

const lockSentence = "hanji builds a site in this folder, and removes it.\n"

// patience is how long a build waits for another one that writes into the same output.
var patience = time.Minute

// work is a build's own folder, locked.
type work struct {
	dir, target, out string
	lock             *lockedfile.File
}

func (w *work) path(name string) string { return filepath.Join(w.dir, name) }

// openWork makes a build's own folder, beside the target or inside of it, and takes up
// what builds that were killed have left in either.
func openWork(ctx context.Context, out, target string, beside bool) (*work, error) {
	dir, other := filepath.Join(target, workName), besideOf(target)
	if beside {
		dir, other = other, dir
	}
	if _, err := os.Lstat(other); err == nil {
		left := &work{dir: other, target: target, out: out}
		if err := left.open(ctx); err != nil {
			return nil, err
		}
		if err := left.close(); err != nil {
			return nil, err
		}
	}
	w := &work{dir: dir, target: target, out: out}
	err := os.MkdirAll(filepath.Dir(dir), 0o755)
	if err == nil {
		err = w.open(ctx)
	}
	if _, ok := errors.AsType[*fs.PathError](err); !ok || !beside {
		return w, err
	}
	if isFolder(target) {
		return w, errInPlace
	}
	hint := "choose one with -o in a folder that you may write to"
	if errors.Is(err, syscall.ENAMETOOLONG) {
		hint = "choose one with a shorter name or path with -o"
	}
	return w, problem.Errorf(hint, "the output folder %s can't be made: %w", out, plain(err))
}

func besideOf(target string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+workName)
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}

// open makes the folder if it is not there, locks it, and takes up what is in it.
func (w *work) open(ctx context.Context) error {
	ctx, stop := context.WithTimeoutCause(ctx, patience,
		problem.Errorf("wait until it is done, then build again", "another build writes into %s", w.out))
	defer stop()
	for w.lock == nil {
		switch {
		case errors.Is(ctx.Err(), context.Canceled):
			return errInterrupted
		case ctx.Err() != nil:
			return context.Cause(ctx)
		}
		if err := os.Mkdir(w.dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		err := w.mayLock()
		if err == nil {
			err = w.tryLock(ctx)
		}
		// The build that had the folder has removed it.
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := w.settle(); err != nil {
		return errors.Join(err, w.lock.Close())
	}
	return nil
}

// mayLock fails if the folder can't be a build's: a lock is looked for, or made, only
// where one is or nothing is. Other builds make and remove theirs meanwhile, so that it
// takes the lock to tell whose the folder is.
func (w *work) mayLock() error {
	dir, err := os.Lstat(w.dir)
	if err != nil {
		return err
	}
	if !dir.IsDir() { // Nor one that is linked to.
		return w.errForeign()
	}
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return err
	}
	info, err := os.Lstat(w.path(lockName))
	switch {
	case err == nil && info.Mode().IsRegular() || len(entries) == 0:
		return nil
	case errors.Is(err, fs.ErrNotExist) && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == lockName }):
		return err
	case err == nil || errors.Is(err, fs.ErrNotExist):
		return w.errForeign()
	}
	return err
}

func (w *work) errForeign() error {
	return problem.Errorf("move it away", "hanji builds in %s, and what is there is not hanji's", w.dir)
}

// tryLock waits for the lock of the folder, which it may not have got when the context ends.
func (w *work) tryLock(ctx context.Context) error {
	type result struct {
		lock *lockedfile.File
		err  error
	}
	done := make(chan result)
	go func() {
		lock, err := lockedfile.Edit(w.path(lockName))
		select {
		case done <- result{lock, err}:
		case <-ctx.Done():
			if err == nil {
				lock.Close()
			}
		}
	}()
	select {
	case <-ctx.Done():
		return nil
	case r := <-done:
		if r.err != nil {
			return r.err
		}
		if err := w.claim(r.lock); err != nil {
			return errors.Join(err, r.lock.Close())
		}
		w.lock = r.lock
		return nil
	}
}

// claim makes the folder this build's, whose lock it holds, if the lock is still the
// folder's and was made by a build: by one that was killed before it had written all of
// the sentence, if nothing else is there.
func (w *work) claim(lock *lockedfile.File) error {
	mine, err := lock.Stat()
	if err != nil {
		return err
	}
	there, err := os.Lstat(w.path(lockName))
	if err != nil {
		return err
	}
	if !os.SameFile(mine, there) {
		return fs.ErrNotExist
	}
	content, err := io.ReadAll(io.LimitReader(lock, int64(len(lockSentence))+1))
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return err
	}
	if string(content) == lockSentence {
		known := []string{lockName, freshName, wholeName, markName}
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !slices.Contains(known, e.Name()) }) {
			return w.errForeign()
		}
		return nil
	}
	if len(entries) > 1 || !strings.HasPrefix(lockSentence, string(content)) {
		return w.errForeign()
	}
	_, err = lock.WriteAt([]byte(lockSentence), 0)
	return err
}

// close takes up what is in the folder, and removes it.
func (w *work) close() error {
	if err := w.settle(); err != nil {
		return errors.Join(err, w.lock.Close())
	}
	// Where an open file can't be removed, nobody else has taken it in between.
	removed := os.Remove(w.path(lockName))
	err := w.lock.Close()
	if removed != nil {
		_ = os.Remove(w.path(lockName))
	}
	_ = os.Remove(w.dir) // Another build may have it by now.
	return err
}

// settle puts an end to whatever state a build's folder is in: what no build wrote goes
// into the output, and the rest goes away.
func (w *work) settle() error {
	if err := errors.Join(os.RemoveAll(w.path(freshName)), os.RemoveAll(w.path(markName))); err != nil {
		return err
	}
	left := w.path(wholeName)
	if _, err := os.Lstat(left); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Lstat(filepath.Join(left, workName)); !isFolder(left) || err == nil {
		return w.errForeign()
	}
	files, _, err := readMark(left)
	if err != nil {
		return err
	}
	err = newTree(files.names()).walk(left, func(name string, entry fs.DirEntry, own bool) error {
		if own {
			return remove(filepath.Join(left, name))
		}
		return w.carry(left, w.target, name)
	})
	if err != nil {
		return err
	}
	return errors.Join(os.RemoveAll(filepath.Join(left, folder.Marker)), os.Remove(left))
}

// remove removes a file or an empty folder, from a folder that may be read-only; one
// that is not empty stays.
func remove(path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrPermission) {
		_ = os.Chmod(filepath.Dir(path), 0o700)
		err = os.Remove(path)
	}
	if err != nil && isFolder(path) {
		return nil
	}
	return err
}

// carry moves what no build wrote from one folder to another, where nothing may be in
// its place, nor a link on the way to it; of two folders, one takes up what is in the
// other.
func (w *work) carry(from, to, name string) error {
	source, target := filepath.Join(from, name), filepath.Join(to, name)
	blocked := func(by string) error {
		return problem.Errorf("move one of the two elsewhere, then build again", "%s, which no build wrote, can't be moved to %s: %s is in the way", source, target, by)
	}
	if by, err := makeFolders(to, path.Dir(name), tree{}); errors.Is(err, fs.ErrExist) {
		return blocked(by)
	} else if err != nil {
		return err
	}
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(source, target)
	} else if err != nil {
		return err
	}
	if !isFolder(source) || !isFolder(target) {
		return blocked(target)
	}
	entries, err := os.ReadDir(source)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if err := w.carry(source, target, entry.Name()); err != nil {
			return err
		}
	}
	return os.Remove(source)
}

// makeFolders makes a folder below another one, and all on the way to it, where at can't
// be made. A file of the tree makes way. A link is no folder.
func makeFolders(root, name string, own tree) (at string, err error) {
	if name == "." {
		return root, os.MkdirAll(root, 0o755)
	}
	if at, err = makeFolders(root, path.Dir(name), own); err != nil {
		return at, err
	}
	at = filepath.Join(root, name)
	info, err := os.Lstat(at)
	if err == nil && info.IsDir() {
		return at, nil
	}
	if err == nil && info.Mode().IsRegular() && own.files[name] {
		if err := os.Remove(at); err != nil {
			return at, err
		}
	}
	return at, os.Mkdir(at, 0o755)
}

// errInterrupted ends a build that the user does not want any more.
var errInterrupted = problem.Errorf("", "interrupted; the previous output is as it was")
