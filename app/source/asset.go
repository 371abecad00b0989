package source

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"hanji/app/address"
	"hanji/app/folder"
	"hanji/app/front"
	"hanji/app/problem"
	"hanji/app/script"
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

// assets are the files to publish.
type assets struct {
	*reader
	files sync.Map // of names on disk to what reads each once, when it is first wanted
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

// publish adds a file by its name on disk.
func (a *assets) publish(file string) asset {
	load, _ := a.files.LoadOrStore(file, sync.OnceValue(func() asset { return a.load(file) }))
	return load.(func() asset)()
}

func (a *assets) load(file string) asset {
	loaded := asset{Asset: Asset{Path: norm.NFC.String(a.rules.place(file)), File: file}}
	content, real, err := a.folder.Publish(file)
	if loaded.real, loaded.err = real, err; err != nil {
		return loaded
	}
	defer content.Close()
	if folder.IsImage(file) {
		loaded.width, loaded.height, loaded.imageErr = folder.ImageSize(file, io.NewSectionReader(content, 0, folder.MaxText))
	}
	if script.IsDocument(file) {
		loaded.script = script.Find(file, io.NewSectionReader(content, 0, math.MaxInt64))
	}
	sum := sha256.New()
	loaded.Size, loaded.err = io.Copy(sum, content)
	loaded.Hash = hex.EncodeToString(sum.Sum(nil))[:16]
	return loaded
}

// warnOfScript warns of a file that is published as it is, with a script or what may be one,
// if it has any.
func warnOfScript(r *front.Report, what string) {
	if what != "" {
		r.Add(problem.BadFile, front.Position{}, true, "publish only files of which you know what their scripts do; in a post, none runs",
			"published as it is, "+what)
	}
}

// has reports whether a file is published.
func (a *assets) has(file string) bool {
	_, is := a.files.Load(file)
	return is
}

// names returns the files that are published, in their order.
func (a *assets) names() (files []string) {
	for file := range a.files.Range {
		files = append(files, file.(string))
	}
	slices.Sort(files)
	return files
}

// findAssets lists the files of assetRoots.
func findAssets(f *folder.Folder, add func(problem.Problem)) (files []string) {
	for _, name := range assetRoots {
		switch {
		case f.IsFolder(name):
			f.Walk(name, add, func(file string) {
				if !folder.IsMarkdown(file) {
					files = append(files, file)
				}
			})
		case f.Exists(name):
			files = append(files, name)
		}
	}
	return files
}

// list returns the assets by path, and what is wrong with them. Their addresses
// must not be taken; if this is lenient, one that is, or can't be read, is left out.
func (a *assets) list(taken address.Claims, lenient bool) (all []Asset, problems []problem.Problem) {
	for _, file := range a.names() {
		loaded, r := a.publish(file), &front.Report{File: file, Kind: problem.BadFile}
		err := loaded.err
		if err != nil {
			r.Problems = append(r.Problems, folder.Unreadable(file, err))
		} else if err = taken.Claim(loaded.Path, file); err != nil {
			r.Fail(front.Position{}, err)
		}
		if loaded.err == nil && loaded.imageErr != nil {
			r.Warnf(front.Position{}, cmp.Or(problem.HintOf(loaded.imageErr), "the file may be damaged, or of another kind than its name says"), "the size of the picture can't be read: %v", loaded.imageErr)
		}
		if err == nil {
			warnOfScript(r, loaded.script)
			all = append(all, loaded.Asset)
			if named := a.rules.place(file); named != loaded.Path {
				loaded.Path = named
				all = append(all, loaded.Asset)
			}
		}
		if lenient {
			r.LeaveOut("the file")
		}
		problems = append(problems, r.Problems...)
	}
	slices.SortFunc(all, func(x, y Asset) int { return strings.Compare(x.Path, y.Path) })
	return all, problems
}
