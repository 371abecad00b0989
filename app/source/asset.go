package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"hanji/app/folder"
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

	real string // File without links
}

// assetRoots are published whether or not something refers to them.
var assetRoots = []string{"assets", ".well-known", "CNAME", "ads.txt", "favicon.ico", "robots.txt"}

// assets are the files to publish. Each is read once, when first wanted.
type assets struct {
	folder *folder.Folder
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
	// script says what script a document has, if any.
	script string
}

func newAssets(f *folder.Folder, places map[string]string) *assets {
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
	content, real, err := a.folder.Publish(file)
	if loaded.real, loaded.err = real, err; err != nil {
		return loaded
	}
	defer content.Close()
	if isImage(file) {
		head := io.LimitReader(content, folder.MaxText)
		loaded.width, loaded.height, loaded.imageErr = imageSize(file, head)
		if _, loaded.err = content.Seek(0, io.SeekStart); loaded.err != nil {
			return loaded
		}
	}
	if isDocument(file) {
		loaded.script = findScript(file, content)
		if _, loaded.err = content.Seek(0, io.SeekStart); loaded.err != nil {
			return loaded
		}
	}
	sum := sha256.New()
	loaded.Size, loaded.err = io.Copy(sum, content)
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
func findAssets(f *folder.Folder, add func(Problem)) (files []string) {
	for _, name := range assetRoots {
		if !f.IsFolder(name) {
			if f.Exists(name) {
				files = append(files, name)
			}
			continue
		}
		f.Walk(name, func(file string, err error) {
			if err != nil {
				add(unreadable(file, err))
			} else if !isMarkdown(file) {
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
		if loaded.script != "" {
			problems = append(problems, scripted(file, loaded.script))
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
	isLeftOut := errors.Is(err, folder.ErrLinked) || errors.Is(err, folder.ErrBuilt)
	p := Problem{Kind: BadFile, File: file, Warning: isLeftOut, What: err.Error(), Hint: hintOf(err)}
	if p.Hint == "" {
		p.What, p.Hint = "can't be read: "+p.What, "put a file that can be read in its place, or remove it"
	}
	return p
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
