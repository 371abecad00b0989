package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// Asset is a file that is published as it is.
type Asset struct {
	// Path is its site path; File its name in the blog's folder. A file whose name
	// is not NFC is two assets: under its name, and under that name in NFC.
	Path, File string
	Size       int64
	// Hash is the first 16 hexadecimal digits of the content's SHA-256, and the
	// version in links: "?v=<hash>".
	Hash string
}

// assetRoots are published whether or not something refers to them.
var assetRoots = []string{"assets", ".well-known", "CNAME", "ads.txt", "favicon.ico", "robots.txt"}

// assets are the files to publish. Each is read once, when first wanted.
type assets struct {
	folder *folder
	// places are the site paths of files that are not named after them.
	places map[string]string

	mu    sync.Mutex
	files map[string]func() asset
}

type asset struct {
	Asset
	width, height int
	// err says why there is no asset.
	err error
	// imageErr says why an image has no size.
	imageErr error
	// scripted says that it is a document with a script.
	scripted bool
}

func newAssets(f *folder, places map[string]string) *assets {
	return &assets{folder: f, places: places, files: map[string]func() asset{}}
}

// publish adds a file by its name on disk.
func (a *assets) publish(file string) asset {
	a.mu.Lock()
	load, ok := a.files[file]
	if !ok {
		load = sync.OnceValue(func() asset { return a.load(file) })
		a.files[file] = load
	}
	a.mu.Unlock()
	return load()
}

func (a *assets) load(file string) asset {
	loaded := asset{Asset: Asset{Path: norm.NFC.String(firstOf(a.places[file], "/"+file)), File: file}}
	if loaded.err = a.folder.check(file); loaded.err != nil {
		return loaded
	}
	content, err := a.folder.root.Open(file)
	if err != nil {
		loaded.err = plainError(err)
		return loaded
	}
	defer content.Close()
	if isImage(file) {
		loaded.width, loaded.height, loaded.imageErr = imageSize(file, content)
		if _, loaded.err = content.Seek(0, io.SeekStart); loaded.err != nil {
			return loaded
		}
	}
	if isDocument(file) {
		loaded.scripted = hasScript(file, content)
		if _, loaded.err = content.Seek(0, io.SeekStart); loaded.err != nil {
			return loaded
		}
	}
	sum := sha256.New()
	if loaded.Size, err = io.Copy(sum, content); err != nil {
		loaded.err = plainError(err)
	}
	loaded.Hash = hex.EncodeToString(sum.Sum(nil))[:16]
	return loaded
}

// has reports whether a file is published.
func (a *assets) has(file string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.files[file] != nil
}

// variables are the files as templates know them.
func (a *assets) variables() []any {
	a.mu.Lock()
	defer a.mu.Unlock()
	var list []any
	for _, file := range slices.Sorted(maps.Keys(a.files)) {
		name, ext := path.Base(file), path.Ext(file)
		list = append(list, map[string]any{"path": "/" + file, "name": name, "extname": ext, "basename": strings.TrimSuffix(name, ext)})
	}
	return list
}

// findAssets lists the files of assetRoots.
func findAssets(f *folder, add func(Problem)) (files []string) {
	for _, name := range assetRoots {
		if !f.isFolder(name) {
			if err := f.check(name); err == nil {
				files = append(files, name)
			} else if !errors.Is(err, fs.ErrNotExist) {
				add(unreadable(name, err))
			}
			continue
		}
		f.walk(name, func(file string, entry fs.DirEntry, err error) {
			switch {
			case err != nil:
				add(unreadable(file, err))
			case entry.Type()&fs.ModeSymlink != 0 && f.isFolder(file):
				add(linkedFolder(file))
			case !isMarkdown(file):
				files = append(files, file)
			}
		})
	}
	return files
}

// list returns the assets by path, and what is wrong with them. Their addresses
// must not be taken; if this is lenient, one that is, or can't be read, is left out.
func (a *assets) list(taken *claims, lenient bool) (all []Asset, problems []Problem) {
	for _, file := range slices.Sorted(maps.Keys(a.files)) {
		loaded := a.files[file]()
		if loaded.err != nil {
			p := unreadable(file, loaded.err)
			p.Warning = lenient
			problems = append(problems, p)
			continue
		}
		if loaded.imageErr != nil {
			problems = append(problems, Problem{Kind: BadFile, File: file, Warning: true,
				What: "the size of the picture can't be read: " + loaded.imageErr.Error(),
				Hint: "the file may be damaged, or of another kind than its name says"})
		}
		if err := taken.claim(loaded.Path, file); err != nil {
			problems = append(problems, Problem{Kind: BadAddress, File: file, Warning: lenient, What: err.Error(), Hint: hintOf(err)})
			continue
		}
		if loaded.scripted {
			problems = append(problems, scripted(file))
		}
		all = append(all, loaded.Asset)
		if named := firstOf(a.places[file], "/"+file); named != loaded.Path {
			alias := loaded.Asset
			alias.Path = named
			all = append(all, alias)
		}
	}
	slices.SortFunc(all, func(x, y Asset) int { return strings.Compare(x.Path, y.Path) })
	return all, problems
}

func unreadable(file string, err error) Problem {
	return Problem{Kind: BadFile, File: file, What: "can't be read: " + plainError(err).Error(), Hint: "put a file that can be read in its place, or remove it"}
}

func linkedFolder(file string) Problem {
	return Problem{Kind: BadFile, File: file, Warning: true, What: "left out: a symbolic link to a folder", Hint: "move the folder here"}
}

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mkdown", ".mkdn", ".mkd":
		return true
	}
	return false
}

func isHTML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}
