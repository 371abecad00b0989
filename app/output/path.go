package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// RealPath is the absolute path without symbolic links of what exists of path. A link
// that leads to nothing stands for what it names.
func RealPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		real, err := filepath.EvalSymlinks(abs)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		parent := filepath.Dir(abs)
		if !errors.Is(err, fs.ErrNotExist) || parent == abs {
			return "", err
		}
		to, err := os.Readlink(abs)
		if err != nil {
			rest = filepath.Join(filepath.Base(abs), rest)
			abs = parent
			continue
		}
		dir, base := filepath.Split(to)
		if !filepath.IsAbs(to) {
			dir = parent + string(filepath.Separator) + dir
		}
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real // ".." leads up from where the folders before it lead.
		}
		abs = filepath.Join(dir, base)
	}
}

// Contains reports whether a path is outer, or below it.
func Contains(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
