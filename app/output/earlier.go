package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// provable lists what in an output of an earlier version, whose mark has no list, is
// hanji's beyond doubt: what is named by its own content, says who made it, or is at the
// place of a file of the new site; and the compressed form of one of these. The rest of
// the files may be anyone's.
func provable(dir string, site tree) (names, rest []string, err error) {
	own := map[string]bool{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && reserved(name):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.Type().IsRegular():
		default:
			own[name] = site.files[name] || isNamedByContent(dir, name) || saysHanji(dir, name)
			if ext := path.Ext(name); ext == ".br" || ext == ".gz" {
				// "x.html" comes before "x.html.br".
				own[name] = own[name] || own[strings.TrimSuffix(name, ext)]
			}
		}
		return nil
	})
	for name, is := range own {
		if is {
			names = append(names, name)
		} else {
			rest = append(rest, name)
		}
	}
	slices.Sort(rest)
	return names, rest, err
}

var hashedName = regexp.MustCompile(`^(?:hanji/[^/]+-([0-9a-f]{16})|bundle/([0-9a-f]{32}))\.[a-z]+$`)

func isNamedByContent(dir, name string) bool {
	parts := hashedName.FindStringSubmatch(name)
	if parts == nil {
		return false
	}
	file, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	defer file.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return err == nil && strings.HasPrefix(hex.EncodeToString(sum.Sum(nil)), parts[1]+parts[2])
}

// saysHanji reports whether a file's beginning is that of a page, a bundle's root or a
// file for hosts of hanji's.
func saysHanji(dir, name string) bool {
	var beginning string
	switch {
	case path.Ext(name) == ".html":
		beginning = `<meta name="generator" content="hanji">`
	case hashedName.MatchString(name) && strings.HasPrefix(name, "bundle/"): // A root, which names itself.
		beginning = `"id":"` + strings.TrimSuffix(path.Base(name), ".json") + `"`
	case name == "_headers" || name == "_redirects":
		beginning = "# For Cloudflare Pages, Netlify and other hosts that read this file."
	default:
		return false
	}
	file, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(file, head)
	return (err == nil || errors.Is(err, io.ErrUnexpectedEOF)) && bytes.Contains(head[:n], []byte(beginning))
}
