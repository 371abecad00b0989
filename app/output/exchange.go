package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"hanji/app/problem"
)

// exchange puts the staged site in the place of the target. What no build wrote moves
// over before; closing the folder brings it back if this fails, and removes the site
// that was there if it does not.
func (w *work) exchange(old tree) error {
	whole := w.path(wholeName)
	if err := os.Rename(w.path(freshName), whole); err != nil {
		return err
	}
	was, err := os.Lstat(w.target)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(whole, w.target); err != nil {
			return problem.Errorf(cure(err), "the output folder %s can't be made: %w", w.out, plain(err))
		}
		return nil
	}
	if err == nil {
		err = os.Chmod(whole, was.Mode()&(fs.ModePerm|fs.ModeSetgid|fs.ModeSticky))
	}
	if err == nil {
		err = old.walk(w.target, func(name string, _ fs.DirEntry, own bool) error {
			if own {
				return nil
			}
			return w.carry(w.target, whole, name)
		})
	}
	if err == nil {
		err = swap(whole, w.target)
	}
	if err != nil && !problem.IsHinted(err) {
		return errors.Join(errInPlace, err)
	}
	return err
}

// canExchange reports whether a folder may take the target's place at once. Where it
// says so wrongly, exchange fails and nothing is lost.
func canExchange(target string) bool {
	_, err := os.Lstat(target)
	return errors.Is(err, fs.ErrNotExist) || canSwap && !holdsMount(filepath.Clean(target))
}
