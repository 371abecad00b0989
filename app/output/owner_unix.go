//go:build unix

package output

import (
	"io/fs"
	"os"
	"syscall"
)

// chown gives a folder the owner and group of another one, if it has not.
var chown = func(dir string, was fs.FileInfo) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	is, want := info.Sys().(*syscall.Stat_t), was.Sys().(*syscall.Stat_t)
	if is.Uid == want.Uid && is.Gid == want.Gid {
		return nil
	}
	return os.Lchown(dir, int(want.Uid), int(want.Gid))
}
