package source

import (
	"fmt"
	"path"
	"strings"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/matter"
	"hanji/app/post"
	"hanji/app/problem"
)

// show gives a post the pictures of its draft.
func (x *index) show(d *draft) {
	found := map[string]*post.Image{}
	image := func(p matter.Picture) *post.Image {
		if _, ok := found[p.Address]; !ok && p.Address != "" {
			found[p.Address] = x.image(d.origin(), d.Report, p)
		}
		return found[p.Address]
	}
	p := &d.post
	p.Image = image(d.pictures.Card)
	head := image(d.pictures.Head)
	if p.Image == nil {
		p.Image = head
	}
	if p.HeaderImage = head != nil && head == p.Image; !p.HeaderImage {
		p.Header = head
	}
	if shared := image(d.pictures.Shared); shared != p.Image {
		p.Shared = shared
	}
}

// pictureFolders are where themes have the pictures of front matter, besides where they are
// named.
var pictureFolders = []string{"images", "assets/images", "assets/img", "img"}

// image resolves a picture of front matter, or of settings.
func (x *index) image(from origin, r *front.Report, p matter.Picture) *post.Image {
	ref, err := x.refer(from, p.Address, true)
	for _, dir := range pictureFolders {
		if err == nil || strings.HasPrefix(p.Address, "/") {
			break
		}
		if there, none := x.refer(origin{file: from.file, sitePath: from.sitePath, terse: true}, path.Join("/", dir, p.Address), true); none == nil {
			ref, err = there, nil
		}
	}
	_, ours := x.Home.Within(p.Address)
	switch {
	case err != nil:
		r.Warn(problem.MissingMedia, p.At, err)
		return nil
	case ref.To != "":
		return &post.Image{Src: ref.To, Alt: p.Alt, Width: ref.Width, Height: ref.Height}
	case ours: // An error of that file.
		return nil
	case strings.HasPrefix(p.Address, "//"):
		return &post.Image{Src: "https:" + p.Address, Alt: p.Alt}
	case address.IsWeb(p.Address):
		return &post.Image{Src: p.Address, Alt: p.Alt}
	}
	r.Add(problem.BadAddress, p.At, true, "write a path, or an address that begins with https://", fmt.Sprintf("image leads to a refused address %q", p.Address))
	return nil
}
