package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
func provable(dir string, site tree) (own sums, rest []string, err error) {
	own = sums{}
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
			ext := path.Ext(name)
			// "x.html" comes before "x.html.br".
			packed := (ext == ".br" || ext == ".gz") && own[strings.TrimSuffix(name, ext)] != ""
			if packed || site.files[name] || isHanjis(dir, name) {
				own[name] = unknown
			} else {
				rest = append(rest, name)
			}
		}
		return nil
	})
	slices.Sort(rest)
	return own, rest, err
}

var hashedName = regexp.MustCompile(`^(?:hanji/[^/]+-([0-9a-f]{16})|bundle/([0-9a-f]{32}))\.[a-z]+$`)

// isHanjis reports whether a file is named by its content, or its beginning is that of a
// page, a bundle's root or a file for hosts of hanji's.
func isHanjis(dir, name string) bool {
	hash := hashedName.FindStringSubmatch(name)
	var beginning string
	switch {
	case path.Ext(name) == ".html":
		beginning = `<meta name="generator" content="hanji">`
	case hash != nil && hash[2] != "": // A root names itself.
		beginning = `"id":"` + strings.TrimSuffix(path.Base(name), ".json") + `"`
	case name == "_headers" || name == "_redirects":
		beginning = "# For Cloudflare Pages, Netlify and other hosts that read this file."
	case hash == nil:
		return false
	}
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return false
	}
	sum := sha256.Sum256(content)
	return hash != nil && strings.HasPrefix(hex.EncodeToString(sum[:]), hash[1]+hash[2]) ||
		beginning != "" && bytes.Contains(content[:min(512, len(content))], []byte(beginning))
}
