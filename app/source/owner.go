package source

import (
	"strings"

	"hanji/app/address"
	"hanji/app/front"
	"hanji/app/icon"
	"hanji/app/identity"
	"hanji/app/post"
	"hanji/app/problem"
	"hanji/app/settings"
)

// portray gives the blog its own pictures: logo, portrait, the preview of pages without one, and
// icons where manifest.json has none.
func (j jekyllRules) portray(x *index, drafts []*draft) {
	home := front.Fields{Report: &front.Report{}}
	for _, d := range drafts {
		if d.Get("permalink").Text == "/" || d.File == "index.md" || d.File == "index.html" {
			home = d.Fields
		}
	}
	p := portrayer{x, map[string]string{}}
	for _, file := range x.assets.names() {
		p.files[x.assets.publish(file).Path] = file
	}
	own := identity.FindPictures(j.blog, x.folder, x.frame, home, x.assets.names())
	x.Logo, x.Avatar, x.Preview = p.first(own.Logos), p.first(own.Avatars), p.first(own.Previews)
	if shown := own.LayoutLogo; x.Logo == nil && shown != nil {
		if logo := p.find(*shown, &front.Report{}); logo != nil && own.IsLogo(*logo) {
			x.Logo = logo
		}
	}
	if x.Logo != nil {
		x.LogoTone = icon.Tone(p.read(p.file(x.Logo)))
	}
	if len(x.Icons) == 0 {
		j.blog.Problems = append(j.blog.Problems, p.icons(own)...)
	}
}

// portrayer finds pictures. files has those that are published, by site path.
type portrayer struct {
	*index
	files map[string]string
}

// first returns the first picture that is there, and whole: of one that is broken the file tells.
func (p portrayer) first(of []identity.Picture) *post.Image {
	for _, picture := range of {
		img := p.find(picture, picture.In)
		if img == nil {
			continue
		}
		if file := p.file(img); file == "" || p.assets.publish(file).imageErr == nil {
			return img
		}
	}
	return nil
}

func (p portrayer) find(of identity.Picture, r *front.Report) *post.Image {
	return p.image(origin{file: of.In.File, sitePath: "/"}, r, of.Picture)
}

// file returns the file of a picture, "" for one of another site.
func (p portrayer) file(img *post.Image) string {
	if address.IsWeb(img.Src) {
		return ""
	}
	to := pathOf(img.Src)
	if file, ok := p.files[to]; ok {
		return file
	}
	return strings.TrimPrefix(to, "/")
}

func (p portrayer) read(file string) []byte {
	data, _ := p.folder.Head(file, icon.MaxBytes+1) // What can't be read is no picture.
	return data
}

// icons chooses the blog's icons, and returns what is wrong with the files that are none.
func (p portrayer) icons(own identity.Pictures) (problems []problem.Problem) {
	var groups [][]icon.Source
	for _, group := range own.Icons {
		var files []icon.Source
		for _, picture := range group {
			name := picture.File
			if name == "" {
				r := &front.Report{}
				if picture.IsSetting {
					r = picture.In
				}
				if img := p.find(picture, r); img != nil {
					name = p.file(img)
				}
				if picture.IsSetting && address.IsWeb(picture.Address) && name == "" {
					r.Add(problem.NotCarriedOver, picture.At, true, "put the picture into the blog's folder, and name it here", "icons are not made of a picture of another site")
				}
			}
			if name != "" {
				files = append(files, icon.Source{Name: name, IsTouch: picture.IsTouch})
			}
		}
		groups = append(groups, files)
	}
	found := icon.Choose(groups, p.read)
	if len(found.Made)+len(found.Linked) == 0 {
		found.Made = icon.Emoji(own.Emoji)
	}
	if len(found.Made)+len(found.Linked) == 0 { // The last resort.
		for _, img := range []*post.Image{p.Avatar, p.Logo} {
			if img != nil && own.IsIcon(*img) && p.file(img) != "" && len(found.Made) == 0 {
				last := icon.Choose([][]icon.Source{{{Name: p.file(img)}}}, p.read)
				found.Made, found.Linked = last.Made, last.Linked
			}
		}
	}
	p.Own.Made = found.Made
	for _, l := range found.Linked {
		if ref, _, err := p.index.file(l.Name, target{}); err == nil {
			p.Own.Linked = append(p.Own.Linked, settings.Icon{Src: ref.To, Sizes: l.Sizes, Type: l.Type})
		}
	}
	for _, b := range found.Broken {
		if p.assets.publish(b.Name).imageErr == nil {
			problems = append(problems, problem.Problem{Kind: problem.BadFile, File: b.Name, Warning: true, What: b.Err.Error(), Hint: problem.HintOf(b.Err)})
		}
	}
	return problems
}
